using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DisclosureHub.Web.Sheets;

/// <summary>An empty table to fill in: headings, and what may be chosen under some of them.</summary>
/// <param name="Headings">From left to right.</param>
/// <param name="Choices">What a column is chosen from, by its place from 0.</param>
/// <param name="Notes">How to fill it in, for a sheet of its own.</param>
/// <param name="Name">The sheet's.</param>
/// <param name="NotesName">That of the sheet with the notes.</param>
public sealed record EmptySheet(string Name, IReadOnlyList<string> Headings, IReadOnlyDictionary<int, IReadOnlyList<string>> Choices, string NotesName, IReadOnlyList<string> Notes);

/// <summary>Writes an empty table as a file. Its texts are the product's own; what people wrote does not come here, so none can begin a formula.</summary>
public static class SheetWriter
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string CsvType = "text/csv";

    /// <summary>Text, so that Excel leaves days and accounts as they are typed.</summary>
    private const uint TextFormat = 49;

    /// <summary>As UTF-8 with the mark by which Excel knows it.</summary>
    public static byte[] Csv(EmptySheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', sheet.Headings.Select(Quoted)) + "\r\n")];
    }

    public static byte[] Xlsx(EmptySheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("s0").Stylesheet = Styles();
            book.AddNewPart<WorksheetPart>("s1").Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(sheet.Headings.Select((heading, n) => new Column { Min = (uint)n + 1, Max = (uint)n + 1, Width = Math.Max(12, (heading.Length * 2) + 4), CustomWidth = true, Style = 1 })),
                new SheetData(new Row(sheet.Headings.Select(h => Cell(h, 2)))),
                Validations(sheet.Choices));
            book.AddNewPart<WorksheetPart>("s2").Worksheet = new Worksheet(
                new Columns(new Column { Min = 1, Max = 1, Width = 100, CustomWidth = true }),
                new SheetData(sheet.Notes.Select(note => new Row(Cell(note, 0)))));
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "s1" },
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.NotesName, SheetId = 2, Id = "s2" }));
        }

        return bytes.ToArray();
    }

    /// <summary>Lists to choose from. More than 255 characters Excel does not take in place; then one types.</summary>
    private static DataValidations Validations(IReadOnlyDictionary<int, IReadOnlyList<string>> choices) => new(
        from choice in choices
        let list = $"\"{string.Join(',', choice.Value)}\""
        where list.Length <= 255
        let letter = (char)('A' + choice.Key)
        select new DataValidation(new Formula1(list))
        {
            Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = false, SequenceOfReferences = new ListValue<StringValue>([new StringValue($"{letter}2:{letter}{Sheet.MostRows}")]),
        });

    private static Cell Cell(string text, uint style) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>0 plain, 1 text, 2 a heading.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true }, new CellFormat { FontId = 1, ApplyFont = true, NumberFormatId = TextFormat, ApplyNumberFormat = true }));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
