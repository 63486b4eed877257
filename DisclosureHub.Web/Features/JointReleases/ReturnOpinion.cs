using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head gives the opinion back to the handler; the clock runs on.</summary>
[Requires(Duty.SignOpinion)]
public sealed record ReturnOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, string Remark) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.ReturnOpinion(acting.Signature, Unit, Remark);
}
