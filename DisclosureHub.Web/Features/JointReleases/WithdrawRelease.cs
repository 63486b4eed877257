using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The lead's head withdraws the release.</summary>
[Signs, Requires(Duty.EndRelease)]
public sealed record WithdrawRelease(CommandId Id, JointReleaseId Release, string Reason) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.Withdraw(acting.Signature, Reason);
}
