using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Which units the text touches, and where; or none, and why.</summary>
[Requires(Duty.DraftRelease)]
public sealed record NameConcerns(CommandId Id, JointReleaseId Release, IReadOnlyList<Concern> Concerns, string NoneReason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.NameConcerns(acting.Signature, Concerns, NoneReason, acting.Find);
}
