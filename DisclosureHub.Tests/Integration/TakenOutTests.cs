using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.FromWord;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>The texts that went out as files, as long as they are kept.</summary>
public sealed class TakenOutTests
{
    [Theory, OnBothEngines]
    public async Task A_text_that_went_out_is_found_by_its_mark_after_the_draft_went_on_and_a_version_always_is(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (id, other) = (await hub.DraftedAsync([Cast.Finance]), await hub.DraftedAsync([Cast.Finance]));
        var (takenOut, reader) = (hub.Get<TakenOutQueries>(), await hub.ReaderAsync(Cast.Drafter));
        var went = (await hub.LoadAsync(id)).Draft;
        await takenOut.KeepAsync(id, went);
        await takenOut.KeepAsync(id, went);
        await hub.MustAsync(new AddBlocks(NewId.OfCommand(), id, went.Blocks[^1].Id, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, "又写一段。")]), Cast.Drafter);
        Assert.Equal(went.Hash(), (await takenOut.FindAsync(id, went.Hash(), reader))!.Hash());

        Assert.Null(await takenOut.FindAsync(id, new TextHash("sha256:0"), reader));
        Assert.Null(await takenOut.FindAsync(other, went.Hash(), reader));
        Assert.Null(await takenOut.FindAsync(id, went.Hash(), await hub.ReaderAsync(Cast.FinanceDrafter)));

        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);
        var version = (await hub.LoadAsync(id)).Current!;
        Assert.Equal(version.Hash, (await takenOut.FindAsync(id, version.Hash, reader))!.Hash());
    }

    [Theory, OnBothEngines]
    public async Task What_has_been_out_too_long_goes_when_the_next_goes_out(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (first, second) = (await hub.DraftedAsync([Cast.Finance]), await hub.DraftedAsync([Cast.Finance]));
        var takenOut = hub.Get<TakenOutQueries>();
        await takenOut.KeepAsync(first, (await hub.LoadAsync(first)).Draft);
        hub.Time.Advance(TakenOutQueries.Kept + TimeSpan.FromHours(1));
        await takenOut.KeepAsync(second, (await hub.LoadAsync(second)).Draft);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal([second], await db.TakenOut.Select(t => t.Release).ToListAsync());
    }
}
