using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

// ---- what was done -------------------------------------------------------------------------------------------------

public sealed record MediationOpened(JointReleaseId Release, int Session, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <param name="Invited">How many people.</param>
public sealed record MediationConvened(JointReleaseId Release, int Session, DateTimeOffset Starts, bool Online, string Place, int Invited, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

public sealed record AttendanceMarked(JointReleaseId Release, int Session, AttendeeId Attendee, string Name, Attendance Attendance, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

public sealed record PositionStated(JointReleaseId Release, int Session, UnitId Unit, TextHash Position, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>A passage was tried another way in front of everybody.</summary>
public sealed record TextTried(JointReleaseId Release, int Session, BlockId Block, TextHash Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>The office recorded how a dissent ended in mediation.</summary>
/// <param name="RemovesTheUnit">No passage that concerns the unit is left: it owes no answer any more.</param>
public sealed record OutcomeRecorded(
    JointReleaseId Release, int Session, UnitId Unit, DissentOutcome Outcome, IReadOnlyList<BlockId> Passages, string Reasons, bool RemovesTheUnit,
    Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

/// <summary>The leading group decided over one dissent and one version.</summary>
public sealed record LeadingGroupDecided(
    JointReleaseId Release, UnitId Unit, OpinionId? Dissent, int Version, TextHash Text, IReadOnlyList<Vote> Votes, string Reasons, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

public sealed record MinutesWritten(JointReleaseId Release, int Session, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

public sealed record MinutesFinished(JointReleaseId Release, int Session, string Number, TextHash Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <param name="OnPaper">Signed in ink on the printed minutes; the office recorded it.</param>
public sealed record MinutesSigned(JointReleaseId Release, int Session, AttendeeId Attendee, string Name, TextHash Text, bool OnPaper, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

public sealed record MinutesRefused(JointReleaseId Release, int Session, AttendeeId Attendee, string Name, string Reason, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

public sealed record MediationClosed(JointReleaseId Release, int Session, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>Every unit consented, was removed, or was decided over; at least one was decided over.</summary>
public sealed record ReleaseDecided(JointReleaseId Release, int Version, TextHash Text, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>The mediation took longer than its term, and the Clock put it before the leading group.</summary>
public sealed record MediationPutBeforeLeadingGroup(JointReleaseId Release, int Session, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

// ---- why not -------------------------------------------------------------------------------------------------------

public sealed record NothingIsBeforeTheOffice() : Refusal(Bureau.XT3_3);

public sealed record OnlyTheOfficeMediates() : Refusal(Bureau.XT1);

public sealed record NotPartOfTheMediation() : Refusal(Bureau.XT3_3);

public sealed record MediationIsNotConvened() : Refusal(Bureau.XT3_3);

public sealed record MeetingNeedsAPlace() : Refusal(Bureau.XT3_3);

/// <summary>A meeting is convened for today or later.</summary>
public sealed record MeetingIsInThePast() : Refusal(Bureau.XT3_3);

public sealed record NobodyIsInvited() : Refusal(Bureau.XT3_3);

public sealed record TooManyAttendees(int Limit) : Refusal(Article: null);

public sealed record PartyIsNotInvited(UnitId Unit) : Refusal(Bureau.XT3_3);

public sealed record NoSuchAttendee() : Refusal(Bureau.XT3_3);

public sealed record PositionHasChanged() : Refusal(Bureau.XT3_3);

public sealed record MinutesHaveChanged() : Refusal(Bureau.XT3_3);

public sealed record MinutesAreFinished() : Refusal(Bureau.XT3_3);

public sealed record MinutesAreNotFinished() : Refusal(Bureau.XT3_3);

public sealed record MinutesAreEmpty() : Refusal(Bureau.XT3_3);

public sealed record AttendanceIsNotMarked() : Refusal(Bureau.XT3_3);

/// <summary>Some dissent on the agenda has no outcome yet.</summary>
public sealed record AgendaIsUnsettled(UnitId Unit) : Refusal(Bureau.XT3_3);

public sealed record NotYoursToSign() : Refusal(Bureau.XT3_3);

public sealed record AlreadySignedOrRefused() : Refusal(Bureau.XT3_3);

/// <summary>A unit has signed this passage as it is tried; it is not changed under its hand.</summary>
public sealed record PassageIsAgreed(UnitId Unit) : Refusal(Bureau.XT3_3);

public sealed record OutcomeNeedsReasons() : Refusal(Bureau.XT3_3);

public sealed record OutcomeComesByItself(DissentOutcome Outcome) : Refusal(Bureau.XT3_3);

public sealed record PassagesLeftOutAreMissing() : Refusal(Bureau.XT3_3);

/// <summary>The leading group decides between sections of its own bureau only.</summary>
public sealed record OutsideUnitIsNotDecidedOver(UnitId Unit) : Refusal(Bureau.XT3_3);

/// <summary>A text that several organs issue together needs each one's consent in writing.</summary>
public sealed record JointTextIsNotDecidedOver() : Refusal(Bureau.BM9);

public sealed record OnlyTheChairDecides() : Refusal(Bureau.XT3_3);

public sealed record VotesAreMissing() : Refusal(Bureau.XT3_3);

public sealed record NotAMemberOfTheLeadingGroup() : Refusal(Bureau.XT3_3);

public sealed record DecisionIsNotCarried() : Refusal(Bureau.XT3_3);
