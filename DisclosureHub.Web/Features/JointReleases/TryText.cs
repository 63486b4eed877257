using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A passage is tried another way, in front of everybody; null leaves it out.</summary>
[Requires(Duty.TakePartInMediation)]
public sealed record TryText(CommandId Id, JointReleaseId Release, BlockId Block, string? Text, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.TryText(acting.Signature, Block, Text, Seen);
}
