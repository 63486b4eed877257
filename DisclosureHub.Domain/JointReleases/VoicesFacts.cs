using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

// ---- what was done -------------------------------------------------------------------------------------------------

public sealed record InstructionGiven(JointReleaseId Release, InstructionId Instruction, PersonId To, string Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.ZZ7_2, At);

public sealed record ObjectionRaised(
    JointReleaseId Release, ObjectionId Objection, ObjectionTarget Target, Guid Against, string Reasons, Signature By, DateTimeOffset At) : DomainEvent(Bureau.ZZ7_2, At);

public sealed record CommentMade(JointReleaseId Release, CommentId Comment, BlockId? Block, TextHash Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record CommentResolved(JointReleaseId Release, CommentId Comment, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record CommentCarried(JointReleaseId Release, CommentId Comment, UnitId Unit, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

public sealed record VersionRead(JointReleaseId Release, int Version, TextHash Text, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record UnitUrged(JointReleaseId Release, UnitId Unit, string Note, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_1, At);

public sealed record ConsultationCalledBack(JointReleaseId Release, int Version, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record ReleaseWithdrawn(JointReleaseId Release, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3, At);

public sealed record ReleaseEndedUnreleased(JointReleaseId Release, string Reason, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT3_3, At);

/// <summary>The draft began as a copy of another release.</summary>
public sealed record ReleaseCopied(JointReleaseId Release, JointReleaseId From, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

/// <param name="Name">Empty when it is no template any more.</param>
public sealed record KeptAsTemplate(JointReleaseId Release, string Name, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

// ---- why not -------------------------------------------------------------------------------------------------------

/// <summary>The release was withdrawn or is not released; nothing more is done in it.</summary>
public sealed record ReleaseIsOver(ReleaseStage Stage) : Refusal(Bureau.XT3);

/// <summary>The lead called the text back; nobody owes an answer until the next version.</summary>
public sealed record ConsultationIsCalledBack() : Refusal(Bureau.XT3);

public sealed record NothingIsInConsultation() : Refusal(Bureau.XT3);

public sealed record ReasonIsMissing() : Refusal(Bureau.XT3);

public sealed record MatterIsNotYours() : Refusal(Article: null);

public sealed record InstructionIsEmpty() : Refusal(Bureau.ZZ7_2);

public sealed record NobodyToInstruct() : Refusal(Bureau.ZZ7_2);

public sealed record ObjectionNeedsReasons() : Refusal(Bureau.ZZ7_2);

public sealed record NothingToObjectTo() : Refusal(Bureau.ZZ7_2);

public sealed record CommentIsEmpty() : Refusal(Article: null);

public sealed record TooManyComments(int Limit) : Refusal(Article: null);

public sealed record NoSuchComment() : Refusal(Article: null);

public sealed record CommentIsDealtWith() : Refusal(Article: null);

public sealed record ReadAlready() : Refusal(Article: null);

/// <summary>The unit owes no answer.</summary>
public sealed record NothingToUrge(UnitId Unit) : Refusal(Bureau.XT3_1);

public sealed record UrgedToday(UnitId Unit) : Refusal(Bureau.XT3_1);
