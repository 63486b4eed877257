using System.IO.Compression;
using System.Security;
using System.Text;

namespace DisclosureHub.Tests.WordFiles;

/// <summary>Word packages put together by hand, part by part: what programs write, and what only an attacker does.</summary>
internal sealed class WordMaker
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly List<(string Type, string Target, bool External)> _relations = [];
    private readonly List<(string Part, string Type)> _types = [];

    public string MainType { get; init; } = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public string Body { get; init; } = "";

    /// <summary>A paragraph with properties and one run.</summary>
    public static string P(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r>{(run.Length > 0 ? $"<w:rPr>{run}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static string Numbered(string text, int list, int level = 0) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";

    public WordMaker With(string part, string type, string relation, string xml) => With(part, type, relation, Encoding.UTF8.GetBytes(xml));

    public WordMaker With(string part, string type, string relation, byte[] content)
    {
        _parts[$"word/{part}"] = content;
        _types.Add(($"/word/{part}", type));
        _relations.Add((relation.StartsWith("http", StringComparison.Ordinal) ? relation : $"{Office}/{relation}", part, false));
        return this;
    }

    public WordMaker Linked(string relation, string target)
    {
        _relations.Add(($"{Office}/{relation}", target, true));
        return this;
    }

    public WordMaker Styles(string styles) => With("styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml", "styles", $"<w:styles xmlns:w=\"{W}\">{styles}</w:styles>");

    public WordMaker Numbering(string numbering) => With("numbering.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml", "numbering", $"<w:numbering xmlns:w=\"{W}\">{numbering}</w:numbering>");

    public WordMaker Footnotes(string notes) => With("footnotes.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml", "footnotes", $"<w:footnotes xmlns:w=\"{W}\">{notes}</w:footnotes>");

    /// <summary>A numbering of one level after the other: format and text of each.</summary>
    public static string Kind(int id, params (string Format, string Text)[] levels) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels.Select((l, i) => $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{l.Format}\"/><w:lvlText w:val=\"{l.Text}\"/></w:lvl>"))}</w:abstractNum>";

    public static string List(int id, int kind, int? start = null) =>
        $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/>{(start is { } s ? $"<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"{s}\"/></w:lvlOverride>" : "")}</w:num>";

    public byte[] Make(string? document = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MainType}\"/>{string.Concat(_types.Select(t => $"<Override PartName=\"{t.Part}\" ContentType=\"{t.Type}\"/>"))}</Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Put(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(_relations.Select((r, i) => $"<Relationship Id=\"p{i}\" Type=\"{r.Type}\" Target=\"{SecurityElement.Escape(r.Target)}\"{(r.External ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>");
            Put(zip, "word/document.xml", document ?? $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"{W}\" xmlns:r=\"{Office}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>{Body}<w:sectPr/></w:body></w:document>");
            foreach (var (name, content) in _parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
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
