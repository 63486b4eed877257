namespace DisclosureHub.Domain.Kernel;

/// <summary>How the product stands behind a clause.</summary>
public enum Enforcement
{
    /// <summary>The system refuses anything else and says which clause.</summary>
    Enforced,

    /// <summary>A clock with reminders, escalation and an overdue record.</summary>
    Clocked,

    /// <summary>A formal record is kept or a document produced.</summary>
    Recorded,

    /// <summary>Shown or configurable; no machine can enforce it.</summary>
    Shown,
}

/// <summary>
/// One article of a rule or a law, dated. Refusals, events and time limits point at it, so that every "no" and every
/// due date can name its ground.
/// </summary>
/// <param name="Id">The id of the clause list, for instance <c>XT-3.1</c>.</param>
/// <param name="Name">How the article is cited: 协调制度第三条（一）.</param>
/// <param name="Says">What it asks for, in our own words.</param>
/// <param name="Does">What the product does about it.</param>
/// <param name="InForceFrom">The first legal day on which it applies.</param>
public sealed record Article(string Id, Words Name, Words Says, Words Does, DateOnly InForceFrom, params Enforcement[] How)
{
    public bool Equals(Article? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;
}
