using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Adds somebody who works here, or answers for an outside unit. He can do nothing yet.</summary>
[Requires(Duty.Organise)]
public sealed record AddPerson(CommandId Id, Person Person) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.AddPerson(acting.Signature, Person);
    }
}
