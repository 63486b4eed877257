using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Clockwork;

/// <summary>
/// Carries out what time limits ask for: the truth that a recurring job repeats and the alarm hastens. Each step is a
/// command of its own; one that fails parks its deadline and the others go on (house law 4).
/// </summary>
public sealed class DeadlineSweep(
    HubDbFactory contexts, CommandRunner runner, WriteLane lane, BureauClock clock, Timetables timetables, CommitSignal signal, ILogger<DeadlineSweep> log) : IDisposable
{
    /// <summary>The name of the recurring job.</summary>
    public const string Job = "deadlines";

    private const int Most = 200;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>With which calendar every running clock was counted, as far as this machine knows.</summary>
    private string? _countedWith;

    /// <summary>Carries out everything that is due now, in the order in which it came due.</summary>
    /// <returns>How many steps were carried out.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
        // On one machine there is nothing to win by two at once; between machines the command's id decides.
        await _one.WaitAsync(stop);
        try
        {
            await CountAgainAsync(stop);
            var (done, moved) = (0, true);
            while (moved && await DueAsync(stop) is { Count: > 0 } due)
            {
                moved = false;
                foreach (var deadline in due)
                {
                    if (await CarryOutAsync(deadline, stop) is not { } steps)
                    {
                        // The database does not take anything now. The next sweep finds the same rows.
                        return done;
                    }

                    done += steps.Done;
                    moved |= steps.Moved;
                }
            }

            return done;
        }
        finally
        {
            _ = _one.Release();
        }
    }

    /// <summary>
    /// Lets time pass: goes from one due step to the next, carries out each at its own moment, and arrives. For the
    /// demonstration; real time needs nobody to do this.
    /// </summary>
    /// <param name="now">Told each moment, in order, before anything is carried out at it.</param>
    public async Task PassAsync(DateTimeOffset until, Func<DateTimeOffset, Task> now, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(now);
        DateTimeOffset? last = null;
        while (await NextAsync(stop) is { } next && next <= until && next != last)
        {
            if (next > clock.Now)
            {
                await now(next);
            }

            _ = await RunAsync(stop);
            last = next;
        }

        await now(until);
        _ = await RunAsync(stop);
    }

    /// <summary>When something is due next, in UTC by the bureau's clock; null when nothing is. Parked deadlines do not count.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        return await Waiting(db).OrderBy(d => d.NextMoveAt).Select(d => d.NextMoveAt).FirstOrDefaultAsync(stop);
    }

    /// <summary>Has a parked deadline tried again, for whoever looks after the jobs.</summary>
    /// <returns>Why not, or null when it was tried.</returns>
    public async Task<Refusal?> RetryAsync(DeadlineId id, Reader by, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.Carries(Duty.TendJobs))
        {
            return new NotYourDuty(Duty.TendJobs);
        }

        await lane.RunAsync(
            async db =>
            {
                db.Parked.RemoveRange(await db.Parked.Where(p => p.Deadline == id).ToListAsync(stop));
                return true;
            },
            stop);
        _ = await RunAsync(stop);
        signal.Raise();
        return null;
    }

    public void Dispose() => _one.Dispose();

    private static IQueryable<Deadline> Waiting(HubDb db) =>
        db.Deadlines.AsNoTracking().Where(d => d.NextMoveAt != null && !db.Parked.Any(p => p.Deadline == d.Id));

    private async Task<List<Deadline>> DueAsync(CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var now = clock.Now;
        return await Waiting(db).Where(d => d.NextMoveAt <= now).OrderBy(d => d.NextMoveAt).ThenBy(d => d.Id).Take(Most).ToListAsync(stop);
    }

    /// <summary>After a notice was loaded every matter with running clocks is counted again, each in a command of its own.</summary>
    private async Task CountAgainAsync(CancellationToken stop)
    {
        string version;
        Guid[] matters;
        await using (var db = contexts.CreateDbContext())
        {
            version = (await timetables.ReadAsync(db, stop)).Calendar.Version;
            matters = version == _countedWith
                ? []
                : await db.Deadlines.AsNoTracking().Where(d => d.ClosedAt == null && d.NextMoveAt != null && d.CalendarVersion != version).Select(d => d.Matter).Distinct().ToArrayAsync(stop);
        }

        foreach (var matter in matters)
        {
            var done = await runner.RunAsync(new CountAgain(matter, version), Actor.Clock, stop);
            if (done.Refusal is { } refusal)
            {
                log.LogError("The clocks of {Matter} could not be counted again: {Refusal}", matter, refusal.Code);
                return;
            }
        }

        _countedWith = version;
    }

    /// <summary>Carries out the due steps of one deadline, oldest first.</summary>
    /// <returns>How many, and whether the row looks otherwise now; null when the database cannot take a write.</returns>
    private async Task<(int Done, bool Moved)?> CarryOutAsync(Deadline deadline, CancellationToken stop)
    {
        var steps = deadline.StepsDue(clock.Now, timetables.Current);
        if (steps.Count == 0)
        {
            return await ParkAsync(deadline, "", "NothingIsDue", stop);
        }

        var done = 0;
        foreach (var step in steps)
        {
            Done outcome;
            try
            {
                outcome = await runner.RunAsync(new TakeClockStep(deadline.Matter, deadline.Id, step), Actor.Clock, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Step {Step} of deadline {Deadline} failed", step.Key, deadline.Id);
                return await ParkAsync(deadline, step.Key, $"{e.GetType().Name}: {e.Message}", stop);
            }

            switch (outcome.Refusal)
            {
                case null:
                    done++;
                    break;

                // Somebody acted on the matter meanwhile, and its clocks went on without this step.
                case StepIsTaken or StepIsNotDue or DeadlineIsClosed:
                    return (done, done > 0);

                case RecordIsBusy or RecordIsFull:
                    return null;

                case { } refusal:
                    return await ParkAsync(deadline, step.Key, refusal.Code, stop);
            }
        }

        return (done, true);
    }

    private async Task<(int Done, bool Moved)?> ParkAsync(Deadline deadline, string step, string error, CancellationToken stop)
    {
        log.LogCritical("Deadline {Deadline} is parked at step {Step}: {Error}", deadline.Id, step, error);
        await lane.RunAsync(
            async db =>
            {
                if (!await db.Parked.AnyAsync(p => p.Deadline == deadline.Id, stop))
                {
                    _ = db.Parked.Add(new ParkedRow { Deadline = deadline.Id, Matter = deadline.Matter, Step = step, Error = error, At = clock.Now });
                }

                return true;
            },
            stop);
        signal.Raise();
        return (0, true);
    }
}
