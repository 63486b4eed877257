using System.Security.Cryptography;
using System.Text;

namespace DisclosureHub.Web.Clockwork;

/// <summary>Ids of what the Clock does: made from what it is about, so that a repeat is recognised wherever it runs.</summary>
public static class Names
{
    /// <summary>A version-8 GUID for a name within a thing.</summary>
    public static Guid Of(Guid thing, string name)
    {
        var hash = SHA256.HashData([.. thing.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
