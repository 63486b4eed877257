using DisclosureHub.Domain.Calendar;
using DisclosureHub.Web.Seed;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>A pasted notice is read as it is worded, checked against itself, and never half taken in.</summary>
public class HolidayNoticeTextTests
{
    private const string Of2026 = """
        国务院办公厅关于2026年部分节假日安排的通知
        国办发明电〔2025〕7号

        各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
        经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
        国务院办公厅
        2025年11月4日
        """;

    public static TheoryData<int, string> Notices => new()
    {
        { 2021, "一、元旦：2021年1月1日至3日放假，共3天。\n二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。\n三、清明节：4月3日至5日放假调休，共3天。\n四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。\n五、端午节：6月12日至14日放假，共3天。\n六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。\n七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。" },
        { 2022, "一、元旦：2022年1月1日至3日放假，共3天。二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。五、端午节：6月3日至5日放假，共3天。六、中秋节：9月10日至12日放假，共3天。七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。" },
        { 2023, "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。\n三、清明节：4月5日放假，共1天。\n四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。\n五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。\n六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。" },
        { 2024, "一、元旦：1月1日放假，与周末连休。\n二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。\n三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n五、端午节：6月10日放假，与周末连休。\n六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。\n七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。" },
        { 2025, "一、元旦：1月1日（周三）放假1天，不调休。\n二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。" },
        { 2026, Of2026 },
    };

    private static NoticeProblem Only(string was, string now)
    {
        Assert.Contains(was, Of2026, StringComparison.Ordinal);
        var reading = HolidayNoticeText.Read(Of2026.Replace(was, now, StringComparison.Ordinal), 2026);
        Assert.Null(reading.Notice);
        return Assert.Single(reading.Problems);
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void The_notices_as_they_were_worded_give_the_days_that_are_loaded(int year, string text)
    {
        var reading = HolidayNoticeText.Read(text, year, "here");
        Assert.Empty(reading.Problems);
        var loaded = Holidays.Calendar.Notices.Single(n => n.Year == year);
        Assert.Equal(loaded.Off.Order(), reading.Notice!.Off.Order());
        Assert.Equal(loaded.MakeUpWorkdays.Order(), reading.Notice.MakeUpWorkdays.Order());
        Assert.Equal(loaded.Names.OrderBy(n => n.Key), reading.Notice.Names.OrderBy(n => n.Key));
        Assert.Equal((year, "here"), (reading.Notice.Year, reading.Notice.Source));
    }

    [Fact]
    public void The_first_notice_for_2020_is_read_as_it_was_before_the_festival_was_made_longer()
    {
        var reading = HolidayNoticeText.Read(
            "一、元旦：2020年1月1日放假，共1天。\n二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。\n三、清明节：4月4日至6日放假调休，共3天。\n四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。\n五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。\n六、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。",
            2020);
        Assert.Empty(reading.Problems);
        Assert.Contains(new DateOnly(2020, 2, 1), reading.Notice!.MakeUpWorkdays);
        Assert.DoesNotContain(new DateOnly(2020, 1, 31), reading.Notice.Off);
    }

    [Fact]
    public void Full_width_digits_blanks_and_broken_lines_do_not_matter()
    {
        var reading = HolidayNoticeText.Read(Of2026.Replace("2月15日", "２月１５日", StringComparison.Ordinal).Replace("放假调休，共9天", "放假\r\n  调休， 共 9 天", StringComparison.Ordinal).Replace('（', '('), 2026);
        Assert.Empty(reading.Problems);
        Assert.Equal(33, reading.Notice!.Off.Count);
    }

    [Fact]
    public void A_count_that_does_not_match_is_named_with_its_line() =>
        Assert.Equal(new CountDoesNotMatch(7, "春节", 8, 9), Only("共9天", "共8天"));

    [Fact]
    public void A_wrong_day_of_the_week_is_named() =>
        Assert.Equal(new WeekdayIsWrong(9, new DateOnly(2026, 5, 5), "周三"), Only("5日（周二）放假", "5日（周三）放假"));

    [Fact]
    public void A_make_up_day_in_the_week_is_named() =>
        Assert.Equal(new MakeUpDayIsNoWeekendDay(9, new DateOnly(2026, 5, 11)), Only("5月9日（周六）上班", "5月11日上班"));

    [Fact]
    public void A_day_that_two_holidays_claim_is_named() =>
        Assert.Equal(new DayIsOffTwice(12, new DateOnly(2026, 9, 27)), Only("10月1日（周四）至7日（周三）放假调休，共7天", "10月1日至7日放假调休，共7天。9月27日放假"));

    [Fact]
    public void A_make_up_day_that_is_off_as_well_is_named() =>
        Assert.Equal(new DayIsNamedTwice(6, new DateOnly(2026, 1, 3)), Only("1月4日（周日）上班", "1月3日（周六）上班"));

    [Fact]
    public void A_dated_sentence_that_says_nothing_known_is_named_and_not_left_out() =>
        Assert.Equal(new CannotBeRead(10, "6月22日(周一)补休"), Only("6月19日（周五）至21日（周日）放假，共3天", "6月19日（周五）至21日（周日）放假，共3天。6月22日（周一）补休"));

    [Fact]
    public void A_holiday_without_days_is_named() =>
        Assert.Equal(new CannotBeRead(8, "清明节"), Only("4月4日（周六）至6日（周一）放假，共3天", "另行通知"));

    [Fact]
    public void A_date_that_does_not_exist_is_named() =>
        Assert.Equal(new CannotBeRead(7, "2月30日(周六)"), Only("2月28日（周六）上班", "2月30日（周六）上班"));

    [Fact]
    public void A_day_of_another_year_is_named() =>
        Assert.Equal(new DayIsOutOfPlace(12, new DateOnly(2027, 9, 20)), Only("9月20日（周日）", "2027年9月20日"));

    [Fact]
    public void A_paste_that_was_cut_short_is_named() =>
        Assert.Equal(new HolidayIsMissing(7, "清明、劳动、端午、中秋、国庆"), Assert.Single(HolidayNoticeText.Read(Of2026[..Of2026.IndexOf("三、", StringComparison.Ordinal)].TrimEnd(), 2026).Problems));

    [Fact]
    public void The_notice_for_another_year_is_named_and_nothing_at_all_is_no_notice()
    {
        Assert.Contains(new NoticeIsForAnotherYear(1, 2026), HolidayNoticeText.Read(Of2026, 2027).Problems);
        Assert.IsType<HolidayIsMissing>(Assert.Single(HolidayNoticeText.Read("", 2027).Problems));
    }

    [Fact]
    public void A_holiday_over_the_turn_of_the_year_may_leave_the_year_out()
    {
        var reading = HolidayNoticeText.Read(Of2026.Replace("1月1日（周四）至3日（周六）放假调休，共3天", "12月31日至1月2日放假调休，共3天", StringComparison.Ordinal), 2026);
        Assert.Empty(reading.Problems);
        Assert.Contains(new DateOnly(2025, 12, 31), reading.Notice!.Off);
    }
}
