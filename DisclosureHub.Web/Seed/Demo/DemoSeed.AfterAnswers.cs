using System.Globalization;
using System.Text;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Seed.Demo;

// What the stories tell of the time after the answers: negotiation, mediation, the office, letters and papers, voices, the end.
public sealed partial class DemoSeed
{
    private IEnumerable<IActOn<JointRelease>> AfterAnswers(DemoRelease told, DemoStep step, Story story, UnitId unit, JointRelease release) =>
        Negotiation(step, story, unit, release)
        ?? Mediation(step, story, unit, release)
        ?? OfThePaper(step, story.Id, unit, release)
        ?? Voices(step, story, unit, release)
        ?? throw new InvalidOperationException($"{told.Key}: nobody knows how to {step.Do}.");

    private static IActOn<JointRelease>[]? Negotiation(DemoStep step, Story story, UnitId unit, JointRelease release)
    {
        var id = story.Id;
        switch (step.Do)
        {
            case "propose":
                return [new SignProposal(NewId.OfCommand(), id, unit, NewId.Of<ProposalId>(), new ProposalContent(ChangesOf(step, story), step.Text ?? ""), release.Current!.Hash)];
            case "draftProposal":
                return [new DraftProposal(NewId.OfCommand(), id, unit, new ProposalContent(ChangesOf(step, story), step.Text ?? ""), release.Find(unit)?.ProposalDraft?.Content.Hash() ?? TextHash.None)];
            case "sendProposal":
                return [new SendProposalToHead(NewId.OfCommand(), id, unit)];
            case "accept":
                var accepted = release.ProposalTo(unit)!;
                return [new AcceptProposal(NewId.OfCommand(), id, unit, accepted.Id, NewId.Of<OpinionId>(), ScopeOf(step, story), step.Basis ?? "", accepted.Text)];
            case "decline":
                return [new DeclineProposal(NewId.OfCommand(), id, unit, release.ProposalTo(unit)!.Id, step.Reasons ?? "", step.WouldSign ?? "")];
            case "escalate":
                return [new EscalateDissent(NewId.OfCommand(), id, unit, step.Reason ?? "")];
            case "takeUp":
                return [new TakeUpAgreedText(NewId.OfCommand(), id)];
            default:
                return null;
        }
    }

    private IActOn<JointRelease>[]? Mediation(DemoStep step, Story story, UnitId unit, JointRelease release)
    {
        var (id, room) = (story.Id, release.OpenMediation);
        switch (step.Do)
        {
            case "convene":
                return [new ConveneMediation(NewId.OfCommand(), id, Moment(step.Starts), false, step.Place ?? "", [.. (step.Invited ?? []).Select(InvitedOf)])];
            case "attendance":
                return [.. room!.Attendees.Select(a => new MarkAttendance(NewId.OfCommand(), id, a.Id, true))];
            case "position":
                return [new StatePosition(NewId.OfCommand(), id, step.Text ?? "", TextHash.None)];
            case "try":
                return [.. ChangesOf(step, story).Select(c => new TryText(NewId.OfCommand(), id, c.Block, c.Text, release.TriedHash(c.Block)))];
            case "signTried":
                return [new SignTriedText(NewId.OfCommand(), id, unit, NewId.Of<OpinionId>(), ScopeOf(step, story), step.Basis ?? "", release.TriedText.Hash())];
            case "outcome":
                return [new RecordOutcome(NewId.OfCommand(), id, unit, step.Outcome, [.. (step.ScopeBlocks ?? []).Select(key => story.Blocks[key])], step.Reasons ?? "")];
            case "decide":
                return [new DecideForLeadingGroup(NewId.OfCommand(), id, unit, [.. step.Votes!.Select(v => new Vote(_people[v.Person].Id, v.Ballot))], step.Reasons ?? "", release.Current!.Hash)];
            case "minutes":
                return [new WriteMinutes(NewId.OfCommand(), id, step.Text ?? "", TextHash.Of(room!.MinutesDraft))];
            case "finishMinutes":
                return [new FinishMinutes(NewId.OfCommand(), id, TextHash.Of(room!.MinutesDraft))];
            case "signMinutes":
                return [new SignMinutes(NewId.OfCommand(), id, room!.Minutes!.Hash)];
            default:
                return null;
        }
    }

