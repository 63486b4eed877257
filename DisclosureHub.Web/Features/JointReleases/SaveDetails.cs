using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Title, category, attribute with ground, issuers in order.</summary>
[Requires(Duty.DraftRelease)]
public sealed record SaveDetails(CommandId Id, JointReleaseId Release, 
    string Title, CategoryId? Category, DisclosureAttribute Attribute, string Ground, IReadOnlyList<UnitId> Issuers, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SaveDetails(
            acting.Signature, Title, Category is { } category ? acting.Find(category) : null, Attribute, Ground, Issuers, Seen);
}
