using System.Xml;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Letters;
using DisclosureHub.Web.UI;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace DisclosureHub.Web.WordFiles;

/// <summary>A .docx from Word, WPS or LibreOffice as passages of a release, and the draft as a .docx.</summary>
public static class WordFile
{
    /// <summary>The ending taken, for the file picker.</summary>
    public const string Ending = ".docx";

    /// <summary>A passage longer than <see cref="Limits.Block"/> is named by its beginning.</summary>
    private const int BeginningLength = 30;

    // A hostile file costs a second and a hundred megabytes at most; not as many times as somebody clicks.
    private static readonly SemaphoreSlim Few = new(2, 2);

    /// <summary>As <see cref="Read"/>, away from whoever waits, and few at a time.</summary>
    public static async Task<Outcome<WordText>> ReadAsync(string name, byte[] bytes)
    {
        await Few.WaitAsync();
        try
        {
            return await Task.Run(() => Read(name, bytes));
        }
        finally
        {
            _ = Few.Release();
        }
    }

    /// <summary>Reads a file. Nothing is fetched from elsewhere, whatever the file refers to.</summary>
    /// <returns>The text; refused: <see cref="WordFileNotTaken"/>.</returns>
    public static Outcome<WordText> Read(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        if (WordPackage.Look(name, bytes) is { } outside)
        {
            return outside;
        }

        try
        {
            using var package = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(package, isEditable: false, new OpenSettings
            {
                MarkupCompatibilityProcessSettings = new MarkupCompatibilityProcessSettings(MarkupCompatibilityProcessMode.ProcessLoadedPartsOnly, FileFormatVersions.Office2019),
            });
            if (document.MainDocumentPart?.GetStream() is null)
            {
                return new WordFileNotTaken(name, WordDoubt.IsDamaged, 0, "");
            }

            return WordPackage.LookInto(name, document) is { } inside ? inside : Take(name, document);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return new WordFileNotTaken(name, WordDoubt.IsDamaged, 0, "");
        }
    }

    /// <summary>A text as a .docx to edit: its title, then its passages in order.</summary>
    /// <param name="mark">What the file carries along, so that it is known again when it comes back.</param>
    public static byte[] Write(ReleaseText text, string? mark = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var writer = new WordWriter();
        writer.Add(WordWriter.Title, [new Piece(PaperText.OneLine(text.Title))]);
        foreach (var block in text.Blocks)
        {
            writer.Add(block.Kind, block.Text);
        }

        return writer.Write(mark);
    }

    /// <summary>
    /// The passages, each with how it reads after it was written and read again untouched: not every Markdown has a form
    /// in Word, and what the way there and back does to it is no change that anybody made.
    /// </summary>
    public static IReadOnlyList<KnownPassage> Known(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var writer = new WordWriter();
        foreach (var block in blocks)
        {
            writer.Add(block.Kind, block.Text);
            writer.Add(WordWriter.Divider, []);
        }

        using var package = new MemoryStream(writer.Write());
        using var document = WordprocessingDocument.Open(package, isEditable: false);
        var echoes = new WordBody(document.MainDocumentPart!).ReadDivided(WordWriter.Divider);
        return [.. blocks.Zip(echoes, (block, echo) => new KnownPassage(block, echo))];
    }

    private static Outcome<WordText> Take(string name, WordprocessingDocument document)
    {
        var text = new WordBody(document.MainDocumentPart!).Read() with { Mark = WordMark.Find(document) };
        return text switch
        {
            { Title: null, Passages.Count: 0 } => new WordFileNotTaken(name, WordDoubt.HasNoText, 0, ""),
            { Passages.Count: > Limits.Blocks } => new WordFileNotTaken(name, WordDoubt.HasTooManyPassages, Limits.Blocks, ""),
            _ when text.Passages.FirstOrDefault(p => PlainText.Of(p.Text).Length > Limits.Block) is { } longest => new WordFileNotTaken(name, WordDoubt.HasTooLongPassage, Limits.Block, Markdown.Beginning(longest.Text, BeginningLength)),
            _ => text,
        };
    }

    /// <summary>What the parsers of packages, XML and attribute values say of a file that is not as it should be.</summary>
    private static bool IsDamage(Exception e) =>
        e is XmlException or FileFormatException or OpenXmlPackageException or InvalidDataException or IOException or FormatException or UriFormatException
            or NotSupportedException or InvalidOperationException or ArgumentException or OverflowException or KeyNotFoundException;
}
