using System.Buffers.Binary;
using System.Security.Cryptography;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

public readonly record struct DeadlineId(Guid Value) : IId<DeadlineId>
{
    public static DeadlineId From(Guid value) => new(value);

    /// <summary>
    /// The id of a matter's n-th clock. Clocks start by themselves, inside a command that knows nothing of them, so their
    /// ids follow from what is there instead of being drawn at the edge: a version-8 GUID, the same however often it is made.
    /// </summary>
    public static DeadlineId Of(Guid matter, int ordinal)
    {
        Span<byte> name = stackalloc byte[20];
        _ = matter.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], ordinal);
        var hash = SHA256.HashData(name).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new DeadlineId(new Guid(hash, bigEndian: true));
    }

    public override string ToString() => Value.ToString();
}
