using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>
/// Every command of a release, with arguments in good order: the texts are those that lie before everybody, nothing that
/// has to be said is missing. So a refusal is about who, and about where the release is.
/// </summary>
internal sealed record Command(string Name, Func<JointRelease, Unit, Signature, Outcome> Run)
{
    private static readonly CommentId Made = CommentId.From(Given.Id(62));
    private static readonly IReadOnlyList<Attendee> Everybody =
    [
        .. Given.Invited, Given.Seat(AttendeeId.From(Given.Id(804)), Given.Legal, Given.Head(Given.Legal).Person, "赵科长"),
    ];

    private static readonly IReadOnlyList<Command> Drafting =
    [
        new("SaveDetails", (r, _, by) => r.SaveDetails(by, "新标题", null, DisclosureAttribute.Proactive, "", r.Draft.Issuers, r.DetailsHash)),
        new("AddBlocks", (r, _, by) => r.AddBlocks(by, null, [new Block(Given.Unknown, BlockKind.Paragraph, "新段")])),
        new("SaveBlock", (r, _, by) => r.SaveBlock(by, Given.Pay, BlockKind.Paragraph, "改了", r.Draft.Find(Given.Pay)!.Hash)),
        new("MoveBlock", (r, _, by) => r.MoveBlock(by, Given.Pay, 0)),
        new("RemoveBlock", (r, _, by) => r.RemoveBlock(by, Given.Posts, r.Draft.Find(Given.Posts)!.Hash)),
        new("BringIn", (r, _, by) => r.BringIn(by, new TextFromFile("公告.docx", TextHash.Of("公告"), null, [new Block(Given.Unknown, BlockKind.Paragraph, "文件里的话")]), r.Draft.Hash())),
        new("Attach", (r, _, by) => r.Attach(by, Given.File(45))),
        new("Detach", (r, _, by) => r.Detach(by, Given.File(45).Id)),
        new("NameConcerns", (r, _, by) => r.NameConcerns(by, [.. r.Concerns.Where(c => c.Unit != r.Lead), Given.Concerned(Seat.Stranger)], "", UnitOf)),
        new("TakeUpAgreedText", (r, _, by) => r.TakeUpAgreedText(by)),
        new("SubmitDraft", (r, _, by) => r.SubmitDraft(by, true, "按意见修改", r.Draft.Hash())),
        new("ReturnDraft", (r, _, by) => r.ReturnDraft(by, "请核对")),
        new("IssueVersion", (r, _, by) => r.IssueVersion(by, "同意公开", r.Submitted?.Text ?? r.Draft.Hash(), "联发〔2026〕9号", Given.Timetable)),
        new("CallBackConsultation", (r, _, by) => r.CallBackConsultation(by, "还要核对")),
        new("Withdraw", (r, _, by) => r.Withdraw(by, "不再需要")),
        new("KeepAsTemplate", (r, _, by) => r.KeepAsTemplate(by, "招聘公告")),
        new("Copy", (r, _, by) => Copied(r, by)),
    ];

    private static readonly IReadOnlyList<Command> Opinions =
    [
        new("DraftOpinion", (r, unit, by) => r.DraftOpinion(by, unit.Id, Given.Suggestions(), r.Find(unit.Id)?.Draft?.Content.Hash() ?? TextHash.None)),
        new("SendOpinionToHead", (r, unit, by) => r.SendOpinionToHead(by, unit.Id)),
        new("ReturnOpinion", (r, unit, by) => r.ReturnOpinion(by, unit.Id, "请补充")),
        new("SignOpinion: consent", (r, unit, by) => r.TrySign(unit, by, Given.Consent())),
        new("SignOpinion: dissent", (r, unit, by) => r.TrySign(unit, by, Given.Dissent("另有理由"))),
        new("SignOpinion: not concerned", (r, unit, by) => r.TrySign(unit, by, Given.NotConcerned())),
        new("WithdrawOpinion", (r, unit, by) => r.WithdrawOpinion(by, unit.Id, r.LatestOf(unit.Id)?.Id ?? default, "新情况")),
        new("PrintOpinion", (r, unit, by) => r.Print(by: by, unit: unit)),
        new("RecordPaperOpinion", (r, unit, by) => r.TakeIn(Given.Scan(Given.Day(9)), Given.Consent(), by, unit: unit)),
        new("ConfirmPaperOpinion", (r, unit, by) => r.ConfirmPaper(by, unit: unit)),
        new("RejectPaperOpinion", (r, unit, by) => r.RejectPaperOpinion(by, unit.Id, "看不清")),
        new("VoidPaper", (r, unit, by) => r.VoidPaper(by, r.Find(unit.Id)?.Paper?.Number ?? r.Find(unit.Id)?.Letter?.Number ?? "会签〔2026〕999号", "有误")),
    ];

