using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What is signed, sent or submitted is what stands on the screen, or it is refused in words.</summary>
public sealed class WhatIsSignedTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task An_opinion_is_not_signed_while_a_field_holds_a_text_that_is_too_long_and_the_refusal_names_the_field()
    {
        var release = await Hub.Bureau.SendAsync("理由太长的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await head.Page.Locator(".opt--object").ClickAsync();
        var reasons = head.Page.Locator("#opinion-reasons");
        await reasons.FillAsync("短的理由");
        await Expect(head.Page.Locator("#opinion-reasons-s")).ToContainTextAsync(":");
        await head.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await reasons.FocusAsync();
        await head.AskAsync<bool>("() => document.execCommand('insertText', false, '长'.repeat(100_000))");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Refusal).ToContainTextAsync(Hub.Says<Web.Features.JointReleases.JointReleaseTexts>("Stance_Dissent_Reasons"));
        await Expect(head.Refusal).ToContainTextAsync("没有保存");
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));
        Assert.Equal(100_004, (await reasons.InputValueAsync()).Length);

        await reasons.FillAsync("改短了的理由");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Dialog).ToHaveCountAsync(0);
        Assert.Equal("改短了的理由", (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!.Reasons);
    }

    [Fact]
    public async Task On_a_slow_line_the_whole_text_is_signed_and_not_what_had_arrived_by_then()
    {
        var release = await Hub.Bureau.SendAsync("线路很慢的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var wire = new Wire(Hub.Address);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}", new Setup(Through: wire.Address));
        await head.Page.Locator(".opt--object").ClickAsync();
        await head.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await Expect(head.Page.Locator("#opinion-basis-s")).ToContainTextAsync(":");
        wire.SlowUplink(TimeSpan.FromSeconds(2));
        var reasons = head.Page.Locator("#opinion-reasons");
        await reasons.PressSequentiallyAsync("先写的半句，");
        await Expect(head.Page.Locator("#opinion-reasons-s")).ToHaveTextAsync(Hub.Says<UiTexts>("Saving"));
        await reasons.PressSequentiallyAsync("后写的半句。");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Dialog).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        Assert.Equal("先写的半句，后写的半句。", (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!.Reasons);
    }

    [Fact]
    public async Task A_draft_is_not_submitted_while_a_passage_is_not_saved_and_the_refusal_names_the_passage()
    {
        var release = await Hub.Bureau.DraftAsync("送审时有一段没有存的办法", ["一、第一段。", "二、第二段。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator(".check input").CheckAsync();
        await drafter.Page.Locator(".passage textarea").Nth(1).FocusAsync();
        await drafter.AskAsync<bool>("() => document.execCommand('insertText', false, '长'.repeat(30_000))");
        await drafter.Page.Locator(".actcard .act").ClickAsync();
        await Expect(drafter.Page.Locator(".actcard .refusal")).ToContainTextAsync("第 2 段");
        Assert.Equal(0, await Hub.Bureau.CountAsync<DraftSubmitted>(release));
    }

    [Fact]
    public async Task A_draft_is_submitted_with_what_was_typed_a_moment_before_on_a_slow_line()
    {
        var release = await Hub.Bureau.DraftAsync("慢线路送审的办法", ["一、第一段。"], (Bureau.Finance, []));
        await using var wire = new Wire(Hub.Address);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft", new Setup(Through: wire.Address));
        await drafter.Page.Locator(".check input").CheckAsync();
        wire.SlowUplink(TimeSpan.FromSeconds(2));
        var passage = drafter.Page.Locator(".passage textarea");
        await passage.FillAsync("一、改过一次。");
        await Expect(drafter.Page.Locator(".passage [role=status]")).ToHaveTextAsync(Hub.Says<UiTexts>("Saving"));
        await passage.FillAsync("一、改过两次。");
        await drafter.Page.Locator(".actcard .act").ClickAsync();
        await Expect(drafter.Page.Locator(".note--dai")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal("一、改过两次。", (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[0].Text);
    }

    [Fact]
    public async Task A_reason_written_for_another_stance_and_no_longer_shown_is_not_signed()
    {
        var release = await Hub.Bureau.SendAsync("改了主意的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await head.Page.Locator(".opt--object").ClickAsync();
        await head.Page.Locator("#opinion-reasons").FillAsync("本来不同意的理由");
        await Expect(head.Page.Locator("#opinion-reasons-s")).ToContainTextAsync(":");
        await head.Page.Locator(".opt--agree").ClickAsync();
        await Expect(head.Page.Locator("#opinion-reasons")).ToHaveCountAsync(0);
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Dialog).ToHaveCountAsync(0);
        var signed = (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!;
        Assert.Equal((Stance.Consent, ""), (signed.Stance, signed.Reasons));
    }

    [Fact]
    public async Task A_second_window_does_not_replace_an_opinion_its_signer_never_saw_but_may_do_so_knowingly()
    {
        var release = await Hub.Bureau.SendAsync("两个窗口签署的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var one = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await using var other = await one.TabAsync();
        await other.GoAsync($"releases/{release}?opinion={finance}");
        await other.Dialog.WaitForAsync();
        await one.Page.Locator(".opt--object").ClickAsync();
        await one.Page.Locator("#opinion-reasons").FillAsync("经费没有着落");
        await one.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await one.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(one.Dialog).ToHaveCountAsync(0);

        await other.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(other.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("OpinionIsSignedAlready"));
        Assert.Equal(1, await Hub.Bureau.CountAsync<OpinionSigned>(release));
        var meanwhile = other.Page.Locator(".signed-meanwhile");
        await Expect(meanwhile).ToContainTextAsync("经费没有着落");

        await meanwhile.Locator("button").ClickAsync();
        await other.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(other.Dialog).ToHaveCountAsync(0);
        Assert.Equal(Stance.Consent, (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!.Stance);
    }

    [Fact]
    public async Task Back_after_signing_opens_no_form_and_who_answers_anew_sees_what_stands_and_begins_with_it()
    {
        var release = await Hub.Bureau.SendAsync("签完按了后退的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}");
        await head.Page.Locator(".actcard .act").ClickAsync();
        await head.Page.Locator(".opt--object").ClickAsync();
        await Expect(head.Page.Locator(".standing")).ToHaveCountAsync(0);
        await head.Page.Locator("#opinion-reasons").FillAsync("经费没有着落");
        await head.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Dialog).ToHaveCountAsync(0);
        await Expect(head.Page.Locator(".dispute")).ToContainTextAsync("经费没有着落");

        // Wherever Back leads, it is not into the form.
        _ = await head.Page.GoBackAsync();
        await head.ReadyAsync();
        await Expect(head.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("opinion="));
        await Expect(head.Dialog).ToHaveCountAsync(0);

        // By the form's old address, as from a bookmark: it says what stands, and nothing is turned round by one press.
        await head.GoAsync($"releases/{release}?opinion={finance}");
        await head.Dialog.WaitForAsync();
        await Expect(head.Page.Locator(".standing")).ToContainTextAsync("不同意");
        await Expect(head.Page.Locator("input[name=stance]:checked")).ToHaveValueAsync(nameof(Stance.Dissent));
        await Expect(head.Page.Locator("#opinion-reasons")).ToHaveValueAsync("经费没有着落");
    }

    [Fact]
    public async Task The_basis_that_is_proposed_is_Chinese_whatever_the_page_speaks()
    {
        var release = await Hub.Bureau.SendAsync("英文页面签署的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}", new Setup("en"));
        await Expect(head.Page.Locator("#opinion-basis")).ToHaveValueAsync("协调制度第三条（二）；本单位职责。");
        await head.Page.Locator(".opt--object").ClickAsync();
        await Expect(head.Page.Locator("#opinion-basis")).ToHaveValueAsync("");
    }
}
