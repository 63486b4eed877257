using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Takes a delegation back. It ends at once.</summary>
[Signs, Requires(Duty.Delegate)]
public sealed record EndDelegation(CommandId Id, DelegationId Delegation) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.EndDelegation(acting.Signature, Delegation);
    }
}
