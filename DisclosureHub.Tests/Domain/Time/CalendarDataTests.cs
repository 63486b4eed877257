using DisclosureHub.Domain.Calendar;
using DisclosureHub.Web.Seed;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>The notices of 2020 to 2026, 2027 without one, and what a new notice does.</summary>
public class CalendarDataTests
{
    private static readonly HolidayNotice Of2027 = new(
        2027, "test", Enumerable.Range(0, 8).Select(new DateOnly(2027, 2, 5).AddDays).Append(new(2027, 1, 1)).ToHashSet(), new HashSet<DateOnly> { new(2027, 1, 31), new(2027, 2, 14) });

    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Every_loaded_year_has_the_working_days_that_its_notice_gives(int year, int workdays)
    {
        Assert.Equal(workdays, Holidays.Calendar.WorkdaysIn(year));
        Assert.Equal(workdays, Naive.Of(Holidays.Calendar).Between(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));
        Assert.False(Holidays.Calendar.IsProvisional(year));
    }

    [Fact]
    public void Every_make_up_workday_of_the_notices_is_a_weekend_day_and_every_day_off_has_a_name() => Assert.All(Holidays.Calendar.Notices, notice =>
    {
        Assert.All(notice.MakeUpWorkdays, day => Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{day}"));
        Assert.Equal(notice.Off.Order(), notice.Names.Keys.Order());
        Assert.Empty(notice.Off.Intersect(notice.MakeUpWorkdays));
        Assert.Matches("content_", notice.Source);
    });

    [Fact]
    public void The_notice_for_2023_begins_in_2022()
    {
        var day = Holidays.Calendar.About(new DateOnly(2022, 12, 31));
        Assert.Equal((DayKind.Holiday, "元旦", "2022-12/08/content_5730844", false), (day.Kind, day.Name, day.Source, day.IsProvisional));
    }

    [Fact]
    public void The_Spring_Festival_of_2020_was_made_longer()
    {
        Assert.False(Holidays.Calendar.IsWorkday(new DateOnly(2020, 1, 31)));
        Assert.False(Holidays.Calendar.IsWorkday(new DateOnly(2020, 2, 1)));
        Assert.True(Holidays.Calendar.IsWorkday(new DateOnly(2020, 2, 3)));
    }

    [Theory]
    [InlineData("2027-01-01", DayKind.Holiday, "元旦")]
    [InlineData("2027-02-05", DayKind.Holiday, "春节")]
    [InlineData("2027-02-08", DayKind.Holiday, "春节")]
    [InlineData("2027-02-09", DayKind.Workday, "")]
    [InlineData("2027-04-05", DayKind.Holiday, "清明节")]
    [InlineData("2027-06-09", DayKind.Holiday, "端午节")]
    [InlineData("2027-09-15", DayKind.Holiday, "中秋节")]
    [InlineData("2027-10-04", DayKind.Workday, "")]
    [InlineData("2028-05-01", DayKind.Holiday, "劳动节")]
    [InlineData("2028-10-03", DayKind.Holiday, "国庆节")]
    [InlineData("2028-05-03", DayKind.Workday, "")]
    public void A_year_without_notice_has_what_the_law_says_and_no_guess(string day, DayKind kind, string name)
    {
        var about = Holidays.Calendar.About(When.Day(day));
        Assert.Equal((kind, name, true), (about.Kind, about.Name, about.IsProvisional));
        Assert.Equal(kind == DayKind.Holiday, about.Source.StartsWith("《全国年节及纪念日放假办法》", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_notice_makes_a_new_calendar_with_a_new_version_and_leaves_the_old_one_alone()
    {
        var loaded = Holidays.Calendar.With(Of2027);
        Assert.False(loaded.IsProvisional(2027));
        Assert.True(Holidays.Calendar.IsProvisional(2027));
        Assert.StartsWith("2026（202511/content_7047091）#", Holidays.Calendar.Version, StringComparison.Ordinal);
        Assert.StartsWith("2027（test）#", loaded.Version, StringComparison.Ordinal);

        // The same source with one day otherwise is another calendar; the same days are the same one.
        var corrected = loaded.With(Of2027 with { MakeUpWorkdays = new HashSet<DateOnly> { new(2027, 1, 31) } });
        Assert.NotEqual(loaded.Version, corrected.Version);
        Assert.Equal(loaded.Version, corrected.With(Of2027).Version);
        Assert.Equal(8, corrected.Notices.Count);
        Assert.Equal(corrected.Version, corrected.With(Holidays.Calendar.Notices[0]).Version);
    }

    [Fact]
    public void A_change_of_calendar_says_which_days_go_which_way()
    {
        var change = CalendarChange.Between(Holidays.Calendar, Holidays.Calendar.With(Of2027));
        DateOnly[] off = [new(2027, 2, 9), new(2027, 2, 10), new(2027, 2, 11), new(2027, 2, 12)];
        Assert.Equal(off, change.NowOff.Where(d => d.Month == 2));

        // 31 January and 14 February are worked; and what only the law had made free in other months is not in this notice.
        Assert.Contains(new DateOnly(2027, 1, 31), change.NowWorked);
        Assert.Contains(new DateOnly(2027, 4, 5), change.NowWorked);
        Assert.Equal([2027], change.NoLongerProvisional);
        Assert.True(CalendarChange.Between(Holidays.Calendar, Holidays.Calendar).IsEmpty);
    }

    [Fact]
    public void A_notice_may_have_a_day_of_the_year_before_worked()
    {
        var calendar = new WorkCalendar([new(2026, "a", new HashSet<DateOnly>(), new HashSet<DateOnly>()), new(2027, "b", new HashSet<DateOnly> { new(2026, 12, 31) }, new HashSet<DateOnly> { new(2026, 12, 27) })]);
        Assert.False(calendar.IsWorkday(new DateOnly(2026, 12, 31)));
        Assert.True(calendar.IsMakeUpWorkday(new DateOnly(2026, 12, 27)));

        // And the preview shows it, though the year before has no data of its own.
        var change = CalendarChange.Between(new WorkCalendar([]), new WorkCalendar([calendar.Notices[1]]));
        Assert.Contains(new DateOnly(2026, 12, 31), change.NowOff);
        Assert.Contains(new DateOnly(2026, 12, 27), change.NowWorked);
    }
}
