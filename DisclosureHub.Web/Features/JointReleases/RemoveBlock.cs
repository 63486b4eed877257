using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A passage goes.</summary>
[Requires(Duty.DraftRelease)]
public sealed record RemoveBlock(CommandId Id, JointReleaseId Release, BlockId Block, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.RemoveBlock(acting.Signature, Block, Seen);
}
