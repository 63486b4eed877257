using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office records how a dissent ended in mediation.</summary>
[Signs, Requires(Duty.Coordinate)]
public sealed record RecordOutcome(CommandId Id, JointReleaseId Release, UnitId Unit, DissentOutcome Outcome, IReadOnlyList<BlockId> Passages, string Reasons) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.RecordOutcome(acting.Signature, Unit, Outcome, Passages, Reasons);
}
