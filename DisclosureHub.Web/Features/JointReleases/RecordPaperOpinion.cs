using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>One person records an opinion signed on paper, with its scan. The scan is looked at by content and kept in the same commit.</summary>
/// <param name="Content">What an outside unit's letter says; null for a form that we printed.</param>
[Requires(Duty.RecordPaperOpinion)]
public sealed record RecordPaperOpinion(
    CommandId Id, JointReleaseId Release, UnitId Unit, OpinionContent? Content, TextHash Seen, AttachmentId File, string Name, byte[] Bytes,
    string Signer, DateOnly SignedOn, string TheirNumber) : IActOn<JointRelease>
{
    public Guid Matter => Release.Value;

    public Outcome Apply(JointRelease root, Acting acting)
    {
        if (AttachmentRules.CheckScan(Name, Bytes, out var mediaType) is { } refusal)
        {
            return refusal;
        }

        var scan = new Attachment(File, PlainText.Of(Name), TextHash.Of(Bytes), Bytes.LongLength, mediaType);
        var outcome = root.RecordPaperOpinion(acting.Signature, Unit, Content, Seen, new ScannedPaper(scan, Signer, SignedOn, TheirNumber, acting.Signature));
        if (outcome.IsAccepted)
        {
            acting.Keep(File.Value, Bytes);
        }

        return outcome;
    }
}