    private static IActOn<JointRelease>[]? OfThePaper(DemoStep step, JointReleaseId id, UnitId unit, JointRelease release)
    {
        switch (step.Do)
        {
            case "confirmRemoval":
                return [new ConfirmRemoval(NewId.OfCommand(), id, unit, step.Reason ?? "")];
            case "insist":
                return [new InsistOnConcern(NewId.OfCommand(), id, unit, step.Reason ?? "")];
            case "letter":
                return [new IssueLetter(NewId.OfCommand(), id, unit, true, release.Current!.Hash)];
            case "receipt":
                return [new RecordReceipt(NewId.OfCommand(), id, unit, step.On)];
            case "recordPaper":
                var content = new OpinionContent(step.Stance, ConsentScope.Whole, step.Reasons ?? "", step.Basis ?? "", "");
                return
                [
                    new RecordPaperOpinion(
                        NewId.OfCommand(), id, unit, content, release.Current!.Hash, NewId.Of<AttachmentId>(), "复函扫描件.pdf", DemoScan.Of(step.Signer ?? ""),
                        step.Signer ?? "", step.On, step.TheirNumber ?? ""),
                ];
            case "confirmPaper":
                return [new ConfirmPaperOpinion(NewId.OfCommand(), id, unit, NewId.Of<OpinionId>(), release.Find(unit)!.Paper!.Content.Hash())];
            default:
                return null;
        }
    }

    private IActOn<JointRelease>[]? Voices(DemoStep step, Story story, UnitId unit, JointRelease release)
    {
        var id = story.Id;
        switch (step.Do)
        {
            case "comment":
                return [new MakeComment(NewId.OfCommand(), id, NewId.Of<CommentId>(), step.Block is { } block ? story.Blocks[block] : null, null, step.Text ?? "")];
            case "reply":
                return [new MakeComment(NewId.OfCommand(), id, NewId.Of<CommentId>(), null, release.Comments.Last(c => c.ReplyTo is null).Id, step.Text ?? "")];
            case "resolve":
                return [new ResolveComment(NewId.OfCommand(), id, release.Comments.Last(c => c.ReplyTo is null).Id)];
            case "carry":
                return [new CarryComment(NewId.OfCommand(), id, release.Comments.Last(c => c.ReplyTo is null).Id, unit)];
            case "read":
                return [new AcknowledgeReading(NewId.OfCommand(), id, release.Current!.Hash)];
            case "urge":
                return [new UrgeUnit(NewId.OfCommand(), id, unit, step.Text ?? "")];
            case "instruct":
                return [new Instruct(NewId.OfCommand(), id, NewId.Of<InstructionId>(), _people[step.To!].Id, step.Text ?? "")];
            case "objectToInstruction":
                return [new RaiseObjection(NewId.OfCommand(), id, NewId.Of<ObjectionId>(), ObjectionTarget.Instruction, release.Instructions[^1].Id.Value, step.Reasons ?? "")];
            case "callBack":
                return [new CallBackConsultation(NewId.OfCommand(), id, step.Reason ?? "")];
            case "withdrawRelease":
                return [new WithdrawRelease(NewId.OfCommand(), id, step.Reason ?? "")];
            case "template":
                return [new KeepAsTemplate(NewId.OfCommand(), id, step.Text ?? "")];
            default:
                return null;
        }
    }

    private Attendee InvitedOf(DemoInvited told) => new(
        NewId.Of<AttendeeId>(), _units[told.Unit].Id, told.Person is { } person ? _people[person].Id : null,
        told.Person is { } known ? _people[known].Name : told.Name ?? "", Attendance.Invited, null);

    private static ConsentScope ScopeOf(DemoStep step, Story story) => new([.. (step.ScopeBlocks ?? []).Select(key => story.Blocks[key])]);

    private static IReadOnlyList<TextChange> ChangesOf(DemoStep step, Story story) =>
        [.. (step.Changes ?? []).Select(c => new TextChange(story.Blocks[c.Block], c.Text))];

    private DateTimeOffset Moment(DateTime local)
    {
        var moved = DateTime.SpecifyKind(local.AddDays(7 * _weeks), DateTimeKind.Unspecified);
        return new DateTimeOffset(moved, WorkCalendar.Zone.GetUtcOffset(moved)).ToUniversalTime();
    }

    /// <summary>A scan for the demonstration: a PDF of one page that says whose paper it would be.</summary>
    private static class DemoScan
    {
        public static byte[] Of(string signer)
        {
            var words = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes($"\uFEFF（演示）复函扫描件　{signer}"));
            string[] objects =
            [
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
                $"<</Type/Annot/Subtype/FreeText/Rect[80 700 515 760]/DA(/Helv 14 Tf 0 g)/Contents<{words}>>>",
            ];
            var (pdf, offsets) = ("%PDF-1.4\n", new List<int>());
            foreach (var (at, body) in objects.Index())
            {
                offsets.Add(pdf.Length);
                pdf += $"{at + 1} 0 obj\n{body}\nendobj\n";
            }

            var table = string.Concat(offsets.Select(offset => string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n")));
            return Encoding.ASCII.GetBytes(
                $"{pdf}xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{pdf.Length}\n%%EOF\n");
        }
    }
}
