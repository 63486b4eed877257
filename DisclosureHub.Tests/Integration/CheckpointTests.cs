using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

public sealed class CheckpointTests
{
    [Theory, OnBothEngines]
    public async Task Nothing_is_written_when_no_chain_grew(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var checkpoints = hub.Get<Checkpoints>();
        Assert.Null(await checkpoints.TieAsync());
        await hub.DraftedAsync([Cast.Finance]);
        Assert.NotNull(await checkpoints.TieAsync());
        var before = await hub.EverythingAsync();
        Assert.Null(await checkpoints.TieAsync());
        Assert.Equal(before, await hub.EverythingAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_checkpoint_names_the_chains_that_grew_since_the_last_and_no_other(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (first, second) = (await hub.DraftedAsync([Cast.Finance]), await hub.SubmittedAsync(Cast.Finance));
        var one = Assert.IsType<string>(await hub.Get<Checkpoints>().TieAsync());
        await hub.IssueAsync(second);
        var two = Assert.IsType<string>(await hub.Get<Checkpoints>().TieAsync());

        await using var db = hub.Contexts.CreateDbContext();
        var written = await db.Checkpoints.AsNoTracking().OrderBy(c => c.Seq).ToListAsync();
        Assert.Equal([("", one), (one, two)], written.Select(c => (c.PrevHash, c.Hash)));
        Assert.Equal(
            new[] { (first.Value, 4), (second.Value, 5) }.OrderBy(h => h.Value.ToString(), StringComparer.Ordinal),
            Checkpoints.Read(written[0].Heads).Select(h => (h.Matter, h.Seq)));
        Assert.Equal([(second.Value, 8, (await hub.RecordAsync(second))[^1].Hash)], Checkpoints.Read(written[1].Heads));
        Assert.All(written, c => Assert.Equal(c.ComputeHash(), c.Hash));
    }
}
