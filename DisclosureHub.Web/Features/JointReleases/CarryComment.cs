using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A comment is carried into a discrepancy record.</summary>
[Requires(Duty.Discuss)]
public sealed record CarryComment(CommandId Id, JointReleaseId Release, CommentId Comment, UnitId Unit) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.CarryComment(acting.Signature, Comment, Unit);
}
