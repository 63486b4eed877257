using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Somebody says that he has read the current version.</summary>
[Requires(Duty.Discuss)]
public sealed record AcknowledgeReading(CommandId Id, JointReleaseId Release, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.AcknowledgeReading(acting.Signature, Seen);
}
