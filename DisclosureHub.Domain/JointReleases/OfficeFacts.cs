using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

// ---- what was done -------------------------------------------------------------------------------------------------

/// <param name="Opinion">The opinion that asked for it; null where a silent unit was found not concerned.</param>
public sealed record RemovalConfirmed(JointReleaseId Release, UnitId Unit, OpinionId? Opinion, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT1, At);

/// <summary>The office found the unit concerned after all; it owes an answer in the matter.</summary>
public sealed record ConcernInsisted(JointReleaseId Release, UnitId Unit, OpinionId Opinion, string Reason, DateOnly? DueOn, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT1, At);

public sealed record UnitAdded(JointReleaseId Release, UnitId Unit, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT1, At);

public sealed record LeadReassigned(JointReleaseId Release, UnitId From, UnitId To, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

public sealed record CoordinationTakenOver(JointReleaseId Release, UnitId Office, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT1, At);

public sealed record LetterIssued(JointReleaseId Release, UnitId Unit, string Number, int Version, TextHash Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record LetterReceived(JointReleaseId Release, UnitId Unit, string Number, DateOnly On, DateOnly DueOn, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record PaperOpinionPrinted(JointReleaseId Release, UnitId Unit, string Number, TextHash Text, TextHash Content, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_1, At);

/// <param name="Scan">The fingerprint of the scanned file.</param>
public sealed record PaperOpinionRecorded(
    JointReleaseId Release, UnitId Unit, TextHash Content, TextHash Scan, string Signer, DateOnly SignedOn, string TheirNumber, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_1, At);

public sealed record PaperOpinionRejected(JointReleaseId Release, UnitId Unit, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

public sealed record PaperOpinionConfirmed(JointReleaseId Release, UnitId Unit, OpinionId Opinion, PersonId RecordedBy, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_1, At);

/// <param name="By">Null when the product itself voids it, because the text changed.</param>
public sealed record PaperVoided(JointReleaseId Release, PaperKind Paper, string Number, UnitId Unit, string Reason, Signature? By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

/// <summary>
/// A unit stayed silent past its due day, and the Clock put it before the office (XT-3.1). Its silence is no consent: it
/// answers there, is found not concerned, or the leading group decides.
/// </summary>
/// <param name="ProposesCase">A section of the bureau answers for its silence: an accountability entry is proposed. An outside unit is reported to the head of the office and never accused (ZZ-1).</param>
public sealed record UnitPutBeforeOffice(JointReleaseId Release, UnitId Unit, int Version, bool ProposesCase, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

// ---- why not -------------------------------------------------------------------------------------------------------

public sealed record OnlyTheOfficeDecides() : Refusal(Bureau.XT1);

public sealed record NoRemovalAskedFor(UnitId Unit) : Refusal(Bureau.XT1);

public sealed record FindingNeedsReasons() : Refusal(Bureau.XT1);

/// <summary>The office has found the unit concerned; it answers in the matter.</summary>
public sealed record OfficeInsists(UnitId Unit) : Refusal(Bureau.XT1);

public sealed record UnitIsAskedAlready(UnitId Unit) : Refusal(Bureau.XT3);

public sealed record UnitLeadsAlready(UnitId Unit) : Refusal(Bureau.XT2);

public sealed record OnlyOwnUnitsLead(UnitId Unit) : Refusal(Bureau.XT2);

public sealed record TakenOverAlready() : Refusal(Bureau.XT1);

public sealed record NotAnOutsideUnit(UnitId Unit) : Refusal(Bureau.XT3);

/// <summary>The bureau's letter to this unit has not gone out for this version.</summary>
public sealed record LetterIsNotIssued(UnitId Unit) : Refusal(Bureau.XT3);

public sealed record LetterIsIssued(string Number) : Refusal(Bureau.XT3);

public sealed record ReceiptIsRecorded() : Refusal(Bureau.XT3);

/// <summary>The day is before the letter, or has not come yet.</summary>
public sealed record ReceiptDayIsImpossible() : Refusal(Bureau.XT3);

/// <summary>A form is out for signature, or a scan waits to be confirmed.</summary>
public sealed record PaperIsUnderWay() : Refusal(Bureau.XT3_1);

public sealed record NoPaperUnderWay() : Refusal(Bureau.XT3_1);

/// <summary>The form was not printed for this unit: inside the bureau a paper opinion begins with our numbered form.</summary>
public sealed record FormIsNotPrinted() : Refusal(Bureau.XT3_1);

public sealed record ScanIsMissing() : Refusal(Bureau.XT3_1);

public sealed record SignerIsMissing() : Refusal(Bureau.XT3_1);

public sealed record PaperDayIsImpossible() : Refusal(Bureau.XT3_1);

public sealed record NothingToConfirm() : Refusal(Bureau.XT3_1);

/// <summary>Who recorded the scan cannot confirm it too.</summary>
public sealed record AnotherPersonConfirms() : Refusal(Bureau.XT3_1);

public sealed record NotYoursToRecord() : Refusal(Bureau.XT3_1);

/// <summary>There is no such number here, or the paper can no longer be void.</summary>
public sealed record PaperCannotBeVoided() : Refusal(Bureau.XT3_1);
