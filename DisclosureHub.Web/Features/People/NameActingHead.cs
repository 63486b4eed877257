using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>The office names who heads a unit while its head is absent or there is none.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record NameActingHead(CommandId Id, PostId Post, UnitId Unit, PersonId Person, DateOnly First, DateOnly Last, string Reason) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.NameActingHead(acting.Signature, Post, Unit, Person, First, Last, Reason);
    }
}
