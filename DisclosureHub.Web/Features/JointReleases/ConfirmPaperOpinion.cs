using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A second person confirms an opinion recorded from paper.</summary>
[Signs, Requires(Duty.RecordPaperOpinion)]
public sealed record ConfirmPaperOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionId Opinion, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ConfirmPaperOpinion(
            acting.Signature, Unit, Opinion, () => acting.Next(NumberSeries.Opinion), Seen, acting.Calendar);
}
