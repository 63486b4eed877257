using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>Finds out who is reading: the posts he holds today. Asked by every query, so an ended post ends what it showed.</summary>
public sealed class Readers(HubDbFactory contexts, BureauClock clock)
{
    /// <summary>The reader, or null when the person holds no post today.</summary>
    public async Task<Reader?> FindAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.Person == person && p.From <= today && (p.Until == null || p.Until >= today))
            .ToListAsync(stop);
        return posts.Count == 0 ? null : new Reader(person, posts);
    }
}
