using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The lead's head calls the consultation back.</summary>
[Signs, Requires(Duty.EndRelease)]
public sealed record CallBackConsultation(CommandId Id, JointReleaseId Release, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.CallBackConsultation(acting.Signature, Reason);
}
