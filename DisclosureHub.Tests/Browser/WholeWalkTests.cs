using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>From an empty page to an agreed text, by mouse and keys only, three people at two browsers; then the record is checked.</summary>
public sealed class WholeWalkTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_release_goes_from_draft_to_agreed_and_a_changed_passage_voids_exactly_the_right_consent()
    {
        await using var lead = await AtAsync(Bureau.LeadHead, "releases");
        await using var units = await OpenAsync();
        var (finance, law) = (await Hub.Bureau.UnitAsync(Bureau.Finance), await Hub.Bureau.UnitAsync(Bureau.Law));

        // Draft: a title, three passages, a category, two units with a passage each.
        await lead.BeginReleaseAsync("从头走到尾的办法");
        var release = JointReleaseId.From(Guid.Parse(new Uri(lead.Page.Url).Segments[2].TrimEnd('/')));
        await lead.PasteAsync(Bureau.ThreePassages);
        await lead.ChooseCategoryAsync();
        await lead.ConcernAsync(Bureau.Finance, 2);
        await lead.ConcernAsync(Bureau.Law, 3);

        // To the head and out; he is the head himself.
        await lead.SubmitDraftAsync();
        await IssueAsync(lead);
        await Expect(Row(lead, finance).Locator(".st--wait")).ToBeVisibleAsync();
        await Expect(Row(lead, law).Locator(".st--wait")).ToBeVisibleAsync();

        // Finance consents to the passages that concern it.
        await units.SignInAsync(Bureau.FinanceHead);
        await units.Page.Locator($"a.btn[href*='{release}']").ClickAsync();
        await units.Dialog.WaitForAsync();
        await units.Page.Locator("input[name=scope]").Nth(1).CheckAsync();
        await Expect(units.Page.Locator(".picks input:checked")).ToHaveCountAsync(1);
        await units.SignAsync();
        await Expect(Row(lead, finance).Locator(".st--agree")).ToBeVisibleAsync();

        // Law consents to the whole; both browsers see that it is agreed, nobody reloads.
        await units.Page.Locator("details.me-menu > summary").ClickAsync();
        await units.Page.Locator("details.me-menu form button").ClickAsync();
        await units.PickAsync(Bureau.LawHead);
        await units.Page.Locator($"a.btn[href*='{release}']").ClickAsync();
        await units.Dialog.WaitForAsync();
        await units.SignAsync();
        foreach (var browser in (Visitor[])[lead, units])
        {
            await Expect(browser.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        }

        // Version 2 changes the third passage: law consented to the whole, finance to the second.
        await lead.Page.Locator(".actcard a[href$='/draft']").ClickAsync();
        await Expect(lead.Page.Locator(".passage")).ToHaveCountAsync(3);
        await lead.Page.Locator(".passage textarea").Nth(2).FillAsync("三、弄虚作假的，依法追回资金；构成犯罪的，移送司法机关。");
        await Expect(lead.Page.Locator(".passage [role=status]").Nth(2)).ToContainTextAsync(":");
        await lead.Page.Locator(".actcard textarea").FillAsync("第三段写明移送司法机关。");
        await lead.SubmitDraftAsync();
        await IssueAsync(lead);
        foreach (var browser in (Visitor[])[lead, units])
        {
            await Expect(Row(browser, law).Locator(".cur .st--void")).ToBeVisibleAsync();
            await Expect(Row(browser, finance).Locator(".cur.carry .st--agree")).ToBeVisibleAsync();
            await Expect(browser.Page.Locator(".facts .stage--consulting")).ToBeVisibleAsync();
        }

        Assert.Empty(lead.Errors.Concat(units.Errors));
        var verification = Hub.Services.GetRequiredService<Verification>();
        Assert.Empty((await verification.VerifyAsync()).Found);

        // Behind its back a consent becomes a dissent: the record knows better, and says where.
        await using var db = Hub.Database();
        Assert.Equal(1, await db.Database.ExecuteSqlAsync(
            $"UPDATE Opinions SET Stance = 'Dissent' WHERE Unit = {finance.Value.ToString().ToUpperInvariant()} AND Release = {release.Value.ToString().ToUpperInvariant()}"));
        var opinion = (await Hub.Bureau.ReadAsync(release)).Opinions.Single(o => o.Unit == finance).Id;
        var verdict = await verification.VerifyAsync();
        Assert.Contains(verdict.Found, found =>
            found.Says.Contains("Opinions", StringComparison.Ordinal) && found.Field == "Stance" && found.Says.Contains(opinion.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static ILocator Row(Visitor visitor, UnitId unit) => visitor.Page.Locator($"tr[data-unit='{unit}']");

    private static async Task IssueAsync(Visitor lead)
    {
        await lead.Page.Locator(".actcard .act").ClickAsync();
        await Expect(lead.Page).Not.ToHaveURLAsync(Bureau.DraftPage);
        await lead.Page.Locator(".actcard button.act").ClickAsync();
        await lead.Dialog.WaitForAsync();
        await lead.SignAsync();
    }
}
