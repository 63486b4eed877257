using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head signs the unit's opinion on the text he read.</summary>
[Requires(Duty.SignOpinion)]
public sealed record SignOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionId Opinion, OpinionContent Content, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SignOpinion(
            acting.Signature, Unit, Opinion, acting.Next(NumberSeries.Opinion), Content, Seen, acting.Calendar);
}
