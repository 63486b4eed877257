using CsCheck;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Seed;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>Days and moments that the scenarios of time start from; moments are read off the wall clock in Shanghai.</summary>
internal static class When
{
    public static readonly Timetable Loaded = Timetable.Defaults(Holidays.Calendar);

    public static readonly Guid Matter = Given.Id(77);

    /// <summary>Calendars with odd years: up to forty days off anywhere and up to twelve weekend days worked, in 2025 to 2027; 2028 has no notice.</summary>
    public static readonly Gen<WorkCalendar> AnyCalendar = Gen.Select(
        Gen.Int[0, 1094].Array[0, 120], Gen.Int[0, 155].Array[0, 36], Gen.Bool,
        (off, worked, loaded) => new WorkCalendar(
            [.. new[] { 2025, 2026, 2027 }.Where(year => loaded || year < 2027).Select(year => new HolidayNotice(
                year, $"n{year}",
                off.Select(new DateOnly(2025, 1, 1).AddDays).Where(d => d.Year == year).ToHashSet(),
                worked.Select(week => new DateOnly(2025, 1, 4).AddDays(7 * week)).Where(d => d.Year == year).ToHashSet()))]));

    /// <summary>The loaded years with 2027 provisional, or odd years.</summary>
    public static readonly Gen<WorkCalendar> Calendars = Gen.OneOf(Gen.Const(Holidays.Calendar), AnyCalendar);

    public static readonly Gen<DateOnly> Days = Gen.Int[0, 1000].Select(n => new DateOnly(2025, 1, 1).AddDays(n));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string moment) => At(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    public static DateTimeOffset At(DateTime wall) => new DateTimeOffset(wall, TimeSpan.FromHours(8)).ToUniversalTime();

    public static DateTimeOffset At(DateOnly day, int hour = 10) => At(day.ToDateTime(new TimeOnly(hour, 0)));

    public static Deadline Clock(Term term, DateTimeOffset at, Timetable? timetable = null, DateOnly? notBefore = null) =>
        Deadline.Start(DeadlineId.From(Given.Id(78)), Matter, term, at, timetable ?? Loaded, Given.Finance.Id, notBefore);

    public static Deadline Clock(Term term, string at, Timetable? timetable = null) => Clock(term, At(at), timetable);

    /// <summary>What is to be done, by name.</summary>
    public static string Names(IEnumerable<ClockStep> steps) => string.Join(' ', steps.Select(s => $"{s.Kind}-{s.Number}"));

    /// <summary>Carries out all that is due, as the sweep does.</summary>
    public static string Sweep(this Deadline clock, DateTimeOffset now, Timetable? timetable = null)
    {
        var due = clock.StepsDue(now, timetable ?? Loaded);
        foreach (var step in due)
        {
            Assert.Null(clock.Take(step, now, timetable ?? Loaded).Refusal);
        }

        return Names(due);
    }
}
