using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Begins a release as a copy of another that its drafter sees.</summary>
/// <param name="Passages">The ids of the copy's passages, by those of the source: made at the edge like every id.</param>
[Requires(Duty.DraftRelease)]
public sealed record CopyRelease(CommandId Id, JointReleaseId Release, JointReleaseId From, string Title, IReadOnlyDictionary<BlockId, BlockId> Passages) : IBegin<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome<JointRelease> Begin(Acting acting) => acting.Find(From) is { } source
        ? JointRelease.Copy(Release, acting.Signature, source, Title, Passages, acting.Find)
        : new NoSuchMatter();
}
