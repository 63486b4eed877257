using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>
/// One running clock: a term that somebody owes something in. It keeps the values it started with, says by what day the
/// thing is due and when the Clock must look at it next. It is part of a matter; whoever changes it raises the fact.
/// Nothing here reads a clock: moments come in, in UTC, and never run backwards.
/// </summary>
public sealed partial class Deadline
{
    private Deadline(DeadlineId id, Guid matter, UnitId? of, TermInForce kept, DateTimeOffset startedAt, bool startDayCounts, DateOnly? notBefore) =>
        (Id, Matter, Of, Term, Kept, StartedAt, StartDayCounts, NotBefore) = (id, matter, of, kept.Term, kept, startedAt, startDayCounts, notBefore);

    private Deadline()
    {
    }

    public DeadlineId Id { get; private set; }

    /// <summary>The address of the matter that it runs in.</summary>
    public Guid Matter { get; private set; }

    /// <summary>Which of the matter's clocks it is, counted from 1 in the order of their starting.</summary>
    public int Ordinal { get; private set; } = 1;

    /// <summary>The unit it runs about: who is to answer, with whom is negotiated, whose removal is to be decided; null where it is about the whole matter. Whose duty it is, the term says.</summary>
    public UnitId? Of { get; private set; }

    /// <summary>The name of its term in <see cref="Terms"/>.</summary>
    public string Term { get; private set; } = "";

    /// <summary>Length, unit, reminders and ladder with which it started, or to which a recorded act re-based it.</summary>
    public TermInForce Kept { get; private set; } = null!;

    /// <summary>What set it going, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Whether the day it started on is counted: the setting <c>receipt_day_excluded</c> the other way round.</summary>
    public bool StartDayCounts { get; private set; }

    /// <summary>The first legal day on which it may end, whatever the count says: a new version leaves time to read it.</summary>
    public DateOnly? NotBefore { get; private set; }

    public IReadOnlyList<Pause> Pauses { get; private set; } = [];

    public IReadOnlyList<Extension> Extensions { get; private set; } = [];

    /// <summary>The steps carried out, oldest first.</summary>
    public IReadOnlyList<TakenStep> Taken { get; private set; } = [];

    /// <summary>
    /// The last legal day (Asia/Shanghai); for a term in hours the day on which it ends. While it stands still, the day it
    /// would be if the clock went on at once.
    /// </summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The first instant, in UTC, at which it is over: 24:00 in Shanghai of <see cref="DueOn"/>, or so many hours after the start.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The day that the count alone gives, where a later <see cref="DueOn"/> was kept because people relied on it; else null.</summary>
    public DateOnly? LegalDueOn { get; private set; }

    /// <summary>A counted day lies in a year whose notice is not loaded (law.md 0.6).</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>The calendar it was last counted with.</summary>
    public string CalendarVersion { get; private set; } = "";

    /// <summary>Goes up whenever the plan of its steps may have changed.</summary>
    public int Revision { get; private set; }

    public DeadlineState State { get; private set; }

    /// <summary>When it was met or ended, in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The next instant, in UTC, at which <see cref="StepsDue"/> is not empty; null when nothing is left to do. It may be past.</summary>
    public DateTimeOffset? NextMoveAt { get; private set; }

    /// <summary>The legal day it started on.</summary>
    public DateOnly StartDay => WorkCalendar.DayOf(StartedAt);

    /// <summary>What was owed has come, nothing is owed any more, or the Clock has put the matter into other hands.</summary>
    public bool IsClosed => State is DeadlineState.Met or DeadlineState.Ended || IsHandedOver;

    /// <summary>When it was last taken up again after it had been closed, in UTC; else null.</summary>
    public DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>The Clock has put the matter into other hands; what was owed may still come.</summary>
    public bool IsHandedOver => HandedOverAt is not null;

    /// <summary>When the Clock put the matter into other hands, in UTC; null while it has not, or since it was taken up again.</summary>
    public DateTimeOffset? HandedOverAt => Taken.FirstOrDefault(t => HandsOver(t) && !(t.At <= TakenUpAt))?.At;

    private Term Rule => Terms.Find(Term);

