using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Gives somebody other names, or another name for signing in.</summary>
[Requires(Duty.Organise)]
public sealed record ChangePerson(CommandId Id, Person Person) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.ChangePerson(acting.Signature, Person);
    }
}
