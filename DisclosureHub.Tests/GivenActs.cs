using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests;

/// <summary>
/// The acts after a dissent with everything in order, so that a test names only what it is about. The unit is Finance
/// unless another is named, and each act falls on the day on which it comes in the usual course: the dissent on the 3rd,
/// talking on the 4th, the meeting on the 5th at two, outcomes and minutes on the 6th.
/// </summary>
internal static partial class Given
{
    public const string Basis = "《协调制度》第三条";

    public static readonly DateTimeOffset MeetingStarts = On(5, 14);

    public static readonly ProposalContent Argued = new([], "标准见预算批复");

    public static readonly AttendeeId LeadsSeat = AttendeeId.From(Id(801));
    public static readonly AttendeeId FinanceSeat = AttendeeId.From(Id(802));
    public static readonly AttendeeId TaxSeat = AttendeeId.From(Id(803));

    public static readonly IReadOnlyList<Attendee> Invited =
    [
        Seat(LeadsSeat, Employment, Head(Employment).Person, "李主任"),
        Seat(FinanceSeat, Finance, Head(Finance).Person, "张科长"),
        Seat(TaxSeat, TaxBureau, null, "税务局王处长"),
    ];

    public static Signature Staff(DateTimeOffset? at = null) => Drafter(Office, at ?? On(6));

    public static Signature OfficeHead(DateTimeOffset? at = null) => Head(Office, at ?? On(6));

    public static Signature Leader(Role role = Role.LeadingGroupChair, DateTimeOffset? at = null) => Signed(Leaders, role, at ?? On(6));

    public static Signature Contact(DateTimeOffset? at = null) => Signed(TaxBureau, Role.OutsideContact, at ?? On(5));

    public static Attendee Seat(AttendeeId id, Unit unit, PersonId? person, string name) => new(id, unit.Id, person, name, Attendance.Invited, null);

    public static ProposalContent Proposed(string? text = "月薪 4500 元", string argument = "") => new([new TextChange(Pay, text)], argument);

    /// <summary>Two of the three of the leading group are for it, unless said otherwise.</summary>
    public static IReadOnlyList<Vote> Votes(Ballot chair = Ballot.For, Ballot director = Ballot.For, Ballot member = Ballot.Against) =>
    [
        new(Leader().Person, chair), new(Leader(Role.Director).Person, director), new(Leader(Role.LeadingGroupMember).Person, member),
    ];

    public static bool IsMember(PersonId person) => Votes().Any(v => v.Member == person);

    public static Outcome TrySign(this JointRelease release, Unit unit, Signature by, OpinionContent opinion) =>
        release.SignOpinion(by, unit.Id, release.NextOpinion(), release.NextNumber("会签"), opinion, release.Current?.Hash ?? TextHash.None, release.LatestOf(unit.Id)?.Id, Calendar);

    public static Outcome Propose(this JointRelease release, ProposalContent? content = null, Signature? by = null, Unit? unit = null, TextHash? seen = null) =>
        release.SignProposal(
            by ?? Head(Employment, On(4)), (unit ?? Finance).Id, ProposalId.From(Id(701 + release.Proposals.Count)), content ?? Proposed(),
            seen ?? release.Current?.Hash ?? TextHash.None);

    public static Outcome Accept(this JointRelease release, ConsentScope? scope = null, Signature? by = null, TextHash? seen = null, string basis = Basis, Unit? unit = null) =>
        release.AcceptProposal(
            by ?? Head(unit ?? Finance, On(4, 15)), (unit ?? Finance).Id, release.LastProposal(unit)?.Id ?? default, release.NextOpinion(), release.NextNumber("会签"),
            scope ?? ConsentScope.Whole, basis, seen ?? release.LastProposal(unit)?.Text ?? TextHash.None);

