using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

// ---- what was done -------------------------------------------------------------------------------------------------

/// <summary>A proposal is being written. Its words stay on the lead's side; the record keeps their fingerprint.</summary>
public sealed record ProposalDrafted(JointReleaseId Release, UnitId Unit, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

public sealed record ProposalSentToHead(JointReleaseId Release, UnitId Unit, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <param name="Text">The fingerprint of the whole text with the proposed passages in it.</param>
/// <param name="Content">The fingerprint of the proposal itself.</param>
public sealed record ProposalSigned(
    JointReleaseId Release, ProposalId Proposal, UnitId Unit, OpinionId Dissent, int Version, int Round, TextHash Text, TextHash Content,
    Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

public sealed record ProposalAccepted(JointReleaseId Release, ProposalId Proposal, UnitId Unit, int Round, OpinionId Opinion, TextHash Answer, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

/// <param name="Answer">The fingerprint of the reasons, and of the text the unit would sign.</param>
public sealed record ProposalDeclined(JointReleaseId Release, ProposalId Proposal, UnitId Unit, int Round, TextHash Answer, Signature By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

/// <param name="By">Null when the product itself escalates.</param>
public sealed record DissentEscalated(
    JointReleaseId Release, UnitId Unit, OpinionId Dissent, string Number, EscalationCause Cause, string Reason, Signature? By, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

/// <summary>A unit whose dissent is before the office signed another one: the mediation goes on about that.</summary>
/// <param name="Former">The dissent whose place it takes.</param>
public sealed record DissentStayedBeforeTheOffice(JointReleaseId Release, UnitId Unit, OpinionId Dissent, OpinionId Former, string Number, DateTimeOffset At)
    : DomainEvent(Bureau.XT3_3, At);

/// <summary>The one end of a dissent.</summary>
public sealed record DissentEnded(JointReleaseId Release, UnitId Unit, OpinionId Dissent, DissentOutcome Outcome, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>What was agreed was put into the working draft, for the next version.</summary>
public sealed record AgreedTextTakenUp(JointReleaseId Release, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

// ---- why not -------------------------------------------------------------------------------------------------------

/// <summary>The unit has not dissented, or its dissent has ended.</summary>
public sealed record NoDissentToSettle(UnitId Unit) : Refusal(Bureau.XT3_3);

public sealed record OnlyTheLeadNegotiates(UnitId Lead) : Refusal(Bureau.XT3_3);

public sealed record ProposalIsEmpty() : Refusal(Bureau.XT3_3);

/// <summary>The last proposal to this unit has no answer yet.</summary>
public sealed record ProposalAwaitsAnswer(int Round) : Refusal(Bureau.XT3_3);

public sealed record ProposalDraftHasChanged() : Refusal(Bureau.XT3_3);

public sealed record NoProposalDraft() : Refusal(Bureau.XT3_3);

/// <summary>There is no such proposal, or it was answered or overtaken.</summary>
public sealed record NoProposalToAnswer() : Refusal(Bureau.XT3_3);

public sealed record DeclineNeedsReasons() : Refusal(Bureau.XT3_3);

public sealed record EscalationNeedsReason() : Refusal(Bureau.XT3_3);

/// <summary>The dissent is before the office; it is settled there.</summary>
public sealed record DissentIsBeforeTheOffice(UnitId Unit) : Refusal(Bureau.XT3_3);

public sealed record NotAPartyToTheDissent() : Refusal(Bureau.XT3_3);

public sealed record NothingToTakeUp() : Refusal(Bureau.XT3_3);
