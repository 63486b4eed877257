using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head signs the unit's opinion on the text he read.</summary>
/// <param name="Seen">The text he read.</param>
/// <param name="SeenLatest">The unit's last word as he saw it, which this one replaces.</param>
[Signs, Requires(Duty.SignOpinion)]
public sealed record SignOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionId Opinion, OpinionContent Content, TextHash Seen, OpinionId? SeenLatest) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SignOpinion(
            acting.Signature, Unit, Opinion, acting.Next(NumberSeries.Opinion), Content, Seen, SeenLatest, acting.Calendar);
}
