using System.Runtime.CompilerServices;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests;

/// <summary>
/// The people, the calendar and the releases that scenarios start from. Nothing here is random and no clock is read:
/// ids are numbers, and the day is one of November 2026 (the 2nd is a Monday).
/// </summary>
internal static partial class Given
{
    public const string Number = "联发〔2026〕1号";

    public static readonly Unit Employment = new(UnitId.From(Id(11)), "就业促进科", "Employment Section", "就业", "EMP", UnitKind.Section, 1);
    public static readonly Unit Finance = new(UnitId.From(Id(12)), "财务科", "Finance Section", "财务", "FIN", UnitKind.Section, 2);
    public static readonly Unit Legal = new(UnitId.From(Id(13)), "法规科", "Legal Section", "法规", "LEG", UnitKind.Section, 3);
    public static readonly Unit Office = new(UnitId.From(Id(14)), "领导小组办公室", "Leading Group Office", "办公室", "OFF", UnitKind.Office, 4);
    public static readonly Unit Leaders = new(UnitId.From(Id(15)), "局领导", "Leadership", "领导", "LEAD", UnitKind.Leadership, 5);
    public static readonly Unit TaxBureau = new(UnitId.From(Id(16)), "市税务局", "Tax Bureau", "税务", "TAX", UnitKind.Outside, 6);

    public static readonly IReadOnlyList<Unit> Units = [Employment, Finance, Legal, Office, Leaders, TaxBureau];

    /// <summary>A category that the lead of every scenario, <see cref="Employment"/>, owns.</summary>
    public static readonly Category Recruitment = new(CategoryId.From(Id(21)), "公开招聘", "Recruitment", Employment.Id, 14);
    public static readonly Category Budget = new(CategoryId.From(Id(22)), "预算决算", "Budget", Finance.Id, 7);

    public static readonly BlockId Heading = BlockId.From(Id(31));
    public static readonly BlockId Posts = BlockId.From(Id(32));
    public static readonly BlockId Pay = BlockId.From(Id(33));
    public static readonly BlockId Unknown = BlockId.From(Id(39));

    /// <summary>The State Council's notice for 2026.</summary>
    public static readonly WorkCalendar Calendar = new([Notice2026()]);

    /// <summary>The same with the time limits as they are in code.</summary>
    public static readonly Timetable Timetable = Timetable.Defaults(Calendar);

    public static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    public static Unit? UnitOf(UnitId id) => Units.FirstOrDefault(u => u.Id == id);

    /// <summary>A day of November 2026, by the wall clock in Shanghai.</summary>
    public static DateTimeOffset On(int day, int hour = 9, int minute = 0) =>
        new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    public static DateOnly Day(int day) => new(2026, 11, day);

    /// <summary>The calendar of 2026 with more days off and more weekend days worked.</summary>
    public static WorkCalendar CalendarWith(int[]? off = null, int[]? worked = null)
    {
        var notice = Notice2026();
        return new WorkCalendar([notice with
        {
            Off = notice.Off.Concat((off ?? []).Select(Day)).ToHashSet(),
            MakeUpWorkdays = notice.MakeUpWorkdays.Concat((worked ?? []).Select(Day)).ToHashSet(),
        }]);
    }

    public static Signature Signed(Unit unit, Role role, DateTimeOffset at) =>
        new(PersonId.From(Id((100 * unit.Order) + (int)role)), PostId.From(Id(1000 + (100 * unit.Order) + (int)role)), unit.Id, role, null, Authentication.DemoPersona, at);

    public static Signature Drafter(Unit unit, DateTimeOffset? at = null) =>
        Signed(unit, unit.Kind == UnitKind.Office ? Role.OfficeStaff : Role.Drafter, at ?? On(2));

    public static Signature Head(Unit unit, DateTimeOffset? at = null) =>
        Signed(unit, unit.Kind == UnitKind.Office ? Role.OfficeHead : Role.SectionHead, at ?? On(2));

    public static Reader Reader(params (Unit Unit, Role Role)[] posts) => new(
        PersonId.From(Id(900)),
        [.. posts.Select((p, i) => new Post(PostId.From(Id(901 + i)), PersonId.From(Id(900)), p.Unit.Id, p.Role, new DateOnly(2026, 1, 1), null))]);

    public static Concern Concerned(Unit unit, params BlockId[] passages) => new(unit.Id, passages);

    public static Attachment File(int number, string name = "报名表.docx", string content = "姓名") =>
        new(AttachmentId.From(Id(number)), name, TextHash.Of(content), content.Length, "application/octet-stream");

    public static OpinionContent Consent(params BlockId[] scope) => new(Stance.Consent, new ConsentScope(scope), "", "《协调制度》第三条", "");

    public static OpinionContent Dissent(string reasons = "待遇标准与预算不符") =>
        new(Stance.Dissent, ConsentScope.Whole, reasons, "《预算法》第十三条", "月薪按预算执行");

    public static OpinionContent Suggestions(params BlockId[] scope) =>
        new(Stance.ConsentWithSuggestions, new ConsentScope(scope), "建议写明岗位数", "《协调制度》第三条", "");

    public static OpinionContent NotConcerned() => new(Stance.NotConcerned, ConsentScope.Whole, "不属本科职责", "三定方案", "");

