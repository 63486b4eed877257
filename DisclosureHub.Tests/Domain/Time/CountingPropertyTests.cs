using CsCheck;
using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>The tables of a year count as somebody does who ticks off day after day.</summary>
public class CountingPropertyTests
{
    [Fact]
    public void Adding_working_days_is_what_ticking_them_off_gives() =>
        Gen.Select(When.Calendars, When.Days, Gen.Int[0, 400]).Sample((calendar, start, count) =>
            Assert.Equal(Naive.Of(calendar).Add(start, count), calendar.AddWorkdays(start, count)), iter: 300);

    [Fact]
    public void Counting_between_is_what_ticking_off_gives() =>
        Gen.Select(When.Calendars, When.Days, When.Days).Sample((calendar, from, to) =>
            Assert.Equal(Naive.Of(calendar).Between(from, to), calendar.WorkdaysBetween(from, to)), iter: 300);

    [Fact]
    public void Every_day_is_worked_or_not_as_the_data_say() =>
        When.Calendars.Sample(calendar =>
        {
            var naive = Naive.Of(calendar);
            for (var day = new DateOnly(2024, 12, 1); day.Year < 2029; day = day.AddDays(1))
            {
                Assert.Equal(naive.Works(day), calendar.IsWorkday(day));
            }
        }, iter: 50);

    [Fact]
    public void A_change_of_calendar_names_exactly_the_days_that_differ() =>
        Gen.Select(When.Calendars, When.Calendars).Sample((old, @new) =>
        {
            var change = CalendarChange.Between(old, @new);
            var (before, after) = (Naive.Of(old), Naive.Of(@new));
            for (var day = new DateOnly(2020, 1, 1); day.Year < 2029; day = day.AddDays(1))
            {
                Assert.Equal(before.Works(day) && !after.Works(day), change.NowOff.Contains(day));
                Assert.Equal(!before.Works(day) && after.Works(day), change.NowWorked.Contains(day));
            }
        }, iter: 30);
}
