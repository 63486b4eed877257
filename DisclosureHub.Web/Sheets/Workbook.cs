using System.Globalization;
using System.Xml;
using DisclosureHub.Web.Packages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace DisclosureHub.Web.Sheets;

/// <summary>
/// The first visible sheet of an .xlsx. Its parts are read forward, element by element, and no tree is built: what a hostile
/// workbook costs is what it weighs.
/// </summary>
internal sealed class Workbook
{
    private const int MostParts = 500;

    /// <summary>Unpacked, in bytes.</summary>
    private const long MostUnpacked = 48L * 1024 * 1024;

    /// <summary>One part that is read as XML, in bytes: two thousand rows come to one.</summary>
    private const long MostXml = 16L * 1024 * 1024;

    /// <summary>Elements within each other. Ten are common.</summary>
    private const int Deepest = 64;

    /// <summary>In workbooks that count from 1904, what is missing since 1900.</summary>
    private const int Since1904 = 1462;

    private readonly WorkbookPart _book;
    private readonly SheetRows _rows = new();
    private List<string> _shared = [];
    private HashSet<int> _days = [];
    private bool _from1904;

    private Workbook(WorkbookPart book) => _book = book;

    public static Sheet Read(byte[] bytes)
    {
        if (Container.IsBeyond(bytes, MostParts, MostUnpacked))
        {
            throw new SheetDoubtException(SheetDoubt.IsTooLarge);
        }

        using var package = new MemoryStream(bytes, writable: false);
        using var document = Open(package);
        if (document.DocumentType is not (SpreadsheetDocumentType.Workbook or SpreadsheetDocumentType.Template)
            || document.GetAllParts().Any(p => p is VbaProjectPart or VbaDataPart or MacroSheetPart or InternationalMacroSheetPart))
        {
            throw new SheetDoubtException(SheetDoubt.CarriesMacros);
        }

        // A .docx opens here, too, and has no sheets.
        return document.WorkbookPart is { } book && book.ContentType.Contains("spreadsheetml", StringComparison.Ordinal) ? new Workbook(book).Read() : throw new SheetDoubtException(SheetDoubt.IsNotSheet);
    }

    /// <summary>The package, or that it is one of another kind: a .docx, or any zip.</summary>
    private static SpreadsheetDocument Open(Stream package)
    {
        try
        {
            return SpreadsheetDocument.Open(package, isEditable: false);
        }
        catch (OpenXmlPackageException)
        {
            throw new SheetDoubtException(SheetDoubt.IsNotSheet);
        }
    }

    private Sheet Read()
    {
        if (FirstVisible() is not { } id || _book.GetPartById(id) is not WorksheetPart sheet)
        {
            throw new SheetDoubtException(SheetDoubt.IsEmpty);
        }

        _days = _book.WorkbookStylesPart is { } styles ? DayStyles.Of(Elements(styles)) : [];
        _shared = _book.SharedStringTablePart is { } shared ? [.. Shared(shared)] : [];
        ReadRows(sheet);
        return _rows.Made();
    }

    private string? FirstVisible()
    {
        string? first = null;
        foreach (var at in Elements(_book).Where(at => at.NodeType == XmlNodeType.Element))
        {
            _from1904 |= at.LocalName == "workbookPr" && at.GetAttribute("date1904") is "1" or "true";
            first ??= at.LocalName == "sheet" && at.GetAttribute("state") is null or "visible" ? Relation(at) : null;
        }

        return first;
    }

    /// <summary>The relation's id, in the namespace of either kind of OOXML.</summary>
    private static string? Relation(XmlReader at) =>
        at.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? at.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static IEnumerable<string> Shared(SharedStringTablePart part)
    {
        var text = new CellText();
        foreach (var at in Elements(part))
        {
            if (text.Take(at, "si") is { } whole)
            {
                yield return whole;
            }
        }
    }

    private void ReadRows(WorksheetPart part)
    {
        var (row, column, style, type) = (0, -1, 0, "");
        var text = new CellText();
        foreach (var at in Elements(part))
        {
            if (text.Take(at, "c") is { } whole)
            {
                _rows.Put(row, column, Said(whole, type, style));
            }

            switch (at.NodeType, at.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    var number = Number(at.GetAttribute("r")) ?? row + 1;
                    (row, column) = (number > row ? number : throw new SheetDoubtException(SheetDoubt.IsDamaged), -1);
                    break;

                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(at.GetAttribute("r")) ?? column + 1;
                    (style, type) = (Number(at.GetAttribute("s")) ?? 0, at.GetAttribute("t") ?? "n");
                    break;

                case (XmlNodeType.EndElement, "row"):
                    _rows.End(row);
                    break;
            }
        }
    }

    /// <summary>What a reader of the sheet sees in the cell, as far as it can matter: a number with a day's format is a day.</summary>
    private string Said(string value, string type, int style) => type switch
    {
        "s" => Number(value) is { } n && n < _shared.Count ? _shared[n] : throw new SheetDoubtException(SheetDoubt.IsDamaged),
        "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => _days.Contains(style) && DayOf(number) is { } day
            ? day.ToString("O", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture),
        "d" when value.Length > 10 && value[10] == 'T' => value[..10],
        "b" => value == "1" ? "TRUE" : "FALSE",
        _ => value,
    };

    /// <summary>A day by its number: 1 is 1 January 1900, and 1900 has a 29 February that never was.</summary>
    private DateOnly? DayOf(double number)
    {
        var serial = Math.Floor(number) + (_from1904 ? Since1904 : 0);
        return serial is < 1 or > 2_958_465 ? null : DateOnly.FromDateTime(DateTime.FromOADate(serial < 60 ? serial + 1 : serial));
    }

    /// <summary>From AB12 the column, counted from 0; null where the cell does not say.</summary>
    private static int? ColumnOf(string? address)
    {
        if (address is null)
        {
            return null;
        }

        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + (letter - 'A') + 1;
        }

        return column == 0 ? throw new SheetDoubtException(SheetDoubt.IsDamaged) : column - 1;
    }

    private static int? Number(string? text) =>
        text is null ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new SheetDoubtException(SheetDoubt.IsDamaged);

    /// <summary>The part's nodes in order; what is read of one is read before the next is asked for.</summary>
    private static IEnumerable<XmlReader> Elements(OpenXmlPart part)
    {
        using (var measured = part.GetStream(FileMode.Open, FileAccess.Read))
        {
            if (Container.IsLonger(measured, MostXml))
            {
                throw new SheetDoubtException(SheetDoubt.IsTooLarge);
            }
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        while (reader.Read())
        {
            yield return reader.Depth <= Deepest ? reader : throw new SheetDoubtException(SheetDoubt.IsDamaged);
        }
    }
}
