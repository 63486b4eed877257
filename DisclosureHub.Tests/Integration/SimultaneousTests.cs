using System.Globalization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>Double clicks, retries, and two people in the same second.</summary>
public sealed class SimultaneousTests
{
    [Theory, OnBothEngines]
    public async Task A_repeated_command_gets_the_first_outcome_and_writes_nothing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        var first = await hub.RunAsync(sign, Cast.FinanceHead);
        var before = await hub.EverythingAsync();
        var again = await hub.RunAsync(sign, Cast.FinanceHead);
        Assert.Equal(first, again);
        Assert.Equal(before, await hub.EverythingAsync());
    }

    [Theory, OnBothEngines]
    public async Task Eight_clicks_at_once_on_one_signature_sign_once(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        var done = await AtOnceAsync(Enumerable.Repeat<Func<Task<Done>>>(() => hub.RunAsync(sign, Cast.FinanceHead), 8));
        Assert.All(done, d => Assert.Equal(new Done(null, 7), d));
        Assert.Equal("会签〔2026〕1号", Assert.Single((await hub.LoadAsync(id)).Opinions).Number);
        Assert.Single(await hub.RecordAsync(id), e => e.Kind == nameof(OpinionSigned));
        Assert.Empty(await hub.RefusalsAsync());
    }

    [Theory, OnBothEngines]
    public async Task Eight_clicks_at_once_on_one_new_release_begin_one(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var begin = new DraftRelease(NewId.OfCommand(), NewId.Of<JointReleaseId>(), "招聘公告");
        var done = await AtOnceAsync(Enumerable.Repeat<Func<Task<Done>>>(() => hub.RunAsync(begin, Cast.Drafter), 8));
        Assert.All(done, d => Assert.Equal(new Done(null, 1), d));
        Assert.Single(await hub.RecordAsync(begin.Release));
        Assert.Empty(await hub.RefusalsAsync());
    }

    [Theory]
    [InlineData(Db.Sqlite, 5)]
    [InlineData(Db.Postgres, 20)]
    public async Task Two_heads_who_sign_at_the_same_moment_both_succeed_and_the_numbers_have_no_gap(Db engine, int times)
    {
        await using var hub = await Hub.StartAsync(engine);
        for (var time = 0; time < times; time++)
        {
            var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
            var (finance, legal) = (await hub.OpinionAsync(id, Cast.Finance), await hub.OpinionAsync(id, Cast.Legal));
            var done = await AtOnceAsync([() => hub.RunAsync(finance, Cast.FinanceHead), () => hub.RunAsync(legal, Cast.LegalHead)]);
            Assert.All(done, d => Assert.Null(d.Refusal));
            Assert.Equal([7L, 8], done.Select(d => d.Version).Order());
            Assert.Equal(ReleaseStage.Agreed, (await hub.LoadAsync(id)).Stage);
            Assert.Equal(nameof(ReleaseAgreed), (await hub.RecordAsync(id))[^2].Kind);
        }

        Assert.Equal(Enumerable.Range(1, 2 * times), await OpinionNumbersAsync(hub));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Many_who_sign_on_many_matters_at_once_share_one_series_without_a_gap(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        List<Func<Task<Done>>> signatures = [];
        for (var i = 0; i < 6; i++)
        {
            var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
            var (finance, legal) = (await hub.OpinionAsync(id, Cast.Finance), await hub.OpinionAsync(id, Cast.Legal));

            // One in three is refused and must give its number back.
            var baseless = legal with { Id = NewId.OfCommand(), Content = legal.Content with { Basis = "" } };
            signatures.AddRange([() => hub.RunAsync(finance, Cast.FinanceHead), () => hub.RunAsync(baseless, Cast.LegalHead), () => hub.RunAsync(legal, Cast.LegalHead)]);
        }

        var done = await AtOnceAsync(signatures);
        Assert.Equal(12, done.Count(d => d.IsAccepted));

        // Whichever of a head's two came second did not know of the first.
        Assert.Equal(6, done.Count(d => d.Refusal is OpinionNeedsBasis or OpinionIsSignedAlready));
        Assert.Equal(Enumerable.Range(1, 12), await OpinionNumbersAsync(hub));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Writers_on_many_matters_never_fork_a_chain(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var ids = new List<JointReleaseId>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await hub.DraftedAsync([Cast.Finance], $"公告{i}"));
        }

        var writers = ids.SelectMany(id => Enumerable.Range(0, 8).Select<int, Func<Task<Done>>>(n => () => hub.RunAsync(
            new AddBlocks(NewId.OfCommand(), id, null, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, $"第{n}段。")]), Cast.Drafter)));
        var ties = Enumerable.Repeat<Func<Task<Done>>>(
            async () =>
            {
                _ = await hub.Get<Checkpoints>().TieAsync();
                return new Done(null, 0);
            },
            3);
        var done = await AtOnceAsync([.. writers, .. ties]);
        Assert.All(done, d => Assert.Null(d.Refusal));
        foreach (var id in ids)
        {
            var record = await hub.RecordAsync(id);
            Assert.Equal(Enumerable.Range(1, 12), record.Select(e => e.MatterSeq));
            Assert.Equal(["", .. record.SkipLast(1).Select(e => e.Hash)], record.Select(e => e.PrevHash));
            Assert.Equal(9, (await hub.LoadAsync(id)).Draft.Blocks.Count);
        }

        var verdict = await hub.VerifyAsync();
        Assert.Empty(verdict.Found);
    }

    [Theory, OnBothEngines]
    public async Task A_verification_while_others_write_raises_no_false_alarm(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var ids = new List<JointReleaseId>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await hub.DraftedAsync([Cast.Finance], $"公告{i}"));
        }

        var writers = ids.Select<JointReleaseId, Func<Task<Done>>>(id => async () =>
        {
            Done done = new(null, 0);
            for (var n = 0; n < 12 && done.IsAccepted; n++)
            {
                done = await hub.RunAsync(new AddBlocks(NewId.OfCommand(), id, null, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, $"第{n}段。")]), Cast.Drafter);
                _ = await hub.Get<Checkpoints>().TieAsync();
            }

            return done;
        });
        List<string> alarms = [];
        Func<Task<Done>> verifier = async () =>
        {
            for (var n = 0; n < 12; n++)
            {
                alarms.AddRange((await hub.VerifyAsync()).Found.Select(f => f.Says));
            }

            return new Done(null, 0);
        };
        var done = await AtOnceAsync([.. writers, verifier]);
        Assert.All(done, d => Assert.Null(d.Refusal));
        Assert.Empty(alarms);
    }

    /// <summary>Starts all of it behind one barrier.</summary>
    private static async Task<Done[]> AtOnceAsync(IEnumerable<Func<Task<Done>>> acts)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = acts.Select(async act =>
        {
            await go.Task;
            return await Task.Run(act);
        }).ToArray();
        go.SetResult();
        return await Task.WhenAll(running).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<IEnumerable<int>> OpinionNumbersAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        var numbers = await db.Releases.SelectMany(r => r.Opinions).Select(o => o.Number).ToListAsync();
        return numbers.Select(n => int.Parse(n[(n.IndexOf('〕', StringComparison.Ordinal) + 1)..^1], CultureInfo.InvariantCulture)).Order();
    }
}
