using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office names one more unit for the current version.</summary>
[Requires(Duty.Coordinate)]
public sealed record AddUnit(CommandId Id, JointReleaseId Release, UnitId Unit, IReadOnlyList<BlockId> Passages, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        acting.Find(Unit) is { } unit
            ? root.AddUnit(acting.Signature, unit, Passages, Reason, acting.Timetable)
            : new UnitCannotBeAsked(Unit);
}
