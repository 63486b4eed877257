using System.Collections.Frozen;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>A browser in which somebody is signed in now.</summary>
/// <param name="Browser">As it calls itself.</param>
public sealed record OpenSignIn(Guid Id, DateTimeOffset BeganAt, Authentication How, string Browser);

/// <summary>
/// Who is signed in where, and what of it has ended before its time. A cookie cannot be taken back from a browser or a
/// circuit that has it, so the end is kept here: the door asks in its transaction, requests and open pages ask a snapshot,
/// which is read again every few seconds and is up to date at once on the machine where it ended.
/// </summary>
public sealed class SignIns(HubDbFactory contexts, WriteLane lane, TimeProvider time, ILogger<SignIns> log)
{
    /// <summary>How long a sign-in lasts at most: a working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    /// <summary>How long another machine may not know of an end.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private const int LongestBrowser = 200;

    private readonly Lock _gate = new();
    private FrozenSet<Guid> _ended = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>Raised when sign-ins ended here.</summary>
    public event Action? Ended;

    /// <summary>Somebody has just shown who he is.</summary>
    public async Task<SignedIn> BeginAsync(PersonId person, Authentication how, string browser, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var now = time.GetUtcNow();
        var row = new SignInRow
        {
            Id = Guid.CreateVersion7(), Person = person, How = how, BeganAt = now, ProvedAt = now, Until = now + Lifetime,
            Browser = browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser,
        };
        await lane.RunAsync(
            async db =>
            {
                await ForgetExpiredAsync(db, stop);
                _ = db.SignIns.Add(row);
                return true;
            },
            stop);
        return new SignedIn(row.Id, person, how, row.Until);
    }

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
                    await ForgetExpiredAsync(db, stop);
                    var row = await db.SignIns.FirstOrDefaultAsync(s => s.Id == signIn.Id, stop)
                        ?? db.SignIns.Add(new SignInRow { Id = signIn.Id, Person = signIn.Person, How = signIn.How, Until = signIn.Until }).Entity;
                    row.EndedAt ??= time.GetUtcNow();
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

    /// <summary>Ends every sign-in of a person, or all but the one he does it from.</summary>
    public async Task EndAllAsync(PersonId person, Guid? but = null, CancellationToken stop = default)
    {
        List<Guid> ended = [];
        await lane.RunAsync(
            async db =>
            {
                var open = await db.SignIns.Where(s => s.Person == person && s.EndedAt == null && s.Id != but).ToListAsync(stop);
                foreach (var row in open)
                {
                    row.EndedAt = time.GetUtcNow();
                }

                ended = [.. open.Select(row => row.Id)];
                return true;
            },
            stop);
        Note(ended);
        Ended?.Invoke();
    }

    /// <summary>Ends every sign-in of a person, for whoever looks after accounts.</summary>
    /// <returns>Why not, or null when they ended.</returns>
    public async Task<Refusal?> EndAllAsync(PersonId person, Reader by, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.Carries(Duty.GivePosts))
        {
            return new NotYourDuty(Duty.GivePosts);
        }

        await EndAllAsync(person, but: null, stop);
        return null;
    }

    /// <summary>The person has shown once more that it is he who sits there.</summary>
    public Task ProveAsync(Guid signIn, CancellationToken stop = default) => lane.RunAsync(
        async db =>
        {
            if (await db.SignIns.FirstOrDefaultAsync(s => s.Id == signIn, stop) is { } row)
            {
                row.ProvedAt = time.GetUtcNow();
            }

            return true;
        },
        stop);

    /// <summary>Whether the person showed who he is a short while ago.</summary>
    public async Task<bool> IsProvedAsync(Guid signIn, Grace grace, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(grace);
        await using var db = contexts.CreateDbContext();
        var since = time.GetUtcNow() - grace.For;
        return await db.SignIns.AnyAsync(s => s.Id == signIn && s.EndedAt == null && s.ProvedAt >= since, stop);
    }

    /// <summary>Where a person is signed in now, the latest first.</summary>
    public async Task<IReadOnlyList<OpenSignIn>> OfAsync(PersonId person, CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        var now = time.GetUtcNow();
        return await db.SignIns.AsNoTracking().Where(s => s.Person == person && s.EndedAt == null && s.Until > now).OrderByDescending(s => s.BeganAt).Take(50)
            .Select(s => new OpenSignIn(s.Id, s.BeganAt, s.How, s.Browser)).ToListAsync(stop);
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
            Note(await db.SignIns.AsNoTracking().Where(s => s.Until >= now && s.EndedAt != null).Select(s => s.Id).ToListAsync(stop));
        }

        return _ended.Contains(signIn.Id);
    }

    /// <summary>What has expired by itself need not be remembered.</summary>
    private async Task ForgetExpiredAsync(HubDb db, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        db.SignIns.RemoveRange(await db.SignIns.Where(s => s.Until < now).ToListAsync(stop));
    }

    private void Note(IEnumerable<Guid> ended)
    {
        lock (_gate)
        {
            _ended = _ended.Union(ended).ToFrozenSet();
        }
    }
}
