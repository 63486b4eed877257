using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head signs a proposal: a round begins.</summary>
[Signs, Requires(Duty.Negotiate)]
public sealed record SignProposal(CommandId Id, JointReleaseId Release, UnitId Unit, ProposalId Proposal, ProposalContent Content, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SignProposal(acting.Signature, Unit, Proposal, Content, Seen);
}
