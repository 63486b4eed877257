using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>The room of a mediation with everybody in it: nobody's typing is lost to what the others do.</summary>
public sealed class MediationRoomTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    internal static readonly string[] Everybody = [Bureau.OfficeStaff, Bureau.LeadHead, Bureau.FinanceHead, Bureau.LawHead, Bureau.FinanceHandler];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_writes_while_the_others_act_loses_no_character_and_keeps_caret_and_place(bool aProposal)
    {
        var release = await Hub.Bureau.MediateAsync(aProposal ? "写改法时别人在动的办法" : "写意见时别人在动的办法", Everybody);
        await using var law = await InRoomAsync(Bureau.LawHead, release);
        var unit = await Hub.Bureau.UnitAsync(Bureau.Law);
        var id = aProposal ? $"try-{(await BlockAsync(release, 3)).Value:N}" : $"position-{unit.Value:N}";
        var field = law.Page.Locator($"#{id}");
        await field.FillAsync("开头，结尾。");
        await Expect(law.Page.Locator($"#{id}-s")).ToContainTextAsync(":");
        await field.EvaluateAsync("e => { e.focus(); e.setSelectionRange(3, 3); e.scrollIntoView({ block: 'center' }); window.neverReloaded = true; }");
        var place = await PlaceAsync(field);

        (Func<Task> Act, string Where, string Says)[] acts =
        [
            (() => Hub.Bureau.TryTextAsync(release, 2, Bureau.ThreePassages[1] + "加急的除外。", Bureau.LeadHead), ".diffed ins", "加急的除外"),
            (() => Hub.Bureau.StatePositionAsync(release, Bureau.Finance, string.Concat(Enumerable.Repeat("财务科的意见写得很长。", 30)), Bureau.FinanceHead), ".pos", "财务科的意见"),
            (() => Hub.Bureau.TryTextAsync(release, 1, Bureau.ThreePassages[0] + "县（市）另有规定的除外。", Bureau.Drafter), ".diffed ins", "县（市）"),
            (() => Hub.Bureau.SignTriedAsync(release, Bureau.Finance, Bureau.FinanceHead), ".pos .st--agree", "已签署同意"),
            (() => Hub.Bureau.WriteMinutesAsync(release, string.Concat(Enumerable.Repeat("会议开始，各方发言。\n", 20))), ".min", "各方发言"),
            (() => Hub.Bureau.StatePositionAsync(release, "投资与技术改造科", string.Concat(Enumerable.Repeat("牵头科室的意见写得很长。", 30)), Bureau.LeadHead), ".pos", "牵头科室的意见"),
        ];
        foreach (var (index, (act, where, says)) in acts.Index())
        {
            // Half of what is typed is unsaved when the others' act arrives; the other half is typed after it.
            await law.Page.Keyboard.TypeAsync($"{index}前");
            await act();
            await Expect(law.Page.Locator(where).Filter(new() { HasText = says })).ToHaveCountAsync(1);
            await law.Page.Keyboard.TypeAsync("后");
            if (int.IsOddInteger(index))
            {
                await SavedAsync(law);
            }
        }

        const string typed = "开头，0前后1前后2前后3前后4前后5前后结尾。";
        await Expect(field).ToHaveValueAsync(typed);
        Assert.Equal(21, await field.EvaluateAsync<int>("e => document.activeElement === e ? e.selectionStart : -1"));
        // A position stands below the text that is tried: what comes above it must not push it down.
        Assert.InRange(await PlaceAsync(field) - place, -2, 2);
        await SavedAsync(law);
        await Expect(law.Page.Locator(".conflict")).ToHaveCountAsync(0);
        var kept = (await Hub.Bureau.ReadAsync(release)).OpenMediation!;
        Assert.Equal(typed, aProposal ? kept.Tried.Last(c => c.Text?.Contains("开头", StringComparison.Ordinal) == true).Text : kept.Positions.Single(p => p.Unit == unit).Text);
        Assert.True(await law.AskAsync<bool>("() => window.neverReloaded === true"));
        Assert.Empty(law.Errors);
    }

    [Fact]
    public async Task Three_who_write_at_the_same_time_on_texts_of_their_own_lose_nothing()
    {
        var release = await Hub.Bureau.MediateAsync("三个人同时写的办法", Everybody);
        await using var lead = await InRoomAsync(Bureau.LeadHead, release);
        await using var law = await InRoomAsync(Bureau.LawHead, release);
        await using var finance = await InRoomAsync(Bureau.FinanceHead, release);
        var unit = await Hub.Bureau.UnitAsync(Bureau.Finance);
        (Visitor Who, string Id)[] writers = [(lead, $"try-{(await BlockAsync(release, 2)).Value:N}"), (law, $"try-{(await BlockAsync(release, 3)).Value:N}"), (finance, $"position-{unit.Value:N}")];
        foreach (var (who, id) in writers)
        {
            await who.Page.Locator($"#{id}").FillAsync("");
        }

        // Each goes on typing at once, whether the part before is saved, being saved or still waiting.
        for (var part = 1; part <= 5; part++)
        {
            await Task.WhenAll(writers.Select(w => w.Who.Page.Locator($"#{w.Id}").PressSequentiallyAsync($"第{part}句话，一个字都不能少。", new() { Delay = 40 })));
            await Expect(writers[part % 3].Who.Page.Locator($"#{writers[part % 3].Id}-s")).ToContainTextAsync(":");
        }

        var whole = string.Concat(Enumerable.Range(1, 5).Select(part => $"第{part}句话，一个字都不能少。"));
        foreach (var (who, id) in writers)
        {
            await Expect(who.Page.Locator($"#{id}")).ToHaveValueAsync(whole);
            await Expect(who.Page.Locator(".conflict")).ToHaveCountAsync(0);
        }

        // Everybody sees what the others wrote, to the last word.
        await Expect(law.Page.Locator(".pos")).ToContainTextAsync(whole);
        await Expect(finance.Page.Locator(".diffed ins").Filter(new() { HasText = "第5句话" })).ToHaveCountAsync(2);
        var kept = (await Hub.Bureau.ReadAsync(release)).OpenMediation!;
        Assert.Equal([whole, whole], kept.Tried.Select(c => c.Text));
        Assert.Equal(whole, kept.Positions.Single(p => p.Unit == unit).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_writes_the_same_text_in_two_windows_is_told_and_overwrites_nothing_unseen(bool takesTheOther)
    {
        var release = await Hub.Bureau.MediateAsync(takesTheOther ? "两个窗口写意见的办法" : "两个窗口各写各的办法", Everybody);
        var unit = await Hub.Bureau.UnitAsync(Bureau.Law);
        await using var one = await InRoomAsync(Bureau.LawHead, release);
        await using var other = await OpenAsync();
        await other.TakeAsync(await one.CookiesAsync());
        await other.GoAsync($"releases/{release}/mediation");

        // The other window has a sentence that is not saved yet when the first saves its own.
        await other.HoldTypingAsync();
        await PositionOf(other, unit).FillAsync("第二个窗口写的。");
        await PositionOf(one, unit).FillAsync("第一个窗口写的。");
        await Expect(other.Page.Locator(".pos .mine .cap").Last).ToContainTextAsync("何晓峰");
        await Expect(PositionOf(other, unit)).ToHaveValueAsync("第二个窗口写的。");

        await other.LetTypingGoAsync();
        var conflict = other.Page.Locator(".pos .conflict");
        await Expect(conflict).ToContainTextAsync("第一个窗口写的。");
        await Expect(PositionOf(other, unit)).ToHaveValueAsync("第二个窗口写的。");
        Assert.Equal("第一个窗口写的。", await HeldAsync(release, unit));

        // He has seen both and says which one holds; the first window follows.
        await conflict.Locator("button").Nth(takesTheOther ? 1 : 0).ClickAsync();
        var holds = takesTheOther ? "第一个窗口写的。" : "第二个窗口写的。";
        await Expect(conflict).ToHaveCountAsync(0);
        await Expect(PositionOf(other, unit)).ToHaveValueAsync(holds);
        await Expect(PositionOf(one, unit)).ToHaveValueAsync(holds);
        Assert.Equal(holds, await HeldAsync(release, unit));
    }

    [Fact]
    public async Task Two_who_try_the_same_passage_see_both_wordings_and_the_later_one_does_not_win_unseen()
    {
        var release = await Hub.Bureau.MediateAsync("两个人试改同一段的办法", Everybody);
        var block = await BlockAsync(release, 2);
        await using var lead = await InRoomAsync(Bureau.LeadHead, release);
        var field = lead.Page.Locator($"#try-{block.Value:N}");
        await lead.HoldTypingAsync();
        await field.FillAsync(Bureau.ThreePassages[1] + "牵头科室加的一句。");
        await Hub.Bureau.TryTextAsync(release, 2, Bureau.ThreePassages[1] + "财务科加的一句。", Bureau.FinanceHead);
        await Expect(lead.Page.Locator($"[id='t-{block}'] .diffed")).ToContainTextAsync("财务科加的一句。");
        await lead.LetTypingGoAsync();
        await Expect(lead.Page.Locator(".try .conflict")).ToContainTextAsync(Bureau.ThreePassages[1] + "财务科加的一句。");
        await Expect(field).ToHaveValueAsync(Bureau.ThreePassages[1] + "牵头科室加的一句。");
        Assert.Equal(Bureau.ThreePassages[1] + "财务科加的一句。", (await Hub.Bureau.ReadAsync(release)).TriedText.Find(block)!.Text);
    }

    [Fact]
    public async Task Who_finishes_minutes_is_told_which_lines_the_record_has_left_behind()
    {
        var release = await Hub.Bureau.MediateAsync("提纲写早了的办法", Everybody);
        await using var office = await InRoomAsync(Bureau.OfficeStaff, release);
        await office.Page.Locator(".min .row-actions button").ClickAsync();
        await Expect(office.Page.Locator("#minutes")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("结果：未形成。[\\s\\S]*结果：未形成。"));
        await Expect(office.Page.Locator(".differs")).ToHaveCountAsync(0);

        // One of the two dissents is settled on another text: one line is out of date, and nothing was tried is no longer true.
        await Hub.Bureau.TryTextAsync(release, 2, "二、财务科于每月末办理拨付。", Bureau.LeadHead);
        await Hub.Bureau.SignTriedAsync(release, Bureau.Finance, Bureau.FinanceHead);
        await Expect(office.Page.Locator(".differs p")).ToHaveTextAsync(["结果：未形成。", "没有改动。"]);
        await Hub.Bureau.WriteMinutesAsync(release, "各方没有别的意见。");
        await Expect(office.Page.Locator(".differs")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_typed_while_the_outline_is_on_its_way_is_swept_away()
    {
        var release = await Hub.Bureau.MediateAsync("提纲还在路上的办法", Everybody);
        await using var wire = new Wire(Hub.Address);
        await using var office = await OpenAsync(new Setup(Through: wire.Address));
        await office.SignInAsync(Bureau.OfficeStaff);
        await office.GoAsync($"releases/{release}/mediation");
        var minutes = office.Page.Locator("#minutes");
        await Expect(minutes).ToBeEditableAsync();

        // Seen by what the field does, step by step: it shuts, then the outline stands in it, then it opens.
        _ = await office.AskAsync<bool>(
            """
            () => {
              const field = document.getElementById("minutes");
              window.steps = [];
              const note = () => { const step = `${field.readOnly ? "shut" : "open"} ${field.value ? "full" : "empty"}`; if (window.steps.at(-1) !== step) window.steps.push(step); };
              note();
              new MutationObserver(note).observe(field, { attributes: true });
              return true;
            }
            """);
        wire.SlowUplink(TimeSpan.FromMilliseconds(150));
        await office.Page.Locator(".min .row-actions button").ClickAsync();
        await Expect(minutes).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("提纲还在路上的办法"));
        await Expect(minutes).ToBeEditableAsync();
        Assert.Equal(["open empty", "shut empty", "open full"], await office.AskAsync<string[]>("() => window.steps"));
    }

    private async Task<string> HeldAsync(JointReleaseId release, UnitId unit) => (await Hub.Bureau.ReadAsync(release)).OpenMediation!.Positions.Single(p => p.Unit == unit).Text;

    /// <summary>Until nothing of what was typed in this tab is unsaved: what is, is kept in the tab.</summary>
    private static Task SavedAsync(Visitor visitor) => visitor.Page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.startsWith('autosave:'))");

    /// <summary>Where the field one writes in stands in the window.</summary>
    private static Task<int> PlaceAsync(ILocator field) => field.EvaluateAsync<int>("e => Math.round(e.getBoundingClientRect().top)");

    private static ILocator PositionOf(Visitor visitor, UnitId unit) => visitor.Page.Locator($"#position-{unit.Value:N}");

    private Task<Visitor> InRoomAsync(string account, JointReleaseId release) => AtAsync(account, $"releases/{release}/mediation");

    private async Task<BlockId> BlockAsync(JointReleaseId release, int place) => (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[place - 1].Id;
}
