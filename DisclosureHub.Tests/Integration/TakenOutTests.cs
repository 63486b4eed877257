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
        var (mark, another) = (TakenOutQueries.MarkOf(went), TakenOutQueries.MarkOf(went));
        await takenOut.KeepAsync(id, mark, went);
        await takenOut.KeepAsync(id, another, went);
        await hub.MustAsync(new AddBlocks(NewId.OfCommand(), id, went.Blocks[^1].Id, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, "又写一段。")]), Cast.Drafter);
        Assert.Equal(went.Hash(), (await takenOut.FindAsync(id, mark, reader))!.Hash());

        // What the one file said when it was brought in is what it is compared with from then on; the other goes its own way.
        var said = went with { Blocks = [went.Blocks[0]] };
        await takenOut.KeepAsync(id, mark, said);
        Assert.Equal([said.Hash(), went.Hash()], [(await takenOut.FindAsync(id, mark, reader))!.Hash(), (await takenOut.FindAsync(id, another, reader))!.Hash()]);

        Assert.Null(await takenOut.FindAsync(id, "sha256:0", reader));
        Assert.Null(await takenOut.FindAsync(other, mark, reader));
        Assert.Null(await takenOut.FindAsync(id, mark, await hub.ReaderAsync(Cast.FinanceDrafter)));

        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);
        var version = (await hub.LoadAsync(id)).Current!;
        Assert.Equal(version.Hash, (await takenOut.FindAsync(id, TakenOutQueries.MarkOf(version.Text), reader))!.Hash());
    }

    [Theory, OnBothEngines]
    public async Task What_has_been_out_too_long_goes_when_the_next_goes_out(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (first, second) = (await hub.DraftedAsync([Cast.Finance]), await hub.DraftedAsync([Cast.Finance]));
        var takenOut = hub.Get<TakenOutQueries>();
        await takenOut.KeepAsync(first, "1", (await hub.LoadAsync(first)).Draft);
        hub.Time.Advance(TakenOutQueries.Kept + TimeSpan.FromHours(1));
        await takenOut.KeepAsync(second, "2", (await hub.LoadAsync(second)).Draft);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal([second], await db.TakenOut.Select(t => t.Release).ToListAsync());
    }

    [Theory, OnBothEngines]
    public async Task Of_one_release_so_many_files_are_known_again_and_the_oldest_are_forgotten_first(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance]);
        var (takenOut, draft) = (hub.Get<TakenOutQueries>(), (await hub.LoadAsync(id)).Draft);
        for (var file = 1; file <= TakenOutQueries.MostOfOneRelease + 2; file++)
        {
            await takenOut.KeepAsync(id, $"{file}", draft);
            hub.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal(TakenOutQueries.MostOfOneRelease, await db.TakenOut.CountAsync());
        Assert.False(await db.TakenOut.AnyAsync(t => t.Mark == "1" || t.Mark == "2"));
    }
}
