using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Gives a unit other names, another place, another deputy in charge.</summary>
[Requires(Duty.Organise)]
public sealed record ChangeUnit(CommandId Id, Unit Unit) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.ChangeUnit(acting.Signature, Unit);
    }
}
