using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody on the lead's side writes on the next proposal to a unit that dissents.</summary>
[Requires(Duty.DraftProposal)]
public sealed record DraftProposal(CommandId Id, JointReleaseId Release, UnitId Unit, ProposalContent Content, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.DraftProposal(acting.Signature, Unit, Content, Seen);
}