    /// <summary>Starts the clock of a term with the values in force on that legal day.</summary>
    /// <param name="matter">The address of the matter.</param>
    /// <param name="at">What sets it going; for a letter the recorded receipt, which may be earlier than now.</param>
    /// <param name="of">The unit it runs about, or null.</param>
    /// <param name="notBefore">The first legal day on which it may end.</param>
    public static Deadline Start(DeadlineId id, Guid matter, Term term, DateTimeOffset at, Timetable timetable, UnitId? of = null, DateOnly? notBefore = null, int ordinal = 1)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var kept = timetable.InForce(term, WorkCalendar.DayOf(at));
        var deadline = new Deadline(id, matter, of, kept, at, !timetable.ReceiptDayExcluded, notBefore) { Ordinal = ordinal };
        deadline.DateBy(timetable.Calendar);
        deadline.Refresh(timetable);
        return deadline;
    }

    /// <summary>Whether it is over at that moment, noted or not.</summary>
    public bool IsOverAt(DateTimeOffset at) => at >= DueAt && State is not DeadlineState.Paused;

    /// <summary>Stands still from a moment on, for a cause. Several causes may overlap.</summary>
    public Outcome Pause(DateTimeOffset from, string cause, Timetable timetable)
    {
        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        if (!Rule.MayPause)
        {
            return new TermNeverPauses(Term);
        }

        if (Pauses.Any(p => p.Cause == cause && p.To is null))
        {
            return new PausedForThisAlready(cause);
        }

        if (IsOverAt(from))
        {
            return new PauseComesTooLate(DueOn);
        }

        Pauses = [.. Pauses, new Pause(cause, from, null)];
        Recount(timetable, from);
        return Outcome.Accepted;
    }

    /// <summary>The cause is gone. The clock goes on when no other is left.</summary>
    public Outcome Resume(DateTimeOffset at, string cause, Timetable timetable)
    {
        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        if (Pauses.FirstOrDefault(p => p.Cause == cause && p.To is null && p.From <= at) is not { } open)
        {
            return new NotPausedForThis(cause);
        }

        Pauses = [.. Pauses.Select(p => p == open ? p with { To = at } : p)];
        Recount(timetable, at);
        return Outcome.Accepted;
    }

    /// <summary>Gives more time: before it is over (the last day is early enough), as often and as much as the term's rule allows.</summary>
    public Outcome Extend(int length, DateTimeOffset at, Timetable timetable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        if (Rule.Extension is not { } rule)
        {
            return new TermIsNeverExtended(Term);
        }

        if (rule.Once && Extensions is [var first, ..])
        {
            return new ExtendedAlready(WorkCalendar.DayOf(first.At));
        }

        if (length > rule.Longest)
        {
            return new ExtensionIsTooLong(rule.Longest);
        }

        if (IsOverAt(at))
        {
            return new ExtensionComesTooLate(DueOn);
        }

        Extensions = [.. Extensions, new Extension(length, at)];
        Recount(timetable, at);
        return Outcome.Accepted;
    }

    /// <summary>It ends no sooner than a legal day: a new version was put to the unit while its clock ran.</summary>
    public Outcome EndNoSoonerThan(DateOnly day, DateTimeOffset at, Timetable timetable)
    {
        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        if (NotBefore is null || day > NotBefore)
        {
            NotBefore = day;
            Recount(timetable, at);
        }

        return Outcome.Accepted;
    }

    /// <summary>Counts with other values from the same start, by a recorded act: the office grants a shorter term, or a longer one.</summary>
    public Outcome Rebase(TermInForce to, DateTimeOffset at, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNotEqual(to.Term, Term);
        if (IsClosed)
        {
            return new DeadlineIsClosed();
        }

        Kept = to;
        Recount(timetable, at);
        return Outcome.Accepted;
    }

    /// <summary>
    /// Counts again with a calendar into which a notice was loaded. What was met, ended or handed over stays as it was.
    /// Null when the due day and the legal day did not move.
    /// </summary>
    public Redating? Recompute(Timetable timetable, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        if (IsClosed)
        {
            return null;
        }

        var (was, wasLegal) = (DueOn, LegalDueOn);
        Recount(timetable, now);
        return (was, wasLegal) == (DueOn, LegalDueOn) ? null : new Redating(was, DueOn, LegalDueOn, CalendarVersion);
    }

    /// <summary>What was owed has come, in time or late.</summary>
    public Outcome Meet(DateTimeOffset at) => Close(DeadlineState.Met, at);

    /// <summary>Nothing is owed any more: withdrawn, removed, taken over by something else.</summary>
    public Outcome End(DateTimeOffset at) => Close(DeadlineState.Ended, at);

    /// <summary>
    /// What had come was taken back, or is asked for anew: it goes on where it was. What was reminded of stays behind; what
    /// ran out meanwhile is noted at the next move.
    /// </summary>
    /// <param name="anew">It is asked for anew, so that a hand-over before that is behind; otherwise what was in other hands stays there.</param>
    public Outcome TakeUp(DateTimeOffset at, bool anew, Timetable timetable)
    {
        if (!IsClosed)
        {
            return new DeadlineIsRunning();
        }

        (ClosedAt, TakenUpAt) = (null, anew ? at : TakenUpAt);
        Revision++;
        Refresh(timetable);
        return Outcome.Accepted;
    }

    private Outcome Close(DeadlineState state, DateTimeOffset at)
    {
        if (State is DeadlineState.Met or DeadlineState.Ended)
        {
            return new DeadlineIsClosed();
        }

        (State, ClosedAt, NextMoveAt) = (state, at, null);
        return Outcome.Accepted;
    }
}
