using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Takes away somebody's password and second factors, so that he chooses new ones.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record ResetAccount(CommandId Id, PersonId Person, string Reason) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.ResetAccount(acting.Signature, Person, Reason);
    }
}
