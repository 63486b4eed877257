using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The lead's head gives the preliminary opinion, signs and sends: the first version opens the consultation.</summary>
[Signs, Requires(Duty.OpenConsultation)]
public sealed record IssueVersion(CommandId Id, JointReleaseId Release, string PreliminaryOpinion, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.IssueVersion(
            acting.Signature, PreliminaryOpinion, Seen, root.Number.Length > 0 ? root.Number : acting.Next(NumberSeries.Release), acting.Timetable);
}
