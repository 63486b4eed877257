using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Lets somebody sign in.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record OpenAccount(CommandId Id, PersonId Person) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.OpenAccount(acting.Signature, Person);
    }
}
