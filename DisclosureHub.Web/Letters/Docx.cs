using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.Letters;

/// <summary>
/// Writes a paper as .docx. The same paper is the same bytes, on every machine and whenever it is written, so that a
/// hash of it can be kept: no random ids, no clock, and nothing compressed (two builds of zlib may differ).
/// </summary>
public static class Docx
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // The earliest moment a zip can name.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var written = new MemoryStream();
        using (var document = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Styles();
            main.AddNewPart<FontTablePart>("rId2").Fonts = DocxStyles.FontTable();
            main.AddNewPart<DocumentSettingsPart>("rId3").Settings = DocxStyles.Settings();
            main.Document = new Document(new Body(DocxBody.Of(paper).Append(DocxSection.Of(paper, main))));
            Describe(document.AddNewPart<CoreFilePropertiesPart>("rId2"), paper);
        }

        written.Position = 0;
        return Settle(written);
    }

    private static void Describe(CoreFilePropertiesPart part, Paper paper)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/",
            xsi = "http://www.w3.org/2001/XMLSchema-instance";
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dc", null, dc);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        xml.WriteAttributeString("xmlns", "xsi", null, xsi);
        xml.WriteElementString("title", dc, paper.Title);
        xml.WriteElementString("subject", dc, paper.Number);
        xml.WriteElementString("creator", dc, paper.Issuer);
        xml.WriteElementString("identifier", dc, paper.Number);
        xml.WriteElementString("language", dc, "zh-CN");
        xml.WriteStartElement("created", terms);
        xml.WriteAttributeString("type", xsi, "dcterms:W3CDTF");
        xml.WriteString(paper.Dated.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The same package with its files in a fixed order and without the moment of writing.</summary>
    private static byte[] Settle(Stream package)
    {
        using var settled = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? 0 : 1).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return settled.ToArray();
    }
}
