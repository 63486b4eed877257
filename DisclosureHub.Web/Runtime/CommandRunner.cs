using System.Collections.Concurrent;
using System.Reflection;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>
/// The one door. Every write is a command that comes through here, in one transaction: lock the matter → was it done
/// already? → read the post → duty → load the root → apply → bump the version → state, ledger and outbox together, or
/// nothing (house law 1).
/// </summary>
public sealed class CommandRunner(
    WriteLane lane, BureauClock clock, TimeProvider time, Timetables timetables, CommitSignal signal, ILogger<CommandRunner> log, Grace? grace = null, SignInSpan? span = null)
{
    private static readonly ConcurrentDictionary<Type, Duty> RequiredDuties = new();

    /// <summary>Acts on a root that is there.</summary>
    public Task<Done> RunAsync<TRoot>(IActOn<TRoot> command, Actor actor, CancellationToken stop = default)
        where TRoot : Aggregate
    {
        ArgumentNullException.ThrowIfNull(command);
        return ThroughTheDoorAsync(command, actor, async (db, matter, signature) =>
        {
            if (matter is null || await Roots.LoadAsync<TRoot>(db, command.Matter, stop) is not { } root)
            {
                return new NoSuchMatter();
            }

            var outcome = command.Apply(root, ActingIn(db, signature));
            return outcome.Refusal is { } refusal ? refusal : root;
        }, stop);
    }

    /// <summary>Brings a root into being.</summary>
    public Task<Done> RunAsync<TRoot>(IBegin<TRoot> command, Actor actor, CancellationToken stop = default)
        where TRoot : Aggregate
    {
        ArgumentNullException.ThrowIfNull(command);
        return ThroughTheDoorAsync(command, actor, (db, matter, signature) =>
        {
            if (matter is not null)
            {
                return Task.FromResult<Applied>(new MatterHasBegun());
            }

            var outcome = command.Begin(ActingIn(db, signature));
            if (outcome.Refusal is { } refusal)
            {
                return Task.FromResult<Applied>(refusal);
            }

            Roots.Add(db, outcome.Made);
            return Task.FromResult<Applied>(outcome.Made);
        }, stop);
    }

    /// <exception cref="InvalidOperationException">The command names no duty.</exception>
    public static Duty DutyOf(Type command) => RequiredDuties.GetOrAdd(
        command,
        static type => type.GetCustomAttribute<RequiresAttribute>()?.Duty
            ?? throw new InvalidOperationException($"{type.Name} names no duty: put [Requires(…)] on it."));

    /// <summary>Whether the command signs or decides.</summary>
    public static bool Signs(Type command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.IsDefined(typeof(SignsAttribute), inherit: false);
    }

    /// <summary>Whether the person showed who he is a short while ago; in real time, whatever the bureau's clock says.</summary>
    private async Task<bool> IsStillThereAsync(HubDb db, Actor actor, CancellationToken stop)
    {
        var since = time.GetUtcNow() - (grace ?? Grace.Default).For;
        return await db.SignIns.AnyAsync(s => s.Id == actor.SignIn && s.ProvedAt >= since, stop);
    }

    private async Task<Done> ThroughTheDoorAsync(
        ICommand command, Actor actor, Func<HubDb, MatterRow?, Signature, Task<Applied>> apply, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var duty = DutyOf(command.GetType());
        Done done = new(new SignInHasExpired(), 0);
        if (time.GetUtcNow() < actor.Until)
        {
            try
            {
                await lane.RunAsync(
                    async db =>
                    {
                        done = await InTransactionAsync(db, command, actor, duty, apply, stop);
                        return done.IsAccepted;
                    },
                    stop);
            }
            catch (RecordCannotBeWrittenException e)
            {
                log.LogError(e, "{Command} could not be written", command.GetType().Name);
                return new Done(e.Full ? new RecordIsFull() : new RecordIsBusy(), 0);
            }
        }

        if (done.Refusal is { } refusal)
        {
            await CountAsync(command, refusal, stop);
        }
        else
        {
            signal.Raise();
        }

        return done;
    }

    private async Task<Done> InTransactionAsync(
        HubDb db, ICommand command, Actor actor, Duty duty, Func<HubDb, MatterRow?, Signature, Task<Applied>> apply, CancellationToken stop)
    {
        var idle = time.GetUtcNow() - (span ?? SignInSpan.Default).Idle;
        if (actor.SignIn is { } signIn && await db.SignIns.AnyAsync(s => s.Id == signIn && (s.EndedAt != null || s.ActedAt <= idle), stop))
        {
            return new Done(new SignInHasExpired(), 0);
        }

        var matter = await db.LockMatterAsync(command.Matter, stop);
        if (matter is not null && await db.Ledger.AnyAsync(e => e.Command == command.Id.Value, stop))
        {
            return new Done(null, matter.Version);
        }

        var at = matter is null || clock.Now > matter.LastAt ? clock.Now : matter.LastAt;
        if (await SignatureOfAsync(db, actor, duty, at, stop) is not { } signature || !signature.Role.Carries(duty))
        {
            return new Done(await StoodInForAsync(db, actor, at, stop) is { } holder ? new StandsInNoMore(holder) : new NotYourDuty(duty), 0);
        }

        if (actor.AsksAgain && Signs(command.GetType()) && !await IsStillThereAsync(db, actor, stop))
        {
            return new Done(new ProveItIsYou(), matter?.Version ?? 0);
        }

        var timetable = await timetables.ReadAsync(db, stop);
        var applied = await apply(db, matter, signature);
        if (applied.Root is not { } root)
        {
            return new Done(applied.Refusal, matter?.Version ?? 0);
        }

        (root as TimedMatter)?.KeepTime(at, timetable);
        var facts = root.TakeRaised();
        if (matter is null)
        {
            matter = new MatterRow { Id = root.Matter, Kind = root.GetType().Name };
            _ = db.Matters.Add(matter);
        }

        matter.Version++;
        var first = matter.HeadSeq + 1;
        LedgerWriting.Append(db, matter, command.Id, signature, facts, clock.Ahead);
        var units = await Roots.ShowAsync(db, root, at, stop);
        _ = db.Outbox.Add(new OutboxRow { Matter = matter.Id, Version = matter.Version, Units = units, FirstSeq = first, LastSeq = matter.HeadSeq, At = at });
        return new Done(null, matter.Version);
    }

    /// <summary>The signature of whoever acts, from the post as it stands in this transaction; null when it is not held today, nor the duty delegated by who holds it.</summary>
    private static async Task<Signature?> SignatureOfAsync(HubDb db, Actor actor, Duty duty, DateTimeOffset at, CancellationToken stop)
    {
        switch (actor.How)
        {
            case Authentication.Clock:
                return Signature.OfTheClock(at);

            case Authentication.SetUpLink:
                return Signature.OfSetUp(at);
        }

        // Whose account was closed acts no more, in whatever browser he is still signed in.
        if (actor.AsksAgain && !await db.People.AnyAsync(p => p.Id == actor.Person && p.MaySignIn, stop))
        {
            return null;
        }

        var day = WorkCalendar.DayOf(at);
        if (await db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == actor.Post, stop) is not { } post || !post.IsHeldOn(day))
        {
            return null;
        }

        if (post.Person == actor.Person)
        {
            return new Signature(actor.Person, post.Id, post.Unit, post.Role, null, actor.How, at);
        }

        // Not his post: then only what its holder delegated to him, while that runs.
        var delegated = await db.Delegations.AsNoTracking().Where(d => d.Post == post.Id && d.To == actor.Person).ToListAsync(stop);
        return Organisation.Under(delegated, actor.Person, post.Id, day)?.Duties.Contains(duty) == true
            ? new Signature(actor.Person, post.Id, post.Unit, post.Role, post.Person, actor.How, at)
            : null;
    }

    /// <summary>Whom he stood in for in this post until it ended: then that is why he may not act, and worth saying.</summary>
    private static async Task<PersonId?> StoodInForAsync(HubDb db, Actor actor, DateTimeOffset at, CancellationToken stop)
    {
        var latest = await db.Delegations.AsNoTracking().Where(d => d.Post == actor.Post && d.To == actor.Person).OrderByDescending(d => d.Last).FirstOrDefaultAsync(stop);
        return latest is not null && !latest.IsInForceOn(WorkCalendar.DayOf(at)) ? latest.By : null;
    }

    private Acting ActingIn(HubDb db, Signature signature) => new(
        signature,
        timetables.Current,
        unit => db.Units.AsNoTracking().FirstOrDefault(u => u.Id == unit),
        category => db.Categories.AsNoTracking().FirstOrDefault(c => c.Id == category),
        person => PostsOf(db, person, WorkCalendar.DayOf(signature.At)),
        release => JointReleaseMapping.Whole(db.Releases.AsNoTracking()).FirstOrDefault(r => r.Id == release),
        series => Draw(db, series, WorkCalendar.DayOf(signature.At).Year),
        (file, bytes) => db.Files.Add(new FileRow { Id = file, Bytes = bytes }));

    private static List<Post> PostsOf(HubDb db, PersonId person, DateOnly day) =>
        [.. db.Posts.AsNoTracking().Where(p => p.Person == person && p.From <= day && (p.Until == null || p.Until >= day))];

    private static string Draw(HubDb db, NumberSeries series, int year)
    {
        var row = db.LockNumber(series.ToString(), year);
        if (row is null)
        {
            row = new NumberRow { Series = series.ToString(), Year = year };
            _ = db.Numbers.Add(row);
        }

        row.Last++;
        return new SeriesNumber(series, year, row.Last).ToString();
    }

    /// <summary>A refusal is counted without content. It must not fail the answer: if even this cannot be written, it is logged.</summary>
    private async Task CountAsync(ICommand command, Refusal refusal, CancellationToken stop)
    {
        try
        {
            await lane.RunAsync(
                db =>
                {
                    _ = db.Refusals.Add(new RefusalRow
                    {
                        At = clock.Now,
                        Command = command.GetType().Name,
                        Code = refusal.Code,
                        Article = refusal.Article?.Id ?? "",
                    });
                    return Task.FromResult(true);
                },
                stop);
        }
        catch (RecordCannotBeWrittenException e)
        {
            log.LogError(e, "The refusal {Code} could not be counted", refusal.Code);
        }
    }

    /// <summary>A root that took the command, or the refusal it gave.</summary>
    private sealed record Applied(Aggregate? Root, Refusal? Refusal)
    {
        public static implicit operator Applied(Aggregate root) => new(root, null);

        public static implicit operator Applied(Refusal refusal) => new(null, refusal);
    }
}
