using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>Adds the units and people of a table as it was looked at, all of them or none. Its posts are given by <see cref="TakePosts"/>.</summary>
[Requires(Duty.Organise)]
public sealed record TakeUnitsAndPeople(CommandId Id, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterStep> Seen) : IActOn<Organisation>
{
    public Guid Matter => Organisation.Address;

    public Outcome Apply(Organisation root, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(acting);
        return root.TakeUnitsAndPeople(acting.Signature, Rows, Seen);
    }
}
