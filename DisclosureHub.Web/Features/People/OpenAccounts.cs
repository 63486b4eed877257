using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Lets people sign in, all of them or none.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record OpenAccounts(CommandId Id, IReadOnlyList<PersonId> People) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.OpenAccounts(acting.Signature, People);
    }
}
