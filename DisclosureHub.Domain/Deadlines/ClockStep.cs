using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Domain.Deadlines;

public enum StepKind
{
    /// <summary>Half of the time is gone.</summary>
    HalfTime,

    /// <summary>So many units are left.</summary>
    Before,

    /// <summary>It has been over for so many units.</summary>
    Overdue,

    /// <summary>It is over: the term's act.</summary>
    Lapse,

    /// <summary>It has been over for some time: the term's second act.</summary>
    SecondAct,
}

/// <summary>Something the Clock does about a deadline at its moment. Deadline, revision, kind and number together name it.</summary>
/// <param name="Revision">The revision of the deadline that planned it; after the next one it is refused.</param>
/// <param name="Number">Units left, or units over; 0 where there is one of the kind only.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="To">For a reminder: how far up it goes.</param>
/// <param name="Act">For an act of the Clock: which.</param>
public sealed record ClockStep(StepKind Kind, int Number, int Revision, DateTimeOffset At, Rung? To, LapseAct? Act)
{
    public bool IsReminder => Act is null;

    /// <summary>Its name within the deadline, for keys: <c>3/Before-2</c>.</summary>
    public string Key => $"{Revision}/{Kind}-{Number}";
}

/// <summary>Nobody is reminded between 20:00 and 08:00 in Shanghai, except of terms in hours.</summary>
public static class QuietHours
{
    public static readonly TimeOnly From = new(20, 0);

    public static readonly TimeOnly To = new(8, 0);

    /// <summary>The same instant, or 08:00 after the quiet hours it lies in; UTC.</summary>
    public static DateTimeOffset Leave(DateTimeOffset at)
    {
        var (day, time) = (WorkCalendar.DayOf(at), TimeOnly.FromDateTime(WorkCalendar.LocalTimeOf(at)));
        return time < To ? WorkCalendar.InstantOf(day, To) : time >= From ? WorkCalendar.InstantOf(day.AddDays(1), To) : at;
    }
}