    public static Outcome Decline(this JointRelease release, string reasons = "仍与预算不符", string wouldSign = "", Signature? by = null, Unit? unit = null) =>
        release.DeclineProposal(
            by ?? Head(unit ?? Finance, On(4, 15)), (unit ?? Finance).Id, release.LastProposal(unit)?.Id ?? default, reasons, wouldSign, () => release.NextNumber("分歧"));

    public static Outcome Escalate(this JointRelease release, Signature? by = null, string reason = "协商未果", Unit? unit = null) =>
        release.EscalateDissent(by ?? Head(Employment, On(4, 16)), (unit ?? Finance).Id, reason, release.NextNumber("分歧"));

    public static Outcome Convene(
        this JointRelease release, IReadOnlyList<Attendee>? invited = null, DateTimeOffset? starts = null, string place = "三楼会议室", Signature? by = null) =>
        release.ConveneMediation(by ?? Staff(On(5)), starts ?? MeetingStarts, false, place, invited ?? Invited);

    public static Outcome Try(this JointRelease release, string? text = "月薪 4500 元", BlockId? block = null, Signature? by = null, TextHash? seen = null) =>
        release.TryText(by ?? Drafter(Employment, On(5, 14)), block ?? Pay, text, seen ?? release.TriedHash(block ?? Pay));

    public static Outcome SignTried(this JointRelease release, Unit? unit = null, ConsentScope? scope = null, Signature? by = null, TextHash? seen = null, string basis = Basis) =>
        release.SignTriedText(
            by ?? Head(unit ?? Finance, On(5, 15)), (unit ?? Finance).Id, release.NextOpinion(), release.NextNumber("会签"), scope ?? ConsentScope.Whole, basis,
            seen ?? release.TriedText.Hash());

    public static Outcome Conclude(
        this JointRelease release, DissentOutcome outcome, IReadOnlyList<BlockId>? passages = null, string reasons = "会上一致认为", Signature? by = null, Unit? unit = null) =>
        release.RecordOutcome(by ?? OfficeHead(), (unit ?? Finance).Id, outcome, passages ?? [], reasons);

    public static Outcome Decide(
        this JointRelease release, IReadOnlyList<Vote>? votes = null, Signature? by = null, TextHash? seen = null, string reasons = "按部门职责由就业科确定", Unit? unit = null) =>
        release.DecideForLeadingGroup(by ?? Leader(), (unit ?? Finance).Id, votes ?? Votes(), reasons, seen ?? release.Current?.Hash ?? TextHash.None, IsMember);

    public static Outcome Mark(this JointRelease release, AttendeeId seat, bool present = true, Signature? by = null) =>
        release.MarkAttendance(by ?? Staff(), seat, present);

    public static Outcome Write(this JointRelease release, string text = "会议议定如下", Signature? by = null, TextHash? seen = null) =>
        release.WriteMinutes(by ?? Staff(), text, seen ?? TextHash.Of(release.OpenMediation?.MinutesDraft ?? ""));

    public static Outcome Finish(this JointRelease release, Signature? by = null, TextHash? seen = null) =>
        release.FinishMinutes(by ?? Staff(), release.NextNumber("纪要"), seen ?? TextHash.Of(release.OpenMediation?.MinutesDraft ?? ""));

    public static Outcome SignTheMinutes(this JointRelease release, Signature? by = null, TextHash? seen = null) =>
        release.SignMinutes(by ?? Head(Employment, On(6, 15)), seen ?? release.OpenMediation?.Minutes?.Hash ?? TextHash.None);

    public static Outcome RecordMark(this JointRelease release, AttendeeId seat, bool refused = false, string note = "", Signature? by = null) =>
        release.RecordMinutesMark(by ?? Staff(On(6, 16)), seat, refused, note);

    public static Outcome Add(this JointRelease release, Unit unit, IReadOnlyList<BlockId>? passages = null, string reason = "涉及税收", Signature? by = null) =>
        release.AddUnit(by ?? OfficeHead(On(4)), unit, passages ?? [], reason, Timetable);

