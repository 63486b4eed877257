using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A passage moves to another place, counted from 0.</summary>
[Requires(Duty.DraftRelease)]
public sealed record MoveBlock(CommandId Id, JointReleaseId Release, BlockId Block, int To) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.MoveBlock(acting.Signature, Block, To);
}
