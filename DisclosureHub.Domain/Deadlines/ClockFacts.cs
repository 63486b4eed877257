using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Deadlines;

// ---- what was done -------------------------------------------------------------------------------------------------

/// <summary>A time limit began to run.</summary>
/// <param name="Matter">The address of the matter.</param>
/// <param name="Term">The name of its term in <see cref="Terms"/>.</param>
/// <param name="Unit">The unit it runs about; null where it is about the whole matter.</param>
/// <param name="DueOn">Its last legal day, Asia/Shanghai.</param>
public sealed record ClockStarted(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, DateOnly DueOn, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>A time limit runs no more.</summary>
/// <param name="State"><see cref="DeadlineState.Met"/> when what was owed has come, <see cref="DeadlineState.Ended"/> when nothing is owed.</param>
public sealed record ClockStopped(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, DeadlineState State, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>A stopped time limit runs again, from where it was.</summary>
public sealed record ClockTakenUp(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, DateOnly DueOn, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>A running time limit came to another due day.</summary>
/// <param name="Legal">The day that the count alone gives, where a later one was kept because people relied on it.</param>
/// <param name="Calendar">The calendar it was counted with.</param>
public sealed record DueDayMoved(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, DateOnly Was, DateOnly Is, DateOnly? Legal, string Calendar, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>The Clock reminded whoever owes something, and those above him up to a rung.</summary>
/// <param name="Number">Units left, or units over; 0 at half time.</param>
public sealed record ReminderGiven(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, StepKind Step, int Number, Rung To, DateOnly DueOn, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

/// <summary>A time limit ran out unmet, and the Clock did what its term says. It is no approval, whatever the act.</summary>
public sealed record TermLapsed(Guid Matter, DeadlineId Deadline, string Term, UnitId? Unit, LapseAct Act, DateOnly DueOn, DateTimeOffset At)
    : DomainEvent(Terms.ArticleOf(Term), At);

// ---- why not -------------------------------------------------------------------------------------------------------

/// <summary>The matter has no such clock.</summary>
public sealed record NoSuchDeadline() : Refusal(Article: null);
