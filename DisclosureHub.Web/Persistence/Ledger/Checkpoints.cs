using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>Ties the chains together every few minutes: what the head of each was, chained over all that came before.</summary>
public sealed class Checkpoints(WriteLane lane, TimeProvider time)
{
    /// <summary>Writes a checkpoint over the matters whose chain grew since the last one; writes nothing when none did.</summary>
    /// <returns>The checkpoint's hash, or null when there was nothing to tie.</returns>
    public async Task<string?> TieAsync(CancellationToken stop = default)
    {
        string? written = null;
        await lane.RunAsync(
            async db =>
            {
                await db.LockCheckpointsAsync(stop);
                var last = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Seq).FirstOrDefaultAsync(stop);
                var grown = await db.Matters.Where(m => m.HeadSeq > m.TiedSeq).ToListAsync(stop);
                if (grown.Count == 0)
                {
                    return false;
                }

                var heads = grown.Select(m => $"{m.Id} {m.HeadSeq} {m.HeadHash}").Order(StringComparer.Ordinal);
                grown.ForEach(m => m.TiedSeq = m.HeadSeq);
                var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
                Checkpoint Make(string hash) => new() { At = at, Heads = string.Join('\n', heads), PrevHash = last?.Hash ?? "", Hash = hash };
                var checkpoint = Make(Make("").ComputeHash());
                _ = db.Checkpoints.Add(checkpoint);
                written = checkpoint.Hash;
                return true;
            },
            stop);
        return written;
    }

    /// <summary>The lines of a checkpoint; one that cannot be read is entry 0 of no matter.</summary>
    public static IEnumerable<(Guid Matter, int Seq, string Hash)> Read(string heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        foreach (var line in heads.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return line.Split(' ') is [var matter, var seq, var hash]
                && Guid.TryParse(matter, out var id) && int.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (id, number, hash)
                : (Guid.Empty, 0, line);
        }
    }
}
