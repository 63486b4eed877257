using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>The frame round every page: its theme, its menus, and that nobody's title becomes part of it.</summary>
public sealed class ShellTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private const string Surface = "() => getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-surface').trim()";

    [Fact]
    public async Task Switching_the_theme_turns_MudBlazor_as_well_and_is_remembered()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        Assert.Equal("rgba(255,255,255,1)", await head.AskAsync<string>(Surface));
        await head.DarkenAsync();
        Assert.Equal("rgba(28,32,38,1)", await head.AskAsync<string>(Surface));
        await head.GoAsync("releases");
        await Expect(head.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgba(28,32,38,1)", await head.AskAsync<string>(Surface));
    }

    [Fact]
    public async Task A_title_made_of_markup_is_text_on_the_desk_and_in_the_bell()
    {
        const string title = "<img src=x onerror=\"document.title='ran'\">\"&'办法";
        var release = await Hub.Bureau.SendAsync(title);
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        await Expect(head.Page.Locator($"table.wait a.ttl[href*='{release}']")).ToHaveTextAsync(title);
        await Expect(head.Page.Locator($"table.mine-t a.ttl[href*='{release}']")).ToHaveTextAsync(title);
        await Expect(head.Page.Locator($".feed--desk a.ttl[href*='{release}']").First).ToHaveTextAsync(title);
        await head.Page.Locator("details.bell > summary").ClickAsync();
        await Expect(head.Page.Locator($".bell a.ttl[href*='{release}']").First).ToHaveTextAsync(title);
        await Expect(head.Page.Locator("main img, .bell img")).ToHaveCountAsync(0);
        await Expect(head.Page).Not.ToHaveTitleAsync("ran");
    }

    [Fact]
    public async Task The_bell_counts_what_is_new_before_it_is_opened_and_nothing_after()
    {
        _ = await Hub.Bureau.SendAsync("铃铛会数的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        await Expect(head.Page.Locator("details.bell .n")).Not.ToBeEmptyAsync();
        await head.Page.Locator("details.bell > summary").ClickAsync();
        await Expect(head.Page.Locator(".bell .feed li").First).ToBeVisibleAsync();
        await Expect(head.Page.Locator("details.bell .n")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_concerns_me_is_said_on_the_page_as_it_happens_and_counted_on_the_bell()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        var release = await Hub.Bureau.SendAsync("页面上会说的办法");
        await Expect(head.Page.Locator($".toast a[href*='{release}']").First).ToBeVisibleAsync();
        await Expect(head.Page.Locator("details.bell .n")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Where_one_is_told_is_kept_and_a_wrong_address_is_said()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "notices/channels");
        await head.Page.Locator("input[type=email]").FillAsync("no address");
        await head.Page.Locator("form .btn--primary").ClickAsync();
        await Expect(head.Page.Locator("input[type=email]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("inp--bad"));
        await head.Page.Locator("input[type=email]").FillAsync("zhang@bureau.example");
        await head.Page.Locator(".channels select").First.SelectOptionAsync("Off");
        await head.Page.Locator("form .btn--primary").ClickAsync();
        await Expect(head.Page.Locator("form [role=status]")).ToHaveTextAsync(Hub.Says<Web.Features.Notices.NoticesPageTexts>("Saved"));
        await head.Page.ReloadAsync();
        await Expect(head.Page.Locator("input[type=email]")).ToHaveValueAsync("zhang@bureau.example");
        await Expect(head.Page.Locator(".channels select").First).ToHaveValueAsync("Off");
    }

    [Fact]
    public async Task The_menu_says_where_one_is_and_signs_one_out()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "releases");
        await Expect(head.Page.Locator("nav.drawer a[aria-current=page]")).ToHaveAttributeAsync("href", "releases");
        await head.Page.Locator("nav.drawer a[href='rulebook']").ClickAsync();
        await Expect(head.Page.Locator("nav.drawer a[aria-current=page]")).ToHaveAttributeAsync("href", "rulebook");
        await head.Page.Locator("details.me-menu > summary").ClickAsync();
        await head.Page.Locator("details.me-menu button[type=submit]").ClickAsync();
        await head.Page.Locator("[data-account]").First.WaitForAsync();
    }
}
