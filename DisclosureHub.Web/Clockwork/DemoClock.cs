using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Clockwork;

/// <summary>
/// Moves the bureau's clock forward in the demonstration, so that one can watch reminders, lapses and escalations happen.
/// It goes from step to step: each comes at its own moment, as it would have. A restart does not turn time back.
/// </summary>
public sealed class DemoClock(HubDbFactory contexts, WriteLane lane, DeadlineSweep sweep, BureauClock clock, TimeProvider time, HubMode mode) : IDisposable
{
    /// <summary>The farthest it moves at once.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(100);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Puts the clock where it was when the demonstration ended.</summary>
    public async Task TakeUpAsync(CancellationToken stop = default)
    {
        await using var db = contexts.CreateDbContext();
        clock.RunAhead(TimeSpan.FromMilliseconds(await db.Clock.OrderBy(c => c.Id).Select(c => c.Ahead).FirstOrDefaultAsync(stop)));
    }

    /// <summary>Lets time pass up to a moment, in UTC, for the administrator.</summary>
    /// <returns>Why not, or null when it has passed.</returns>
    /// <exception cref="InvalidOperationException">This is not the demonstration.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It lies in the past, or too far ahead.</exception>
    public async Task<Refusal?> MoveToAsync(DateTimeOffset until, Reader by, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!mode.Demo)
        {
            throw new InvalidOperationException("Only the demonstration's clock can be moved.");
        }

        if (!by.Carries(Duty.TendJobs))
        {
            return new NotYourDuty(Duty.TendJobs);
        }

        await _one.WaitAsync(stop);
        try
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(until, clock.Now);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(until, clock.Now + Farthest);
            await sweep.PassAsync(until, PutAsync, stop);
            return null;
        }
        finally
        {
            _ = _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task PutAsync(DateTimeOffset now)
    {
        var ahead = now - time.GetUtcNow();
        if (ahead <= clock.Ahead)
        {
            return;
        }

        await lane.RunAsync(async db =>
        {
            if (await db.Clock.SingleOrDefaultAsync() is not { } row)
            {
                row = new ClockRow();
                _ = db.Clock.Add(row);
            }

            row.Ahead = (long)ahead.TotalMilliseconds;
            return true;
        });
        clock.RunAhead(ahead);
    }
}
