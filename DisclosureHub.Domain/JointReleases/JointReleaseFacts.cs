using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct JointReleaseId(Guid Value) : IId<JointReleaseId>
{
    public static JointReleaseId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

// ---- what was done -------------------------------------------------------------------------------------------------

/// <summary>A part of the working draft.</summary>
public enum DraftPart
{
    Details,
    Block,
    Order,
    Attachments,
    Concerns,
}

public sealed record ReleaseDrafted(JointReleaseId Release, UnitId Lead, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

/// <summary>The working draft changed. Its words stay in the unit; the record keeps their fingerprint.</summary>
public sealed record DraftSaved(JointReleaseId Release, DraftPart Part, Guid? Item, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

public sealed record DraftSubmitted(JointReleaseId Release, TextHash Text, string ChangeNote, Signature By, DateTimeOffset At) : DomainEvent(Bureau.BM3, At);

public sealed record DraftReturned(JointReleaseId Release, string Remark, Signature By, DateTimeOffset At) : DomainEvent(Bureau.BM8, At);

/// <summary>A version was signed by the lead's head and sent: also the lead's own consent.</summary>
/// <param name="CoverNote">The fingerprint of what was said with it: <see cref="ReleaseVersion.CoverNote"/>.</param>
public sealed record VersionIssued(JointReleaseId Release, string Number, int Version, TextHash Text, string Title, TextHash CoverNote, Signature Author, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

/// <param name="DueOn">Null for an outside unit, whose term begins with the receipt of the letter.</param>
public sealed record UnitAsked(JointReleaseId Release, UnitId Unit, int Version, IReadOnlyList<BlockId> Passages, DateOnly? DueOn, Silence Silence, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

/// <summary>A new version left untouched what the unit had consented to.</summary>
public sealed record ConsentStood(JointReleaseId Release, UnitId Unit, OpinionId Opinion, int Since, int Version, IReadOnlyList<BlockId> Passages, DateTimeOffset At) : DomainEvent(Bureau.XT3_2, At);

/// <summary>A new version changed what the unit had consented to: the consent is void.</summary>
public sealed record ConsentVoided(JointReleaseId Release, UnitId Unit, OpinionId Opinion, int Version, DateTimeOffset At) : DomainEvent(Bureau.XT3_2, At);

public sealed record OpinionDrafted(JointReleaseId Release, UnitId Unit, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

public sealed record OpinionSentToHead(JointReleaseId Release, UnitId Unit, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

public sealed record OpinionReturned(JointReleaseId Release, UnitId Unit, TextHash Remark, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

/// <param name="Text">The fingerprint of the text signed: of the version, or of the text that was proposed.</param>
public sealed record OpinionSigned(
    JointReleaseId Release, OpinionId Opinion, string Number, UnitId Unit, int Version, Stance Stance, ConsentScope Scope,
    TextHash Text, TextHash ScopeHash, TextHash Content, int DaysLate, bool OnProposedText, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

public sealed record OpinionWithdrawn(JointReleaseId Release, UnitId Unit, OpinionId Opinion, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

/// <summary>Every consent needed stands for this version.</summary>
public sealed record ReleaseAgreed(JointReleaseId Release, int Version, TextHash Text, DateTimeOffset At) : DomainEvent(Bureau.XT3_2, At);

// ---- why not -------------------------------------------------------------------------------------------------------

public sealed record OnlyTheLeadUnitDrafts(UnitId Lead) : Refusal(Bureau.XT2);

public sealed record CategoryBelongsToAnother(UnitId Owner) : Refusal(Bureau.XT2);

public sealed record CategoryIsMissing() : Refusal(Bureau.XT2);

public sealed record TitleIsMissing() : Refusal(Bureau.XT3);

public sealed record TextIsEmpty() : Refusal(Bureau.XT3);

public sealed record GroundIsMissing() : Refusal(Bureau.GK7);

/// <summary>Neither units concerned nor a reason why there are none.</summary>
public sealed record NoUnitNamed() : Refusal(Bureau.XT3);

public sealed record UnitCannotBeAsked(UnitId Unit) : Refusal(Bureau.XT3);

public sealed record AskedUnitCannotBeDropped(UnitId Unit) : Refusal(Bureau.XT3);

public sealed record ConcernNamesUnknownBlock() : Refusal(Bureau.XT3);

public sealed record SecrecyCheckIsMissing() : Refusal(Bureau.BM3);

public sealed record ChangeNoteIsMissing() : Refusal(Bureau.XT3);

public sealed record PreliminaryOpinionIsMissing() : Refusal(Bureau.BM8);

public sealed record RemarkIsMissing() : Refusal(Bureau.BM8);

public sealed record NothingSubmitted() : Refusal(Bureau.BM8);

public sealed record DraftIsWithTheHead() : Refusal(Bureau.BM8);

public sealed record TextIsUnchanged(int Version) : Refusal(Bureau.XT3_2);

/// <summary>The text is no longer the one the actor read.</summary>
public sealed record TextHasChanged(TextHash Current) : Refusal(Bureau.XT3_1);

public sealed record BlockHasChanged(BlockId Block, TextHash Current) : Refusal(Bureau.XT2);

public sealed record DetailsHaveChanged() : Refusal(Bureau.XT2);

public sealed record NoSuchBlock(BlockId Block) : Refusal(Bureau.XT2);

public sealed record NoSuchAttachment() : Refusal(Bureau.XT2);

public sealed record TextTooLong(int Limit) : Refusal(Article: null);

public sealed record TooManyBlocks(int Limit) : Refusal(Article: null);

public sealed record TooManyAttachments(int Limit) : Refusal(Article: null);

public sealed record AttachmentTooLarge(long Limit) : Refusal(Article: null);

/// <summary>The file is of a kind that is not taken, or is not what its name says.</summary>
public sealed record AttachmentNotAccepted(string Name, AttachmentDoubt Doubt) : Refusal(Bureau.BM3);

public sealed record UnitNotAsked(UnitId Unit) : Refusal(Bureau.XT3_1);

public sealed record OnlyTheHeadSigns(UnitId Unit) : Refusal(Bureau.XT3_1);

public sealed record OnlyTheUnitItselfDrafts(UnitId Unit) : Refusal(Bureau.XT3_1);

/// <summary>The unit has signed another opinion since the signer looked: a second window, a deputy.</summary>
public sealed record OpinionIsSignedAlready(string Number) : Refusal(Bureau.XT3_1);

public sealed record OpinionNeedsBasis() : Refusal(Bureau.XT3_1);

public sealed record DissentNeedsReasons() : Refusal(Bureau.XT3_3);

public sealed record RemovalNeedsReasons() : Refusal(Bureau.XT3_1);

public sealed record SuggestionsAreMissing() : Refusal(Bureau.XT3_1);

public sealed record ScopeNamesUnknownBlock() : Refusal(Bureau.XT3_2);

/// <summary>A consent that leaves out a passage put to the unit would let that passage go out with nobody's consent.</summary>
public sealed record ScopeLeavesOutPassages() : Refusal(Bureau.XT3_2);

public sealed record NoOpinionDraft() : Refusal(Bureau.XT3_1);

public sealed record OpinionDraftHasChanged() : Refusal(Bureau.XT3_1);

public sealed record NoOpinionToWithdraw() : Refusal(Bureau.XT3_1);

public sealed record WithdrawalNeedsReason() : Refusal(Bureau.XT3_1);
