using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Tests.Domain;

public class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-11-06", true)]
    [InlineData("2026-11-07", false)]
    [InlineData("2026-11-08", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-01-04", true)]
    public void Holidays_are_off_and_make_up_days_are_worked(string day, bool works) =>
        Assert.Equal(works, Given.Calendar.IsWorkday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_year_2026_has_248_working_days() =>
        Assert.Equal(248, Given.Calendar.WorkdaysBetween(new DateOnly(2025, 12, 31), new DateOnly(2026, 12, 31)));

    [Fact]
    public void A_make_up_workday_is_known_as_one()
    {
        Assert.True(Given.Calendar.IsMakeUpWorkday(new DateOnly(2026, 10, 10)));
        Assert.False(Given.Calendar.IsMakeUpWorkday(new DateOnly(2026, 10, 12)));
        Assert.False(Given.Calendar.IsMakeUpWorkday(new DateOnly(2027, 10, 10)));
    }

    [Fact]
    public void A_year_without_its_notice_knows_weekends_only_and_says_that_it_is_provisional()
    {
        Assert.True(Given.Calendar.IsProvisional(new DateOnly(2027, 1, 1)));
        Assert.False(Given.Calendar.IsProvisional(new DateOnly(2026, 12, 31)));
        Assert.True(Given.Calendar.IsWorkday(new DateOnly(2027, 1, 4)));
        Assert.False(Given.Calendar.IsWorkday(new DateOnly(2027, 1, 2)));
    }

    [Fact]
    public void The_start_day_is_not_counted()
    {
        Assert.Equal(Given.Day(3), Given.Calendar.AddWorkdays(Given.Day(2), 1));
        Assert.Equal(Given.Day(2), Given.Calendar.AddWorkdays(Given.Day(2), 0));
        Assert.Equal(Given.Day(9), Given.Calendar.AddWorkdays(Given.Day(6), 1));
        Assert.Equal(Given.Day(9), Given.Calendar.AddWorkdays(Given.Day(7), 1));
    }

    [Fact]
    public void A_count_runs_over_a_long_holiday_and_its_make_up_days() =>
        Assert.Equal(new DateOnly(2026, 10, 10), Given.Calendar.AddWorkdays(new DateOnly(2026, 9, 29), 4));

    [Fact]
    public void A_count_backwards_is_a_mistake_of_ours() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Given.Calendar.AddWorkdays(Given.Day(2), -1));

    [Fact]
    public void Working_days_between_two_days_leave_out_the_first_and_take_in_the_last()
    {
        Assert.Equal(1, Given.Calendar.WorkdaysBetween(Given.Day(2), Given.Day(3)));
        Assert.Equal(0, Given.Calendar.WorkdaysBetween(Given.Day(6), Given.Day(8)));
        Assert.Equal(1, Given.Calendar.WorkdaysBetween(Given.Day(6), Given.Day(9)));
        Assert.Equal(0, Given.Calendar.WorkdaysBetween(Given.Day(9), Given.Day(9)));
        Assert.Equal(0, Given.Calendar.WorkdaysBetween(Given.Day(9), Given.Day(2)));
    }

    [Fact]
    public void Counting_forward_and_counting_between_agree()
    {
        foreach (var start in Enumerable.Range(0, 300).Select(new DateOnly(2026, 1, 1).AddDays))
        {
            for (var count = 1; count <= 10; count++)
            {
                Assert.Equal(count, Given.Calendar.WorkdaysBetween(start, Given.Calendar.AddWorkdays(start, count)));
            }
        }
    }

    [Theory]
    [InlineData(10, 3)]
    [InlineData(12, 1)]
    [InlineData(13, 0)]
    [InlineData(14, -1)]
    [InlineData(15, -1)]
    [InlineData(16, -1)]
    [InlineData(17, -2)]
    public void What_is_due_on_Friday_has_working_days_left_or_is_over_by_at_least_one(int today, int left) =>
        Assert.Equal(left, Given.Calendar.WorkdaysLeft(Given.Day(today), Given.Day(13)));

    [Fact]
    public void What_is_due_on_a_day_off_has_a_day_left_until_it_is_there() =>
        Assert.Equal(1, Given.Calendar.WorkdaysLeft(Given.Day(14), Given.Day(15)));

    [Fact]
    public void The_legal_day_is_the_day_in_Shanghai()
    {
        Assert.Equal(Given.Day(2), WorkCalendar.DayOf(new DateTimeOffset(2026, 11, 2, 15, 59, 59, TimeSpan.Zero)));
        Assert.Equal(Given.Day(3), WorkCalendar.DayOf(new DateTimeOffset(2026, 11, 2, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTime(2026, 11, 3, 0, 0, 0), WorkCalendar.LocalTimeOf(new DateTimeOffset(2026, 11, 2, 16, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void In_the_summer_of_1988_Shanghai_was_nine_hours_ahead() =>
        Assert.Equal(new DateOnly(1988, 7, 2), WorkCalendar.DayOf(new DateTimeOffset(1988, 7, 1, 15, 0, 0, TimeSpan.Zero)));
}
