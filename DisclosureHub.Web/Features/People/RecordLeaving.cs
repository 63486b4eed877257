using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Somebody leaves the bureau: his posts end with that day and he signs in no more.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record RecordLeaving(CommandId Id, PersonId Person, DateOnly LastDay) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.Leave(acting.Signature, Person, LastDay);
    }
}
