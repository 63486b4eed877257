using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Seed.Demo;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What can be seen and reached: focus, narrow screens, high zoom, long English words.</summary>
public sealed class LookTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private const string Outline = "e => getComputedStyle(e).outlineStyle + ' ' + getComputedStyle(e).outlineWidth";

    [Theory]
    [InlineData(".brand")]
    [InlineData(".drawer a")]
    [InlineData(".appbar .ib")]
    [InlineData("main a")]
    public async Task What_has_the_focus_of_the_keyboard_has_a_ring(string which)
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "releases");
        await head.Page.Keyboard.PressAsync("Tab");
        var there = head.Page.Locator(which).First;
        await there.FocusAsync();
        Assert.Equal("solid 2px", await there.EvaluateAsync<string>(Outline));
    }

    [Fact]
    public async Task In_the_opinion_form_the_way_by_keyboard_leads_to_the_cross_and_to_the_text_and_no_frame_has_a_ring()
    {
        var release = await Hub.Bureau.SendAsync("全用键盘走一遍的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={await Hub.Bureau.UnitAsync(Bureau.Finance)}");
        await head.Dialog.WaitForAsync();
        var met = new HashSet<string>();
        for (var press = 0; press < 40; press++)
        {
            await head.Page.Keyboard.PressAsync("Tab");
            _ = met.Add(await head.AskAsync<string>(
                "() => { const e = document.activeElement; return (e.matches('.dh .ib') ? 'cross' : e.matches('.what') ? 'text' : e.className) + ' ' + (e.matches('[class*=focus-trap],[class*=mud-dialog-container],.mud-dialog') ? getComputedStyle(e).outlineStyle : ''); }"));
        }

        Assert.Contains("cross ", met);
        Assert.Contains("text ", met);
        Assert.DoesNotContain(met, m => m.EndsWith(" solid", StringComparison.Ordinal) || m.EndsWith(" auto", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_phone_a_chosen_page_closes_the_menu_and_so_does_Esc()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "", new Setup(Width: 390, Height: 800));
        var layout = head.Page.Locator(".mud-layout");
        await Expect(layout).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("menu-mini"));
        await head.Page.Locator(".appbar .ib").First.ClickAsync();
        await Expect(layout).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("menu-open"));
        await head.Page.Keyboard.PressAsync("Escape");
        await Expect(layout).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("menu-mini"));
        await head.Page.Locator(".appbar .ib").First.ClickAsync();
        await Expect(layout).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("menu-open"));
        await head.Page.Locator(".drawer a[href=releases]").ClickAsync();
        await Expect(head.Page.Locator("main h1")).ToHaveTextAsync("联合发布");
        await Expect(layout).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("menu-mini"));
    }

    [Fact]
    public async Task On_a_phone_the_notices_stay_within_the_window()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "", new Setup(Width: 390, Height: 800));
        await head.Page.Locator(".bell > summary").ClickAsync();
        var box = (await head.Page.Locator(".bell .menu-pop").BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, 390);
        Assert.InRange(box.X + box.Width, 0, 390);
    }

    [Fact]
    public async Task At_200_percent_the_head_and_the_foot_of_the_form_scroll_with_what_is_between()
    {
        var release = await Hub.Bureau.SendAsync("放大到两倍的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={await Hub.Bureau.UnitAsync(Bureau.Finance)}", new Setup(Width: 720, Height: 450));
        await head.Dialog.WaitForAsync();
        Assert.Equal("visible", await head.Page.Locator(".mud-dialog-content").EvaluateAsync<string>("e => getComputedStyle(e).overflowY"));
        await head.Page.Locator(".mud-dialog .act").ScrollIntoViewIfNeededAsync();
        Assert.False(await head.Page.Locator(".dh").EvaluateAsync<bool>("e => e.getBoundingClientRect().bottom > 0"), "The head stays.");
    }

    [Fact]
    public async Task The_English_matrix_breaks_no_word_and_scrolls_within_itself()
    {
        var title = DemoStories.Releases().Single(r => r.Key == "renovation-fund-rules").Title;
        var release = await Hub.Bureau.FindAsync(title);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}", new Setup("en"));
        var narrow = await head.AskAsync<double>("() => Math.min(...[...document.querySelectorAll('.mx thead th')].slice(1, -1).map(e => e.getBoundingClientRect().width))");
        Assert.True(narrow >= 140, $"A column of stances is {narrow} wide.");
        Assert.Equal("normal", await head.Page.Locator(".mx td").First.EvaluateAsync<string>("e => getComputedStyle(e).overflowWrap"));
        Assert.True(await head.AskAsync<bool>("() => document.querySelector('.mx').closest('.card').getBoundingClientRect().right <= innerWidth"));
    }

    [Fact]
    public async Task Who_is_alone_on_a_page_is_not_told_so()
    {
        var release = await Hub.Bureau.SendAsync("只有自己在看的办法");
        await using var one = await AtAsync(Bureau.FinanceHead, $"releases/{release}");
        await Expect(one.Page.Locator(".here")).ToHaveCountAsync(0);
        await using var other = await AtAsync(Bureau.LawHead, $"releases/{release}");
        await Expect(one.Page.Locator(".here")).ToContainTextAsync("何晓峰");
    }

    [Fact]
    public async Task A_void_consent_says_what_was_signed_and_the_form_begins_with_the_scope_of_last_time()
    {
        var release = await Hub.Bureau.SendAsync("失效说明原因的办法");
        var (finance, law) = (await Hub.Bureau.UnitAsync(Bureau.Finance), await Hub.Bureau.UnitAsync(Bureau.Law));
        var block = (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[1];
        await Hub.Bureau.ConsentAsync(release, Bureau.Law, Bureau.LawHead);
        await Hub.Bureau.ConsentAsync(release, Bureau.Finance, Bureau.FinanceHead, block.Id);
        await Hub.Bureau.ChangeAsync(release, 2, "二、改了的第二段。");
        await Hub.Bureau.IssueAsync(release);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}");
        await Expect(head.Page.Locator($"tr[data-unit='{law}'] .cur")).ToContainTextAsync("签署的是整个版本");
        await Expect(head.Page.Locator($"tr[data-unit='{finance}'] .cur")).ToContainTextAsync("签署的段落已改");
        await head.GoAsync($"releases/{release}?opinion={finance}");
        await Expect(head.Page.Locator("input[name=scope]").Nth(1)).ToBeCheckedAsync();
        await Expect(head.Page.Locator(".picks input:checked")).ToHaveCountAsync(1);
    }
}
