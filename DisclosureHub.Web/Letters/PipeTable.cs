using System.Text.RegularExpressions;

namespace DisclosureHub.Web.Letters;

/// <summary>A Markdown pipe table, as passages of the kind table are written, set as a ruled table.</summary>
internal static partial class PipeTable
{
    private const int MostColumns = 12;

    /// <summary>The table, or null if the text is none that fits on a page; then it is printed as it was written.</summary>
    public static PaperTable? Read(string text)
    {
        var lines = PaperText.Lines(text);
        if (lines.Count < 2 || !Rule().IsMatch(lines[1]))
        {
            return null;
        }

        var head = Cells(lines[0]);
        var rows = lines.Skip(2).Select(Cells).ToList();
        if (head.Count > MostColumns || rows.Exists(r => r.Count > head.Count))
        {
            return null;
        }

        return new PaperTable("表", Widths(head.Count), head, [.. rows.Select(r => new PaperRow([.. Enumerable.Range(0, head.Count).Select(i => new PaperCell(i < r.Count ? r[i] : ""))]))]);
    }

    private static List<int> Widths(int columns) =>
        [.. Enumerable.Range(0, columns).Select(i => (OfficialPage.TextWidth / columns) + (i < OfficialPage.TextWidth % columns ? 1 : 0))];

    private static List<string> Cells(string line)
    {
        var inner = line.Trim();
        inner = inner.StartsWith('|') ? inner[1..] : inner;
        inner = inner.EndsWith('|') && !inner.EndsWith("\\|", StringComparison.Ordinal) ? inner[..^1] : inner;
        return [.. Bar().Split(inner).Select(c => c.Replace("\\|", "|", StringComparison.Ordinal).Trim())];
    }

    [GeneratedRegex(@"^\s*\|?(\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
