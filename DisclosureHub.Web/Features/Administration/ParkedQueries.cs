using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Administration;

/// <summary>A step of the Clock that failed and waits for somebody. No content: an administrator sees no matter.</summary>
public sealed record ParkedView(DeadlineId Deadline, string Term, string Step, string Error, DateTimeOffset At);

/// <summary>What failed, for whoever looks after it; nothing for anybody else.</summary>
public sealed class ParkedQueries(HubDbFactory contexts)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ParkedView>> ReadAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.TendJobs))
        {
            return [];
        }

        await using var db = contexts.CreateDbContext();
        return await db.Parked.AsNoTracking()
            .Join(db.Deadlines.AsNoTracking(), p => p.Deadline, d => d.Id, (p, d) => new { Parked = p, d.Term })
            .OrderBy(x => x.Parked.At)
            .Take(Most)
            .Select(x => new ParkedView(x.Parked.Deadline, x.Term, x.Parked.Step, x.Parked.Error, x.Parked.At))
            .ToListAsync();
    }
}
