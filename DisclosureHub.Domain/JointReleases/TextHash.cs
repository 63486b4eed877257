using System.Security.Cryptography;
using System.Text;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>
/// The fingerprint of a text: what a signature binds itself to. The algorithm stands in the value itself
/// (<c>sha256:…</c>), so that SM3 can be added without doubt about older records.
/// </summary>
public readonly record struct TextHash(string Value)
{
    public static readonly TextHash None = new("");

    public static TextHash Of(string canonical) => Of(Encoding.UTF8.GetBytes(canonical));

    public static TextHash Of(ReadOnlySpan<byte> bytes) => new("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>The hexadecimal digits without the algorithm.</summary>
    public string Digits => Value.Contains(':', StringComparison.Ordinal) ? Value[(Value.IndexOf(':', StringComparison.Ordinal) + 1)..] : Value;

    /// <summary>First and last digits in groups, for people to compare: <c>8f3a 52c1 … d21c</c>.</summary>
    public string Abridged => Digits.Length < 12 ? Digits : $"{Digits[..4]} {Digits[4..8]} … {Digits[^4..]}";

    public override string ToString() => Value;
}
