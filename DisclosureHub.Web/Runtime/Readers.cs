using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>Finds out who is reading: the posts he holds today. Asked by every query, so an ended post ends what it showed.</summary>
public sealed class Readers(HubDbFactory contexts, BureauClock clock)
{
    /// <summary>Who asks with a plain request, and as whom he reads; null when nobody is signed in, or he holds no post today.</summary>
    public async Task<(SignedIn Who, Reader Reader)?> FindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return SignedIn.Read(http.User) is { } who && await FindAsync(who.Person, http.RequestAborted) is { } reader ? (who, reader) : null;
    }

    /// <summary>The reader, or null when the person holds no post today.</summary>
    public async Task<Reader?> FindAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.Person == person && p.From <= today && (p.Until == null || p.Until >= today))
            .ToListAsync(stop);
        if (posts.Count == 0)
        {
            return null;
        }

        var delegations = await db.Delegations.AsNoTracking().Where(d => d.To == person && d.First <= today && d.Last >= today).ToListAsync(stop);
        PostId[] others = [.. delegations.Select(d => d.Post)];
        var stead = others.Length == 0 ? [] : await db.Posts.AsNoTracking().Where(p => others.Contains(p.Id) && p.From <= today && (p.Until == null || p.Until >= today)).ToListAsync(stop);
        return new Reader(person, posts, [.. from post in stead from d in delegations where d.Post == post.Id select new StandIn(post, d.Duties, d.Last)]);
    }
}
