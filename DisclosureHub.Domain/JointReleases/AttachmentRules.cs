using System.IO.Compression;
using System.Text;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Why a file is not taken.</summary>
public enum AttachmentDoubt
{
    /// <summary>Its kind is not on the list.</summary>
    KindNotAccepted,

    /// <summary>Its content is not what its name says: a renamed executable, for instance.</summary>
    ContentIsNotWhatTheNameSays,

    /// <summary>It carries macros.</summary>
    CarriesMacros,

    Empty,
}

/// <summary>Which files may go with a release. Decided by content; the name only has to agree with it.</summary>
public static class AttachmentRules
{
    private static readonly Dictionary<string, (string MediaType, Func<byte[], bool> Is)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", b => Starts(b, "%PDF-"u8)),
        [".png"] = ("image/png", b => Starts(b, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        [".jpg"] = ("image/jpeg", b => Starts(b, [0xFF, 0xD8, 0xFF])),
        [".jpeg"] = ("image/jpeg", b => Starts(b, [0xFF, 0xD8, 0xFF])),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b => IsOffice(b, "word/document.xml")),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b => IsOffice(b, "xl/workbook.xml")),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b => IsOffice(b, "ppt/presentation.xml")),
        [".txt"] = ("text/plain", IsText),
        [".csv"] = ("text/csv", IsText),
    };

    /// <summary>The endings taken, for the file picker.</summary>
    public static readonly string Endings = string.Join(',', Kinds.Keys);

    /// <summary>Looks at a file and says why it is not taken, or null with its media type.</summary>
    public static Refusal? Check(string name, byte[] bytes, out string mediaType)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        mediaType = "";
        if (bytes.Length == 0)
        {
            return new AttachmentNotAccepted(name, AttachmentDoubt.Empty);
        }

        if (bytes.LongLength > Limits.AttachmentBytes)
        {
            return new AttachmentTooLarge(Limits.AttachmentBytes);
        }

        if (!Kinds.TryGetValue(Path.GetExtension(name), out var kind))
        {
            return new AttachmentNotAccepted(name, AttachmentDoubt.KindNotAccepted);
        }

        if (!kind.Is(bytes))
        {
            return new AttachmentNotAccepted(name, AttachmentDoubt.ContentIsNotWhatTheNameSays);
        }

        if (CarriesMacros(bytes))
        {
            return new AttachmentNotAccepted(name, AttachmentDoubt.CarriesMacros);
        }

        mediaType = kind.MediaType;
        return null;
    }

    /// <summary>A scanned paper is a PDF or a picture; otherwise as <see cref="Check"/>.</summary>
    public static Refusal? CheckScan(string name, byte[] bytes, out string mediaType)
    {
        var refusal = Check(name, bytes, out mediaType);
        return refusal ?? (mediaType is "application/pdf" or "image/png" or "image/jpeg" ? null : new AttachmentNotAccepted(name, AttachmentDoubt.KindNotAccepted));
    }

    /// <summary>The endings taken for a scan, for the file picker.</summary>
    public const string ScanEndings = ".pdf,.png,.jpg,.jpeg";

    private static bool Starts(byte[] bytes, ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);

    private static bool IsOffice(byte[] bytes, string part) => Entries(bytes).Contains(part) && Entries(bytes).Contains("[Content_Types].xml");

    /// <summary>By the name of the part, and by what the package says of its parts: a renamed part is still declared.</summary>
    private static bool CarriesMacros(byte[] bytes) =>
        Entries(bytes).Any(e => e.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
        || ContentTypes(bytes) is var types && (types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase));

    /// <summary>The package's list of kinds, as far as a real one goes: the first megabyte.</summary>
    private static string ContentTypes(byte[] bytes)
    {
        if (!Entries(bytes).Contains("[Content_Types].xml"))
        {
            return "";
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            using var reader = new StreamReader(zip.GetEntry("[Content_Types].xml")!.Open(), Encoding.UTF8);
            var text = new char[1024 * 1024];
            return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
        }
        catch (InvalidDataException)
        {
            // A list that cannot be read vouches for nothing: taken for the worst it could say.
            return "macroEnabled";
        }
    }

    private static bool IsText(byte[] bytes)
    {
        if (bytes.Contains((byte)0) || Starts(bytes, "MZ"u8) || Starts(bytes, "#!"u8))
        {
            return false;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>
    /// The names in a zip's directory; nothing is unpacked, so a bomb does not go off here. None where there are more
    /// than any office file has: what is not looked at is not taken.
    /// </summary>
    private static HashSet<string> Entries(byte[] bytes)
    {
        if (!Starts(bytes, "PK"u8))
        {
            return [];
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > 10_000 ? [] : [.. zip.Entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
