using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Why a unit that was asked owes no answer any more.</summary>
public enum RemovalKind
{
    /// <summary>It asked to be removed and the office confirmed it.</summary>
    Confirmed,

    /// <summary>Found not affected in mediation.</summary>
    NotAffected,

    /// <summary>Its passages are left out; true only while they are.</summary>
    LeftOut,
}

/// <summary>The office found a unit not concerned, or its passages are left out.</summary>
/// <param name="Passages">The passages left out; empty for the other kinds.</param>
public sealed record Removal(RemovalKind Kind, IReadOnlyList<BlockId> Passages, string Reason, Signature By)
{
    /// <summary>Whether it is true of a text: passages that were to be left out must not be in it.</summary>
    public bool HoldsFor(ReleaseText text) => Kind != RemovalKind.LeftOut || !Passages.Any(text.Has);
}

/// <summary>The office insists that a unit which asked to be removed is concerned and answers in the matter.</summary>
public sealed record Insistence(OpinionId Opinion, string Reason, Signature By);

/// <summary>The office runs the coordination in the lead's place (XT-1).</summary>
public sealed record TakeOver(UnitId Office, string Reason, Signature By);

/// <summary>An opened consultation was called back (收回): nobody owes an answer until the next version.</summary>
public sealed record CallBack(int Version, string Reason, Signature By);

/// <summary>The release came to an end without being published.</summary>
/// <param name="Stage"><see cref="ReleaseStage.Withdrawn"/> or <see cref="ReleaseStage.NotReleased"/>.</param>
public sealed record Ending(ReleaseStage Stage, string Reason, Signature By);
