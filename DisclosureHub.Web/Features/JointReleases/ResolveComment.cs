using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A comment is dealt with.</summary>
[Requires(Duty.Discuss)]
public sealed record ResolveComment(CommandId Id, JointReleaseId Release, CommentId Comment) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ResolveComment(acting.Signature, Comment);
}
