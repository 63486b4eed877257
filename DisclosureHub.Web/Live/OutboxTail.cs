using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.SignalR;

namespace DisclosureHub.Web.Live;

/// <summary>
/// Follows the outbox from now on and tells the open pages and the hub's clients of this machine. Every machine tails
/// for itself; a commit on this one wakes it at once, a commit elsewhere is found at the next look.
/// </summary>
public sealed class OutboxTail(
    HubDbFactory contexts, CommitSignal signal, ChangeFeed feed, IHubContext<LiveHub> hub, TimeProvider time, ILogger<OutboxTail> log) : BackgroundService
{
    private const int Most = 500;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        OutboxCursor? cursor = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                cursor = await CatchUpAsync(cursor, stoppingToken);
                await Task.WhenAny(next, Task.Delay(Look, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A database that is away for a moment must not end the feed for good.
                log.LogError(e, "The outbox could not be read");
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken));
            }
        }
    }

    private async Task<OutboxCursor> CatchUpAsync(OutboxCursor? from, CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var cursor = from ?? await db.OutboxNowAsync(stop);
        while (true)
        {
            var batch = await db.ReadOutboxAsync(cursor, Most, stop);
            if (batch.Rows.Count == 0)
            {
                return cursor;
            }

            cursor = batch.Next;
            foreach (var row in batch.Rows)
            {
                await TellAsync(row, stop);
            }

            // Who watches everything is told once, however much there was, and not where it was; what is told to persons is no change of a matter.
            if (batch.Rows.LastOrDefault(r => r.Persons.Count == 0) is { } last)
            {
                await hub.Clients.Group(Address.All.Value).SendAsync(LiveHub.Changed, Address.All.Value, last.Seq, stop);
            }
        }
    }

    private async Task TellAsync(OutboxRow row, CancellationToken stop)
    {
        if (row.Persons.Count > 0)
        {
            feed.Tell(row.Persons.Select(Address.Of));
            return;
        }

        var matter = Address.OfMatter(row.Matter);
        Address[] addresses = [Address.All, matter, .. row.Units.Select(Address.Of)];
        feed.Tell(addresses);

        // On the wire: an address and a version, nothing else.
        await hub.Clients.Group(matter.Value).SendAsync(LiveHub.Changed, matter.Value, row.Version, stop);
    }
}
