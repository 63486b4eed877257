using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The lead or the office urges a unit that owes an answer.</summary>
[Requires(Duty.Urge)]
public sealed record UrgeUnit(CommandId Id, JointReleaseId Release, UnitId Unit, string Note) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.UrgeUnit(acting.Signature, Unit, Note);
}
