namespace DisclosureHub.Domain.Calendar;

/// <summary>
/// One year's notice of holidays: which days are off, which weekend days are worked instead, and where that stands.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">The notice, by its path at the State Council's site.</param>
public sealed record HolidayNotice(int Year, string Source, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> MakeUpWorkdays);

/// <summary>
/// Working days in the bureau's zone. A year whose notice is not loaded knows weekends only and is
/// <see cref="IsProvisional">provisional</see>; whoever shows a date that reaches into it must say so (law.md 0.6).
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Asia/Shanghai: the zone of every legal day.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly Dictionary<int, HolidayNotice> _notices;

    public WorkCalendar(IEnumerable<HolidayNotice> notices) => _notices = notices.ToDictionary(n => n.Year);

    /// <summary>The legal day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The wall clock in the bureau's zone.</summary>
    public static DateTime LocalTimeOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    public bool IsProvisional(DateOnly day) => !_notices.ContainsKey(day.Year);

    public bool IsMakeUpWorkday(DateOnly day) => _notices.TryGetValue(day.Year, out var notice) && notice.MakeUpWorkdays.Contains(day);

    public bool IsWorkday(DateOnly day)
    {
        if (_notices.TryGetValue(day.Year, out var notice))
        {
            if (notice.MakeUpWorkdays.Contains(day))
            {
                return true;
            }

            if (notice.Off.Contains(day))
            {
                return false;
            }
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The day on which the <paramref name="count"/>-th working day after <paramref name="start"/> falls. The start day itself is not counted (law.md 0.4).</summary>
    public DateOnly AddWorkdays(DateOnly start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = start;
        for (var counted = 0; counted < count;)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
            {
                counted++;
            }
        }

        return day;
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when <paramref name="to"/> is not later.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var counted = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkday(day))
            {
                counted++;
            }
        }

        return counted;
    }

    /// <summary>Working days left until a due day: 0 on the day itself; negative by the working days it is over, at least 1 as soon as it is.</summary>
    public int WorkdaysLeft(DateOnly today, DateOnly due) => (today.CompareTo(due)) switch
    {
        0 => 0,
        < 0 => Math.Max(1, WorkdaysBetween(today, due)),
        _ => -Math.Max(1, WorkdaysBetween(due, today)),
    };
}
