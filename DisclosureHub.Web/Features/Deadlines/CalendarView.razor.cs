using System.Globalization;
using DisclosureHub.Domain.Calendar;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Deadlines;

/// <summary>One year of the working calendar. The months are for the eye; the lists above them say the same in words.</summary>
public sealed partial class CalendarView
{
    [Parameter, EditorRequired] public WorkCalendar Calendar { get; set; } = default!;

    [Parameter, EditorRequired] public int Year { get; set; }

    private IReadOnlyList<CalendarDay> _days = [];

    private IEnumerable<int> Years => Calendar.Notices.Select(n => n.Year).Concat(Calendar.ProvisionalYears.Select(y => y.Year)).Order();

    private IReadOnlyList<DateOnly> MakeUpDays => [.. _days.Where(d => d.Kind == DayKind.MakeUpWorkday).Select(d => d.Day)];

    /// <summary>Monday first.</summary>
    private static IEnumerable<string> Weekdays => Enumerable.Range(1, 7).Select(d => CultureInfo.CurrentUICulture.DateTimeFormat.GetShortestDayName((DayOfWeek)(d % 7)));

    private static string MonthName(DateOnly month) => CultureInfo.CurrentUICulture.DateTimeFormat.GetMonthName(month.Month);

    private static string? ClassOf(CalendarDay? day) => day?.Kind switch
    {
        DayKind.Holiday => "is-off",
        DayKind.MakeUpWorkday => "is-on",
        DayKind.Weekend => "is-weekend",
        _ => null,
    };

    /// <summary>A holiday's name; two that fall together are both named. One that nobody has a word for keeps the notice's.</summary>
    private string NameOf(string name) => string.Join(T["Comma"], name.Split('、').Select(one => T[$"Holiday_{one}"] is { ResourceNotFound: false } known ? known.Value : one));

    private string SourceOf(int year) =>
        Calendar.Notices.FirstOrDefault(n => n.Year == year)?.Source ?? Calendar.ProvisionalYears.First(y => y.Year == year).Source;

    /// <summary>The year's holidays as runs of days under one name.</summary>
    private IEnumerable<(string Name, DateOnly First, DateOnly Last)> Holidays()
    {
        (string Name, DateOnly First, DateOnly Last)? run = null;
        foreach (var day in _days.Where(d => d.Kind == DayKind.Holiday))
        {
            if (run is { } going && going.Name == day.Name && going.Last.AddDays(1) == day.Day)
            {
                run = going with { Last = day.Day };
                continue;
            }

            if (run is { } done)
            {
                yield return done;
            }

            run = (day.Name, day.Day, day.Day);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    protected override void OnParametersSet() => _days = Years.Contains(Year)
        ? [.. Enumerable.Range(0, DateTime.IsLeapYear(Year) ? 366 : 365).Select(n => Calendar.About(new DateOnly(Year, 1, 1).AddDays(n)))]
        : [];

    /// <summary>The month's days in rows of seven; null outside the month.</summary>
    private IEnumerable<CalendarDay?[]> Weeks(DateOnly first)
    {
        var before = ((int)first.DayOfWeek + 6) % 7;
        var days = _days.Where(d => d.Day.Month == first.Month).Select(d => (CalendarDay?)d);
        return Enumerable.Repeat((CalendarDay?)null, before).Concat(days).Chunk(7);
    }
}
