using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Has somebody of one's own unit do certain duties of one's post for a time (代签).</summary>
[Signs, Requires(Duty.Delegate)]
public sealed record DelegateDuties(CommandId Id, DelegationId Delegation, PersonId To, IReadOnlyList<Duty> Duties, DateOnly First, DateOnly Last, string Reason) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.Delegate(acting.Signature, Delegation, To, Duties, First, Last, Reason);
    }
}
