using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Calendar;

/// <summary>
/// Working days in the bureau's zone. A year whose notice is not loaded is <see cref="IsProvisional(DateOnly)">provisional</see>:
/// weekends and the days free by law are off, everything else is counted. Whoever shows a date that reaches into it must
/// say so (law.md 0.6). A calendar never changes; a new notice makes a new one.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Asia/Shanghai: the zone of every legal day.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly Dictionary<int, HolidayNotice> _notices;
    private readonly Dictionary<int, ProvisionalYear> _provisional;

    /// <summary>What the notices say of single days; where two name the same day, that of the later year holds.</summary>
    private readonly Dictionary<DateOnly, CalendarDay> _named = [];

    private readonly ConcurrentDictionary<int, WorkYear> _years = new();

    /// <param name="notices">One a year.</param>
    /// <param name="provisional">The statutory days of years whose notice is not out; a notice for the same year prevails.</param>
    /// <exception cref="ArgumentException">Two notices, or two provisional years, for one year.</exception>
    public WorkCalendar(IEnumerable<HolidayNotice> notices, IEnumerable<ProvisionalYear>? provisional = null)
    {
        _notices = notices.ToDictionary(n => n.Year);
        _provisional = (provisional ?? []).ToDictionary(y => y.Year);
        Notices = [.. _notices.Values.OrderBy(n => n.Year)];
        ProvisionalYears = [.. _provisional.Values.Where(y => !_notices.ContainsKey(y.Year)).OrderBy(y => y.Year)];
        foreach (var notice in Notices)
        {
            Name(notice);
        }

        Version = VersionOf(Notices, ProvisionalYears);
    }

    /// <summary>The notices loaded, by year.</summary>
    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>The years without a notice whose statutory days are known, by year.</summary>
    public IReadOnlyList<ProvisionalYear> ProvisionalYears { get; }

    /// <summary>
    /// Which calendar a date was counted with: the latest notice, and a mark of every day of all of them. Two calendars
    /// with the same version count alike. For instance <c>2026（202511/content_7047091）#5d0c1e7a</c>; at most 120 characters.
    /// </summary>
    public string Version { get; }

    /// <summary>The legal day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The wall clock in the bureau's zone.</summary>
    public static DateTime LocalTimeOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>The instant, in UTC, at which the wall clock in the bureau's zone shows a time of a legal day.</summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first instant, in UTC, after a legal day: its 24:00.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => InstantOf(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>The same calendar with one more notice; it takes the place of one for the same year.</summary>
    public WorkCalendar With(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return new WorkCalendar(Notices.Where(n => n.Year != notice.Year).Append(notice), _provisional.Values);
    }

    /// <summary>What a day is, and what says so.</summary>
    public CalendarDay About(DateOnly day) => YearOf(day.Year)[day];

    public bool IsProvisional(DateOnly day) => IsProvisional(day.Year);

    /// <summary>The notice of the year is not loaded.</summary>
    public bool IsProvisional(int year) => !_notices.ContainsKey(year);

    public bool IsMakeUpWorkday(DateOnly day) => About(day).Kind == DayKind.MakeUpWorkday;

    public bool IsWorkday(DateOnly day) => About(day).IsWorkday;

    /// <summary>How many working days a year has.</summary>
    public int WorkdaysIn(int year) => YearOf(year).Workdays;

    /// <summary>The day on which the <paramref name="count"/>-th working day after <paramref name="start"/> falls. The start day itself is not counted (law.md 0.4).</summary>
    public DateOnly AddWorkdays(DateOnly start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return start;
        }

        var (year, nth) = (start.Year, YearOf(start.Year).Through(start) + count);
        for (var workdays = WorkdaysIn(year); nth > workdays; workdays = WorkdaysIn(year))
        {
            (year, nth) = (year + 1, nth - workdays);
        }

        return YearOf(year).Nth(nth);
    }

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when <paramref name="to"/> is not later.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        if (to <= from)
        {
            return 0;
        }

        var counted = YearOf(to.Year).Through(to) - YearOf(from.Year).Through(from);
        for (var year = from.Year; year < to.Year; year++)
        {
            counted += WorkdaysIn(year);
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

    private static string VersionOf(IReadOnlyList<HolidayNotice> notices, IReadOnlyList<ProvisionalYear> provisional)
    {
        var form = new CanonicalForm("disclosurehub/calendar", 1)
            .Each("notice", notices, (f, n) => f.Field("year", n.Year).Field("source", n.Source).Each("off", [.. n.Off.Order()], Day).Each("worked", [.. n.MakeUpWorkdays.Order()], Day))
            .Each("provisional", provisional, (f, y) => f.Field("year", y.Year).Each("off", [.. y.StatutoryDays.Keys.Order()], Day));
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())))[..8];
        var latest = notices.Count == 0 ? "无通知" : $"{notices[^1].Year}（{notices[^1].Source[..Math.Min(notices[^1].Source.Length, 100)]}）";
        return $"{latest}#{mark}";

        static CanonicalForm Day(CanonicalForm form, DateOnly day) => form.Field("day", day.ToString("O", CultureInfo.InvariantCulture));
    }

    private void Name(HolidayNotice notice)
    {
        foreach (var day in notice.Off)
        {
            _named[day] = new CalendarDay(day, DayKind.Holiday, notice.Names.GetValueOrDefault(day, ""), notice.Source, IsProvisional(day));
        }

        foreach (var day in notice.MakeUpWorkdays)
        {
            _named[day] = new CalendarDay(day, DayKind.MakeUpWorkday, "", notice.Source, IsProvisional(day));
        }
    }

    private WorkYear YearOf(int year) => _years.GetOrAdd(year, static (year, calendar) => calendar.Count(year), this);

    private WorkYear Count(int year)
    {
        var free = IsProvisional(year) ? _provisional.GetValueOrDefault(year) ?? ProvisionalYear.FixedDatesOf(year) : null;
        return new WorkYear(year, day =>
            _named.TryGetValue(day, out var named) ? named
            : free is not null && free.StatutoryDays.TryGetValue(day, out var name) ? new CalendarDay(day, DayKind.Holiday, name, free.Source, true)
            : new CalendarDay(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.Workday, "", "", free is not null));
    }
}
