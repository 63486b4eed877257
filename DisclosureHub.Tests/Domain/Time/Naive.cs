using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>
/// The rules once more, told the slow way: day after day, with nothing but a set of days off. It shares no code with the
/// engine but its types.
/// </summary>
internal sealed class Naive(IReadOnlySet<DateOnly> off)
{
    /// <summary>What is off in a calendar, found from its data and not from its answers.</summary>
    public static Naive Of(WorkCalendar calendar, int from = 2019, int to = 2032)
    {
        HashSet<DateOnly> off = [];
        for (var day = new DateOnly(from, 1, 1); day.Year <= to; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var naming = calendar.Notices.LastOrDefault(n => n.Off.Contains(day) || n.MakeUpWorkdays.Contains(day));
            var isOff = naming is not null ? !naming.MakeUpWorkdays.Contains(day)
                : calendar.Notices.Any(n => n.Year == day.Year) ? weekend
                : calendar.ProvisionalYears.FirstOrDefault(y => y.Year == day.Year) is { } known ? weekend || known.StatutoryDays.ContainsKey(day)
                : weekend || (day.Month, day.Day) is (1, 1) or (5, 1) or (5, 2) or (10, 1) or (10, 2) or (10, 3);
            if (isOff)
            {
                _ = off.Add(day);
            }
        }

        return new Naive(off);
    }

    public bool Works(DateOnly day) => !off.Contains(day);

    public DateOnly Add(DateOnly start, int count)
    {
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= Works(day) ? 1 : 0;
        }

        return day;
    }

    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += Works(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The counted days of a clock, in order, up to a floor at least.</summary>
    public List<DateOnly> Counted(DateOnly start, bool working, int length, IReadOnlyList<(DateOnly From, DateOnly To)> pauses, DateOnly? floor = null)
    {
        List<DateOnly> counted = [];
        for (var day = start.AddDays(1); counted.Count < length || day <= floor; day = day.AddDays(1))
        {
            if ((!working || Works(day)) && !pauses.Any(p => p.From < day && day <= p.To))
            {
                counted.Add(day);
            }
        }

        return counted;
    }

    public DateOnly Due(DateOnly start, bool working, int length, IReadOnlyList<(DateOnly From, DateOnly To)> pauses, DateOnly? floor = null)
    {
        var end = Counted(start, working, length, pauses)[^1];
        return floor > end ? floor.Value : end;
    }

    /// <summary>What the Clock is to do about a term in working days until a day: moments in Shanghai, as they would be written on a wall.</summary>
    public List<(DateTime At, string Step)> Wall(DateOnly start, int length, DateOnly? floor, Term term, DateOnly until)
    {
        List<(DateTime At, string Step)> wall = [];
        var days = Counted(start, true, length, [], floor);
        var due = Due(start, true, length, [], floor);
        for (var day = start; day <= due; day = day.AddDays(1))
        {
            var left = days.Count(d => d > day);
            var number = days.IndexOf(day) + 1;
            if (number > 0 && left <= 2)
            {
                wall.Add((day.ToDateTime(new(8, 0)), $"Before-{left}"));
            }
            else if (number > 0 && number == (days.Count + 1) / 2)
            {
                wall.Add((day.ToDateTime(new(8, 0)), "HalfTime-0"));
            }
        }

        wall.Add((due.AddDays(1).ToDateTime(default), "Lapse-0"));
        var over = 0;
        for (var day = due.AddDays(1); day <= until && !term.Lapse.HandsOver(); day = day.AddDays(1))
        {
            if (!Works(day))
            {
                continue;
            }

            wall.Add((day.ToDateTime(new(8, 0)), $"Overdue-{++over}"));
            if (over == term.Then?.After)
            {
                wall.Add((day.AddDays(1).ToDateTime(default), "SecondAct-0"));
                break;
            }
        }

        return wall;
    }
}
