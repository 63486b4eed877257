using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People;

/// <summary>Lets somebody sign in no more.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record CloseAccount(CommandId Id, PersonId Person, string Reason) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.CloseAccount(acting.Signature, Person, Reason);
    }
}
