using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A passage as it now reads.</summary>
[Requires(Duty.DraftRelease)]
public sealed record SaveBlock(CommandId Id, JointReleaseId Release, BlockId Block, BlockKind Kind, string Text, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SaveBlock(acting.Signature, Block, Kind, Text, Seen);
}
