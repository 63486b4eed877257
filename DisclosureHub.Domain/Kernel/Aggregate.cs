namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// A root that changes as a whole: commands go in, facts come out. One root is one <b>matter</b> (事项): one address,
/// one ledger chain, one lock.
/// </summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> _raised = [];

    /// <summary>The address of the matter.</summary>
    public abstract Guid Matter { get; }

    /// <summary>Hands over the facts raised since the last call, oldest first.</summary>
    public IReadOnlyList<DomainEvent> TakeRaised()
    {
        DomainEvent[] taken = [.. _raised];
        _raised.Clear();
        return taken;
    }

    protected Outcome Raise(DomainEvent fact)
    {
        _raised.Add(fact);
        return Outcome.Accepted;
    }
}
