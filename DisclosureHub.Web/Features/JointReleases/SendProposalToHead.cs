using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The handler puts the proposal before the head.</summary>
[Requires(Duty.DraftProposal)]
public sealed record SendProposalToHead(CommandId Id, JointReleaseId Release, UnitId Unit) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SendProposalToHead(acting.Signature, Unit);
}
