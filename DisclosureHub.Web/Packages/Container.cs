using System.IO.Compression;
using System.Text;

namespace DisclosureHub.Web.Packages;

/// <summary>
/// What can be told of an office file from outside, in bounded time and memory: everything here reads forward and keeps
/// nothing.
/// </summary>
internal static class Container
{
    private const int Block = 64 * 1024;

    /// <summary>The container of .doc, .xls, .wps and .et; and of an encrypted package.</summary>
    public static bool IsOld(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Whether an old container holds an encrypted package: a directory entry's name says so.</summary>
    public static bool IsLocked(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>Whether the bytes begin as a package of the newer formats does.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    /// <summary>Whether a package has more parts, or is larger when unpacked, than may be. What it says of its own sizes may be false: what really comes out counts.</summary>
    /// <exception cref="InvalidDataException">It is no package, or a damaged one.</exception>
    public static bool IsBeyond(byte[] bytes, int parts, long unpacked)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > parts || zip.Entries.Sum(e => e.Length) > unpacked)
        {
            return true;
        }

        var block = new byte[Block];
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(block)) > 0;)
            {
                unpacked -= read;
                if (unpacked < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether more than so many bytes come out.</summary>
    public static bool IsLonger(Stream stream, long most)
    {
        var block = new byte[Block];
        for (int read; most >= 0 && (read = stream.Read(block)) > 0;)
        {
            most -= read;
        }

        return most < 0;
    }
}
