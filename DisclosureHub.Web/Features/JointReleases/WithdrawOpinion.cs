using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The head takes the unit's last opinion back.</summary>
[Signs, Requires(Duty.SignOpinion)]
public sealed record WithdrawOpinion(CommandId Id, JointReleaseId Release, UnitId Unit, OpinionId Opinion, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.WithdrawOpinion(acting.Signature, Unit, Opinion, Reason);
}
