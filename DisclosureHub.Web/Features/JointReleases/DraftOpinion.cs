using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody of the unit writes on its opinion.</summary>
[Requires(Duty.DraftOpinion)]
public sealed record DraftOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionContent Content, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.DraftOpinion(acting.Signature, Unit, Content, Seen);
}
