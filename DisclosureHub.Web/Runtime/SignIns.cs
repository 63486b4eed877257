using System.Collections.Concurrent;
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

/// <summary>How long a sign-in holds: at most, and without an act of the person.</summary>
public sealed record SignInSpan(TimeSpan Longest, TimeSpan Idle)
{
    /// <summary>A working day with its breaks; half an hour away from the desk.</summary>
    public static readonly SignInSpan Default = new(TimeSpan.FromHours(12), TimeSpan.FromMinutes(30));
}

/// <summary>Whether a sign-in still holds.</summary>
public enum SignInState
{
    Holds,

    /// <summary>Nobody pressed a key or a button for so long that it must be shown again who sits there.</summary>
    Idle,

    /// <summary>Its time is over, or it was ended before.</summary>
    Ended,
}

/// <summary>What a screen that nobody touches may go on showing until its sign-in is over: the wall board in the corridor, and nothing else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToIdleAttribute : Attribute;

/// <summary>
/// Who is signed in where, and what of it has ended before its time. A cookie cannot be taken back from a browser or a
/// circuit that has it, so the end is kept here: the door asks in its transaction, requests and open pages ask a snapshot,
/// which is read again every few seconds and is up to date at once on the machine where it ended.
/// </summary>
public sealed class SignIns(HubDbFactory contexts, WriteLane lane, TimeProvider time, ILogger<SignIns> log, SignInSpan? span = null)
{
    /// <summary>How long another machine may not know of an end.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    /// <summary>Acts are written down at most this often.</summary>
    public static readonly TimeSpan ActsApart = TimeSpan.FromMinutes(1);

    private const int LongestBrowser = 200;

    private readonly SignInSpan _span = span ?? SignInSpan.Default;
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _acted = new();
    private readonly Lock _gate = new();
    private FrozenSet<Guid> _ended = [];
    private FrozenSet<Guid> _idle = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>Raised when sign-ins ended here.</summary>
    public event Action? Ended;

    /// <summary>Somebody comes in.</summary>
    /// <param name="provedAt">When he showed who he is, where that was not just now: a sign-in service may know him since the morning.</param>
    public async Task<SignedIn> BeginAsync(PersonId person, Authentication how, string browser, DateTimeOffset? provedAt = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var now = time.GetUtcNow();
        var row = new SignInRow
        {
            Id = Guid.CreateVersion7(), Person = person, How = how, BeganAt = now, ProvedAt = provedAt < now ? provedAt.Value : now, ActedAt = now, Until = now + _span.Longest,
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

    /// <summary>The person pressed a key or a button, or asked for a page. What has been idle for too long does not come back to life by it.</summary>
    public async Task ActedAsync(Guid signIn, CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        if (_acted.TryGetValue(signIn, out var noted) && now - noted < ActsApart)
        {
            return;
        }

        _acted[signIn] = now;
        try
        {
            await lane.RunAsync(
                async db =>
                {
                    if (await db.SignIns.FirstOrDefaultAsync(s => s.Id == signIn && s.EndedAt == null, stop) is not { } row || now - row.ActedAt >= _span.Idle)
                    {
                        return false;
                    }

                    row.ActedAt = now;
                    return true;
                },
                stop);
        }
        catch (RecordCannotBeWrittenException e)
        {
            _ = _acted.TryRemove(signIn, out _);
            log.LogWarning(e, "That somebody is still there could not be written");
        }
    }

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
        var idle = now - _span.Idle;
        return await db.SignIns.AsNoTracking().Where(s => s.Person == person && s.EndedAt == null && s.Until > now && s.ActedAt > idle).OrderByDescending(s => s.BeganAt).Take(50)
            .Select(s => new OpenSignIn(s.Id, s.BeganAt, s.How, s.Browser)).ToListAsync(stop);
    }

    /// <summary>Whether the sign-in holds no more: by its time, before it, or because nobody was there for too long.</summary>
    /// <param name="evenIdle">Asked for the wall, which shows the same to whoever passes by.</param>
    public async ValueTask<bool> HasEndedAsync(SignedIn signIn, bool evenIdle = false, CancellationToken stop = default) =>
        await StateAsync(signIn, stop) is var state && (state == SignInState.Ended || (state == SignInState.Idle && !evenIdle));

    /// <summary>Whether the sign-in still holds, and why not.</summary>
    public async ValueTask<SignInState> StateAsync(SignedIn signIn, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        var now = time.GetUtcNow();
        if (now >= signIn.Until || _ended.Contains(signIn.Id))
        {
            return SignInState.Ended;
        }

        if (now - _readAt >= Fresh)
        {
            _readAt = now;
            await using var db = contexts.CreateDbContext();
            var idle = now - _span.Idle;
            var over = await db.SignIns.AsNoTracking().Where(s => s.Until >= now && (s.EndedAt != null || s.ActedAt <= idle)).Select(s => new { s.Id, Ended = s.EndedAt != null }).ToListAsync(stop);
            Note(over.Where(s => s.Ended).Select(s => s.Id));
            _idle = over.Where(s => !s.Ended).Select(s => s.Id).ToFrozenSet();
        }

        return _ended.Contains(signIn.Id) ? SignInState.Ended : _idle.Contains(signIn.Id) ? SignInState.Idle : SignInState.Holds;
    }

    /// <summary>What has expired by itself need not be remembered.</summary>
    private async Task ForgetExpiredAsync(HubDb db, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var expired = await db.SignIns.Where(s => s.Until < now).ToListAsync(stop);
        db.SignIns.RemoveRange(expired);
        foreach (var row in expired)
        {
            _ = _acted.TryRemove(row.Id, out _);
        }
    }

    private void Note(IEnumerable<Guid> ended)
    {
        lock (_gate)
        {
            _ended = _ended.Union(ended).ToFrozenSet();
        }
    }
}
