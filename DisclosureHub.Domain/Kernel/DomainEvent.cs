namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// A fact: something that was done, in the past tense. Its type name is the kind under which the ledger keeps it, and
/// its properties are what can be replayed from there; so a property once written is never renamed or taken away.
/// </summary>
/// <param name="Article">The clause under which it was done.</param>
/// <param name="At">When, in UTC, to the millisecond.</param>
public abstract record DomainEvent(Article Article, DateTimeOffset At)
{
    public string Kind => GetType().Name;
}
