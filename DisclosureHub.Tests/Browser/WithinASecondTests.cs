using System.Text.RegularExpressions;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases.Room;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What measures time has the machine to itself: it runs after the tests that run beside each other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheMachine
{
    public const string Name = "Alone on the machine";
}

/// <summary>The room of a mediation with everybody in it: all see the same, at once.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class WithinASecondTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task Five_browsers_see_every_position_proposal_and_signature_within_a_second_of_its_commit_without_a_reload()
    {
        var release = await Hub.Bureau.MediateAsync("五个人一起协商的办法", MediationRoomTests.Everybody);
        await using var office = await InRoomAsync(Bureau.OfficeStaff, release);
        await using var lead = await InRoomAsync(Bureau.LeadHead, release);
        await using var finance = await InRoomAsync(Bureau.FinanceHead, release);
        await using var law = await InRoomAsync(Bureau.LawHead, release);
        await using var handler = await InRoomAsync(Bureau.FinanceHandler, release);
        Visitor[] all = [office, lead, finance, law, handler];
        var (financeUnit, lawUnit) = (await Hub.Bureau.UnitAsync(Bureau.Finance), await Hub.Bureau.UnitAsync(Bureau.Law));
        var leadUnit = (await Hub.Bureau.ReadAsync(release)).Lead;
        var (second, third) = (await BlockAsync(release, 2), await BlockAsync(release, 3));
        var room = new Onlookers(Hub, release, all);
        await room.BeginAsync();

        // The office marks who came.
        foreach (var (index, name) in (await NamesAsync()).Index())
        {
            await room.SeeAsync<AttendanceMarked>(".ag", Hub.Says<RoomTexts>("AttendanceCount", 5, index + 1),
                () => office.Page.Locator(".pp > li").Filter(new() { HasText = name }).Locator(".seg button").First.ClickAsync());
        }

        // Each side says what it holds.
        await room.SeeAsync<PositionStated>(".pos", "按月办理，工作量太大。", () => PositionOf(lead, leadUnit).FillAsync("按月办理，工作量太大。"), lead);
        await room.SeeAsync<PositionStated>(".pos", "至少按两个月办理。", () => PositionOf(finance, financeUnit).FillAsync("至少按两个月办理。"), finance);
        await room.SeeAsync<PositionStated>(".pos", "须写明法律依据。", () => PositionOf(law, lawUnit).FillAsync("须写明法律依据。"), law);

        // Proposals on the text, one over the other, also on a passage that is another unit's.
        await TryAsync(room, lead, second, "二、财务科于每两个月末集中办理拨付。");
        await TryAsync(room, handler, second, "二、财务科于每两个月末集中办理拨付，加急的随时办理。");
        await TryAsync(room, law, third, "三、弄虚作假的，依照《预算法》追回资金并追究责任。");
        await lead.Page.Locator($"[id='t-{third}'] .tools .btn").First.ClickAsync();
        await TryAsync(room, lead, third, "三、弄虚作假的，依照《预算法》和有关规定追回资金并追究责任。");
        await TryAsync(room, finance, second, "二、财务科于每两个月末集中办理拨付，加急的五日内办理。");

        // Both sign what stands there.
        await room.SeeAsync<OpinionSigned>($"article[aria-labelledby='po-{financeUnit.Value:N}'] .st--agree", "会签", () => ActAsync(finance));
        await room.SeeAsync<OpinionSigned>($"article[aria-labelledby='po-{lawUnit.Value:N}'] .st--agree", "会签", () => ActAsync(law));

        // The minutes grow in front of everybody, are finished, and everybody signs.
        await room.SeeAsync<MinutesWritten>(".min .lines", "五个人一起协商的办法", () => office.Page.Locator(".min .row-actions button").ClickAsync(), office);
        await Expect(office.Page.Locator("#minutes")).ToHaveValueAsync(new Regex("五个人一起协商的办法"));
        await Expect(office.Page.Locator("#minutes")).ToBeEditableAsync();
        await office.Page.Locator("#minutes").FocusAsync();
        await office.Page.Keyboard.PressAsync("Control+End");
        await room.SeeAsync<MinutesWritten>(".min .lines", "到会各方没有其他意见。", () => office.Page.Keyboard.TypeAsync("\n到会各方没有其他意见。"), office);
        await room.SeeAsync<MinutesFinished>("section[aria-labelledby=mi] header", "纪要〔", () => ActAsync(office));
        foreach (var (index, name) in (await NamesAsync()).Index())
        {
            await room.SeeAsync<MinutesSigned>(".pp > li:has(.signed)", name, () => ActAsync(all[index]));
        }

        foreach (var one in all)
        {
            await Expect(one.Page.Locator(".mh .stage--withdrawn")).ToBeVisibleAsync();
        }

        await room.AssertNobodyReloadedAsync();
        Assert.All(room.Measured, act => Assert.All(act.Milliseconds, ms => Assert.True(ms is >= -1 and <= 1000, $"{act.Act}: {ms} ms")));
        Assert.All((await Hub.Bureau.ReadAsync(release)).Mediations.Single().Agenda, item => Assert.Equal(DissentOutcome.AgreedText, item.Outcome));
        Assert.Empty((await Hub.Services.GetRequiredService<Verification>().VerifyAsync()).Found);
    }

    private static async Task TryAsync(Onlookers room, Visitor by, BlockId block, string text)
    {
        var field = by.Page.Locator($"#try-{block.Value:N}");
        await room.SeeAsync<TextTried>($"[id='t-{block}'] .diffed", text, () => field.FillAsync(text));
    }

    /// <summary>Whatever waits for somebody in the room: its form, and its one act.</summary>
    private static async Task ActAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".actcard .act").ClickAsync();
        await visitor.Dialog.WaitForAsync();
        await visitor.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
    }

    private static ILocator PositionOf(Visitor visitor, UnitId unit) => visitor.Page.Locator($"#position-{unit.Value:N}");

    private Task<Visitor> InRoomAsync(string account, JointReleaseId release) => AtAsync(account, $"releases/{release}/mediation");

    private async Task<BlockId> BlockAsync(JointReleaseId release, int place) => (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[place - 1].Id;

    private async Task<string[]> NamesAsync()
    {
        await using var db = Hub.Database();
        return [.. MediationRoomTests.Everybody.Select(account => db.People.Single(p => p.Account == account).Name)];
    }
}