    private static readonly IReadOnlyList<Command> Negotiating =
    [
        new("DraftProposal", (r, unit, by) => r.DraftProposal(by, unit.Id, Given.Proposed(), r.Find(unit.Id)?.ProposalDraft?.Content.Hash() ?? TextHash.None)),
        new("SendProposalToHead", (r, unit, by) => r.SendProposalToHead(by, unit.Id)),
        new("SignProposal", (r, unit, by) => r.Propose(by: by, unit: unit)),
        new("AcceptProposal", (r, unit, by) => r.Accept(by: by, unit: unit)),
        new("DeclineProposal", (r, unit, by) => r.Decline(by: by, unit: unit)),
        new("EscalateDissent", (r, unit, by) => r.Escalate(by, unit: unit)),
    ];

    private static readonly IReadOnlyList<Command> Mediating =
    [
        new("ConveneMediation", (r, _, by) => r.Convene(Everybody, Given.On(11, 14), by: by)),
        new("MarkAttendance", (r, _, by) => r.Mark(Given.FinanceSeat, by: by)),
        new("StatePosition", (r, _, by) => r.StatePosition(by, "按预算执行", TextHash.None)),
        new("TryText", (r, _, by) => r.Try("月薪 4600 元", by: by, seen: r.TriedHash(Given.Pay))),
        new("SignTriedText", (r, unit, by) => r.SignTried(unit, by: by)),
        new("RecordOutcome: left out", (r, unit, by) => r.Conclude(DissentOutcome.LeftOut, [Given.Pay], by: by, unit: unit)),
        new("RecordOutcome: not affected", (r, unit, by) => r.Conclude(DissentOutcome.NotAffected, by: by, unit: unit)),
        new("RecordOutcome: not released", (r, unit, by) => r.Conclude(DissentOutcome.NotReleased, by: by, unit: unit)),
        new("RecordOutcome: referred", (r, unit, by) => r.Conclude(DissentOutcome.Referred, by: by, unit: unit)),
        new("DecideForLeadingGroup", (r, unit, by) => r.Decide(by: by, unit: unit)),
        new("WriteMinutes", (r, _, by) => r.Write("重写", by)),
        new("FinishMinutes", (r, _, by) => r.Finish(by)),
        new("SignMinutes", (r, _, by) => r.SignTheMinutes(by)),
        new("RecordMinutesMark", (r, _, by) => r.RecordMark(Given.LeadsSeat, by: by)),
        new("RecordMinutesMark: refused", (r, _, by) => r.RecordMark(Given.FinanceSeat, true, "不同意第二点", by)),
    ];

    private static readonly IReadOnlyList<Command> OfTheOffice =
    [
        new("ConfirmRemoval", (r, unit, by) => r.ConfirmRemovalOf(unit, by: by)),
        new("InsistOnConcern", (r, unit, by) => r.InsistOn(unit, by: by)),
        new("AddUnit", (r, _, by) => r.Add(Seat.Stranger, by: by)),
        new("AddUnit: the same again", (r, unit, by) => r.Add(unit, by: by)),
        new("ReassignLead", (r, _, by) => r.Reassign(Seat.Stranger, by: by)),
        new("TakeOverCoordination", (r, _, by) => r.TakeOver(by: by)),
        new("IssueLetter", (r, unit, by) => r.SendLetter(by, unit: unit)),
        new("RecordReceipt", (r, unit, by) => r.Receive(Given.Day(9), by, unit)),
    ];

    private static readonly IReadOnlyList<Command> Voices =
    [
        new("Instruct", (r, _, by) => r.Instruct(by, InstructionId.From(Given.Id(63)), PersonId.From(Given.Id(64)), "照发")),
        new("Object", (r, unit, by) => r.Object(by, ObjectionId.From(Given.Id(65)), r.Find(unit.Id)?.Decision is null ? ObjectionTarget.Finding : ObjectionTarget.Decision, unit.Id.Value, "不服")),
        new("MakeComment", (r, _, by) => r.MakeComment(by, Made, Given.Pay, null, "见附件")),
        new("ResolveComment", (r, _, by) => r.ResolveComment(by, CommentId.From(Given.Id(61)))),
        new("CarryComment", (r, unit, by) => r.CarryComment(by, CommentId.From(Given.Id(61)), unit.Id)),
        new("AcknowledgeReading", (r, _, by) => r.AcknowledgeReading(by, r.Current?.Hash ?? TextHash.None)),
        new("UrgeUnit", (r, unit, by) => r.UrgeUnit(by, unit.Id, "请尽快")),
    ];

    public static readonly IReadOnlyList<Command> All = [.. Drafting, .. Opinions, .. Negotiating, .. Mediating, .. OfTheOffice, .. Voices];

    private static Unit? UnitOf(UnitId id) => id == Seat.Stranger.Id ? Seat.Stranger : Given.UnitOf(id);

    /// <summary>The copy is another matter; what became of the command is all that is asked here.</summary>
    private static Outcome Copied(JointRelease source, Signature by)
    {
        var ids = (source.Current?.Text ?? source.Draft).Blocks.Index().ToDictionary(b => b.Item.Id, b => BlockId.From(Given.Id(91 + b.Index)));
        return JointRelease.Copy(JointReleaseId.From(Given.Id(2)), by, source, "新公告", ids, Given.CategoryOf).Refusal is { } refusal ? refusal : Outcome.Accepted;
    }
}
