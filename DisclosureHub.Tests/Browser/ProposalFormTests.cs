using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.Disputes;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A proposal is signed as it stands on the screen, whoever else writes on it and however slow the line is.</summary>
public sealed class ProposalFormTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_proposal_is_signed_with_what_was_typed_a_moment_before_on_a_slow_line()
    {
        var (release, block) = await DisputedAsync("慢线路签署的方案");
        await using var wire = new Wire(Hub.Address);
        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}", new Setup(Through: wire.Address));
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        var field = head.Page.Locator($"#pr-{block.Value:N}");
        await Expect(field).ToHaveAttributeAsync("data-autosave", "");
        wire.SlowUplink(TimeSpan.FromSeconds(2));
        await field.FillAsync("二、改过一次。");
        await Expect(head.Page.Locator($"#pr-{block.Value:N}-s")).ToHaveTextAsync(Hub.Says<UiTexts>("Saving"));
        await field.FillAsync("二、改过两次。");
        await head.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(head.Page.Locator(".rounds > li")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        Assert.Equal("二、改过两次。", (await Hub.Bureau.ReadAsync(release)).Proposals[^1].Content.Changes.Single().Text);
    }

    [Fact]
    public async Task A_proposal_is_not_signed_while_its_argument_is_too_long_and_the_refusal_names_the_field()
    {
        var (release, block) = await DisputedAsync("说明太长的方案");
        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}");
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        var argument = head.Page.Locator("#proposal-argument");
        await argument.FillAsync("短的说明。");
        await Expect(head.Page.Locator("#proposal-argument-s")).ToContainTextAsync(":");
        await argument.FocusAsync();
        await head.AskAsync<bool>("() => document.execCommand('insertText', false, '长'.repeat(100_000))");
        await head.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(head.Page.Locator(".proposal-form .refusal")).ToContainTextAsync(Hub.Says<DisputeTexts>("Argument"));
        Assert.Equal(0, await Hub.Bureau.CountAsync<ProposalSigned>(release));
        Assert.Equal(100_005, (await argument.InputValueAsync()).Length);

        // Mended and saved, nothing stands in the way any more.
        await argument.FillAsync("还是短的说明。");
        await Expect(head.Page.Locator("#proposal-argument-s")).ToContainTextAsync(":");
        await Expect(head.Page.Locator(".proposal-form .refusal")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_a_proposal_open_sees_what_a_colleague_wrote_beside_his_own_and_says_which_holds(bool takesTheColleagues)
    {
        var (release, block) = await DisputedAsync(takesTheColleagues ? "用同事写的方案" : "用自己写的方案");
        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}");
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        var field = head.Page.Locator($"#pr-{block.Value:N}");
        await field.FillAsync("二、科长写的。");
        await Expect(head.Page.Locator($"#pr-{block.Value:N}-s")).ToContainTextAsync(":");
        await Expect(head.Page.Locator(".proposal-form .refusal")).ToHaveCountAsync(0);
        var mine = new ProposalContent([new TextChange(block, "二、科长写的。")], "");
        await Hub.Bureau.DoAsync(Bureau.Drafter, new DraftProposal(
            NewId.OfCommand(), release, await Hub.Bureau.UnitAsync(Bureau.Finance), new ProposalContent([new TextChange(block, "二、经办接着写的。")], "经办的说明。"), mine.Hash()));
        var told = head.Page.Locator(".proposal-form .refusal");
        await Expect(told).ToContainTextAsync(Hub.Says<WordingTexts>("ProposalDraftHasChanged"));
        await Expect(told).ToContainTextAsync("二、经办接着写的。");
        await Expect(told).ToContainTextAsync("经办的说明。");
        await Expect(field).ToHaveValueAsync("二、科长写的。");

        // What is typed on meanwhile is refused, and nobody's wording is lost.
        await field.FillAsync("二、科长又写的。");
        await Expect(head.Page.Locator($"#pr-{block.Value:N}-s")).ToHaveTextAsync(Hub.Says<UiTexts>("NotSaved"));
        await told.Locator("button").Nth(takesTheColleagues ? 1 : 0).ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
        var holds = takesTheColleagues ? "二、经办接着写的。" : "二、科长又写的。";
        await Expect(field).ToHaveValueAsync(holds);
        await head.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(head.Page.Locator(".rounds > li")).ToHaveCountAsync(1);
        var signed = (await Hub.Bureau.ReadAsync(release)).Proposals[^1].Content;
        Assert.Equal(holds, signed.Changes.Single().Text);
        Assert.Equal(takesTheColleagues ? "经办的说明。" : "", signed.Argument);
    }

    [Fact]
    public async Task Who_stands_in_is_told_before_he_writes_that_he_signs_no_proposal_of_his_own()
    {
        var (release, block) = await DisputedAsync("代签人改过的方案");
        var (absent, standsIn) = (await PostAsync(Bureau.LeadHead), await PostAsync(Bureau.OtherDrafter));
        await Hub.Services.GetRequiredService<WriteLane>().RunAsync(db =>
        {
            _ = db.Delegations.Add(new Delegation(NewId.Of<DelegationId>(), absent.Id, absent.Person, standsIn.Person, Delegation.OfferedBy(absent.Role), new DateOnly(2026, 1, 1), DateOnly.MaxValue, "出差"));
            return Task.FromResult(true);
        });
        await using var other = await AtAsync(Bureau.OtherDrafter, $"releases/{release}");
        await other.Page.Locator(".proposal-form > .btn").ClickAsync();
        await Expect(other.Page.Locator(".proposal-form .stands-in")).ToBeVisibleAsync();
        await other.Page.Locator($"#pr-{block.Value:N}").FillAsync("二、代签人自己写的。");
        await other.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(other.Page.Locator(".proposal-form .refusal")).ToContainTextAsync(Hub.Services.GetRequiredService<Wording>().TitleOf(new DelegateSignsNoOwnDraft()));

        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}");
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        await Expect(head.Page.Locator(".proposal-form .act")).ToBeVisibleAsync();
        await Expect(head.Page.Locator(".stands-in")).ToHaveCountAsync(0);
    }

    private async Task<Post> PostAsync(string account)
    {
        await using var db = Hub.Database();
        var person = await db.People.SingleAsync(p => p.Account == account, TestContext.Current.CancellationToken);
        return await db.Posts.SingleAsync(p => p.Person == person.Id && p.Until == null, TestContext.Current.CancellationToken);
    }

    private async Task<(JointReleaseId Release, BlockId Block)> DisputedAsync(string title)
    {
        var release = await Hub.Bureau.SendAsync(title);
        await Hub.Bureau.DissentAsync(release, Bureau.Finance, Bureau.FinanceHead, "按季度办理跟不上项目进度。", 2);
        return (release, (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[1].Id);
    }
}
