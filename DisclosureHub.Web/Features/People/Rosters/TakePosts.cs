using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>Gives the posts of a table as it was looked at, all of them or none.</summary>
[Signs, Requires(Duty.GivePosts)]
public sealed record TakePosts(CommandId Id, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterStep> Seen) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.TakePosts(acting.Signature, Rows, Seen);
    }
}
