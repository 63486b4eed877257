using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A unit states what it holds, in front of everybody.</summary>
[Requires(Duty.TakePartInMediation)]
public sealed record StatePosition(CommandId Id, JointReleaseId Release, string Text, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.StatePosition(acting.Signature, Text, Seen);
}
