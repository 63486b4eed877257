using System.Globalization;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>The digest of the whole record as it is kept elsewhere: a small text file that says what it is, and that a verification reads back.</summary>
/// <param name="At">When its checkpoint was written, UTC.</param>
/// <param name="Checkpoint">Which checkpoint it is, from 1.</param>
public sealed record KeptDigest(string Hash, DateTimeOffset At, long Checkpoint)
{
    /// <summary>The file. Lines that begin with # are for people.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # DisclosureHub: digest of the record, checkpoint {Checkpoint} of {At.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}
        # 政务公开协同：台账校验点摘要。请存放在本系统之外；核验时用 verify --against 或在台账页面贴回比对。
        {Hash}

        """).ReplaceLineEndings("\n");

    /// <summary>The digests in what was kept, one a line.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
    }
}
