using System.Diagnostics;
using System.Globalization;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Benchmarks;

/// <summary>What the sweep costs when nothing is due, when much is due at once, and how late a step comes.</summary>
internal static class SweepFigures
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Beside it: the bare indexed query for the same rows on an open connection. The aim is 5 ms.</summary>
    public static async Task NoneDueAsync(int open)
    {
        await using var bureau = await Bureau.OpenAsync(new FakeTimeProvider(Start));
        _ = await bureau.AskAsync();
        await bureau.SqlAsync($"""
            INSERT INTO Deadlines SELECT * FROM (
              WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {open})
              SELECT {await ColumnsAsync(bureau)} FROM Deadlines d, n WHERE d.Ordinal = 1)
            """);
        var sweep = bureau.Get<DeadlineSweep>();
        _ = await sweep.RunAsync();
        var ours = await MedianAsync(200, async () => _ = await sweep.RunAsync());

        await using var db = bureau.Get<HubDbFactory>().CreateDbContext();
        var rows = await db.Deadlines.CountAsync();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Deadlines WHERE NextMoveAt <= '2026-11-23 01:00:00' ORDER BY NextMoveAt LIMIT 200";
        var floor = await MedianAsync(200, async () => _ = await command.ExecuteScalarAsync());
        Say($"Sweep over {rows:N0} open deadlines, none due", ours, floor, "the bare indexed query");
    }

    /// <summary>Beside it: as many transactions that write one row each.</summary>
    public static async Task ManyDueAsync(int due)
    {
        var time = new FakeTimeProvider(Start);
        await using var bureau = await Bureau.OpenAsync(time);
        for (var n = 0; n < due; n++)
        {
            _ = await bureau.AskAsync();
        }

        // Half of the time is gone for all of them: one reminder each.
        time.SetUtcNow(Start.AddDays(5));
        var watch = Stopwatch.StartNew();
        var steps = await bureau.Get<DeadlineSweep>().RunAsync();
        var ours = watch.Elapsed;
        var lane = bureau.Get<WriteLane>();
        watch.Restart();
        for (var n = 0; n < due; n++)
        {
            await lane.RunAsync(db =>
            {
                _ = db.Refusals.Add(new RefusalRow { At = Start, Command = "Floor", Code = "Floor" });
                return Task.FromResult(true);
            });
        }

        Say($"{steps:N0} steps due at once", ours, watch.Elapsed, "as many transactions of one row");
    }

    /// <summary>From the moment a step is due to the moment it is on record. Beside it: how late a bare timer fires.</summary>
    public static async Task LatenessAsync()
    {
        await using var bureau = await Bureau.OpenAsync(TimeProvider.System);
        var sweep = bureau.Get<DeadlineSweep>();
        List<TimeSpan> ours = [], floor = [];
        for (var n = 0; n < 10; n++)
        {
            var id = await bureau.AskAsync();
            var due = TimeProvider.System.GetUtcNow().AddMilliseconds(700);
            await bureau.SqlAsync($"UPDATE Deadlines SET StartedAt = '{due.AddDays(-30).UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}', DueAt = '{due.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}', NextMoveAt = '{due.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}' WHERE Release = '{id.Value.ToString().ToUpperInvariant()}'");
            await Task.Delay(due - TimeProvider.System.GetUtcNow());
            floor.Add(TimeProvider.System.GetUtcNow() - due);
            _ = await sweep.RunAsync();
            ours.Add(TimeProvider.System.GetUtcNow() - due);
        }

        Say("A due step on record after its moment (timer and sweep, without Hangfire's hand-over)", Median(ours), Median(floor), "a bare timer");
    }

    private static async Task<string> ColumnsAsync(Bureau bureau)
    {
        await using var db = bureau.Get<HubDbFactory>().CreateDbContext();
        var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('Deadlines')").ToListAsync();
        return string.Join(", ", columns.Select(c => c == "Id"
            ? "upper(printf('%08x-0000-7000-8000-%012x', n.i, n.i)) AS Id"
            : $"d.\"{c}\""));
    }

    private static async Task<TimeSpan> MedianAsync(int times, Func<Task> run)
    {
        List<TimeSpan> taken = [];
        for (var n = 0; n < times; n++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            taken.Add(watch.Elapsed);
        }

        return Median(taken);
    }

    private static TimeSpan Median(List<TimeSpan> taken) => taken.Order().ElementAt(taken.Count / 2);

    private static void Say(string what, TimeSpan ours, TimeSpan floor, string floorIs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {ours.TotalMilliseconds:N2} ms; floor, {floorIs}: {floor.TotalMilliseconds:N2} ms; ratio {ours / floor:N1}"));
}
