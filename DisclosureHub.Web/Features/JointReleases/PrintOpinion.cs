using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A unit prints its opinion with number and fingerprint, to be signed in ink.</summary>
[Requires(Duty.DraftOpinion)]
public sealed record PrintOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionContent Content, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.PrintOpinion(acting.Signature, Unit, acting.Next(NumberSeries.Opinion), Content, Seen);
}
