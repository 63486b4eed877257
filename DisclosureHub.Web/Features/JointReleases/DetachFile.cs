using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A file is taken off the draft; versions that carry it keep it.</summary>
[Requires(Duty.DraftRelease)]
public sealed record DetachFile(CommandId Id, JointReleaseId Release, AttachmentId File) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.Detach(acting.Signature, File);
}
