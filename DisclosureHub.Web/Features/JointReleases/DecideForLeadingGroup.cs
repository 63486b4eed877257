using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The chair records the leading group's decision over one dissent and one version.</summary>
[Signs, Requires(Duty.DecideForLeadingGroup)]
public sealed record DecideForLeadingGroup(CommandId Id, JointReleaseId Release, UnitId Unit, IReadOnlyList<Vote> Votes, string Reasons, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.DecideForLeadingGroup(
            acting.Signature, Unit, Votes, Reasons, Seen, acting.IsOfTheLeadingGroup);
}
