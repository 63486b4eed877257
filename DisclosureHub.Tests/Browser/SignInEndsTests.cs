using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.Shell;
using DisclosureHub.Web.Words;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A sign-in that ends in one tab ends in all of them; what was typed stays.</summary>
public sealed class SignInEndsTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task Who_signs_out_in_one_tab_can_sign_nothing_in_another_and_finds_his_text_after_signing_in_again()
    {
        var release = await Hub.Bureau.SendAsync("另一标签页退出的办法");
        await using var writing = await WritingAsync(release);
        await using var other = await writing.TabAsync();
        await other.GoAsync("");
        await other.Page.Locator("details.me-menu > summary").ClickAsync();
        await other.Page.Locator("details.me-menu form button").ClickAsync();
        await other.Page.Locator(".personas").WaitForAsync();

        await writing.Page.Locator("#opinion-reasons").PressSequentiallyAsync("退出后写的。");
        await Expect(writing.Page.Locator(".signed-out")).ToContainTextAsync(Hub.Says<ShellTexts>("SignInEnded"));
        await writing.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(writing.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("SignInHasExpired"));
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));

        await writing.Refusal.GetByRole(AriaRole.Link, new() { Name = Hub.Says<WordingTexts>("SignInAgain") }).ClickAsync();
        await writing.PickAsync(Bureau.FinanceHead);
        await writing.Dialog.WaitForAsync();
        await Expect(writing.Page.Locator("#opinion-reasons")).ToHaveValueAsync("退出前写的，退出后写的。");
    }

    [Fact]
    public async Task Another_persona_in_one_tab_ends_the_first_in_the_other()
    {
        var release = await Hub.Bureau.SendAsync("换了人的办法");
        await using var writing = await WritingAsync(release);
        await using var other = await writing.TabAsync();
        await other.SignInAsync(Bureau.LawHead);
        await writing.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(writing.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("SignInHasExpired"));
        await Expect(writing.Page.Locator(".signed-out")).ToBeVisibleAsync();
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));
    }

    [Fact]
    public async Task A_cookie_that_is_gone_ends_what_its_tabs_show()
    {
        var release = await Hub.Bureau.SendAsync("清了饼干的办法");
        await using var writing = await WritingAsync(release);
        await writing.Page.Context.ClearCookiesAsync();
        await writing.AskAsync<bool>("() => dispatchEvent(new Event('focus'))");
        await Expect(writing.Page.Locator(".signed-out")).ToBeVisibleAsync();
        await writing.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(writing.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("SignInHasExpired"));
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));
    }

    [Fact]
    public async Task A_cookie_kept_from_a_sign_in_that_has_ended_opens_nothing()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        var kept = await head.CookiesAsync();
        await head.Page.Locator("details.me-menu > summary").ClickAsync();
        await head.Page.Locator("details.me-menu form button").ClickAsync();
        await head.Page.Locator(".personas").WaitForAsync();
        await head.TakeAsync(kept);
        _ = await head.Page.GotoAsync("releases");
        await Expect(head.Page.Locator(".personas")).ToBeVisibleAsync();
    }

    /// <summary>A head of finance in the middle of a dissent.</summary>
    private async Task<Visitor> WritingAsync(JointReleaseId release)
    {
        var writing = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={await Hub.Bureau.UnitAsync(Bureau.Finance)}");
        await writing.Page.Locator(".opt--object").ClickAsync();
        await writing.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await writing.Page.Locator("#opinion-reasons").FillAsync("退出前写的，");
        await Expect(writing.Page.Locator("#opinion-reasons-s")).ToContainTextAsync(":");
        await Expect(writing.Page.Locator("#opinion-basis-s")).ToContainTextAsync(":");
        return writing;
    }
}
