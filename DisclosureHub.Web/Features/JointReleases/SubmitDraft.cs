using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The drafter has checked the text for secrecy and puts it before the head.</summary>
[Requires(Duty.DraftRelease)]
public sealed record SubmitDraft(CommandId Id, JointReleaseId Release, bool CheckedForSecrecy, string ChangeNote, TextHash Seen) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting) =>
        root.SubmitDraft(acting.Signature, CheckedForSecrecy, ChangeNote, Seen);
}
