using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>Something that somebody owes within a term, as the state of a matter asks for it.</summary>
/// <param name="Of">The unit it runs about; null where it is about the whole matter.</param>
/// <param name="Since">What sets it going, in UTC. Another moment is another clock.</param>
/// <param name="AskedAt">When it was last asked for; later than <paramref name="Since"/> where a running or closed clock is taken up again.</param>
/// <param name="NoSooner">The first legal day on which it may end, or null.</param>
public sealed record Owed(Term Term, UnitId? Of, DateTimeOffset Since, DateTimeOffset AskedAt, DateOnly? NoSooner = null)
{
    public static Owed From(Term term, UnitId? of, DateTimeOffset since) => new(term, of, since, since);

    internal bool IsOf(Deadline clock) => (clock.Term, clock.Of, clock.StartedAt) == (Term.Name, Of, Since);
}

/// <summary>
/// A matter in which time limits run. Its state says what is owed; the clocks follow: started, stopped and taken up again
/// after every command, by one rule for all of them, so that no command can forget one.
/// </summary>
public abstract class TimedMatter : Aggregate
{
    private readonly List<Deadline> _deadlines = [];

    /// <summary>Facts about clocks, raised after those of the command that moved them.</summary>
    private readonly List<DomainEvent> _about = [];

    /// <summary>Every clock there ever was in this matter, in the order of their starting.</summary>
    public IReadOnlyList<Deadline> Deadlines => _deadlines;

    /// <summary>The earliest due day that somebody still owes something by, or null.</summary>
    public DateOnly? NextDueOn => _deadlines.Where(d => !d.IsClosed).Min(d => (DateOnly?)d.DueOn);

    /// <summary>
    /// Starts what is owed and has no clock, stops what is owed no more. The door calls it after every command that was
    /// accepted; a command that must name a due day calls it earlier.
    /// </summary>
    public void KeepTime(DateTimeOffset at, Timetable timetable)
    {
        KeepTime(at, timetable, _ => true);
        foreach (var fact in _about)
        {
            _ = Raise(fact);
        }

        _about.Clear();
    }

    /// <summary>The same for the clocks about one unit, in the middle of a command that must name its due day.</summary>
    protected void KeepTimeOf(UnitId unit, DateTimeOffset at, Timetable timetable) => KeepTime(at, timetable, of => of == unit);

    private void KeepTime(DateTimeOffset at, Timetable timetable, Func<UnitId?, bool> about)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        Owed[] owed = [.. OwedNow(timetable).Where(o => about(o.Of))];
        foreach (var clock in _deadlines.Where(d => about(d.Of) && d.State is not (DeadlineState.Met or DeadlineState.Ended) && !Array.Exists(owed, o => o.IsOf(d))))
        {
            Must(HasCome(clock) ? clock.Meet(at) : clock.End(at));
            _about.Add(new ClockStopped(Matter, clock.Id, clock.Term, clock.Of, clock.State, at));
        }

        foreach (var one in owed)
        {
            Keep(one, at, timetable);
        }
    }

    /// <summary>
    /// The Clock carries out one step of one deadline: reminds, or does what the term says it does when it lapses.
    /// </summary>
    /// <param name="number">Draws the number of a paper that the step makes.</param>
    /// <remarks>Refused: <see cref="NoSuchDeadline"/>, <see cref="StepIsTaken"/>, <see cref="StepIsNotDue"/>, <see cref="DeadlineIsClosed"/>.</remarks>
    public Outcome TakeStep(DeadlineId id, ClockStep step, DateTimeOffset at, Timetable timetable, Func<string> number)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(number);
        if (_deadlines.Find(d => d.Id == id) is not { } clock)
        {
            return new NoSuchDeadline();
        }

        var taken = clock.Take(step, at, timetable);
        if (!taken.IsAccepted)
        {
            return taken;
        }

        if (step.Act is not { } act)
        {
            return Raise(new ReminderGiven(Matter, id, clock.Term, clock.Of, step.Kind, step.Number, step.To ?? Rung.Handler, clock.DueOn, at));
        }

        _ = Raise(new TermLapsed(Matter, id, clock.Term, clock.Of, act, clock.DueOn, at));
        CarryOut(clock, act, at, number);
        return Outcome.Accepted;
    }

    /// <summary>A holiday notice was loaded, or the timetable changed otherwise: counts what still runs again, and says which due days moved.</summary>
    public Outcome CountAgain(DateTimeOffset at, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        foreach (var clock in _deadlines)
        {
            if (clock.Recompute(timetable, at) is { } moved)
            {
                DueDayMoves(clock, moved, at);
            }
        }

        return Outcome.Accepted;
    }

    /// <summary>What is owed now. Each clock that is not named stops.</summary>
    protected abstract IEnumerable<Owed> OwedNow(Timetable timetable);

    /// <summary>Of a clock that is stopped: whether what it ran for has come (or else nothing is owed any more).</summary>
    protected abstract bool HasCome(Deadline clock);

    /// <summary>What the Clock does in this matter when a term lapses. Reminding the head of the office, alarming and noting lateness are facts by themselves.</summary>
    protected abstract void CarryOut(Deadline clock, LapseAct act, DateTimeOffset at, Func<string> number);

    /// <summary>A clock came to another due day; the matter keeps what it shows of it in step.</summary>
    protected virtual void Dated(Deadline clock)
    {
    }

    private void Keep(Owed owed, DateTimeOffset at, Timetable timetable)
    {
        var clock = _deadlines.FindLast(owed.IsOf);
        if (clock is null)
        {
            var ordinal = _deadlines.Count + 1;
            clock = Deadline.Start(DeadlineId.Of(Matter, ordinal), Matter, owed.Term, owed.Since, timetable, owed.Of, owed.NoSooner, ordinal);
            _deadlines.Add(clock);
            Dated(clock);
            _about.Add(new ClockStarted(Matter, clock.Id, clock.Term, clock.Of, clock.DueOn, at));
            return;
        }

        // At the same instant: what was handed over was asked for again after it, for nothing lapses on the day it is asked for.
        var anew = clock.HandedOverAt <= owed.AskedAt;
        if (anew || clock.State is DeadlineState.Met or DeadlineState.Ended)
        {
            Must(clock.TakeUp(at, anew, timetable));
            _about.Add(new ClockTakenUp(Matter, clock.Id, clock.Term, clock.Of, clock.DueOn, at));
        }

        if (owed.NoSooner is { } day && !clock.IsClosed && !(clock.NotBefore >= day))
        {
            var was = clock.DueOn;
            Must(clock.EndNoSoonerThan(day, at, timetable));
            if (clock.DueOn != was)
            {
                DueDayMoves(clock, new Redating(was, clock.DueOn, clock.LegalDueOn, clock.CalendarVersion), at);
            }
        }
    }

    private void DueDayMoves(Deadline clock, Redating moved, DateTimeOffset at)
    {
        Dated(clock);
        _about.Add(new DueDayMoved(Matter, clock.Id, clock.Term, clock.Of, moved.Was, moved.Is, moved.Legal, moved.CalendarVersion, at));
    }

    /// <summary>What the rule above asks of a clock is never refused; if it is, we are wrong.</summary>
    private static void Must(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"A clock was kept wrongly: {refusal}");
        }
    }
}
