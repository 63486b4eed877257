using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Puts on record that somebody's sign-ins are looked into; only then are they shown (<see cref="PeopleQueries.SignInsAsync"/>).</summary>
[Requires(Duty.GivePosts)]
public sealed record LookIntoSignIns(CommandId Id, PersonId Person) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.LookIntoSignIns(acting.Signature, Person);
    }
}
