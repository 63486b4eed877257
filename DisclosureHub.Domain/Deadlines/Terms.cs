using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>What it means when a term runs out and nobody has said anything.</summary>
public enum Silence
{
    IsNotConsent,
    IsConsent,
    LeavesItToTheBureau,
    Abandons,
    HasNoEffect,
}

/// <summary>In what a term is counted.</summary>
public enum TermUnit
{
    WorkingDays,
    CalendarDays,
    Hours,
}

/// <summary>A time limit: its ground, its default length, and what silence means when it lapses.</summary>
public sealed record Term(string Name, Article Article, int Length, TermUnit Unit, Silence Silence);

/// <summary>Every time limit of the product, by name. Lengths are defaults; silence and article are not anybody's to change.</summary>
public static class Terms
{
    /// <summary>A unit's written opinion on a text put to it, from the day after the asking.</summary>
    public static readonly Term JointOpinion = new(nameof(JointOpinion), Bureau.XT3, 7, TermUnit.WorkingDays, Silence.IsNotConsent);

    /// <summary>A new version while the clock runs: it keeps its due date but ends no sooner than this after the new version.</summary>
    public static readonly Term Reconsultation = new(nameof(Reconsultation), Bureau.XT3, 3, TermUnit.WorkingDays, Silence.IsNotConsent);

    /// <summary>Negotiation with one unit, from its dissent; when it lapses the dissent goes before the office.</summary>
    public static readonly Term Negotiation = new(nameof(Negotiation), Bureau.XT3_3, 5, TermUnit.WorkingDays, Silence.HasNoEffect);

    /// <summary>How many rounds of negotiation there are, where the term does not end it before.</summary>
    public const int NegotiationRounds = 3;
}
