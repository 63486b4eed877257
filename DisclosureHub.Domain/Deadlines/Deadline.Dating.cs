using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>How the due day comes about.</summary>
public sealed partial class Deadline
{
    /// <summary>How many units it has: the length it started with and what was added.</summary>
    public int Allowed => Kept.Length + Extensions.Sum(e => e.Length);

    internal Reckoning ReckonWith(WorkCalendar calendar) => new(Kept.Unit, calendar, StartDay, StartDayCounts, Pauses);

    /// <summary>
    /// The due instant that the count alone gives. A date in a provisional year is the earlier reading: what is not known
    /// to be off is counted, because a duty done early harms nobody.
    /// </summary>
    private DateTimeOffset CountedBy(WorkCalendar calendar)
    {
        var counted = Kept.Unit == TermUnit.Hours ? StartedAt.AddHours(Allowed) : WorkCalendar.EndOf(ReckonWith(calendar).Nth(Allowed));
        return NotBefore is { } floor && WorkCalendar.EndOf(floor) is var least && least > counted ? least : counted;
    }

    private void DateBy(WorkCalendar calendar, DateTimeOffset? keep = null)
    {
        var counted = CountedBy(calendar);
        DueAt = keep is { } kept && kept > counted ? kept : counted;
        DueOn = LastDayOf(DueAt);
        LegalDueOn = DueAt == counted ? null : LastDayOf(counted);
        CalendarVersion = calendar.Version;
        var first = (StartDayCounts ? StartDay : StartDay.AddDays(1)).Year;
        IsProvisional = Kept.Unit == TermUnit.WorkingDays && Enumerable.Range(first, DueOn.Year - first + 1).Any(calendar.IsProvisional);
        Revision++;
    }

    /// <summary>
    /// Counts again. Nothing becomes overdue by that: the day that people relied on stays, as far as that takes to leave one
    /// more unit from now; the day that the count alone gives stands beside it.
    /// </summary>
    private void Recount(Timetable timetable, DateTimeOffset now)
    {
        var least = Kept.Unit switch
        {
            TermUnit.Hours => now.AddHours(1),
            TermUnit.CalendarDays => WorkCalendar.EndOf(WorkCalendar.DayOf(now).AddDays(1)),
            _ => WorkCalendar.EndOf(timetable.Calendar.AddWorkdays(WorkCalendar.DayOf(now), 1)),
        };
        DateBy(timetable.Calendar, DueAt < least ? DueAt : least);
        Refresh(timetable);
    }

    private static DateOnly LastDayOf(DateTimeOffset end) => WorkCalendar.DayOf(end.AddTicks(-1));
}
