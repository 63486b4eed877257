namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// An id: a version-7 GUID made at the edge of the system, wrapped so that a unit's id can never stand where a
/// person's belongs.
/// </summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

#pragma warning disable CA1000 // A static abstract is how one converter serves every id.
    static abstract TSelf From(Guid value);
#pragma warning restore CA1000
}

/// <summary>
/// The name of one attempt to do something, made once where a person clicks. It is unique on the ledger: a double
/// click, or a retry after a lost reply, gets the first outcome again and does nothing twice.
/// </summary>
public readonly record struct CommandId(Guid Value) : IId<CommandId>
{
    public static CommandId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
