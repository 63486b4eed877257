using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;

namespace DisclosureHub.Web.WordFiles;

/// <summary>
/// The mark of the text a file was written from: a document property of our own, which Word, WPS and LibreOffice keep when
/// they save. It says which text to compare with and proves nothing.
/// </summary>
internal static class WordMark
{
    private const string Name = "DisclosureHubText";

    /// <summary>The set of properties that an author may add to, by the standard (ECMA-376 part 1, 22.3.2).</summary>
    private const string OwnProperties = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    /// <summary>The first two numbers of a set belong to the format.</summary>
    private const int FirstFree = 2;

    /// <summary>Longer than any mark of ours.</summary>
    private const int Longest = 200;

    public static void Put(WordprocessingDocument document, string mark) => document.AddCustomFilePropertiesPart().Properties = new Properties(
        new CustomDocumentProperty(new VTLPWSTR(mark)) { FormatId = OwnProperties, PropertyId = FirstFree, Name = Name });

    public static string? Find(WordprocessingDocument document) =>
        document.CustomFilePropertiesPart?.Properties?.Elements<CustomDocumentProperty>().FirstOrDefault(p => p.Name?.Value == Name)?.InnerText is { Length: > 0 and <= Longest } mark ? mark : null;
}