    /// <summary>A release that its lead is writing: three passages, everything filled in, no unit named yet.</summary>
    public static JointRelease Drafting()
    {
        var by = Drafter(Employment);
        var release = JointRelease.Begin(JointReleaseId.From(Id(1)), by, "公开招聘公告").Made;
        release.SaveDetails(by, "公开招聘公告", Recruitment, DisclosureAttribute.Proactive, "", [Employment.Id], release.DetailsHash).MustBeAccepted();
        release.AddBlocks(by, null, [
            new Block(Heading, BlockKind.Heading, "一、招聘岗位"),
            new Block(Posts, BlockKind.Paragraph, "统计 2 名"),
            new Block(Pay, BlockKind.Paragraph, "月薪 5000 元"),
        ]).MustBeAccepted();
        return release.Settled();
    }

    /// <summary>A draft that waits for the head; with no concern named, "none" has its reason.</summary>
    public static JointRelease Submitted(params Concern[] concerns)
    {
        var release = Drafting();
        release.NameConcerns(Drafter(Employment), concerns, concerns.Length == 0 ? "只涉及本科业务" : "", UnitOf).MustBeAccepted();
        release.SubmitDraft(Drafter(Employment), true, "", release.Draft.Hash()).MustBeAccepted();
        return release.Settled();
    }

    /// <summary>A first version put to the units concerned on Monday 2 November; each has until the 11th.</summary>
    public static JointRelease InConsultation(params Concern[] concerns)
    {
        var release = Submitted(concerns);
        release.IssueVersion(Head(Employment), "同意公开", release.Submitted!.Text, Number, Timetable).MustBeAccepted();
        return release.Settled();
    }

    /// <summary>A first version put to Finance and to Legal, who have both consented to the whole of it.</summary>
    public static JointRelease Agreed()
    {
        var release = InConsultation(Concerned(Finance), Concerned(Legal));
        release.Sign(Finance, Consent(), On(3));
        release.Sign(Legal, Consent(), On(4));
        return release.Settled();
    }

    /// <summary>The unit's head signs on the version that lies before everybody.</summary>
    public static Opinion Sign(this JointRelease release, Unit unit, OpinionContent opinion, DateTimeOffset? at = null, WorkCalendar? calendar = null)
    {
        release.TrySign(unit, opinion, at, calendar).MustBeAccepted();
        return release.Opinions[^1];
    }

    public static Outcome TrySign(this JointRelease release, Unit unit, OpinionContent opinion, DateTimeOffset? at = null, WorkCalendar? calendar = null)
    {
        var count = release.Opinions.Count + 1;
        return release.SignOpinion(
            Head(unit, at ?? On(3)), unit.Id, OpinionId.From(Id(500 + count)), $"会签〔2026〕{count}号", opinion, release.Current!.Hash, release.LatestOf(unit.Id)?.Id, calendar ?? Calendar);
    }

    /// <summary>The lead changes the draft and sends it as the next version.</summary>
    public static JointRelease Revise(this JointRelease release, Func<JointRelease, Outcome> edit, DateTimeOffset? at = null, WorkCalendar? calendar = null)
    {
        edit(release).MustBeAccepted();
        release.SubmitDraft(Drafter(Employment, at ?? On(5)), true, "按意见修改", release.Draft.Hash()).MustBeAccepted();
        release.IssueVersion(Head(Employment, at ?? On(5)), "同意公开", release.Submitted!.Text, "联发〔2026〕99号", calendar is null ? Timetable : Timetable.With(calendar)).MustBeAccepted();
        return release;
    }

    public static Outcome Rewrite(this JointRelease release, BlockId block, string text) =>
        release.SaveBlock(Drafter(Employment), block, release.Draft.Find(block)!.Kind, text, release.Draft.Find(block)!.Hash);

    public static Outcome Retitle(this JointRelease release, string title) =>
        release.SaveDetails(Drafter(Employment), title, Recruitment, release.Draft.Attribute, release.Draft.Ground, release.Draft.Issuers, release.DetailsHash);

    public static Outcome Name(this JointRelease release, params Concern[] concerns) =>
        release.NameConcerns(Drafter(Employment), concerns, "", UnitOf);

    public static ConsultationState StateOf(this JointRelease release, Unit unit) => release.StateOf(release.Find(unit.Id)!);

    public static DateOnly DueOn(this JointRelease release, Unit unit) => release.Find(unit.Id)!.DueOn!.Value;

    /// <summary>Every fact of a scenario from its beginning; whatever a test took off itself in between is missing.</summary>
    public static IReadOnlyList<DomainEvent> FactsOf(JointRelease release) => Told.GetOrCreateValue(release.Settled());

    private static readonly ConditionalWeakTable<JointRelease, List<DomainEvent>> Told = [];

    private static JointRelease Settled(this JointRelease release)
    {
        Told.GetOrCreateValue(release).AddRange(release.Raised());
        return release;
    }

    /// <summary>What was raised since the last time; the clocks follow, as they do at the door.</summary>
    public static IReadOnlyList<DomainEvent> Raised(this JointRelease release)
    {
        var facts = release.TakeRaised();
        if (facts.Count == 0)
        {
            return facts;
        }

        release.KeepTime(facts.Max(f => f.At), Timetable);
        return [.. facts, .. release.TakeRaised()];
    }

    private static void MustBeAccepted(this Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The scenario itself was refused: {refusal}");
        }
    }

    private static HolidayNotice Notice2026() => new(
        2026,
        "202511/content_7047091",
        Days((1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)),
        Days((1, 4, 4), (2, 14, 14), (2, 28, 28), (5, 9, 9), (9, 20, 20), (10, 10, 10)));

    private static HashSet<DateOnly> Days(params (int Month, int From, int To)[] runs) =>
        [.. runs.SelectMany(r => Enumerable.Range(r.From, r.To - r.From + 1).Select(d => new DateOnly(2026, r.Month, d)))];
}
