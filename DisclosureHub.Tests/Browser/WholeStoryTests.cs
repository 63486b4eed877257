using System.Globalization;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.Room;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What follows an answer that is not a plain consent, by mouse and keys: talks, a mediation, a letter and its answer on paper, a removal; then somebody who was not there reads it.</summary>
public sealed class WholeStoryTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task A_dissent_is_settled_in_the_second_round_by_a_handler_two_heads_and_a_text_taken_up()
    {
        var release = await Hub.Bureau.SendAsync("第二轮谈成的办法");
        var (finance, block) = (await Hub.Bureau.UnitAsync(Bureau.Finance), (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[1].Id);
        await Hub.Bureau.ConsentAsync(release, Bureau.Law, Bureau.LawHead, (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[2].Id);

        // Finance dissents about its passage.
        await using var unit = await HereAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await unit.Page.Locator(".opt--object").ClickAsync();
        await unit.Page.Locator("input[name=scope]").Nth(1).CheckAsync();
        await Expect(unit.Page.Locator(".picks input:checked")).ToHaveCountAsync(1);
        await unit.Page.Locator("#opinion-reasons").FillAsync("按季度办理跟不上项目进度。");
        await unit.Page.Locator("#opinion-basis").FillAsync("预算法实施条例。");
        await FinishAsync(unit);
        var dispute = unit.Page.Locator($".dispute[data-unit='{finance}']");
        await Expect(dispute).ToContainTextAsync("按季度办理跟不上项目进度。");

        // First round: the handler writes, the head signs, finance declines.
        await using var handler = await HereAsync(Bureau.Drafter, $"releases/{release}");
        await handler.Page.Locator(".proposal-form > .btn").ClickAsync();
        await handler.Page.Locator($"#pr-{block.Value:N}").FillAsync("二、财务科于每两个月末集中办理拨付。");
        await handler.Page.Locator("#proposal-argument").FillAsync("两个月一次，工作量还能承受。");
        await handler.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(handler.Page.Locator(".proposal-form > .btn")).ToBeVisibleAsync();
        await using var head = await HereAsync(Bureau.LeadHead, $"releases/{release}");
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        await Expect(head.Page.Locator($"#pr-{block.Value:N}")).ToHaveValueAsync("二、财务科于每两个月末集中办理拨付。");
        await head.Page.Locator(".proposal-form .act").ClickAsync();
        var answer = unit.Page.Locator(".answer-form");
        await answer.Locator(".opt--object").ClickAsync();
        await answer.Locator("textarea").First.FillAsync("加急的项目等不了两个月。");
        await answer.Locator(".act").ClickAsync();
        await Expect(unit.Page.Locator(".answer.is-no")).ToContainTextAsync("加急的项目等不了两个月。");

        // Second round: the head writes and signs himself, finance accepts for its passage.
        await head.Page.Locator(".proposal-form > .btn").ClickAsync();
        await head.Page.Locator($"#pr-{block.Value:N}").FillAsync("二、财务科于每两个月末集中办理拨付，加急的随时办理。");
        await head.Page.Locator(".proposal-form .act").ClickAsync();
        await Expect(head.Page.Locator(".rounds > li")).ToHaveCountAsync(2);
        await unit.Page.Locator(".answer-form .act").ClickAsync();
        await Expect(unit.Page.Locator(".answer.is-yes")).ToBeVisibleAsync();
        Assert.Equal("二、财务科于每两个月末集中办理拨付，加急的随时办理。", (await Hub.Bureau.ReadAsync(release)).Proposals[^1].Content.Changes.Single().Text);

        // The lead takes up what was agreed; the new version carries both consents.
        await head.Page.Locator(".actcard .act").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(Bureau.DraftPage);
        await Expect(head.Page.Locator(".passage textarea").Nth(1)).ToHaveValueAsync("二、财务科于每两个月末集中办理拨付，加急的随时办理。");
        await Hub.Bureau.IssueAsync(release);
        await Expect(unit.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        await AssertCleanAsync(unit, handler, head);
    }

    [Fact]
    public async Task A_dissent_goes_before_the_office_which_convenes_tries_a_text_and_takes_minutes_that_are_signed_on_screen_on_paper_or_not_at_all()
    {
        var release = await Hub.Bureau.SendAsync("协商会上谈成的办法");
        var (finance, block) = (await Hub.Bureau.UnitAsync(Bureau.Finance), (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[1].Id);
        await Hub.Bureau.ConsentAsync(release, Bureau.Law, Bureau.LawHead, (await Hub.Bureau.ReadAsync(release)).Current!.Text.Blocks[2].Id);
        await Hub.Bureau.DissentAsync(release, Bureau.Finance, Bureau.FinanceHead, "按季度办理跟不上项目进度。", 2);

        // Finance does not wait for rounds.
        await using var unit = await HereAsync(Bureau.FinanceHead, $"releases/{release}");
        await unit.Page.Locator(".dispute details.return summary").ClickAsync();
        await unit.Page.Locator(".dispute details.return textarea").FillAsync("两个月谈不拢。");
        await unit.Page.Locator(".dispute details.return .btn").ClickAsync();
        await unit.Page.Locator(".medlink a.btn").ClickAsync();
        await unit.ReadyAsync();

        // The office convenes for this morning, the parties and somebody from outside.
        await using var office = await HereAsync(Bureau.OfficeStaff, $"releases/{release}/mediation");
        await office.Page.Locator(".actcard .act").ClickAsync();
        var today = WorkCalendar.DayOf(Hub.Time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await office.Dialog.Locator("input[type=date]").FillAsync("");
        await office.Dialog.Locator(".act").ClickAsync();
        await Expect(office.Dialog.Locator(".help--bad")).ToHaveTextAsync(Hub.Says<RoomTexts>("WhenMissing"));
        await Expect(office.Dialog.Locator("input[type=date]")).ToHaveValueAsync("");
        await office.Dialog.Locator("input[type=date]").FillAsync(today);
        await office.Dialog.Locator("input[type=time]").FillAsync("00:00");
        await office.Dialog.Locator(".fm > label.fld input").FillAsync("三楼会议室");
        await office.Dialog.Locator(".guest input").FillAsync("市财政局 王科长");
        await FinishAsync(office);

        // Four came and one guest; the others are marked absent.
        string[] came = ["陈志远", "周明轩", "张文慧", "宋晓彤", "王科长"];
        var people = await office.Page.Locator(".pp > li").AllInnerTextsAsync();
        for (var at = 0; at < people.Count; at++)
        {
            var button = office.Page.Locator(".pp > li").Nth(at).Locator(".seg button").Nth(came.Any(people[at].Contains) ? 0 : 1);
            await button.ClickAsync();
            await Expect(button).ToHaveClassAsync("on");
        }

        // The lead tries a text, finance signs it on the spot.
        await using var head = await HereAsync(Bureau.LeadHead, $"releases/{release}/mediation");
        await head.Page.Locator($"#try-{block.Value:N}").FillAsync("二、财务科于每月末办理拨付。");
        await Expect(unit.Page.Locator($"#try-{block.Value:N}")).ToHaveValueAsync("二、财务科于每月末办理拨付。");
        await unit.Page.Locator(".actcard .act").ClickAsync();
        await FinishAsync(unit);
        await Expect(office.Page.Locator(".ag .done")).ToHaveCountAsync(2);

        // The minutes: from the agenda, finished, signed; one on paper, one not at all.
        await office.Page.Locator(".min .row-actions button").ClickAsync();
        await Expect(head.Page.Locator(".min .lines")).ToContainTextAsync("协商会上谈成的办法");
        await office.Page.Locator(".actcard .act").ClickAsync();
        await FinishAsync(office);
        foreach (var one in (Visitor[])[office, head, unit])
        {
            await one.Page.Locator(".actcard .act").ClickAsync();
            await FinishAsync(one);
        }

        await MarkOf(office, "王科长").ClickAsync();
        await FinishAsync(office);
        await MarkOf(office, "周明轩").ClickAsync();
        await office.Dialog.Locator("input[name=mark]").Nth(1).CheckAsync();
        await office.Dialog.Locator("textarea").FillAsync("他认为工作量没有写进纪要。");
        await FinishAsync(office);
        await Expect(unit.Page.Locator(".mh .stage--withdrawn")).ToBeVisibleAsync();
        await Expect(unit.Page.Locator(".pp .refused")).ToContainTextAsync("工作量没有写进纪要");

        // The lead takes up what was agreed.
        await head.GoAsync($"releases/{release}");
        await head.Page.Locator(".actcard .act").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(Bureau.DraftPage);
        await Hub.Bureau.IssueAsync(release);
        await head.GoAsync($"releases/{release}");
        await Expect(head.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        await AssertCleanAsync(unit, office, head);
    }

    [Fact]
    public async Task An_outside_unit_answers_on_paper_that_two_people_record_and_a_unit_that_is_not_concerned_is_removed()
    {
        var release = await Hub.Bureau.DraftAsync("发函并移出的办法", Bureau.ThreePassages, (Bureau.Finance, [2]), (Bureau.Energy, [3]), (Bureau.CityFinance, [2]));
        await Hub.Bureau.IssueAsync(release);
        await Hub.Bureau.ConsentAsync(release, Bureau.Finance, Bureau.FinanceHead);
        var (city, energy) = (await Hub.Bureau.UnitAsync(Bureau.CityFinance), await Hub.Bureau.UnitAsync(Bureau.Energy));

        // The head of the office has the letter go out; it gets a number.
        await using var head = await HereAsync(Bureau.OfficeHead, $"releases/{release}");
        await HandledAt(head, city).Locator(".check input").CheckAsync();
        await HandledAt(head, city).Locator(".row-actions .btn").ClickAsync();
        await Expect(HandledAt(head, city)).ToContainTextAsync("公开函〔");

        // One of the office records the receipt, then the answer with its scan; he cannot confirm it himself.
        await using var one = await HereAsync(Bureau.OfficeStaff, $"releases/{release}");
        await HandledAt(one, city).Locator(".row-actions .btn").ClickAsync();
        await Expect(HandledAt(one, city).Locator("input[type=date]").First).ToBeHiddenAsync();
        var paper = HandledAt(one, city).Locator(".paper-form");
        await paper.Locator("summary").ClickAsync();
        await paper.Locator("textarea").Nth(1).FillAsync("市级预算管理规定。");
        await paper.Locator("label.fld > input.inp").Nth(0).FillAsync("市财函〔2026〕7号");
        await paper.Locator("label.fld > input.inp").Nth(1).FillAsync("副局长 王某");
        await paper.Locator("input[type=date]").FillAsync(WorkCalendar.DayOf(Hub.Time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await paper.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "复函.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 "u8.ToArray() });
        await paper.Locator("details > .btn").ClickAsync();
        await Expect(HandledAt(one, city)).ToContainTextAsync("市财函〔2026〕7号");
        await Expect(HandledAt(one, city).Locator(".row-actions .btn")).ToHaveCountAsync(0);
        Assert.Equal(1, await Hub.Bureau.CountAsync<OpinionSigned>(release));

        // Another confirms it against the scan: now it counts.
        await using var other = await HereAsync(Bureau.OtherOfficeStaff, $"releases/{release}");
        await HandledAt(other, city).Locator(".row-actions .btn").ClickAsync();
        await Expect(other.Page.Locator($"tr[data-unit='{city}'] .st--agree")).ToBeVisibleAsync();

        // Energy asks to be removed; the head of the office finds that it is not concerned.
        await using var unit = await HereAsync(Bureau.EnergyHead, $"releases/{release}?opinion={energy}");
        await unit.Page.Locator(".opt--na").ClickAsync();
        await unit.Page.Locator("#opinion-reasons").FillAsync("追回资金不是本科职责。");
        await unit.Page.Locator("#opinion-basis").FillAsync("三定规定。");
        await FinishAsync(unit);
        await HandledAt(head, energy).Locator("textarea").FillAsync("核对三定规定，确不涉及。");
        await HandledAt(head, energy).Locator(".row-actions .btn").First.ClickAsync();
        foreach (var browser in (Visitor[])[head, one, other, unit])
        {
            await Expect(browser.Page.Locator($"tr[data-unit='{energy}'] .state--removed")).ToBeVisibleAsync();
            await Expect(browser.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        }

        await AssertCleanAsync(head, one, other, unit);
    }

    [Fact]
    public async Task Who_was_not_there_reads_on_the_page_of_the_release_everything_that_happened()
    {
        var bureau = Hub.Bureau;
        var id = await bureau.DraftAsync(
            "一件事情的始末", [.. Bureau.ThreePassages, "四、中小企业优先。"],
            (Bureau.Law, [3]), (Bureau.Finance, [2]), (Bureau.SmallBusiness, [4]), (Bureau.CityFinance, [1]), (Bureau.Energy, [3]));
        await bureau.IssueAsync(id);
        await bureau.ConsentAsync(id, Bureau.Law, Bureau.LawHead, (await bureau.ReadAsync(id)).Current!.Text.Blocks[2].Id);
        await bureau.DissentAsync(id, Bureau.Finance, Bureau.FinanceHead, "按季度办理太慢。", 2);
        await bureau.ProposeAsync(id, Bureau.Finance, 2, "二、财务科于每两个月末办理拨付。");
        await bureau.DeclineAsync(id, Bureau.Finance, Bureau.FinanceHead);
        await bureau.ProposeAsync(id, Bureau.Finance, 2, "二、财务科于每月末办理拨付。");
        await bureau.AcceptAsync(id, Bureau.Finance, Bureau.FinanceHead);
        await bureau.DissentAsync(id, Bureau.SmallBusiness, Bureau.SmallBusinessHead, "优先没有标准。", 4);
        await bureau.EscalateAsync(id, Bureau.SmallBusiness, Bureau.SmallBusinessHead);
        await bureau.ConveneAsync(id, Bureau.OfficeStaff, Bureau.LeadHead, Bureau.SmallBusinessHead);
        foreach (var attendee in (await bureau.ReadAsync(id)).OpenMediation!.Attendees)
        {
            await bureau.DoAsync(Bureau.OfficeStaff, new MarkAttendance(NewId.OfCommand(), id, attendee.Id, true));
        }

        await bureau.TryTextAsync(id, 4, "四、中小企业按附件所列标准优先。", Bureau.LeadHead);
        await bureau.SignTriedAsync(id, Bureau.SmallBusiness, Bureau.SmallBusinessHead);
        await bureau.WriteMinutesAsync(id, "商定如上。");
        await bureau.DoAsync(Bureau.OfficeStaff, new FinishMinutes(NewId.OfCommand(), id, TextHash.Of("商定如上。")));
        foreach (var account in (string[])[Bureau.OfficeStaff, Bureau.LeadHead, Bureau.SmallBusinessHead])
        {
            await bureau.DoAsync(account, new SignMinutes(NewId.OfCommand(), id, TextHash.Of("商定如上。")));
        }

        var city = await bureau.UnitAsync(Bureau.CityFinance);
        await bureau.DoAsync(Bureau.OfficeHead, new IssueLetter(NewId.OfCommand(), id, city, true, (await bureau.ReadAsync(id)).Current!.Hash));
        var today = WorkCalendar.DayOf(Hub.Time.GetUtcNow());
        await bureau.DoAsync(Bureau.OfficeStaff, new RecordReceipt(NewId.OfCommand(), id, city, today));
        var letter = new OpinionContent(Stance.Consent, new ConsentScope([(await bureau.ReadAsync(id)).Current!.Text.Blocks[0].Id]), "", "市级预算管理规定。", "");
        await bureau.DoAsync(Bureau.OfficeStaff, new RecordPaperOpinion(
            NewId.OfCommand(), id, city, letter, (await bureau.ReadAsync(id)).Current!.Hash, NewId.Of<AttachmentId>(), "复函.pdf", "%PDF-1.4 "u8.ToArray(), "副局长 王某", today, "市财函〔2026〕8号"));
        await bureau.DoAsync(Bureau.OtherOfficeStaff, new ConfirmPaperOpinion(NewId.OfCommand(), id, city, NewId.Of<OpinionId>(), letter.Hash()));
        var energy = await bureau.UnitAsync(Bureau.Energy);
        await bureau.DoAsync(Bureau.EnergyHead, new SignOpinion(
            NewId.OfCommand(), id, energy, NewId.Of<OpinionId>(), new OpinionContent(Stance.NotConcerned, ConsentScope.Whole, "不是本科职责。", "三定规定。", ""), (await bureau.ReadAsync(id)).Current!.Hash, null));
        await bureau.DoAsync(Bureau.OfficeHead, new ConfirmRemoval(NewId.OfCommand(), id, energy, "确不涉及。"));
        await bureau.DoAsync(Bureau.Drafter, new TakeUpAgreedText(NewId.OfCommand(), id));
        await bureau.IssueAsync(id);
        Assert.Equal(ReleaseStage.Agreed, (await bureau.ReadAsync(id)).Stage);

        // The head of the bureau took no part; the page tells him every act, and where the papers are.
        await using var reader = await HereAsync("wangjianye", $"releases/{id}");
        await Expect(reader.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        var told = await reader.Page.Locator(".tl .line").InnerTextAsync();
        foreach (var sentence in await SentencesAsync(id))
        {
            Assert.Contains(sentence, told, StringComparison.Ordinal);
        }

        await Expect(reader.Page.Locator(".dispute")).ToHaveCountAsync(2);
        await Expect(reader.Page.Locator($"tr[data-unit='{energy}'] .state--removed")).ToBeVisibleAsync();
        await Expect(reader.Page.Locator($"tr[data-unit='{city}']")).ToContainTextAsync("副局长 王某");
        await Expect(reader.Page.Locator(".medlink")).ToBeVisibleAsync();
        foreach (var number in (await bureau.ReadAsync(id)).Papers.TakeLast(6).Select(p => p.Number))
        {
            await Expect(reader.Page.Locator(".paper-list")).ToContainTextAsync(number);
        }

        await AssertCleanAsync(reader);
    }

    private static ILocator HandledAt(Visitor visitor, UnitId unit) => visitor.Page.Locator($".handled[data-unit='{unit}']");

    private static ILocator MarkOf(Visitor office, string name) => office.Page.Locator(".pp > li").Filter(new() { HasText = name }).Locator("> .btn");

    /// <summary>The one act of the form that is open.</summary>
    private static async Task FinishAsync(Visitor visitor)
    {
        await visitor.Dialog.WaitForAsync();
        await visitor.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
    }

    private async Task<Visitor> HereAsync(string account, string page)
    {
        var visitor = await OpenAsync();
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                lock (_complaints)
                {
                    _complaints.Add($"{account}: {message.Text}");
                }
            }
        };
        await visitor.SignInAsync(account, page);
        return visitor;
    }

    /// <summary>What the record says about the release, sentence by sentence, without working papers and what is the lead's own.</summary>
    private async Task<IReadOnlyList<string>> SentencesAsync(JointReleaseId id)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            await using var scope = Hub.Services.CreateAsyncScope();
            var names = await scope.ServiceProvider.GetRequiredService<BureauDirectory>().NamesAsync();
            var wording = scope.ServiceProvider.GetRequiredService<Wording>();
            await using var db = Hub.Database();
            string[] hidden = [.. RecentFacts.WorkingPapers, nameof(DraftSubmitted), nameof(DraftReturned)];
            var entries = await db.Ledger.AsNoTracking().Where(e => e.Matter == id.Value && !hidden.Contains(e.Kind)).ToListAsync();
            return [.. entries.Select(e => wording.Tell(Facts.Read(e), names))];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task AssertCleanAsync(params Visitor[] visitors)
    {
        Assert.Empty(visitors.SelectMany(v => v.Errors).Concat(_complaints));
        Assert.Empty((await Hub.Services.GetRequiredService<Verification>().VerifyAsync()).Found);
    }
}
