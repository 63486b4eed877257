using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>What the Clock does about a deadline, and when.</summary>
public sealed partial class Deadline
{
    /// <summary>Reminders come no closer than this.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(4);

    /// <summary>
    /// What is due at a moment, in the order of its planned moments: after an outage only the latest missed reminder, but
    /// every missed act of the Clock. Empty while the clock stands still and after it is closed.
    /// </summary>
    public IReadOnlyList<ClockStep> StepsDue(DateTimeOffset now, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        if (State is DeadlineState.Paused || IsClosed)
        {
            return [];
        }

        ClockStep[] due = [.. Plan(timetable.Calendar).TakeWhile(s => s.At <= now).Where(s => !IsBehind(s))];
        var latest = due.LastOrDefault(s => s.IsReminder);
        return [.. due.Where(s => !s.IsReminder || s == latest)];
    }

    /// <summary>Records a step as carried out, once. A reminder puts all before it behind as well.</summary>
    public Outcome Take(ClockStep step, DateTimeOffset now, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(timetable);
        if (Taken.Any(t => (t.Kind, t.Number, t.Revision) == (step.Kind, step.Number, step.Revision)))
        {
            return new StepIsTaken();
        }

        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        if (State is DeadlineState.Paused || step.Revision != Revision || Plan(timetable.Calendar).TakeWhile(s => s.At <= now).FirstOrDefault(s => (s.Kind, s.Number) == (step.Kind, step.Number)) is not { } planned)
        {
            return new StepIsNotDue();
        }

        if (IsBehind(planned))
        {
            return new StepIsTaken();
        }

        Taken = [.. Taken, new TakenStep(step.Kind, step.Number, Revision, now)];
        Refresh(timetable);
        return Outcome.Accepted;
    }

    /// <summary>Every step from the start on, in order. Without end where it reminds daily and no act hands the matter over.</summary>
    public IEnumerable<ClockStep> Plan(WorkCalendar calendar)
    {
        foreach (var reminder in RemindersBeforeDue(calendar))
        {
            yield return reminder;
        }

        yield return new ClockStep(StepKind.Lapse, 0, Revision, DueAt, null, Rule.Lapse);
        if (Rule.Lapse.HandsOver())
        {
            yield break;
        }

        var second = Rule.Then is { } then ? new ClockStep(StepKind.SecondAct, 0, Revision, After(then.After, calendar), null, then.Act) : null;
        for (var over = 1; Kept.Reminders.AfterDue || second is not null; over++)
        {
            var at = AtOverdue(over, calendar);
            if (second is not null && (!Kept.Reminders.AfterDue || second.At <= at))
            {
                yield return second;
                if (second.Act!.Value.HandsOver())
                {
                    yield break;
                }

                second = null;
            }

            if (Kept.Reminders.AfterDue)
            {
                yield return new ClockStep(StepKind.Overdue, over, Revision, at, Kept.Ladder[Math.Min(over, Kept.Ladder.Count - 1)], null);
            }
        }
    }

    private static bool IsReminder(TakenStep taken) => taken.Kind is StepKind.HalfTime or StepKind.Before or StepKind.Overdue;

    private List<ClockStep> RemindersBeforeDue(WorkCalendar calendar)
    {
        IEnumerable<ClockStep> planned = Kept.Reminders.Before.Select(left => Reminder(StepKind.Before, left, AtLeft(left, calendar)));
        planned = Kept.Reminders.AtHalfTime ? planned.Append(Reminder(StepKind.HalfTime, 0, AtHalfTime(calendar))) : planned;
        List<ClockStep> kept = [];

        // Of two at the same moment the first stays: the one that says how much is left. What comes at the end is said by the act there.
        foreach (var reminder in planned.Where(r => r.At > StartedAt && r.At < DueAt).OrderBy(r => r.At))
        {
            if (kept.Count == 0 || reminder.At - kept[^1].At >= Apart)
            {
                kept.Add(reminder);
            }
        }

        return kept;

        ClockStep Reminder(StepKind kind, int number, DateTimeOffset at) => new(kind, number, Revision, at, Kept.Ladder[0], null);
    }

    private DateTimeOffset AtHalfTime(WorkCalendar calendar)
    {
        if (Kept.Unit == TermUnit.Hours)
        {
            return StartedAt + ((DueAt - StartedAt) / 2);
        }

        var days = ReckonWith(calendar);
        return Morning(days.Nth((days.Through(DueOn) + 1) / 2));
    }

    /// <summary>In the morning of the counted day on which so many units are left; before the start, and so dropped, if there never were so many.</summary>
    private DateTimeOffset AtLeft(int left, WorkCalendar calendar)
    {
        if (Kept.Unit == TermUnit.Hours)
        {
            return DueAt.AddHours(-left);
        }

        var days = ReckonWith(calendar);
        var nth = days.Through(DueOn) - left;
        return nth < 1 ? DateTimeOffset.MinValue : Morning(days.Nth(nth));
    }

    private DateTimeOffset AtOverdue(int over, WorkCalendar calendar) =>
        Kept.Unit == TermUnit.Hours ? DueAt.AddDays(over) : Morning(ReckonWith(calendar).After(DueOn, over));

    /// <summary>The end of the unit that many after the due day.</summary>
    private DateTimeOffset After(int units, WorkCalendar calendar) =>
        Kept.Unit == TermUnit.Hours ? DueAt.AddHours(units) : WorkCalendar.EndOf(ReckonWith(calendar).After(DueOn, units));

    private static DateTimeOffset Morning(DateOnly day) => QuietHours.Leave(WorkCalendar.InstantOf(day, TimeOnly.MinValue));

    /// <summary>
    /// A reminder is behind once any was sent at its moment or later; an act once it was done at its moment or later. So a
    /// new count, whose plan lies elsewhere, repeats nothing and leaves out nothing.
    /// </summary>
    private bool IsBehind(ClockStep step) =>
        Taken.Any(t => t.At >= step.At && (step.IsReminder ? IsReminder(t) : t.Kind == step.Kind));

    private bool HandsOver(TakenStep taken) =>
        (taken.Kind == StepKind.Lapse && Rule.Lapse.HandsOver()) || (taken.Kind == StepKind.SecondAct && Rule.Then!.Act.HandsOver());

    /// <summary>State and next move follow from everything else.</summary>
    private void Refresh(Timetable timetable)
    {
        State = Pauses.Any(p => p.To is null) ? DeadlineState.Paused
            : Taken.Any(t => t.Kind == StepKind.Lapse && t.At >= DueAt) ? DeadlineState.Lapsed
            : DeadlineState.Running;
        NextMoveAt = State == DeadlineState.Paused || IsClosed ? null : Plan(timetable.Calendar).FirstOrDefault(s => !IsBehind(s))?.At;
    }
}
