using DisclosureHub.Web.Runtime;
using Hangfire;

namespace DisclosureHub.Web.Clockwork;

/// <summary>
/// Rings when the earliest deadline of the database is due and has the sweep run at once, so that a step comes within a
/// second or two and not at the next minute. It only hastens: without it the recurring job does the same, later.
/// </summary>
public sealed class Alarm(DeadlineSweep sweep, BureauClock clock, CommitSignal signal, IRecurringJobManager jobs, TimeProvider time, ILogger<Alarm> log) : BackgroundService
{
    /// <summary>How long it sleeps at most: what another machine committed is found at the next look.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>How long it leaves the job to itself after ringing.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Wake() => signal.Raise();
        clock.Moved += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var woken = signal.Next;
                var wait = await NextAsync(stoppingToken) is { } next ? next - clock.Now : Longest;
                if (wait <= TimeSpan.Zero)
                {
                    jobs.Trigger(DeadlineSweep.Job);
                    await Task.Delay(Pause, time, stoppingToken);
                }
                else
                {
                    _ = await Task.WhenAny(woken, Task.Delay(wait < Longest ? wait : Longest, time, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
        finally
        {
            clock.Moved -= Wake;
        }
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken stop)
    {
        try
        {
            return await sweep.NextAsync(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A database that is away for a moment must not silence the alarm for good.
            log.LogError(e, "The deadlines could not be read");
            return null;
        }
    }
}
