using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct ProposalId(Guid Value) : IId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What a proposal says: passages as they would read, an argument, or both.</summary>
public sealed record ProposalContent(IReadOnlyList<TextChange> Changes, string Argument)
{
    public static readonly ProposalContent Empty = new([], "");

    public bool IsEmpty => Changes.Count == 0 && Argument.Length == 0;

    /// <summary>The fingerprint of what is said, in a canonical form with a schema number (docs/canonical-text.md).</summary>
    public TextHash Hash() => TextHash.Of(new CanonicalForm("disclosurehub/proposal", 1)
        .Each("changes", Changes, (form, change) => form
            .Field("block", change.Block.ToString())
            .Field("left-out", change.LeavesOut ? 1 : 0)
            .Field("text", change.Text ?? ""))
        .Field("argument", Argument)
        .ToString());

    public bool Equals(ProposalContent? other) => other is not null && Argument == other.Argument && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(Argument, Changes.Count);

    internal ProposalContent PlainOn(ReleaseText text) => new(Changes.PlainOn(text), PlainText.Of(Argument));
}

/// <summary>A handler's draft of the next proposal to one unit: seen on the lead's side only.</summary>
/// <param name="SentToHeadAt">When it was put before the head, or null while it is being written.</param>
public sealed record ProposalDraft(ProposalContent Content, Signature Handler, DateTimeOffset? SentToHeadAt);

/// <summary>What the dissenting unit answered to a proposal.</summary>
/// <param name="Reasons">Why it was declined; empty when it was accepted.</param>
/// <param name="WouldSign">With a refusal, if the unit likes: the text it would sign.</param>
/// <param name="Opinion">The opinion signed on the proposed text, when it was accepted.</param>
public sealed record ProposalAnswer(bool Accepted, string Reasons, string WouldSign, OpinionId? Opinion, Signature By)
{
    /// <summary>The fingerprint of what is said.</summary>
    public TextHash Hash() => TextHash.Of(new CanonicalForm("disclosurehub/proposal-answer", 1)
        .Field("accepted", Accepted ? 1 : 0)
        .Field("reasons", Reasons)
        .Field("would-sign", WouldSign)
        .ToString());
}

/// <summary>One round of negotiation about a dissent (XT-3.3): what the lead proposes, and what the unit answers.</summary>
public sealed class Proposal
{
    internal Proposal(ProposalId id, UnitId unit, OpinionId dissent, int version, int round, ProposalContent content, TextHash text, Signature by)
    {
        (Id, Unit, Dissent, Version, Round) = (id, unit, dissent, version, round);
        (Changes, Argument, Text, By, SignedAt) = (content.Changes, content.Argument, text, by, by.At);
    }

    private Proposal()
    {
    }

    public ProposalId Id { get; private set; }

    /// <summary>The unit it is made to.</summary>
    public UnitId Unit { get; private set; }

    /// <summary>The opinion it is about.</summary>
    public OpinionId Dissent { get; private set; }

    /// <summary>The version it changes.</summary>
    public int Version { get; private set; }

    /// <summary>Counts from 1 for each dissent.</summary>
    public int Round { get; private set; }

    public IReadOnlyList<TextChange> Changes { get; private set; } = [];

    public string Argument { get; private set; } = "";

    /// <summary>The fingerprint of the whole text with the proposed passages in it.</summary>
    public TextHash Text { get; private set; }

    public Signature By { get; private set; } = null!;

    public DateTimeOffset SignedAt { get; private set; }

    public ProposalAnswer? Answer { get; private set; }

    public ProposalContent Content => new(Changes, Argument);

    internal void Answered(ProposalAnswer answer)
    {
        Answer = answer;
    }
}

/// <summary>Who put a dissent before the office, or what did.</summary>
public enum EscalationCause
{
    /// <summary>The lead unit.</summary>
    Lead,

    /// <summary>The unit that dissents.</summary>
    Unit,

    /// <summary>The leading group's office.</summary>
    Office,

    /// <summary>The last round was declined; the product itself escalates.</summary>
    RoundsUsedUp,

    /// <summary>The term ran out; the product itself escalates.</summary>
    TimeRanOut,
}

/// <summary>A dissent is before the office, with its discrepancy record (XT-3.3).</summary>
/// <param name="Number">The number of the discrepancy record: 分歧〔2026〕3号.</param>
/// <param name="Reason">Why, in the words of whoever did it; empty when the product itself did.</param>
/// <param name="By">Null when the product itself did.</param>
public sealed record Escalation(OpinionId Dissent, string Number, EscalationCause Cause, string Reason, Signature? By, DateTimeOffset At);

/// <summary>How a dissent ended. Each ends exactly once; that it was there stays visible for ever.</summary>
public enum DissentOutcome
{
    /// <summary>The unit took it back.</summary>
    Withdrawn,

    /// <summary>The unit signed another opinion in its place.</summary>
    Superseded,

    /// <summary>The unit accepted a proposal.</summary>
    ProposalAccepted,

    /// <summary>A new version was sent, and the unit was asked again.</summary>
    TextChanged,

    /// <summary>In mediation: a text was agreed and signed.</summary>
    AgreedText,

    /// <summary>In mediation: the unit's passages are left out.</summary>
    LeftOut,

    /// <summary>In mediation: the unit was found not affected.</summary>
    NotAffected,

    /// <summary>In mediation: the whole is not released.</summary>
    NotReleased,

    /// <summary>In mediation: referred to the common superior.</summary>
    Referred,

    /// <summary>In mediation: the leading group decided.</summary>
    Decided,

    /// <summary>The release was withdrawn.</summary>
    ReleaseWithdrawn,
}

/// <summary>How and when a dissent ended.</summary>
public sealed record DissentEnding(DissentOutcome Outcome, DateTimeOffset At);
