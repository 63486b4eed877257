using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>What was agreed goes into the working draft.</summary>
[Requires(Duty.DraftRelease)]
public sealed record TakeUpAgreedText(CommandId Id, JointReleaseId Release) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.TakeUpAgreedText(acting.Signature);
}
