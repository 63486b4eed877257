using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

public enum DeadlineState
{
    /// <summary>It runs, or it has run out and the Clock has not noted that yet.</summary>
    Running,

    /// <summary>It stands still for at least one cause.</summary>
    Paused,

    /// <summary>It ran out and the Clock has acted on that. What was owed may still come.</summary>
    Lapsed,

    /// <summary>What was owed has come, in time or late.</summary>
    Met,

    /// <summary>Nothing is owed any more.</summary>
    Ended,
}

/// <summary>
/// A time in which the clock stands still for one cause. It is counted by legal days, like the term itself: the day on
/// which it begins had begun to run and counts, the day on which it ends does not, and the count goes on with the day after
/// (《民法典》 art. 201). A pause that begins and ends on one day leaves nothing out. Days under several causes are left out once.
/// </summary>
/// <param name="Cause">What it stands still for; the subject's own key, such as the letter that was sent.</param>
/// <param name="From">When it began, in UTC.</param>
/// <param name="To">When it ended, in UTC; null while it lasts.</param>
public sealed record Pause(string Cause, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The first legal day that is left out.</summary>
    public DateOnly FirstDay => WorkCalendar.DayOf(From).AddDays(1);

    /// <summary>The last legal day that is left out; null while it lasts.</summary>
    public DateOnly? LastDay => To is { } to ? WorkCalendar.DayOf(to) : null;
}

/// <summary>A single case was given more time.</summary>
/// <param name="Length">How much, in the unit of the term.</param>
/// <param name="At">When, in UTC.</param>
public sealed record Extension(int Length, DateTimeOffset At);

/// <summary>A step that was carried out, so that it is carried out once.</summary>
/// <param name="Revision">The revision of the deadline under which it was.</param>
/// <param name="At">When it was, in UTC; not when it had been planned.</param>
public sealed record TakenStep(StepKind Kind, int Number, int Revision, DateTimeOffset At);

/// <summary>A deadline was counted again and came out otherwise.</summary>
/// <param name="Was">The due day before, a legal day.</param>
/// <param name="Is">The due day now.</param>
/// <param name="Legal">The day that the count alone gives, where a date that people rely on was kept later.</param>
/// <param name="CalendarVersion">The calendar it was counted with.</param>
public sealed record Redating(DateOnly Was, DateOnly Is, DateOnly? Legal, string CalendarVersion);

/// <summary>What was owed has come, nothing is owed any more, or the matter is in other hands.</summary>
public sealed record DeadlineIsClosed() : Refusal(Article: null);

/// <summary>What is owed has not come, and nothing took the matter out of the unit's hands.</summary>
public sealed record DeadlineIsRunning() : Refusal(Article: null);

/// <summary>The clock stands still for this cause already.</summary>
public sealed record PausedForThisAlready(string Cause) : Refusal(Article: null);

/// <summary>The clock does not stand still for this cause, or not yet at that moment.</summary>
public sealed record NotPausedForThis(string Cause) : Refusal(Article: null);

/// <summary>A term of this kind runs through.</summary>
public sealed record TermNeverPauses(string Term) : Refusal(Rulebook.Bureau.GK10_4);

/// <summary>What has run out cannot stand still any more.</summary>
public sealed record PauseComesTooLate(DateOnly DueOn) : Refusal(Rulebook.Bureau.GK10_4);

/// <summary>A term of this kind is never made longer.</summary>
public sealed record TermIsNeverExtended(string Term) : Refusal(Rulebook.Bureau.GK10_3);

/// <summary>It was made longer before, and that is allowed once.</summary>
public sealed record ExtendedAlready(DateOnly On) : Refusal(Rulebook.Bureau.GK10_3);

/// <summary>More than the rule allows.</summary>
public sealed record ExtensionIsTooLong(int Longest) : Refusal(Rulebook.Bureau.GK10_3);

/// <summary>The due day is over.</summary>
public sealed record ExtensionComesTooLate(DateOnly DueOn) : Refusal(Rulebook.Bureau.GK10_3);

/// <summary>The step is not planned, not yet due, or the clock stands still.</summary>
public sealed record StepIsNotDue() : Refusal(Article: null);

/// <summary>The step was carried out, or a later one of its kind was.</summary>
public sealed record StepIsTaken() : Refusal(Article: null);
