using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody who was present signs the minutes.</summary>
[Signs, Requires(Duty.TakePartInMediation)]
public sealed record SignMinutes(CommandId Id, JointReleaseId Release, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SignMinutes(acting.Signature, Seen);
}
