using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The unit's head accepts a proposal by consenting to exactly its text.</summary>
[Signs, Requires(Duty.Negotiate)]
public sealed record AcceptProposal(CommandId Id, JointReleaseId Release, UnitId Unit, ProposalId Proposal, OpinionId Opinion, ConsentScope Scope, string Basis, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.AcceptProposal(
            acting.Signature, Unit, Proposal, Opinion, acting.Next(NumberSeries.Opinion), Scope, Basis, Seen);
}
