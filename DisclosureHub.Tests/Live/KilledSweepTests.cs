using System.Diagnostics;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Tests.Integration;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Live;

/// <summary>The product as a process of its own, killed while it sweeps.</summary>
public sealed class KilledSweepTests
{
    private const int Releases = 60;

    [Theory, OnBothEngines]
    public async Task A_process_killed_inside_a_sweep_loses_no_step_and_doubles_none(Db engine)
    {
        // Asked long ago, so that by the real time all of it is due at once.
        var past = new FakeTimeProvider(new DateTimeOffset(2024, 3, 4, 1, 0, 0, TimeSpan.Zero));
        await using var hub = await Hub.StartAsync(engine, (services, _) => services.AddSingleton<TimeProvider>(past).AddSingleton<DeadlineSweep>());
        for (var n = 0; n < Releases; n++)
        {
            _ = await hub.OpenedAsync(Cast.Finance);
        }

        using (var first = Start(hub.Database))
        {
            await UntilAsync(first, async () => await DoneAsync(hub) >= 5);
            first.Kill();
            await first.WaitForExitAsync();
        }

        var done = await DoneAsync(hub);
        Assert.InRange(done, 5, Releases * 4 - 1);

        using (var second = Start(hub.Database))
        {
            await UntilAsync(second, async () => await hub.Get<DeadlineSweep>().NextAsync() is null);
            second.Kill();
            await second.WaitForExitAsync();
        }

        await using var db = hub.Contexts.CreateDbContext();
        var acts = (await db.Ledger.AsNoTracking().Where(e => e.How == nameof(Authentication.Clock)).OrderBy(e => e.Seq).ToListAsync())
            .Select(e => (e.Matter, Fact: Facts.Read(e)))
            .Where(a => a.Fact is ReminderGiven or TermLapsed or UnitPutBeforeOffice)
            .ToLookup(a => a.Matter, a => a.Fact switch { ReminderGiven r => $"{r.Step}", TermLapsed l => $"{l.Act}", var fact => fact.Kind });
        Assert.Equal(Releases, acts.Count);
        Assert.All(acts, of => Assert.Equal(["RecordsLateness", "Overdue", "PutsBeforeOffice", "UnitPutBeforeOffice"], of));
        Assert.False(await db.Parked.AnyAsync());
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    private static async Task<int> DoneAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        return await db.Ledger.CountAsync(e => e.How == nameof(Authentication.Clock) && e.Kind != nameof(TimeRulesBegun));
    }

    /// <summary>The product as a bureau starts it, beside this very test's database.</summary>
    private static Process Start(Database database)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "DisclosureHub.Web.dll"), "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (database.Postgres is { } postgres)
        {
            start.Environment["ConnectionStrings__Postgres"] = postgres;
        }
        else
        {
            // Where the product looks for its file, it finds the test's.
            var folder = Directory.CreateDirectory($"{database.File}.folder").FullName;
            var link = Path.Combine(folder, "hub.db");
            if (!File.Exists(link))
            {
                _ = File.CreateSymbolicLink(link, database.File);
            }

            start.Environment["Data__Folder"] = folder;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The product could not be started.");
        process.OutputDataReceived += Said;
        process.ErrorDataReceived += Said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Said(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line.Data);
        }
    }

    private static async Task UntilAsync(Process process, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.False(process.HasExited, "The product ended by itself.");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), "The product did not get there within 90 seconds.");
            await Task.Yield();
        }
    }
}
