using System.Text;
using DisclosureHub.Domain.JointReleases;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.WordFiles;

/// <summary>A table of a document as the rows of a release: its first row is the head; a cell is one line.</summary>
internal static class WordTable
{
    /// <summary>A table of one cell is a frame around text and no table.</summary>
    public static bool IsFrame(Table table) => table.Elements<TableRow>().Take(2).ToList() is [var row] && Cells(row).Take(2).Count() == 1;

    /// <summary>The rows; null when no cell has text.</summary>
    public static string? Read(Table table, Func<Paragraph, string> text, WordRemarks remarks)
    {
        List<List<string>> rows = [.. Rows(table).Select(r => Row(r, text, remarks))];
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        if (columns == 0 || rows.TrueForAll(r => r.TrueForAll(c => c.Length == 0)))
        {
            return null;
        }

        var lines = new StringBuilder();
        foreach (var (at, row) in rows.Index())
        {
            if (lines.Length > Limits.Block)
            {
                // Too long already, and refused for that: a wide row above many narrow ones would fill the memory.
                break;
            }

            _ = lines.Append(at == 0 ? "" : "\n").Append("| ").AppendJoin(" | ", Enumerable.Range(0, columns).Select(i => i < row.Count ? row[i] : "")).Append(" |");
            _ = at == 0 ? lines.Append("\n|").Insert(lines.Length, " --- |", columns) : lines;
        }

        return lines.ToString();
    }

    private static List<string> Row(TableRow row, Func<Paragraph, string> text, WordRemarks remarks)
    {
        var cells = new List<string>(Enumerable.Repeat("", Math.Clamp(row.TableRowProperties?.Elements<GridBefore>().FirstOrDefault()?.Val?.Value ?? 0, 0, 60)));
        foreach (var cell in Cells(row))
        {
            // A cell that goes on from the row above has its text there.
            var merge = cell.TableCellProperties?.VerticalMerge;
            var goesOn = merge is not null && merge.Val?.Value != MergedCellValues.Restart;
            var span = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 60);
            if (goesOn || span > 1)
            {
                remarks.Add(WordRemark.MergedCells);
            }

            var words = string.Join(' ', cell.Descendants<Paragraph>().Where(p => !p.Ancestors<TextBoxContent>().Any()).Select(text).Where(t => t.Length > 0));
            cells.Add(words.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("\\\\|", "\\|", StringComparison.Ordinal));
            cells.AddRange(Enumerable.Repeat("", span - 1));
        }

        return cells;
    }

    /// <summary>Rows and cells may stand in content controls.</summary>
    private static IEnumerable<TableRow> Rows(OpenXmlElement table) => Within<TableRow>(table);

    private static IEnumerable<TableCell> Cells(TableRow row) => Within<TableCell>(row);

    private static IEnumerable<T> Within<T>(OpenXmlElement parent)
        where T : OpenXmlElement =>
        parent.ChildElements.SelectMany(child => child switch
        {
            T found => [found],
            Table or TableRow or TableCell => [],
            _ => Within<T>(child),
        });
}
