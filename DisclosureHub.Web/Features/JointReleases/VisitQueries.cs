using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>When somebody last looked at a release, and what was current then.</summary>
public sealed record LastVisit(DateTimeOffset At, int SeenVersion, int SeenSeq);

/// <summary>Remembers who looked at what and when, so that a page can say what changed since. Looking is no act and stands on no record.</summary>
public sealed class VisitQueries(HubDbFactory contexts, WriteLane lane, BureauClock clock)
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

    /// <summary>Remembers that the person has now seen the release as it stands.</summary>
    public Task RememberAsync(JointReleaseId release, PersonId person, int version) => lane.RunAsync(async db =>
    {
        var seq = await db.Matters.Where(m => m.Id == release.Value).Select(m => m.HeadSeq).FirstOrDefaultAsync();
        var visit = await db.Visits.FirstOrDefaultAsync(v => v.Person == person && v.Matter == release.Value);
        if (visit is null)
        {
            visit = new VisitRow { Person = person, Matter = release.Value };
            _ = db.Visits.Add(visit);
        }

        (visit.SeenSeq, visit.SeenVersion, visit.At) = (seq, version, clock.Now);
        return true;
    });
}
