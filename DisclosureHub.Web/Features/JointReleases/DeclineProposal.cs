using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The unit's head declines a proposal, with reasons.</summary>
[Signs, Requires(Duty.Negotiate)]
public sealed record DeclineProposal(CommandId Id, JointReleaseId Release, UnitId Unit, ProposalId Proposal, string Reasons, string WouldSign) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.DeclineProposal(
            acting.Signature, Unit, Proposal, Reasons, WouldSign, () => acting.Next(NumberSeries.DiscrepancyRecord));
}
