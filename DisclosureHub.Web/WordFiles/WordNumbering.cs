using System.Globalization;
using System.Text;
using DisclosureHub.Web.Letters;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.WordFiles;

/// <summary>What Word prints before a numbered paragraph.</summary>
/// <param name="List">Which list it is a part of.</param>
/// <param name="Level">From 0.</param>
/// <param name="Text">As printed: 一、, （二）, 3., •.</param>
internal sealed record WordLabel(int List, int Level, string Text, bool IsBullet);

/// <summary>Counts automatic numbers as Word does: they stand nowhere in a file, and a text without them is another text.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly WordStyles _styles;
    private readonly Dictionary<int, AbstractNum> _kinds = [];
    private readonly Dictionary<int, NumberingInstance> _lists = [];

    /// <summary>How far each kind of numbering has counted, level by level; lists of one kind count on from each other.</summary>
    private readonly Dictionary<int, int?[]> _counts = [];

    private readonly HashSet<(int List, int Level)> _begun = [];

    public WordNumbering(NumberingDefinitionsPart? part, WordStyles styles)
    {
        _styles = styles;
        foreach (var kind in part?.Numbering?.Elements<AbstractNum>() ?? [])
        {
            _ = kind.AbstractNumberId?.Value is { } id && _kinds.TryAdd(id, kind);
        }

        foreach (var list in part?.Numbering?.Elements<NumberingInstance>() ?? [])
        {
            _ = list.NumberID?.Value is { } id && _lists.TryAdd(id, list);
        }
    }

    /// <summary>The number of the next paragraph, which is counted by this; null when it has none.</summary>
    public WordLabel? Next(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var styled = _styles.NumberingOf(paragraph);
        var id = own?.NumberingId?.Val?.Value ?? styled?.Numbering.NumberingId?.Val?.Value;
        if (id is not { } list || !_lists.TryGetValue(list, out var instance) || instance.AbstractNumId?.Val?.Value is not { } kindId || !_kinds.TryGetValue(kindId, out var kind))
        {
            return null;
        }

        var level = own?.NumberingLevelReference?.Val?.Value ?? styled?.Numbering.NumberingLevelReference?.Val?.Value
            ?? (styled is { } by ? kind.Elements<Level>().Take(Levels).FirstOrDefault(l => l.ParagraphStyleIdInLevel?.Val?.Value == by.Style)?.LevelIndex?.Value : null) ?? 0;
        if (level is < 0 or >= Levels || LevelOf(instance, kind, level) is not { } form)
        {
            return null;
        }

        Count(list, instance, kindId, kind, level);
        return form.NumberingFormat?.Val?.Value is { } bullet && bullet == NumberFormatValues.Bullet
            ? new WordLabel(list, level, "•", IsBullet: true)
            : new WordLabel(list, level, Printed(form, instance, kind, _counts[kindId]), IsBullet: false) is { Text.Length: > 0 } label ? label : null;
    }

    private void Count(int list, NumberingInstance instance, int kindId, AbstractNum kind, int level)
    {
        var counts = _counts.TryGetValue(kindId, out var known) ? known : _counts[kindId] = new int?[Levels];

        // A list that begins with a number of its own does so once.
        if (_begun.Add((list, level)) && OverrideOf(instance, level)?.StartOverrideNumberingValue?.Val?.Value is { } anew)
        {
            counts[level] = anew;
        }
        else
        {
            counts[level] = counts[level] is { } last ? last + 1 : StartOf(instance, kind, level);
        }

        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            counts[deeper] = null;
        }

        for (var higher = 0; higher < level; higher++)
        {
            counts[higher] ??= StartOf(instance, kind, higher);
        }
    }

    private static string Printed(Level form, NumberingInstance instance, AbstractNum kind, int?[] counts)
    {
        var text = new StringBuilder();
        var pattern = form.LevelText?.Val?.Value ?? "";
        var legal = form.IsLegalNumberingStyle is { } isLegal && (isLegal.Val is null || isLegal.Val.Value);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var level = pattern[++i] - '1';
                var format = legal ? NumberFormatValues.Decimal : LevelOf(instance, kind, level)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
                _ = text.Append(Number(counts[level] ?? 1, format));
            }
            else
            {
                _ = text.Append(pattern[i]);
            }
        }

        return text.ToString().Trim();
    }

    private static string Number(int n, NumberFormatValues format) => format switch
    {
        _ when n < 1 || format == NumberFormatValues.None => format == NumberFormatValues.None ? "" : n.ToString(CultureInfo.InvariantCulture),
        _ when format == NumberFormatValues.UpperLetter => Letters(n, 'A'),
        _ when format == NumberFormatValues.LowerLetter => Letters(n, 'a'),
        _ when format == NumberFormatValues.UpperRoman => Roman(n),
        _ when format == NumberFormatValues.LowerRoman => Roman(n).ToLowerInvariant(),
        _ when format == NumberFormatValues.DecimalZero => n.ToString("00", CultureInfo.InvariantCulture),
        _ when format == NumberFormatValues.DecimalFullWidth || format == NumberFormatValues.DecimalFullWidth2 => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '０'))),
        _ when Chinese.Contains(format) => PaperText.Figure(n),
        _ when format == NumberFormatValues.ChineseLegalSimplified && n <= 10 => "壹贰叁肆伍陆柒捌玖拾"[n - 1].ToString(),
        _ when format == NumberFormatValues.IdeographTraditional && n <= 10 => "甲乙丙丁戊己庚辛壬癸"[n - 1].ToString(),
        _ when format == NumberFormatValues.IdeographZodiac && n <= 12 => "子丑寅卯辰巳午未申酉戌亥"[n - 1].ToString(),
        _ when Circled.Contains(format) && n <= 20 => ((char)('①' + n - 1)).ToString(),
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    private static readonly HashSet<NumberFormatValues> Chinese =
    [
        NumberFormatValues.ChineseCounting, NumberFormatValues.ChineseCountingThousand, NumberFormatValues.JapaneseCounting, NumberFormatValues.JapaneseDigitalTenThousand,
        NumberFormatValues.IdeographDigital, NumberFormatValues.TaiwaneseCounting, NumberFormatValues.TaiwaneseCountingThousand, NumberFormatValues.TaiwaneseDigital,
    ];

    private static readonly HashSet<NumberFormatValues> Circled = [NumberFormatValues.DecimalEnclosedCircle, NumberFormatValues.DecimalEnclosedCircleChinese];

    /// <summary>A … Z, AA, BB, as Word does.</summary>
    private static string Letters(int n, char first) => new((char)(first + ((n - 1) % 26)), Math.Min(((n - 1) / 26) + 1, 10));

    private static string Roman(int n)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; n >= value && text.Length < 30; n -= value)
            {
                _ = text.Append(sign);
            }
        }

        return text.ToString();
    }

    private static LevelOverride? OverrideOf(NumberingInstance instance, int level) => instance.Elements<LevelOverride>().Take(Levels).FirstOrDefault(o => o.LevelIndex?.Value == level);

    private static Level? LevelOf(NumberingInstance instance, AbstractNum kind, int level) =>
        OverrideOf(instance, level)?.Level ?? kind.Elements<Level>().Take(Levels).FirstOrDefault(l => l.LevelIndex?.Value == level);

    private static int StartOf(NumberingInstance instance, AbstractNum kind, int level) => LevelOf(instance, kind, level)?.StartNumberingValue?.Val?.Value ?? 1;
}
