using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The office records when a letter was received; the term begins.</summary>
[Requires(Duty.AssistCoordination)]
public sealed record RecordReceipt(CommandId Id, JointReleaseId Release, UnitId Unit, DateOnly On) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.RecordReceipt(acting.Signature, Unit, On, acting.Timetable);
}
