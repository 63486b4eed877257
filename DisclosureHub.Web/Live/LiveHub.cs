using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Live;

/// <summary>
/// The feed for clients that are not circuits. A client names a release and hears "address, version" whenever it
/// changes; what changed it has to ask for under its own rights. Whoever may not see a release cannot watch it, and
/// cannot tell whether it exists. Whoever sees the whole bureau may watch all of it at once.
/// </summary>
[Authorize]
public sealed class LiveHub(HubDbFactory contexts, Readers readers, SignIns signIns) : Hub
{
    /// <summary>The one message: address, version.</summary>
    public const string Changed = "changed";

    /// <summary>Begins to watch a release.</summary>
    /// <returns>Its version now, or null when there is nothing the caller may see.</returns>
    public async Task<long?> Watch(Guid release)
    {
        if (await ReaderAsync() is not { } reader)
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        var id = JointReleaseId.From(release);
        if (!await db.Releases.Where(WhoSeesWhat.Of(reader)).AnyAsync(r => r.Id == id, Context.ConnectionAborted))
        {
            return null;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Address.OfMatter(release).Value, Context.ConnectionAborted);
        return await db.Matters.Where(m => m.Id == release).Select(m => (long?)m.Version).FirstOrDefaultAsync(Context.ConnectionAborted);
    }

    /// <summary>Begins to watch every matter at once, as the wall board does: one hears that something changed, not where.</summary>
    /// <returns>The number of the last change so far, or null when the caller does not see the whole bureau.</returns>
    public async Task<long?> WatchWall()
    {
        if (await ReaderAsync(evenIdle: true) is not { SeesTheWholeBureau: true })
        {
            return null;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, Address.All.Value, Context.ConnectionAborted);
        await using var db = contexts.CreateDbContext();
        return (await db.OutboxNowAsync(Context.ConnectionAborted)).Seq;
    }

    /// <summary>Stops watching it.</summary>
    public Task Unwatch(Guid release) => Groups.RemoveFromGroupAsync(Context.ConnectionId, Address.OfMatter(release).Value);

    /// <summary>Who calls, with the posts held today; null when the sign-in has ended or nothing is held.</summary>
    private async Task<Reader?> ReaderAsync(bool evenIdle = false) =>
        SignedIn.Read(Context.User) is { } who && !await signIns.HasEndedAsync(who, evenIdle, Context.ConnectionAborted) ? await readers.FindAsync(who.Person, Context.ConnectionAborted) : null;
}
