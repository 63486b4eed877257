using DisclosureHub.Domain.JointReleases;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Without a mouse.</summary>
public sealed class KeyboardTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_head_signs_a_consent_from_the_desk_by_keyboard_alone()
    {
        var release = await Hub.Bureau.SendAsync("只用键盘签署的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        var keys = head.Page.Keyboard;
        await TabToAsync(head, $"a.btn[href*='{release}']");
        await keys.PressAsync("Enter");
        await head.Dialog.WaitForAsync();
        await FocusIsInDialogAsync(head);

        await TabToAsync(head, "input[name=stance]");
        await keys.PressAsync("ArrowDown");
        await Expect(head.Page.Locator("input[value=ConsentWithSuggestions]")).ToBeCheckedAsync();
        await keys.PressAsync("ArrowUp");
        await Expect(head.Page.Locator("input[value=Consent]")).ToBeCheckedAsync();
        await TabToAsync(head, "input[name=scope]");
        await keys.PressAsync("ArrowDown");
        await Expect(head.Page.Locator(".picks input:checked")).ToHaveCountAsync(1);

        await TabToAsync(head, ".mud-dialog .act");
        await keys.PressAsync("Enter");
        await Expect(head.Dialog).ToHaveCountAsync(0);
        await Expect(head.Page.Locator($"tr[data-unit='{finance}'] .st--agree")).ToBeVisibleAsync();
        var signed = (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!;
        Assert.Equal((Stance.Consent, 1), (signed.Stance, signed.Scope.Blocks.Count));
    }

    [Fact]
    public async Task The_slash_leads_to_the_search_box_and_enter_to_what_is_found()
    {
        var release = await Hub.Bureau.SendAsync("斜杠检索的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, "deadlines");
        var (keys, box) = (head.Page.Keyboard, head.Page.Locator("input[data-search]"));
        await keys.PressAsync("/");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("");
        await keys.PressAsync("Escape");
        await Expect(box).Not.ToBeFocusedAsync();
        await keys.PressAsync("/");
        await keys.TypeAsync("斜杠/检索");
        await keys.PressAsync("Enter");
        await Expect(head.Page.Locator($".found a[href='releases/{release}'] mark").First).ToHaveTextAsync("斜杠检索");
        await Expect(head.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search[?]q="));
    }

    [Fact]
    public async Task Focus_goes_into_the_dialog_stays_there_and_comes_back_to_the_button()
    {
        var release = await Hub.Bureau.SendAsync("焦点来去的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}");
        await TabToAsync(head, ".actcard .act");
        await head.Page.Keyboard.PressAsync("Enter");
        await head.Dialog.WaitForAsync();
        await FocusIsInDialogAsync(head);
        for (var press = 0; press < 40; press++)
        {
            await head.Page.Keyboard.PressAsync("Tab");
        }

        await FocusIsInDialogAsync(head);
        await head.Page.Keyboard.PressAsync("Escape");
        await Expect(head.Dialog).ToHaveCountAsync(0);
        await Expect(head.Page.Locator(".actcard .act")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_first_Tab_leads_past_the_menu()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "releases");
        await head.AskAsync<bool>("() => { document.activeElement?.blur(); return true; }");
        await TabToAsync(head, ".skip");
        await head.Page.Keyboard.PressAsync("Enter");
        await Expect(head.Page.Locator("main h1")).ToHaveTextAsync("联合发布");
        await head.Page.Keyboard.PressAsync("Tab");
        Assert.True(await head.AskAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task The_menus_of_the_bar_open_and_close_by_keyboard()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        await TabToAsync(head, "details.me-menu > summary");
        await head.Page.Keyboard.PressAsync("Enter");
        await Expect(head.Page.Locator("details.me-menu .menu-pop")).ToBeVisibleAsync();
        await head.Page.Keyboard.PressAsync("Escape");
        await Expect(head.Page.Locator("details.me-menu .menu-pop")).ToBeHiddenAsync();
        await Expect(head.Page.Locator("details.me-menu > summary")).ToBeFocusedAsync();
    }

    /// <summary>Presses Tab until what has the focus is what one is looking for.</summary>
    private static async Task TabToAsync(Visitor visitor, string selector)
    {
        for (var press = 0; press < 150; press++)
        {
            if (await visitor.AskAsync<bool>("selector => !!document.activeElement?.matches(selector)", selector))
            {
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never came to {selector}.");
    }

    private static Task FocusIsInDialogAsync(Visitor visitor) =>
        visitor.Page.WaitForFunctionAsync("() => !!document.activeElement?.closest('.mud-dialog-container')", null, new() { Timeout = 5000 });
}
