using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Begins a release: whoever drafts it, his unit leads it.</summary>
[Requires(Duty.DraftRelease)]
public sealed record DraftRelease(CommandId Id, JointReleaseId Release, string Title) : IBegin<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome<JointRelease> Begin(Acting acting) => JointRelease.Begin(Release, acting.Signature, Title);
}
