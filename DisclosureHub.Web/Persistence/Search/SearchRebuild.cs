using DisclosureHub.Domain.JointReleases;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Search;

/// <summary>Makes the searchable rows of releases that have none made as they are made now: after an update, or where the table was emptied.</summary>
public sealed class SearchRebuild(HubDbFactory contexts, WriteLane lane)
{
    private const int Batch = 50;

    /// <returns>Of how many releases.</returns>
    public async Task<int> CatchUpAsync(CancellationToken stop)
    {
        var made = 0;
        for (JointReleaseId[] some; (some = await BehindAsync(stop)).Length > 0; made += some.Length)
        {
            foreach (var id in some)
            {
                await lane.RunAsync(
                    async db =>
                    {
                        // Whoever acts on it meanwhile waits, or was first and then there is nothing left to do.
                        _ = await db.LockMatterAsync(id.Value, stop);
                        var release = await JointReleaseMapping.Whole(db.Releases.AsNoTracking()).SingleAsync(r => r.Id == id, stop);
                        await SearchIndex.ShowAsync(db, release, release.Current?.IssuedAt ?? release.DraftedAt, stop);
                        return true;
                    },
                    stop);
            }
        }

        return made;
    }

    private async Task<JointReleaseId[]> BehindAsync(CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var prefix = SearchIndex.Prefix;
        return await db.Releases.AsNoTracking()
            .Where(r => !db.SearchTexts.Any(s => s.Release == r.Id && s.Print.StartsWith(prefix)))
            .OrderBy(r => r.Id).Select(r => r.Id).Take(Batch).ToArrayAsync(stop);
    }
}
