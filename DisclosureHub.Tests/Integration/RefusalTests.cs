using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>What the door does not let through leaves nothing behind but a count.</summary>
public sealed class RefusalTests
{
    [Theory, OnBothEngines]
    public async Task A_consent_to_an_older_text_is_refused_and_changes_nothing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var onOlder = await hub.OpinionAsync(id, Cast.Finance);
        await hub.ReviseAsync(id);
        await RefusedAsync<TextHasChanged>(hub, onOlder, Cast.FinanceHead, "XT-3.1");
    }

    [Theory, OnBothEngines]
    public async Task An_opinion_without_a_basis_is_refused_and_gives_its_number_back(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await hub.SignAsync(id, Cast.Finance);
        var baseless = await hub.OpinionAsync(id, Cast.Legal);
        await RefusedAsync<OpinionNeedsBasis>(hub, baseless with { Content = baseless.Content with { Basis = " " } }, Cast.LegalHead, "XT-3.1");

        await hub.SignAsync(id, Cast.Legal);
        Assert.Equal(["会签〔2026〕1号", "会签〔2026〕2号"], (await hub.LoadAsync(id)).Opinions.Select(o => o.Number));
    }

    [Theory, OnBothEngines]
    public async Task A_release_number_refused_is_the_next_one_given(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var first = await hub.SubmittedAsync(Cast.Finance);
        var hash = (await hub.LoadAsync(first)).Draft.Hash();
        await RefusedAsync<PreliminaryOpinionIsMissing>(hub, new IssueVersion(NewId.OfCommand(), first, "", hash), Cast.Head, "BM-8");
        var other = await hub.OpenedAsync(Cast.Finance);
        await hub.IssueAsync(first);
        Assert.Equal("联发〔2026〕1号", (await hub.LoadAsync(other)).Number);
        Assert.Equal("联发〔2026〕2号", (await hub.LoadAsync(first)).Number);
    }

    [Theory, OnBothEngines]
    public async Task A_release_without_a_title_never_comes_into_being(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var before = await hub.EverythingAsync();
        var done = await hub.RunAsync(new DraftRelease(NewId.OfCommand(), NewId.Of<JointReleaseId>(), " "), Cast.Drafter);
        Assert.IsType<TitleIsMissing>(done.Refusal);
        Assert.Equal(before, await hub.EverythingAsync());
        Assert.Equal(("DraftRelease", "TitleIsMissing", "XT-3"), Counted(Assert.Single(await hub.RefusalsAsync())));
    }

    [Theory, OnBothEngines]
    public async Task A_file_that_is_not_what_its_name_says_is_not_kept(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance]);
        await RefusedAsync<AttachmentNotAccepted>(
            hub, new AttachFile(NewId.OfCommand(), id, NewId.Of<AttachmentId>(), "附件.pdf", "MZ not a document"u8.ToArray()), Cast.Drafter, "BM-3");
    }

    [Theory, OnBothEngines]
    public async Task Nothing_at_the_address_is_said_and_counted(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await RefusedAsync<NoSuchMatter>(hub, new ReturnDraft(NewId.OfCommand(), NewId.Of<JointReleaseId>(), "退回。"), Cast.Head, "");
    }

    [Theory, OnBothEngines]
    public async Task What_was_typed_is_not_in_the_count_of_refusals(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var secret = await hub.OpinionAsync(id, Cast.Finance);
        await RefusedAsync<OpinionNeedsBasis>(
            hub, secret with { Content = secret.Content with { Basis = "", Reasons = "内部讨论不宜外传" } }, Cast.FinanceHead, "XT-3.1");

        // The columns themselves are the promise: when, which command, which ground.
        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal(["Article", "At", "Code", "Command", "Seq"], db.Model.FindEntityType(typeof(Web.Persistence.RefusalRow))!.GetProperties().Select(p => p.Name).Order());
        Assert.Equal(Hub.Start, (await db.Refusals.SingleAsync()).At);
    }

    [Theory, OnBothEngines]
    public async Task A_command_that_names_no_duty_is_our_mistake_and_does_nothing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance]);
        var before = await hub.EverythingAsync();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => hub.RunAsync(new Nameless(NewId.OfCommand(), id), Cast.Head));
        Assert.Contains(nameof(Nameless), e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await hub.EverythingAsync());
        Assert.Empty(await hub.RefusalsAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_command_that_throws_halfway_leaves_nothing_behind(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var before = await hub.EverythingAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => hub.RunAsync(new Breaks(NewId.OfCommand(), id), Cast.FinanceHead));
        Assert.Equal(before, await hub.EverythingAsync());
        await hub.SignAsync(id, Cast.Finance);
        Assert.Equal("会签〔2026〕1号", (await hub.LoadAsync(id)).Opinions[0].Number);
    }

    private static async Task RefusedAsync<TRefusal>(Hub hub, IActOn<JointRelease> command, Someone who, string article)
        where TRefusal : Refusal
    {
        var (before, counted) = (await hub.EverythingAsync(), (await hub.RefusalsAsync()).Count);
        var done = await hub.RunAsync(command, who);
        Assert.IsType<TRefusal>(done.Refusal);
        Assert.Equal(before, await hub.EverythingAsync());
        var refusals = await hub.RefusalsAsync();
        Assert.Equal(counted + 1, refusals.Count);
        Assert.Equal((command.GetType().Name, typeof(TRefusal).Name, article), Counted(refusals[^1]));
    }

    private static (string Command, string Code, string Article) Counted(Web.Persistence.RefusalRow row) => (row.Command, row.Code, row.Article);

    private sealed record Nameless(CommandId Id, JointReleaseId Release) : IActOn<JointRelease>
    {
        public Guid Matter => Release.Value;

        public Outcome Apply(JointRelease root, Acting acting) => root.ReturnDraft(acting.Signature, "退回。");
    }

    [Requires(Duty.SignOpinion)]
    private sealed record Breaks(CommandId Id, JointReleaseId Release) : IActOn<JointRelease>
    {
        public Guid Matter => Release.Value;

        public Outcome Apply(JointRelease root, Acting acting)
        {
            _ = acting.Next(NumberSeries.Opinion);
            acting.Keep(Release.Value, [1, 2, 3]);
            throw new NotSupportedException();
        }
    }
}
