using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The recorder writes on the minutes.</summary>
[Requires(Duty.AssistCoordination)]
public sealed record WriteMinutes(CommandId Id, JointReleaseId Release, string Text, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.WriteMinutes(acting.Signature, Text, Seen);
}
