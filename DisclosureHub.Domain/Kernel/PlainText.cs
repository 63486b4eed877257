using System.Globalization;
using System.Text;

namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// How typed text is brought to one form before it is kept, compared or hashed: Unicode NFC, line ends as LF, no
/// control characters but tab and LF, nothing invisible that could make two texts look alike or turn their direction,
/// no blanks at line ends or round the whole.
/// </summary>
public static class PlainText
{
    public static string Of(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return "";
        }

        // Lone surrogates can come through a paste; they have no UTF-8 form and Normalize would throw on them.
        var text = new StringBuilder(typed.Length);
        var unixEnds = typed.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        foreach (var rune in unixEnds.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsInvisible(rune))
            {
                text = text.Append(rune.ToString());
            }
        }

        var lines = text.ToString().Normalize(NormalizationForm.FormC).Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd())).Trim();
    }

    /// <summary>Controls and format characters: zero-width blanks, direction marks. The joiners stay, some scripts need them.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);
}
