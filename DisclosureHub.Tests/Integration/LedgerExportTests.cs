using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

public sealed class LedgerExportTests
{
    private static readonly LedgerFilter Any = new(null, "", "", "", "", null, null, null, null);

    [Theory, OnBothEngines]
    public async Task The_auditor_takes_away_every_entry_so_that_it_can_be_checked_elsewhere(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        var other = await hub.DraftedAsync([]);

        var all = await TakeAsync(hub, Any, Cast.Auditor);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal(await db.Ledger.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync(), all.Select(e => e.Entry.Seq));
        Assert.All(all, e => Assert.Equal(e.Entry.Hash, e.Entry.ComputeHash()));
        Assert.All(all, e => Assert.NotNull(e.Row.Fact));
        var chain = all.Where(e => e.Entry.Matter == id.Value).Select(e => e.Entry).ToList();
        Assert.Equal(chain.Select(e => e.Hash).Prepend("").SkipLast(1), chain.Select(e => e.PrevHash));

        Assert.All(await TakeAsync(hub, Any with { Matter = other.Value }, Cast.Auditor), e => Assert.Equal(other.Value, e.Entry.Matter));
        Assert.Equal([nameof(OpinionSigned)], (await TakeAsync(hub, Any with { Kind = nameof(OpinionSigned) }, Cast.Auditor)).Select(e => e.Entry.Kind));
    }

    [Theory, OnBothEngines]
    public async Task A_record_longer_than_what_is_read_at_once_is_given_out_whole(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        for (var n = 0; n < 3; n++)
        {
            _ = await hub.OpenedAsync(Cast.Finance);
        }

        // As many entries as take several readings, written as somebody with the database in hand would.
        await hub.SqlAsync(
            $"""
            INSERT INTO "Ledger" ("Matter", "MatterSeq", "Command", "Ordinal", "Kind", "Article", "Schema", "At", "Person", "Post", "OnBehalfOf", "How", "Ahead", "Payload", "PrevHash", "Hash")
            SELECT e."Matter", e."MatterSeq" + 1000 * n.i, e."Command", e."Ordinal" + 1000 * n.i, e."Kind", e."Article", e."Schema", e."At", e."Person", e."Post", e."OnBehalfOf", e."How", e."Ahead", e."Payload", e."PrevHash", e."Hash"
            FROM "Ledger" AS e, ({(engine == Db.Sqlite ? "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT i FROM n" : "SELECT generate_series(1, 60) AS i")}) AS n
            """);
        var all = await TakeAsync(hub, Any, Cast.Auditor);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.InRange(all.Count, 1001, int.MaxValue);
        Assert.Equal(await db.Ledger.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync(), all.Select(e => e.Entry.Seq));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_else_takes_anything_away(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await hub.OpenedAsync(Cast.Finance);
        foreach (var who in (Someone[])[Cast.Head, Cast.OfficeHead, Cast.Director, Cast.SystemAdministrator, Cast.SecurityAdministrator, Cast.TaxContact])
        {
            Assert.Empty(await TakeAsync(hub, Any, who));
        }
    }

    [Theory, OnBothEngines]
    public async Task Once_a_day_the_digest_is_kept_in_a_file_that_a_verification_reads(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var folder = Directory.CreateTempSubdirectory("digests-");
        try
        {
            var export = new DigestExport(hub.Get<Checkpoints>(), hub.Contexts, new DigestFolder(Path.Combine(folder.FullName, "kept")), hub.Time);
            Assert.Null(await export.NowAsync());
            Assert.Null(await export.RunAsync());
            _ = await hub.OpenedAsync(Cast.Finance);
            var first = Assert.IsType<string>(await export.RunAsync());
            Assert.Equal("digest-2026-11-23.txt", Path.GetFileName(first));
            var text = await File.ReadAllTextAsync(first);

            // What was kept that day is not written over.
            _ = await hub.DraftedAsync([]);
            Assert.Null(await export.RunAsync());
            Assert.Equal(text, await File.ReadAllTextAsync(first));

            // Four in the afternoon in UTC is midnight in Shanghai.
            hub.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 16, 5, 0, TimeSpan.Zero));
            var second = Assert.IsType<string>(await export.RunAsync());
            Assert.Equal("digest-2026-11-24.txt", Path.GetFileName(second));
            string[] kept = [.. KeptDigest.Read(await File.ReadAllLinesAsync(first)), .. LedgerQueries.DigestsIn(await File.ReadAllTextAsync(second))];
            Assert.Equal(2, kept.Distinct().Count());
            Assert.True((await hub.VerifyAsync(kept)).IsClean);

            // Cut off at its end, the record still agrees with itself, and with no kept digest of the day.
            await hub.DropTriggersAsync();
            await hub.SqlAsync("""DELETE FROM "Checkpoints" WHERE "Seq" > 1""");
            Assert.True((await hub.VerifyAsync(kept[0])).IsClean);
            Assert.Equal(Fault.DigestUnknown, Assert.Single((await hub.VerifyAsync(kept)).Found).Fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, OnBothEngines]
    public async Task Of_several_runs_at_once_one_keeps_the_digest_and_none_fails(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await hub.OpenedAsync(Cast.Finance);
        var folder = Directory.CreateTempSubdirectory("digests-");
        try
        {
            var export = new DigestExport(hub.Get<Checkpoints>(), hub.Contexts, new DigestFolder(folder.FullName), hub.Time);
            using var together = new Barrier(8);
            var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return export.RunAsync();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            var file = Assert.Single(kept.OfType<string>());
            Assert.Equal(file, Assert.Single(Directory.EnumerateFiles(folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(LedgerRow Row, LedgerEntry Entry)>> TakeAsync(Hub hub, LedgerFilter filter, Someone who)
    {
        var reader = await hub.ReaderAsync(who);
        List<(LedgerRow, LedgerEntry)> all = [];
        await foreach (var entry in hub.Get<LedgerQueries>().ExportAsync(filter, reader, CancellationToken.None))
        {
            all.Add(entry);
        }

        return all;
    }
}
