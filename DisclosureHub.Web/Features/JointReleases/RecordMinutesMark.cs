using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office records a signature in ink under the minutes, or a refusal to sign.</summary>
[Requires(Duty.AssistCoordination)]
public sealed record RecordMinutesMark(CommandId Id, JointReleaseId Release, AttendeeId Attendee, bool Refused, string Note) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.RecordMinutesMark(acting.Signature, Attendee, Refused, Note);
}
