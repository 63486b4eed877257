using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct InstructionId(Guid Value) : IId<InstructionId>
{
    public static InstructionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ObjectionId(Guid Value) : IId<ObjectionId>
{
    public static ObjectionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct CommentId(Guid Value) : IId<CommentId>
{
    public static CommentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>A leader told a handler what to do (授意、批示); accountability rests on it (ZZ-7.2).</summary>
public sealed record Instruction(InstructionId Id, PersonId To, string Text, Signature By);

/// <summary>What an objection is raised against.</summary>
public enum ObjectionTarget
{
    /// <summary>An instruction.</summary>
    Instruction,

    /// <summary>A decision of the leading group over one unit's dissent.</summary>
    Decision,

    /// <summary>The office's finding that a unit is, or is not, concerned.</summary>
    Finding,
}

/// <summary>A handler's protest against an instruction or a decision (异议), on record for ever (ZZ-7.2).</summary>
/// <param name="Against">The instruction's id, or the unit's for a decision or a finding.</param>
public sealed record Objection(ObjectionId Id, ObjectionTarget Target, Guid Against, string Reasons, Signature By);

/// <summary>Somebody of those concerned said that he has read a version (已阅).</summary>
public sealed record Reading(PersonId Person, int Version, DateTimeOffset At);

/// <summary>A remark on a passage or on the whole: talk, not an opinion. Resolved, or carried into a discrepancy record.</summary>
public sealed class Comment
{
    internal Comment(CommentId id, BlockId? block, CommentId? replyTo, int version, string text, Signature by) =>
        (Id, Block, ReplyTo, Version, Text, By, At) = (id, block, replyTo, version, text, by, by.At);

    private Comment()
    {
    }

    public CommentId Id { get; private set; }

    /// <summary>The passage it stands beside; null for the whole text.</summary>
    public BlockId? Block { get; private set; }

    public CommentId? ReplyTo { get; private set; }

    /// <summary>The version it was made on.</summary>
    public int Version { get; private set; }

    public string Text { get; private set; } = "";

    public Signature By { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>Who said that it is dealt with, or null.</summary>
    public Signature? ResolvedBy { get; private set; }

    /// <summary>The unit whose discrepancy record it is carried into, or null.</summary>
    public UnitId? CarriedFor { get; private set; }

    internal void Resolve(Signature by)
    {
        ResolvedBy = by;
    }

    internal void CarryFor(UnitId unit)
    {
        CarriedFor = unit;
    }
}
