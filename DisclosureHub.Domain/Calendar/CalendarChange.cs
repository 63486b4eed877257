namespace DisclosureHub.Domain.Calendar;

/// <summary>What a new calendar changes, for the preview before a notice is loaded.</summary>
/// <param name="NowOff">Legal days that were counted as worked and are off.</param>
/// <param name="NowWorked">Legal days that were off and are worked.</param>
/// <param name="NoLongerProvisional">Years whose notice the new calendar has and the old one had not.</param>
public sealed record CalendarChange(IReadOnlyList<DateOnly> NowOff, IReadOnlyList<DateOnly> NowWorked, IReadOnlyList<int> NoLongerProvisional)
{
    public bool IsEmpty => NowOff.Count == 0 && NowWorked.Count == 0 && NoLongerProvisional.Count == 0;

    /// <summary>The difference between two calendars, over every year that either has data for and the years beside them.</summary>
    public static CalendarChange Between(WorkCalendar old, WorkCalendar @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);

        // A notice reaches into the neighbouring years at most.
        int[] years = [.. new[] { old, @new }.SelectMany(c => c.Notices.Select(n => n.Year).Concat(c.ProvisionalYears.Select(y => y.Year))).SelectMany(y => new[] { y - 1, y, y + 1 }).Distinct().Order()];
        DateOnly[] changed = [.. years.SelectMany(DaysOf).Where(day => old.IsWorkday(day) != @new.IsWorkday(day))];
        return new CalendarChange(
            [.. changed.Where(old.IsWorkday)],
            [.. changed.Where(@new.IsWorkday)],
            [.. years.Where(y => old.IsProvisional(y) && !@new.IsProvisional(y))]);
    }

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
