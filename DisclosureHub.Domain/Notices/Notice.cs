using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Notices;

/// <summary>What a notice is about; each person chooses his channels for each.</summary>
public enum NoticeKind
{
    /// <summary>My unit is asked for its opinion, or asked anew.</summary>
    Asked,

    /// <summary>Something waits for my signature, or came back from it.</summary>
    ForSignature,

    /// <summary>An opinion was given, a proposal made or answered.</summary>
    Negotiation,

    /// <summary>Something is before the office or the leading group.</summary>
    Mediation,

    /// <summary>A time limit comes near, or somebody urges.</summary>
    Reminder,

    /// <summary>A time limit ran out, or its day moved.</summary>
    Lapse,

    /// <summary>How something ended.</summary>
    Outcome,
}

/// <summary>Who is to be told. Which persons these are is read from the posts on the day.</summary>
public abstract record Addressee
{
    /// <summary>Those of a unit between two rungs of the ladder, both included.</summary>
    public sealed record OfUnit(UnitId Unit, Rung From, Rung To) : Addressee;

    /// <summary>The leading group's office, or its head alone.</summary>
    public sealed record OfOffice(bool HeadOnly) : Addressee;

    /// <summary>The chair of the leading group and its members.</summary>
    public sealed record OfLeadingGroup() : Addressee;

    public sealed record OfPerson(PersonId Person) : Addressee;
}

/// <summary>A fact that somebody is to be told of.</summary>
public sealed record Notice(NoticeKind Kind, Addressee To);
