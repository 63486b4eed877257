using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office marks who came.</summary>
[Requires(Duty.AssistCoordination)]
public sealed record MarkAttendance(CommandId Id, JointReleaseId Release, AttendeeId Attendee, bool Present) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.MarkAttendance(acting.Signature, Attendee, Present);
}
