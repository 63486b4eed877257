using DisclosureHub.Domain.JointReleases;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>
/// Compares the last number of each series and year with the numbers that stand on releases and papers: what was drawn
/// must stand somewhere, and the next one drawn must not be one that was given before.
/// </summary>
internal static class NumbersVerification
{
    /// <summary>Of one series and year: a number far too high leaves more gaps than anybody reads.</summary>
    private const int MostGaps = 10;

    public static async Task<IReadOnlyList<Finding>> CompareAsync(HubDb db, CancellationToken stop)
    {
        var given = new Dictionary<(string Series, int Year), HashSet<int>>();
        var written = db.Releases.Where(r => r.Number != "").Select(r => r.Number).Concat(db.Releases.SelectMany(r => r.Papers).Select(p => p.Number));
        await foreach (var number in written.AsAsyncEnumerable().WithCancellation(stop))
        {
            // A number that is none differs from the record, and was found there.
            if (SeriesNumber.Read(number) is { } read)
            {
                var key = (read.Series.ToString(), read.Year);
                _ = (given.TryGetValue(key, out var there) ? there : given[key] = []).Add(read.Number);
            }
        }

        var last = await db.Numbers.AsNoTracking().ToDictionaryAsync(n => (n.Series, n.Year), n => n.Last, stop);
        return [.. last.Keys.Union(given.Keys).Order().SelectMany(key => Found(key, given.GetValueOrDefault(key) ?? [], last.GetValueOrDefault(key)))];
    }

    private static IEnumerable<Finding> Found((string Series, int Year) key, HashSet<int> given, int last)
    {
        var (row, highest) = ($"{key.Series}/{key.Year}", given.DefaultIfEmpty().Max());
        if (last != highest)
        {
            yield return new Finding(
                Fault.Differs, null, "Numbers", row, "Last", $"{highest}", $"{last}",
                $"Numbers {row}, Last: the highest on releases and papers is {highest}, the table says {last}");
        }

        foreach (var gap in Enumerable.Range(1, highest).Where(n => !given.Contains(n)).Take(MostGaps))
        {
            yield return new Finding(
                Fault.NumberMissing, null, "Numbers", row, "", $"{gap}", "", $"Numbers {row}: number {gap} was given and stands on no release or paper");
        }
    }
}
