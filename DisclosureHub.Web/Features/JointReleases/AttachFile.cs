using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A file goes with the draft. It is looked at by content; its bytes are kept in the same commit.</summary>
[Requires(Duty.DraftRelease)]
public sealed record AttachFile(CommandId Id, JointReleaseId Release, AttachmentId File, string Name, byte[] Bytes) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting)
    {
        if (AttachmentRules.Check(Name, Bytes, out var mediaType) is { } refusal)
        {
            return refusal;
        }

        var outcome = root.Attach(acting.Signature, new Attachment(File, PlainText.Of(Name), TextHash.Of(Bytes), Bytes.LongLength, mediaType));
        if (outcome.IsAccepted)
        {
            acting.Keep(File.Value, Bytes);
        }

        return outcome;
    }
}
