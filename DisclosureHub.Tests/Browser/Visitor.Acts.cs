using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <content>What several walks do by mouse and keys alike.</content>
public sealed partial class Visitor
{
    /// <summary>Begins a release from the list, and is on the page of its draft.</summary>
    public async Task BeginReleaseAsync(string title)
    {
        await Page.Locator(".head .act").ClickAsync();
        await Page.Locator(".new-release textarea, .new-release input").First.FillAsync(title);
        await Page.Locator(".new-release button[type=submit]").ClickAsync();
        await Expect(Page).ToHaveURLAsync(Bureau.DraftPage);
        await ReadyAsync();
    }

    /// <summary>On the page of a draft that has no passage yet: pastes a text, which is split into these.</summary>
    public async Task PasteAsync(params IReadOnlyList<string> passages)
    {
        await Page.Locator(".add-row .btn--txt").ClickAsync();
        await Page.Locator(".paste textarea").FillAsync(string.Join('\n', passages));
        await Page.Locator(".paste + button").ClickAsync();
        await Expect(Page.Locator(".passage")).ToHaveCountAsync(passages.Count);
    }

    /// <summary>On the page of a draft: chooses the first category there is.</summary>
    public async Task ChooseCategoryAsync() =>
        await Page.Locator("section[aria-labelledby=df] label select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });

    /// <summary>On the page of a draft: names a unit concerned, and which passage concerns it.</summary>
    public async Task ConcernAsync(string unit, int place)
    {
        _ = await Page.Locator("section[aria-labelledby=cf] select").SelectOptionAsync(new SelectOptionValue { Label = unit });
        var named = Page.Locator(".units > li").Filter(new() { HasText = unit });
        await named.Locator(".picks input").Nth(place - 1).CheckAsync();
        await Expect(named.Locator(".tag")).ToContainTextAsync(place.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>On the page of a draft: ticks the secrecy check and sends it to the head.</summary>
    public async Task SubmitDraftAsync()
    {
        await Page.Locator(".check input").CheckAsync();
        await Page.Locator(".actcard .act").ClickAsync();
        await Expect(Page.Locator(".note--dai")).ToBeVisibleAsync();
    }

    /// <summary>In the dialog that is open: signs, and it closes.</summary>
    public async Task SignAsync()
    {
        await Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(Dialog).ToHaveCountAsync(0);
    }
}
