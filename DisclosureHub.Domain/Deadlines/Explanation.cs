using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>What became of a day in the count.</summary>
public enum DayUse
{
    /// <summary>The day it started on, not counted.</summary>
    Start,

    Counted,

    /// <summary>A weekend day that the notice has worked, and so counted.</summary>
    CountedMakeUp,

    Weekend,

    Holiday,

    /// <summary>The clock stood still.</summary>
    Paused,

    /// <summary>After the count had ended, to leave time for a new version.</summary>
    Floor,

    /// <summary>After the count had ended, kept because people relied on it.</summary>
    Kept,
}

/// <summary>One legal day in the count.</summary>
/// <param name="Number">Which unit it is; 0 when it is not counted.</param>
/// <param name="IsExtension">It is counted in the time that was added.</param>
/// <param name="Name">What a holiday is called.</param>
/// <param name="Source">The notice or law behind a holiday or make-up workday.</param>
/// <param name="IsProvisional">The notice of its year was not loaded.</param>
public sealed record ExplainedDay(DateOnly Day, DayUse Use, int Number, bool IsExtension, string Name, string Source, bool IsProvisional);

/// <summary>Days next to each other of which the same is to be said.</summary>
/// <param name="First">The first counted number, or 0.</param>
/// <param name="Last">The last counted number, or 0.</param>
public sealed record ExplainedRun(DateOnly From, DateOnly To, DayUse Use, int First, int Last, bool IsExtension, string Name, string Source, bool IsProvisional);

/// <summary>
/// Why a deadline is due when it is: plain data for a sheet that anybody can check by hand. The wording is elsewhere. For a
/// term in hours there are no days to tell: start, length and end say it all.
/// </summary>
/// <param name="Article">The clause the term rests on.</param>
/// <param name="StartDayCounts">Whether the day it started on is the first one counted.</param>
/// <param name="Length">What it started with; <paramref name="Extensions"/> come on top.</param>
/// <param name="PausedSince">It stands still now, from this moment; the dates move on until it goes on.</param>
/// <param name="LegalDueOn">What the count alone gives, where the due day was kept later.</param>
public sealed record Explanation(
    string Term, Article Article, TermUnit Unit, int Length, DateTimeOffset StartedAt, bool StartDayCounts,
    IReadOnlyList<ExplainedDay> Days, IReadOnlyList<Pause> Pauses, IReadOnlyList<Extension> Extensions, DateTimeOffset? PausedSince,
    DateOnly? NotBefore, DateOnly? LegalDueOn, DateOnly DueOn, DateTimeOffset DueAt, string CalendarVersion, bool IsProvisional)
{
    /// <summary>Whether the days end on the due day: not, if it is closed and a later notice would have counted it otherwise.</summary>
    public bool Agrees => Days.Count == 0 || Days[^1].Day == DueOn;

    /// <summary>The days in runs.</summary>
    public IReadOnlyList<ExplainedRun> Runs
    {
        get
        {
            List<ExplainedRun> runs = [];
            foreach (var day in Days)
            {
                var run = new ExplainedRun(day.Day, day.Day, day.Use, day.Number, day.Number, day.IsExtension, day.Name, day.Source, day.IsProvisional);
                if (runs.Count > 0 && run == runs[^1] with { From = day.Day, To = day.Day, First = day.Number, Last = day.Number })
                {
                    runs[^1] = runs[^1] with { To = day.Day, Last = day.Number };
                }
                else
                {
                    runs.Add(run);
                }
            }

            return runs;
        }
    }

    /// <summary>Told from the deadline day by day. A running one is told with the calendar it was counted with, and agrees.</summary>
    public static Explanation Of(Deadline deadline, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        ArgumentNullException.ThrowIfNull(calendar);
        return new Explanation(
            deadline.Term, Terms.Find(deadline.Term).Article, deadline.Kept.Unit, deadline.Kept.Length, deadline.StartedAt, deadline.StartDayCounts,
            deadline.Kept.Unit == TermUnit.Hours ? [] : [.. DaysOf(deadline, calendar)], deadline.Pauses, deadline.Extensions,
            deadline.Pauses.Where(p => p.To is null).Select(p => (DateTimeOffset?)p.From).Min(),
            deadline.NotBefore, deadline.LegalDueOn, deadline.DueOn, deadline.DueAt, deadline.CalendarVersion, deadline.IsProvisional);
    }

    /// <summary>From the start day to the day on which the count, the floor and what was kept are all at their end.</summary>
    private static IEnumerable<ExplainedDay> DaysOf(Deadline deadline, WorkCalendar calendar)
    {
        var reckoning = deadline.ReckonWith(calendar);
        var counted = 0;
        if (!deadline.StartDayCounts)
        {
            yield return Explain(deadline.StartDay, DayUse.Start);
        }

        var day = deadline.StartDayCounts ? deadline.StartDay : deadline.StartDay.AddDays(1);
        for (; counted < deadline.Allowed; day = day.AddDays(1))
        {
            var about = calendar.About(day);
            var use = deadline.Kept.Unit == TermUnit.WorkingDays && !about.IsWorkday ? (about.Kind == DayKind.Holiday ? DayUse.Holiday : DayUse.Weekend)
                : reckoning.StoodStill(day) ? DayUse.Paused
                : deadline.Kept.Unit == TermUnit.WorkingDays && about.Kind == DayKind.MakeUpWorkday ? DayUse.CountedMakeUp
                : DayUse.Counted;
            counted += use is DayUse.Counted or DayUse.CountedMakeUp ? 1 : 0;
            yield return Explain(day, use, counted);
        }

        for (; day <= deadline.NotBefore; day = day.AddDays(1))
        {
            yield return Explain(day, DayUse.Floor);
        }

        for (; deadline.LegalDueOn is not null && day <= deadline.DueOn; day = day.AddDays(1))
        {
            yield return Explain(day, DayUse.Kept);
        }

        ExplainedDay Explain(DateOnly on, DayUse use, int number = 0)
        {
            var about = deadline.Kept.Unit == TermUnit.WorkingDays ? calendar.About(on) : default;
            var isCounted = use is DayUse.Counted or DayUse.CountedMakeUp;
            return new ExplainedDay(on, use, isCounted ? number : 0, isCounted && number > deadline.Kept.Length, about.Name ?? "", about.Source ?? "", about.IsProvisional);
        }
    }
}
