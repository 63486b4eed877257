using System.Xml;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Packages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace DisclosureHub.Web.WordFiles;

/// <summary>
/// Looks at a Word file from outside, in bounded time and memory, before anything in it is taken apart: everything here
/// reads forward and keeps nothing.
/// </summary>
internal static class WordPackage
{
    /// <summary>Parts in a package; long reports with hundreds of pictures have about a thousand.</summary>
    private const int MostParts = 4_000;

    /// <summary>Unpacked, in bytes.</summary>
    private const long MostUnpacked = 80L * 1024 * 1024;

    /// <summary>One part that is read as XML, in bytes; the text of a book of a million characters has about five.</summary>
    private const long MostXml = 16L * 1024 * 1024;

    /// <summary>Elements in one part. A page has about a thousand.</summary>
    private const int MostElements = 400_000;

    /// <summary>Elements within each other. Tables within tables come to about fifty.</summary>
    private const int Deepest = 160;

    private static readonly HashSet<string> Tracked = ["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"];

    private static readonly HashSet<string> Foreign = ["object", "control", "altChunk", "OLEObject"];

    /// <summary>What the bytes are at all: the refusal, or null for a package that may be opened.</summary>
    public static WordFileNotTaken? Look(string name, byte[] bytes)
    {
        WordFileNotTaken No(WordDoubt doubt, int places = 0, string where = "") => new(name, doubt, places, where);
        if (bytes.Length == 0)
        {
            return No(WordDoubt.HasNoText);
        }

        if (bytes.LongLength > Limits.AttachmentBytes)
        {
            return No(WordDoubt.IsTooLarge);
        }

        if (Container.IsOld(bytes))
        {
            return No(Container.IsLocked(bytes) ? WordDoubt.NeedsPassword : WordDoubt.IsOldFormat);
        }

        if (Path.GetExtension(name).ToUpperInvariant() is ".DOC" or ".WPS" && bytes.AsSpan().StartsWith("{\\rtf"u8))
        {
            return No(WordDoubt.IsOldFormat);
        }

        if (!Container.IsPackage(bytes))
        {
            return No(WordDoubt.IsNotWord);
        }

        try
        {
            return Container.IsBeyond(bytes, MostParts, MostUnpacked) ? No(WordDoubt.IsTooLarge)
                : AttachmentRules.Check("a.docx", bytes, out _) is AttachmentNotAccepted refused ? No(refused.Doubt == AttachmentDoubt.CarriesMacros ? WordDoubt.CarriesMacros : WordDoubt.IsNotWord)
                : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            return No(WordDoubt.IsDamaged);
        }
    }

    /// <summary>What is in the package that may not be: the refusal, or null. Looks at every part that the reader will take apart.</summary>
    public static WordFileNotTaken? LookInto(string name, WordprocessingDocument document)
    {
        if (document.DocumentType is not (WordprocessingDocumentType.Document or WordprocessingDocumentType.Template))
        {
            return new WordFileNotTaken(name, WordDoubt.CarriesMacros, 0, "");
        }

        var parts = document.GetAllParts().ToList();
        if (parts.Exists(p => p is VbaProjectPart or VbaDataPart or CustomizationPart))
        {
            return new WordFileNotTaken(name, WordDoubt.CarriesMacros, 0, "");
        }

        var objects = parts.Where(p => p is EmbeddedObjectPart or EmbeddedPackagePart or EmbeddedControlPersistencePart or EmbeddedControlPersistenceBinaryDataPart or AlternativeFormatImportPart).ToList();
        if (objects.Count > 0)
        {
            return new WordFileNotTaken(name, WordDoubt.CarriesObjects, objects.Count, Path.GetFileName(objects[0].Uri.OriginalString));
        }

        foreach (var part in Read(document))
        {
            if (LookThrough(name, part) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>The parts whose elements are taken apart.</summary>
    private static IEnumerable<OpenXmlPart> Read(WordprocessingDocument document) => document.MainDocumentPart is not { } main ? [] :
        ((IEnumerable<OpenXmlPart?>)[main, document.CustomFilePropertiesPart, main.StyleDefinitionsPart, main.NumberingDefinitionsPart, main.FootnotesPart, main.EndnotesPart, main.WordprocessingCommentsPart, .. main.HeaderParts, .. main.FooterParts]).OfType<OpenXmlPart>();

    private static WordFileNotTaken? LookThrough(string name, OpenXmlPart part)
    {
        if (IsLonger(part, MostXml))
        {
            return new WordFileNotTaken(name, WordDoubt.IsTooLarge, 0, "");
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
        var (elements, changes, objects) = (0, 0, 0);
        var (whose, what) = ("", "");
        while (reader.Read())
        {
            if (reader.Depth > Deepest || elements > MostElements)
            {
                return new WordFileNotTaken(name, WordDoubt.IsTooIntricate, 0, "");
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            elements++;
            var isWord = reader.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal);
            if (isWord && Tracked.Contains(reader.LocalName))
            {
                changes++;
                whose = changes == 1 ? reader.GetAttribute("author", reader.NamespaceURI) ?? "" : whose;
            }
            else if (Foreign.Contains(reader.LocalName) && (isWord || reader.NamespaceURI.Contains("office:office", StringComparison.Ordinal)))
            {
                objects++;
                what = objects == 1 ? reader.GetAttribute("ProgID") ?? reader.LocalName : what;
            }
        }

        return objects > 0 ? new WordFileNotTaken(name, WordDoubt.CarriesObjects, objects, what)
            : changes > 0 ? new WordFileNotTaken(name, WordDoubt.HasTrackedChanges, changes, whose)
            : null;
    }

    private static bool IsLonger(OpenXmlPart part, long most)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return Container.IsLonger(stream, most);
    }
}
