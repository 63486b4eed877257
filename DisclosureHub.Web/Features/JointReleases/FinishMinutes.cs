using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The recorder finishes the minutes; they get their number.</summary>
[Signs, Requires(Duty.AssistCoordination)]
public sealed record FinishMinutes(CommandId Id, JointReleaseId Release, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.FinishMinutes(acting.Signature, acting.Next(NumberSeries.Minutes), Seen);
}
