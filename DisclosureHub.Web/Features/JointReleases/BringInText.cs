using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The draft takes its text from a file, as its bringer has compared it with the draft.</summary>
/// <param name="Seen">The fingerprint of the draft it was compared with.</param>
[Requires(Duty.DraftRelease)]
public sealed record BringInText(CommandId Id, JointReleaseId Release, TextFromFile Text, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.BringIn(acting.Signature, Text, Seen);
}
