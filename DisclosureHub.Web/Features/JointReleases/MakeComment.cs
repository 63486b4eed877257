using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A remark beside a passage or the whole, or an answer to one.</summary>
[Requires(Duty.Discuss)]
public sealed record MakeComment(CommandId Id, JointReleaseId Release, CommentId Comment, BlockId? Block, CommentId? ReplyTo, string Text) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.MakeComment(acting.Signature, Comment, Block, ReplyTo, Text);
}
