using Bunit;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>Chips, marks and notices: the state is in words and in a form, never in colour alone.</summary>
public sealed class SmallPartsTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPad")]
    [InlineData("curl/8.0", "curl/8.0")]
    [InlineData("", "")]
    public void A_browser_is_called_what_its_owner_knows_it_by(string agent, string name) => Assert.Equal(name, BrowserName.Of(agent));

    [Theory]
    [InlineData("zh-CN", 7, false, "due--ample", "剩 7 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", 2, false, "due--near", "剩 2 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", 1, false, "due--near", "剩 1 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", 0, false, "due--today", "今天到期", "11月11日 周三")]
    [InlineData("zh-CN", -3, false, "due--lapsed", "逾期 3 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", 7, true, "due--provisional", "剩 7 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", -1, true, "due--lapsed", "逾期 1 个工作日", "11月11日 周三")]
    [InlineData("zh-CN", 0, true, "due--today", "今天到期", "11月11日 周三")]
    [InlineData("en", 7, false, "due--ample", "7 working days left", "Wed 11 Nov")]
    [InlineData("en", 1, false, "due--near", "1 working day left", "Wed 11 Nov")]
    [InlineData("en", 0, false, "due--today", "Due today", "Wed 11 Nov")]
    [InlineData("en", -3, false, "due--lapsed", "3 workdays late", "Wed 11 Nov")]
    [InlineData("en", 7, true, "due--provisional", "7 working days left", "Wed 11 Nov")]
    public async Task A_deadline_says_what_is_left_and_the_day_and_has_a_form_for_each_state(string culture, int left, bool provisional, string form, string words, string day)
    {
        await using var room = Room.In(culture);
        var chip = room.Show(DeadlineChip.Of(Given.Day(11), left, provisional, room.Texts<UiTexts>()));
        Assert.Contains(form, chip.Find(".due").ClassList);
        Assert.Equal(words, chip.Find(".due").TextContent.Trim());
        Assert.Equal(day, chip.Find("time").TextContent);
        Assert.Equal("2026-11-11", chip.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_deadline_can_go_without_its_day()
    {
        await using var room = Room.In("zh-CN");
        var chip = room.Show(DeadlineChip.WithoutDate(2, provisional: false, room.Texts<UiTexts>()));
        Assert.Empty(chip.FindAll("time"));
    }

    [Theory]
    [InlineData("zh-CN", ConsultationState.Settled, Stance.Consent, false, "财务 同意")]
    [InlineData("zh-CN", ConsultationState.Settled, Stance.ConsentWithSuggestions, false, "财务 同意并附建议")]
    [InlineData("zh-CN", ConsultationState.Answered, Stance.Dissent, false, "财务 不同意")]
    [InlineData("zh-CN", ConsultationState.Answered, Stance.NotConcerned, false, "财务 不涉及本单位职责")]
    [InlineData("zh-CN", ConsultationState.Asked, Stance.Consent, true, "财务 已失效")]
    [InlineData("zh-CN", ConsultationState.Asked, null, false, "财务 待答复")]
    [InlineData("zh-CN", ConsultationState.Asked, Stance.Dissent, false, "财务 待答复")]
    public async Task A_mark_says_the_unit_and_its_word(string culture, ConsultationState state, Stance? stance, bool voided, string label)
    {
        await using var room = Room.In(culture);
        var mark = room.Show(StanceMark.Of(state, stance, voided, room.Wording, "财务"));
        Assert.Equal(("img", label), (mark.Find("svg").GetAttribute("role"), mark.Find("svg").GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Every_mark_has_a_drawing_of_its_own()
    {
        await using var room = Room.In("en");
        var drawings = Enum.GetValues<Stance>()
            .Select(s => room.Show(StanceMark.Of(ConsultationState.Settled, s, voided: false, room.Wording)).Find("use").GetAttribute("href")).ToList();
        Assert.Equal(drawings.Count, drawings.Distinct().Count());
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_refusal_shows_what_is_wrong_what_to_do_and_the_clause(string culture)
    {
        await using var room = Room.In(culture);
        hub.Lend(room.Services);
        var notice = room.Show<RefusalNotice>(p => p.Add(r => r.Refusal, new OpinionNeedsBasis()).Add(r => r.Id, "why"));
        notice.WaitForElement("h3");
        Assert.Equal("alert", notice.Find("#why").GetAttribute("role"));
        Assert.True(notice.Find("h3").TextContent.Length > 3);
        Assert.True(notice.Find("p").TextContent.Length > 5);
        Assert.DoesNotContain("OpinionNeedsBasis", notice.Markup, StringComparison.Ordinal);
        Assert.Equal("rulebook#XT-3.1", notice.Find("a.cl").GetAttribute("href"));
    }

    [Fact]
    public async Task A_refusal_on_technical_ground_names_no_clause_and_an_expired_sign_in_leads_back_here()
    {
        await using var room = Room.In("zh-CN");
        hub.Lend(room.Services);
        var notice = room.Show<RefusalNotice>(p => p.Add(r => r.Refusal, new SignInHasExpired()));
        notice.WaitForElement("h3");
        Assert.Empty(notice.FindAll("a.cl"));
        Assert.StartsWith("sign-in?returnUrl=", notice.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_refusal_there_is_nothing()
    {
        await using var room = Room.In("zh-CN");
        hub.Lend(room.Services);
        Assert.Equal("", room.Show<RefusalNotice>(p => p.Add(r => r.Refusal, null)).Markup.Trim());
    }
}
