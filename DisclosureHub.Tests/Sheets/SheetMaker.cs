using System.IO.Compression;
using System.Security;
using System.Text;

namespace DisclosureHub.Tests.Sheets;

/// <summary>Workbooks put together by hand, part by part: what programs write, and what only an attacker does.</summary>
internal sealed class SheetMaker
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<(string Path, string Type, string Relation, byte[] Content)> _more = [];

    public string MainType { get; init; } = $"{Type}.sheet.main+xml";

    /// <summary>The rows of the first sheet, as XML.</summary>
    public string Rows { get; init; } = "";

    /// <summary>The shared strings, as XML.</summary>
    public string Shared { get; init; } = "";

    /// <summary>The formats of numbers and of cells, as XML.</summary>
    public string Styles { get; init; } = "<cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs>";

    public string BookProperties { get; init; } = "";

    public string Before { get; init; } = "";

    /// <summary>A cell with a text of its own.</summary>
    public static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    public static string Row(int number, string cells) => $"<row r=\"{number}\">{cells}</row>";

    /// <summary>A workbook of plain texts; a row may be empty.</summary>
    public static byte[] Of(params string[][] rows) => new SheetMaker
    {
        Rows = string.Concat(rows.Select((row, r) => Row(r + 1, string.Concat(row.Select((text, c) => text.Length == 0 ? "" : Text($"{(char)('A' + c)}{r + 1}", text)))))),
    }.Make();

    public SheetMaker With(string path, string type, string relation, byte[] content)
    {
        _more.Add((path, type, relation, content));
        return this;
    }

    public byte[] Make()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MainType}\"/><Override PartName=\"/xl/sheet0.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/><Override PartName=\"/xl/shared.xml\" ContentType=\"{Type}.sharedStrings+xml\"/>{string.Concat(_more.Select(m => $"<Override PartName=\"/xl/{m.Path}\" ContentType=\"{m.Type}\"/>"))}</Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"h\" Type=\"{Office}/worksheet\" Target=\"sheet0.xml\"/><Relationship Id=\"s\" Type=\"{Office}/worksheet\" Target=\"sheet1.xml\"/><Relationship Id=\"f\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"shared.xml\"/>{string.Concat(_more.Select((m, i) => $"<Relationship Id=\"m{i}\" Type=\"{m.Relation}\" Target=\"{m.Path}\"/>"))}</Relationships>");
            Put(zip, "xl/workbook.xml", $"{Before}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{BookProperties}<sheets><sheet name=\"hidden\" sheetId=\"1\" state=\"hidden\" r:id=\"h\"/><sheet name=\"shown\" sheetId=\"2\" r:id=\"s\"/></sheets></workbook>");
            Put(zip, "xl/sheet0.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{Row(1, Text("A1", "hidden"))}</sheetData></worksheet>");
            Put(zip, "xl/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{Rows}</sheetData></worksheet>");
            Put(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{Styles}</styleSheet>");
            Put(zip, "xl/shared.xml", $"<sst xmlns=\"{Main}\">{Shared}</sst>");
            foreach (var (path, _, _, content) in _more)
            {
                using var stream = zip.CreateEntry($"xl/{path}", CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
