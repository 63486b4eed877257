using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Web.Runtime;

/// <summary>Ids are made here, at the edge, as version-7 GUIDs: in order of making, so that indexes stay dense.</summary>
public static class NewId
{
    public static TId Of<TId>()
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());

    /// <summary>The id of one attempt; keep it while the same attempt may be repeated.</summary>
    public static CommandId OfCommand() => Of<CommandId>();
}
