using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office gives the release to another section.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record ReassignLead(CommandId Id, JointReleaseId Release, UnitId To, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        acting.Find(To) is { } unit
            ? root.ReassignLead(acting.Signature, unit, Reason, acting.Find)
            : new OnlyOwnUnitsLead(To);
}
