using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct OpinionId(Guid Value) : IId<OpinionId>
{
    public static OpinionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public enum Stance
{
    /// <summary>同意.</summary>
    Consent,

    /// <summary>同意并附建议: consent; the suggestions do not bind.</summary>
    ConsentWithSuggestions,

    /// <summary>不同意.</summary>
    Dissent,

    /// <summary>不涉及本单位职责: asks to be removed; no consent.</summary>
    NotConcerned,
}

public static class Stances
{
    public static bool IsConsent(this Stance stance) => stance is Stance.Consent or Stance.ConsentWithSuggestions;
}

/// <summary>
/// What a consent covers, set by the signer: the whole version, or passages named one by one. Nobody can widen it or
/// carry it over by hand afterwards.
/// </summary>
/// <param name="Blocks">The passages named; empty for the whole version.</param>
public sealed record ConsentScope(IReadOnlyList<BlockId> Blocks)
{
    public static readonly ConsentScope Whole = new([]);

    public bool IsWhole => Blocks.Count == 0;

    public bool Covers(BlockId block) => IsWhole || Blocks.Contains(block);

    /// <summary>Whether it leaves out none of the passages put to the unit. Where none were named, the unit names its own.</summary>
    public bool CoversAll(IReadOnlyList<BlockId> passages) => passages.All(Covers);

    public bool Equals(ConsentScope? other) => other is not null && Blocks.SequenceEqual(other.Blocks);

    public override int GetHashCode() => Blocks.Aggregate(Blocks.Count, HashCode.Combine);
}

/// <summary>What a unit says: a handler's draft and a head's signed opinion have the same parts.</summary>
/// <param name="Reasons">Reasons of a dissent or of a request to be removed; suggestions of a consent that carries some.</param>
/// <param name="Basis">The rules it rests on (XT-3.1).</param>
/// <param name="ProposedText">With a dissent, if the unit likes: the text it would sign.</param>
public sealed record OpinionContent(Stance Stance, ConsentScope Scope, string Reasons, string Basis, string ProposedText)
{
    /// <summary>The fingerprint of what is said, in a canonical form with a schema number (docs/canonical-text.md).</summary>
    public TextHash Hash() => TextHash.Of(new CanonicalForm("disclosurehub/opinion", 1)
        .Field("stance", Stance.ToString())
        .Each("scope", Scope.Blocks, (form, block) => form.Field("block", block.ToString()))
        .Field("reasons", Reasons)
        .Field("basis", Basis)
        .Field("proposed", ProposedText)
        .ToString());

    /// <summary>The same content with its typed parts in plain form.</summary>
    public OpinionContent Plain() =>
        this with { Reasons = PlainText.Of(Reasons), Basis = PlainText.Of(Basis), ProposedText = PlainText.Of(ProposedText) };

    /// <summary>
    /// Only what this stance has a place for. What was written for another one, before its writer changed his mind, is
    /// no longer before anybody's eyes and is not signed.
    /// </summary>
    public OpinionContent OfItsStance() => this with
    {
        Scope = Stance == Stance.NotConcerned ? ConsentScope.Whole : Scope,
        Reasons = Stance == Stance.Consent ? "" : Reasons,
        ProposedText = Stance == Stance.Dissent ? ProposedText : "",
    };

    /// <summary>What is missing before a head may sign it, or null (XT-3.1, XT-3.2, XT-3.3).</summary>
    /// <param name="passages">The passages put to the unit.</param>
    public Refusal? Missing(ReleaseText text, IReadOnlyList<BlockId> passages)
    {
        ArgumentNullException.ThrowIfNull(text);
        return this switch
        {
            { Basis.Length: 0 } => new OpinionNeedsBasis(),
            { Stance: Stance.Dissent, Reasons.Length: 0 } => new DissentNeedsReasons(),
            { Stance: Stance.NotConcerned, Reasons.Length: 0 } => new RemovalNeedsReasons(),
            { Stance: Stance.ConsentWithSuggestions, Reasons.Length: 0 } => new SuggestionsAreMissing(),
            _ when TooLong() => new TextTooLong(Limits.Opinion),
            _ when !Scope.Blocks.All(text.Has) => new ScopeNamesUnknownBlock(),
            _ when Stance.IsConsent() && !Scope.CoversAll(passages) => new ScopeLeavesOutPassages(),
            _ => null,
        };
    }

    /// <summary>Whether any typed part is over <see cref="Limits.Opinion"/> characters.</summary>
    public bool TooLong() => Reasons.Length > Limits.Opinion || Basis.Length > Limits.Opinion || ProposedText.Length > Limits.Opinion;
}

/// <summary>A handler's draft of his unit's opinion: seen inside the unit only.</summary>
/// <param name="Handler">Who wrote last.</param>
/// <param name="SentToHeadAt">When it was put before the head, or null while it is being written.</param>
/// <param name="Remark">Why the head returned it, or empty.</param>
public sealed record OpinionDraft(OpinionContent Content, Signature Handler, DateTimeOffset? SentToHeadAt, string Remark);

/// <summary>
/// A signed opinion (会签意见单): numbered, bound to one version, never edited. It can be superseded by a later one or
/// withdrawn; the record of it stays.
/// </summary>
public sealed class Opinion
{
    internal Opinion(
        OpinionId id, string number, UnitId unit, int version, OpinionContent content, TextHash scopeHash, int daysLate, Signature by,
        TextHash? onProposedText = null, PaperTrail? paper = null)
    {
        (OnProposedText, Paper) = (onProposedText, paper);
        (Id, Number, Unit, Version) = (id, number, unit, version);
        (Stance, Scope, Reasons, Basis, ProposedText) = (content.Stance, content.Scope, content.Reasons, content.Basis, content.ProposedText);
        (ScopeHash, DaysLate, By, SignedAt) = (scopeHash, daysLate, by, by.At);
    }

    private Opinion()
    {
    }

    public OpinionId Id { get; private set; }

    /// <summary>会签〔2026〕12号.</summary>
    public string Number { get; private set; } = "";

    public UnitId Unit { get; private set; }

    /// <summary>The version it was signed on.</summary>
    public int Version { get; private set; }

    public Stance Stance { get; private set; }

    public ConsentScope Scope { get; private set; } = ConsentScope.Whole;

    public string Reasons { get; private set; } = "";

    public string Basis { get; private set; } = "";

    public string ProposedText { get; private set; } = "";

    /// <summary>The fingerprint of what it covers, at the moment of signing.</summary>
    public TextHash ScopeHash { get; private set; }

    /// <summary>Working days after the due date, at least 1 when late at all; 0 when in time.</summary>
    public int DaysLate { get; private set; }

    public Signature By { get; private set; } = null!;

    public DateTimeOffset SignedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>
    /// The fingerprint of the text it was signed on, where that text was proposed and no version carried it. It stands
    /// for the version that reads exactly so.
    /// </summary>
    public TextHash? OnProposedText { get; private set; }

    /// <summary>The paper it was signed on, where it was not signed here.</summary>
    public PaperTrail? Paper { get; private set; }

    /// <summary>How a dissent ended; null while it has not, and for every other stance.</summary>
    public DissentEnding? Ending { get; private set; }

    /// <summary>A dissent that nothing has ended yet.</summary>
    public bool IsOpenDissent => Stance == Stance.Dissent && Ending is null;

    /// <summary>What was signed, as it could be written again.</summary>
    public OpinionContent Content => new(Stance, Scope, Reasons, Basis, ProposedText);

    /// <summary>A consent stands exactly while the fingerprint of its scope is unchanged (XT-3.2).</summary>
    public bool StandsFor(ReleaseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WithdrawnAt is null && Stance.IsConsent() && text.HashOf(Scope) == ScopeHash;
    }

    internal void WithdrawAt(DateTimeOffset at)
    {
        WithdrawnAt = at;
    }

    internal void End(DissentOutcome outcome, DateTimeOffset at)
    {
        Ending = new DissentEnding(outcome, at);
    }
}
