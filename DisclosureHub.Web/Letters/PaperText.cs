using System.Globalization;
using System.Text;
using System.Xml;
using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Web.Letters;

/// <summary>How papers write text, dates, numbers and fingerprints.</summary>
public static class PaperText
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>
    /// Text that a .docx can hold: what XML 1.0 forbids is left out (it cannot be written there in any form), line ends
    /// of every kind become LF. Nothing else is touched.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            if (c is '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (XmlConvert.IsXmlChar(c))
            {
                clean.Append(c);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>Clean text on one line.</summary>
    public static string OneLine(string? text) => string.Join(' ', Lines(text));

    /// <summary>The lines of a text, clean, without blanks at their ends and without blank ones.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        [.. Clean(text).Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)];

    /// <summary>成文日期: 2026年11月25日, Arabic, no leading zeros (GB/T 9704 7.3.5.4).</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>A moment by the bureau's wall clock: 2026年11月25日 16:05.</summary>
    public static string Moment(DateTimeOffset at) =>
        $"{Day(WorkCalendar.DayOf(at))} {WorkCalendar.LocalTimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>第3版.</summary>
    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"第{version}版");

    /// <summary>A number in Chinese figures for headings, 1 to 99: 二十一.</summary>
    public static string Figure(int number) => number switch
    {
        < 1 or > 99 => number.ToString(CultureInfo.InvariantCulture),
        < 10 => Digits[number].ToString(),
        10 => "十",
        < 20 => $"十{Digits[number % 10]}",
        _ when number % 10 == 0 => $"{Digits[number / 10]}十",
        _ => $"{Digits[number / 10]}十{Digits[number % 10]}",
    };

    /// <summary>
    /// A whole fingerprint in groups of four, with the algorithm before it, for people to compare by eye:
    /// <c>SHA-256　8f3a 52c1 …</c>. Anything that is no hexadecimal value comes back as it is.
    /// </summary>
    public static string Fingerprint(string? hash)
    {
        var clean = OneLine(hash);
        var at = clean.IndexOf(':', StringComparison.Ordinal);
        var digits = clean[(at + 1)..];
        if (digits.Length == 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return clean;
        }

        var algorithm = at < 0 ? "" : clean[..at] switch { "sha256" => "SHA-256 ", "sm3" => "SM3 ", var other => other + " " };
        return algorithm + string.Join(' ', digits.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The title of a document in running text: 《…》, with inner marks one step down.</summary>
    public static string Cited(string? title)
    {
        var inner = OneLine(title);
        if (inner.StartsWith('《') && inner.IndexOf('》', StringComparison.Ordinal) == inner.Length - 1)
        {
            return inner;
        }

        return $"《{inner.Replace('《', '〈').Replace('》', '〉')}》";
    }

    /// <summary>About how wide a text is, in whole characters: Latin letters and figures take half of one.</summary>
    public static double Width(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Sum(r => r.Value < 0x2E80 && r.Value is not ('“' or '”' or '‘' or '’' or '—' or '…') ? 0.5 : 1);
    }
}
