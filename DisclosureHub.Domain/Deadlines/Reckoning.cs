using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>
/// How the days of one clock are counted: from the day after its start, leaving out what its unit does not count and the
/// days on which it stood still.
/// </summary>
internal sealed class Reckoning
{
    private readonly TermUnit _unit;
    private readonly WorkCalendar _calendar;

    /// <summary>The day before the first that can be counted.</summary>
    private readonly DateOnly _before;

    /// <summary>Disjoint runs of days on which the clock stood still, in order.</summary>
    private readonly List<(DateOnly First, DateOnly Last)> _still;

    public Reckoning(TermUnit unit, WorkCalendar calendar, DateOnly startDay, bool startDayCounts, IEnumerable<Pause> pauses)
    {
        (_unit, _calendar, _before) = (unit, calendar, startDayCounts ? startDay.AddDays(-1) : startDay);
        _still = Union(pauses.Where(p => p.LastDay >= p.FirstDay).Select(p => (First: p.FirstDay > _before ? p.FirstDay : _before.AddDays(1), Last: p.LastDay!.Value)));
    }

    /// <summary>Whether the clock stood still for the whole of a day.</summary>
    public bool StoodStill(DateOnly day) => _still.Any(run => run.First <= day && day <= run.Last);

    /// <summary>Whether a day would be counted if the clock did not stand still.</summary>
    public bool IsOfItsUnit(DateOnly day) => _unit != TermUnit.WorkingDays || _calendar.IsWorkday(day);

    /// <summary>The day on which the <paramref name="n"/>-th unit is counted.</summary>
    public DateOnly Nth(int n)
    {
        // Each day left out moves the end, which may take in more days to leave out; it stops at the first day that fits.
        var day = After(_before, n);
        for (var end = After(_before, n + LeftOut(day)); end != day; end = After(_before, n + LeftOut(day)))
        {
            day = end;
        }

        return day;
    }

    /// <summary>How many units are counted up to and including a day.</summary>
    public int Through(DateOnly day) => Between(_before, day) - LeftOut(day);

    /// <summary>The day <paramref name="n"/> units after another, whether the clock stands still or not.</summary>
    public DateOnly After(DateOnly day, int n) => _unit == TermUnit.WorkingDays ? _calendar.AddWorkdays(day, n) : day.AddDays(n);

    private static List<(DateOnly First, DateOnly Last)> Union(IEnumerable<(DateOnly First, DateOnly Last)> runs)
    {
        List<(DateOnly First, DateOnly Last)> union = [];
        foreach (var run in runs.Where(r => r.First <= r.Last).OrderBy(r => r.First))
        {
            if (union.Count > 0 && run.First <= union[^1].Last.AddDays(1))
            {
                union[^1] = (union[^1].First, run.Last > union[^1].Last ? run.Last : union[^1].Last);
            }
            else
            {
                union.Add(run);
            }
        }

        return union;
    }

    private int LeftOut(DateOnly through) =>
        _still.TakeWhile(run => run.First <= through).Sum(run => Between(run.First.AddDays(-1), run.Last < through ? run.Last : through));

    private int Between(DateOnly from, DateOnly to) =>
        _unit == TermUnit.WorkingDays ? _calendar.WorkdaysBetween(from, to) : Math.Max(0, to.DayNumber - from.DayNumber);
}
