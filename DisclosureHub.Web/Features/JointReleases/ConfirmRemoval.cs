using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office confirms that a unit is not concerned.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record ConfirmRemoval(CommandId Id, JointReleaseId Release, UnitId Unit, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ConfirmRemoval(acting.Signature, Unit, Reason);
}
