using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office insists that a unit is concerned.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record InsistOnConcern(CommandId Id, JointReleaseId Release, UnitId Unit, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.InsistOnConcern(acting.Signature, Unit, Reason, acting.Timetable);
}
