using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Adds a unit of the bureau, or one outside it that the bureau consults.</summary>
[Requires(Duty.Organise)]
public sealed record EstablishUnit(CommandId Id, Unit Unit) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.EstablishUnit(acting.Signature, Unit);
    }
}
