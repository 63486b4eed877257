using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Nothing that was typed is wiped by what others do, by Esc, by a reload.</summary>
public sealed class TypedTextTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_title_is_saved_as_it_is_typed_and_a_colleagues_change_elsewhere_does_not_wipe_it()
    {
        var release = await Hub.Bureau.DraftAsync("原来的标题", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var title = drafter.Page.Locator("#details-title");
        await title.FillAsync("改好的标题");
        await Hub.Bureau.ChangeAsync(release, 1, "一、同事改的文字。", Bureau.OtherDrafter);
        await Expect(drafter.Page.Locator(".passage textarea")).ToHaveValueAsync("一、同事改的文字。");
        await Expect(title).ToHaveValueAsync("改好的标题");
        await Expect(drafter.Page.Locator("h1")).ToContainTextAsync("改好的标题");
        Assert.Equal("改好的标题", (await Hub.Bureau.ReadAsync(release)).Draft.Title);
    }

    [Fact]
    public async Task Two_who_change_the_title_see_both_and_lose_neither()
    {
        var release = await Hub.Bureau.DraftAsync("两人都改的标题", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var title = drafter.Page.Locator("#details-title");
        await drafter.HoldTypingAsync();
        await title.FillAsync("我改的标题");
        var details = (await Hub.Bureau.ReadAsync(release)).Draft;
        await Hub.Bureau.DoAsync(Bureau.OtherDrafter, new SaveDetails(
            NewId.OfCommand(), release, "同事改的标题", details.Category, details.Attribute, details.Ground, details.Issuers, (await Hub.Bureau.ReadAsync(release)).DetailsHash));
        await Expect(drafter.Page.Locator("h1")).ToContainTextAsync("同事改的标题");
        await drafter.LetTypingGoAsync();
        var conflict = drafter.Page.Locator("section[aria-labelledby=df] .conflict");
        await Expect(conflict).ToContainTextAsync("同事改的标题");
        await Expect(title).ToHaveValueAsync("我改的标题");
        Assert.Equal("同事改的标题", (await Hub.Bureau.ReadAsync(release)).Draft.Title);
        await conflict.Locator("button").First.ClickAsync();
        await Expect(drafter.Page.Locator("h1")).ToContainTextAsync("我改的标题");
        await Expect(conflict).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_ground_and_a_reason_that_are_being_typed_survive_a_live_change()
    {
        var release = await Hub.Bureau.DraftAsync("写理由时的办法", ["一、文字。"]);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator("section[aria-labelledby=df] .attr input").Nth(1).CheckAsync();
        await drafter.Page.Locator("#details-ground").FillAsync("写到一半的依据");
        await drafter.Page.Locator("#concerns-none").FillAsync("写到一半的说明");
        await Hub.Bureau.ChangeAsync(release, 1, "一、同事改的文字。", Bureau.OtherDrafter);
        await Expect(drafter.Page.Locator(".passage textarea")).ToHaveValueAsync("一、同事改的文字。");
        await Expect(drafter.Page.Locator("#details-ground")).ToHaveValueAsync("写到一半的依据");
        await Expect(drafter.Page.Locator("#concerns-none")).ToHaveValueAsync("写到一半的说明");
        await Expect(drafter.Page.Locator("#concerns-none-s")).ToContainTextAsync(":");
        await Expect(drafter.Page.Locator("#details-ground-s")).ToContainTextAsync(":");
        var kept = await Hub.Bureau.ReadAsync(release);
        Assert.Equal(("写到一半的依据", "写到一半的说明"), (kept.Draft.Ground, kept.NoneAffectedReason));
    }

    [Fact]
    public async Task The_preliminary_opinion_and_the_remark_survive_Esc_and_a_reload_and_are_forgotten_when_used()
    {
        var release = await Hub.Bureau.DraftAsync("签发写到一半的办法", ["一、文字。"], (Bureau.Finance, []));
        await Hub.Bureau.SubmitAsync(release);
        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}");
        await head.Page.Locator(".actcard .act").ClickAsync();
        var opinion = head.Page.Locator("#issue-preliminary");
        await opinion.FillAsync("写到一半的初步意见");
        await head.Page.Locator(".return summary").ClickAsync();
        await head.Page.Locator("#issue-remark").FillAsync("写到一半的退回意见");
        await head.Page.Keyboard.PressAsync("Escape");
        await Expect(head.Dialog).ToHaveCountAsync(0);

        await head.GoAsync($"releases/{release}");
        await head.Page.Locator(".actcard .act").ClickAsync();
        await Expect(opinion).ToHaveValueAsync("写到一半的初步意见");
        await head.Page.Locator(".return summary").ClickAsync();
        await Expect(head.Page.Locator("#issue-remark")).ToHaveValueAsync("写到一半的退回意见");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Dialog).ToHaveCountAsync(0);
        Assert.Equal("写到一半的初步意见", (await Hub.Bureau.ReadAsync(release)).Current!.PreliminaryOpinion);
        Assert.Equal(0, await head.AskAsync<int>("() => Object.keys(sessionStorage).filter(k => k.endsWith('/preliminary')).length"));
    }

    [Fact]
    public async Task The_change_note_survives_a_reload()
    {
        var release = await Hub.Bureau.SendAsync("改动说明写到一半的办法");
        await Hub.Bureau.ChangeAsync(release, 1, "一、改过的文字。");
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator("#change-note").FillAsync("写到一半的改动说明");
        await drafter.GoAsync($"releases/{release}/draft");
        await Expect(drafter.Page.Locator("#change-note")).ToHaveValueAsync("写到一半的改动说明");
        await drafter.Page.Locator(".check input").CheckAsync();
        await drafter.Page.Locator(".actcard .act").ClickAsync();
        await Expect(drafter.Page.Locator(".note--dai")).ToBeVisibleAsync();
        Assert.Equal("写到一半的改动说明", (await Hub.Bureau.ReadAsync(release)).Submitted!.ChangeNote);
    }

    [Fact]
    public async Task The_remark_to_a_handler_survives_Esc()
    {
        var release = await Hub.Bureau.SendAsync("退回意见写到一半的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await Hub.Bureau.DoAsync(Bureau.FinanceHandler, new DraftOpinion(
            NewId.OfCommand(), release, finance, new OpinionContent(Stance.Consent, ConsentScope.Whole, "", "依据", ""), TextHash.None));
        await Hub.Bureau.DoAsync(Bureau.FinanceHandler, new SendOpinionToHead(NewId.OfCommand(), release, finance));
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await head.Page.Locator(".return summary").ClickAsync();
        await head.Page.Locator("#opinion-remark").FillAsync("请补充");
        await head.Page.Keyboard.PressAsync("Escape");
        await Expect(head.Dialog).ToHaveCountAsync(0);
        await head.GoAsync($"releases/{release}?opinion={finance}");
        await head.Page.Locator(".return summary").ClickAsync();
        await Expect(head.Page.Locator("#opinion-remark")).ToHaveValueAsync("请补充");
    }
}
