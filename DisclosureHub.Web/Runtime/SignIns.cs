using System.Collections.Frozen;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>
/// Which sign-ins have ended before their time. A cookie cannot be taken back from a browser or a circuit that has it,
/// so the end is kept here: the door asks in its transaction, requests and open pages ask this snapshot, which is read
/// again every few seconds and is up to date at once on the machine where somebody signed out.
/// </summary>
public sealed class SignIns(HubDbFactory contexts, WriteLane lane, TimeProvider time, ILogger<SignIns> log)
{
    /// <summary>How long another machine may not know.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private FrozenSet<Guid> _ended = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>Raised when sign-ins ended here.</summary>
    public event Action? Ended;

    /// <summary>Ends a sign-in everywhere: in every tab, on every machine.</summary>
    public async Task EndAsync(SignedIn signIn, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        Note([signIn.Id]);
        Ended?.Invoke();
        try
        {
            await lane.RunAsync(
                async db =>
                {
                    // What has expired by itself need not be remembered.
                    var now = time.GetUtcNow();
                    db.EndedSignIns.RemoveRange(await db.EndedSignIns.Where(e => e.Until < now).ToListAsync(stop));
                    if (!await db.EndedSignIns.AnyAsync(e => e.Id == signIn.Id, stop))
                    {
                        _ = db.EndedSignIns.Add(new EndedSignInRow { Id = signIn.Id, Until = signIn.Until });
                    }

                    return true;
                },
                stop);
        }
        catch (RecordCannotBeWrittenException e)
        {
            // This machine knows; the cookie goes all the same.
            log.LogError(e, "The end of a sign-in could not be written");
        }
    }

    /// <summary>Whether the sign-in has ended, by its time or before it.</summary>
    public async ValueTask<bool> HasEndedAsync(SignedIn signIn, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        var now = time.GetUtcNow();
        if (now >= signIn.Until || _ended.Contains(signIn.Id))
        {
            return true;
        }

        if (now - _readAt >= Fresh)
        {
            _readAt = now;
            await using var db = contexts.CreateDbContext();
            var read = await db.EndedSignIns.AsNoTracking().Where(e => e.Until >= now).Select(e => e.Id).ToListAsync(stop);
            Note(read);
        }

        return _ended.Contains(signIn.Id);
    }

    private void Note(IEnumerable<Guid> ended)
    {
        lock (_gate)
        {
            _ended = _ended.Union(ended).ToFrozenSet();
        }
    }
}
