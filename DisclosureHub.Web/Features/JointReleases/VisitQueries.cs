using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>When somebody last looked at a release, and what was current then.</summary>
public sealed record LastVisit(DateTimeOffset At, int SeenVersion, int SeenSeq);

/// <summary>Remembers who looked at what and when, so that a page can say what changed since. Looking is no act and stands on no record.</summary>
public sealed class VisitQueries(HubDbFactory contexts, WriteLane lane, BureauClock clock, ILogger<VisitQueries> log)
{
    /// <summary>The visit before this one, or null at the first.</summary>
    public async Task<LastVisit?> LastAsync(JointReleaseId release, PersonId person)
    {
        await using var db = contexts.CreateDbContext();
        return await db.Visits.AsNoTracking()
            .Where(v => v.Person == person && v.Matter == release.Value)
            .Select(v => new LastVisit(v.At, v.SeenVersion, v.SeenSeq))
            .FirstOrDefaultAsync();
    }

    /// <summary>Remembers that the person has now seen the release as the page showed it. That is a help, so a failure of it is none of the page's.</summary>
    /// <param name="seq">The newest fact that was shown; what was done since then is news the next time.</param>
    public async Task RememberAsync(JointReleaseId release, PersonId person, int version, int seq)
    {
        try
        {
            await lane.RunAsync(db => PutAsync(db, release, person, version, seq));
        }
        catch (RecordCannotBeWrittenException e)
        {
            log.LogWarning(e, "A visit could not be remembered");
        }
    }

    private async Task<bool> PutAsync(HubDb db, JointReleaseId release, PersonId person, int version, int seq)
    {
        var visit = await db.Visits.FirstOrDefaultAsync(v => v.Person == person && v.Matter == release.Value);
        if (visit is null)
        {
            visit = new VisitRow { Person = person, Matter = release.Value };
            _ = db.Visits.Add(visit);
        }

        // Another tab of his may have shown more.
        (visit.SeenSeq, visit.SeenVersion, visit.At) = (Math.Max(seq, visit.SeenSeq), Math.Max(version, visit.SeenVersion), clock.Now);
        return true;
    }
}
