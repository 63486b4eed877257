using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head gives the draft back with a remark.</summary>
[Requires(Duty.OpenConsultation)]
public sealed record ReturnDraft(CommandId Id, JointReleaseId Release, string Remark) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ReturnDraft(acting.Signature, Remark);
}
