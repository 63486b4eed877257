using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>New passages after another, or at the front.</summary>
[Requires(Duty.DraftRelease)]
public sealed record AddBlocks(CommandId Id, JointReleaseId Release, BlockId? After, IReadOnlyList<Block> Blocks) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.AddBlocks(acting.Signature, After, Blocks);
}