    public static Outcome ConfirmRemovalOf(this JointRelease release, Unit unit, string reason = "确不涉及", Signature? by = null) =>
        release.ConfirmRemoval(by ?? OfficeHead(On(4)), unit.Id, reason);

    public static Outcome InsistOn(this JointRelease release, Unit unit, string reason = "三定方案第五条", Signature? by = null) =>
        release.InsistOnConcern(by ?? OfficeHead(On(4)), unit.Id, reason, Timetable);

    public static Outcome Reassign(this JointRelease release, Unit to, string reason = "该类别归其管理", Signature? by = null) =>
        release.ReassignLead(by ?? OfficeHead(On(4)), to, reason, CategoryOf);

    public static Outcome TakeOver(this JointRelease release, string reason = "牵头单位无力推进", Signature? by = null) =>
        release.TakeOverCoordination(by ?? OfficeHead(On(4)), reason);

    public static Outcome SendLetter(this JointRelease release, Signature? by = null, bool isChecked = true, TextHash? seen = null, Unit? unit = null) =>
        release.IssueLetter(by ?? OfficeHead(On(3)), (unit ?? TaxBureau).Id, release.NextNumber("函"), isChecked, seen ?? release.Current?.Hash ?? TextHash.None);

    public static Outcome Receive(this JointRelease release, DateOnly? on = null, Signature? by = null, Unit? unit = null) =>
        release.RecordReceipt(by ?? Staff(On(5)), (unit ?? TaxBureau).Id, on ?? Day(4), Timetable);

    public static Outcome Print(this JointRelease release, OpinionContent? content = null, Signature? by = null, TextHash? seen = null, Unit? unit = null) =>
        release.PrintOpinion(by ?? Drafter(unit ?? Finance, On(3)), (unit ?? Finance).Id, release.NextNumber("会签"), content ?? Consent(), seen ?? release.Current?.Hash ?? TextHash.None);

    public static Outcome TakeIn(this JointRelease release, ScannedPaper? scan = null, OpinionContent? content = null, Signature? by = null, TextHash? seen = null, Unit? unit = null) =>
        release.RecordPaperOpinion(by ?? Drafter(unit ?? Finance, On(5)), (unit ?? Finance).Id, content, seen ?? release.Current?.Hash ?? TextHash.None, scan ?? Scan());

    public static Outcome ConfirmPaper(this JointRelease release, Signature? by = null, TextHash? seen = null, Unit? unit = null) =>
        release.ConfirmPaperOpinion(
            by ?? Staff(On(6)), (unit ?? Finance).Id, release.NextOpinion(), () => release.NextNumber("会签"),
            seen ?? release.Find((unit ?? Finance).Id)?.Paper?.Content.Hash() ?? TextHash.None, Calendar);

    /// <summary>Signed in ink on the 4th.</summary>
    public static ScannedPaper Scan(DateOnly? signedOn = null, string signer = "张科长", string theirNumber = "", long size = 9) =>
        new(new Attachment(AttachmentId.From(Id(49)), "意见单.pdf", TextHash.Of("扫描"), size, "application/pdf"), signer, signedOn ?? Day(4), theirNumber, Staff());

    public static Category? CategoryOf(CategoryId id) => new[] { Recruitment, Budget }.FirstOrDefault(c => c.Id == id);

    public static OpinionId NextOpinion(this JointRelease release) => OpinionId.From(Id(501 + release.Opinions.Count));

    /// <summary>Numbers are drawn once and never again, whatever they are for.</summary>
    public static string NextNumber(this JointRelease release, string code) => $"{code}〔2026〕{100 + release.Papers.Count + release.Versions.Count}号";

    private static Proposal? LastProposal(this JointRelease release, Unit? unit) => release.Proposals.LastOrDefault(p => p.Unit == (unit ?? Finance).Id);
}
