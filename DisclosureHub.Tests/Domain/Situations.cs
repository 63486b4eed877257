using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>Where a release can be, by name; what commands are tried on, and for which unit.</summary>
internal sealed record Situation(string Name, Unit Unit, Func<JointRelease> Make)
{
    public static readonly IReadOnlyList<Situation> All =
    [
        Of("drafting", Given.Drafting),
        Of("submitted", () => Given.Submitted(Given.Concerned(Given.Finance))),
        Of("returned", () => Given.Submitted(Given.Concerned(Given.Finance)).After(r => r.ReturnDraft(Given.Head(Given.Employment), "请核对"))),
        Of("asked", Given.HalfConsented),
        Of("asked + opinion drafted", () => Drafted(Given.HalfConsented())),
        Of("asked + opinion before its head", () => Drafted(Given.HalfConsented()).After(r => r.SendOpinionToHead(Given.Drafter(Given.Finance, Given.On(3)), Given.Finance.Id))),
        Of("asked + next draft begun", () => Begun(Given.HalfConsented())),
        Of("asked + next draft submitted", () => Submitted(Begun(Given.HalfConsented()))),
        Of("asked + commented", () => Given.HalfConsented().After(Comment)),
        Of("form printed", () => Given.HalfConsented().After(r => r.Print())),
        Of("form recorded", () => Given.HalfConsented().After(r => r.Print(), r => r.TakeIn())),
        new("outside without letter", Given.TaxBureau, () => Given.AskingOutside(letter: false)),
        new("outside with letter", Given.TaxBureau, () => Given.AskingOutside()),
        new("outside with letter received", Given.TaxBureau, () => Given.AskingOutside(received: true)),
        new("outside with answer recorded", Given.TaxBureau, () => Given.AskingOutside(received: true).After(
            r => r.TakeIn(Given.Scan(Given.Day(5)), Given.Consent(), Given.Staff(), unit: Given.TaxBureau))),
        new("outside dissenting before the office", Given.TaxBureau, () => Given.AskingOutside(received: true).After(
            r => r.TrySign(Given.TaxBureau, Given.Contact(), Given.Dissent()), r => r.Escalate(unit: Given.TaxBureau), r => r.Convene())),
        Of("asks to be removed", Given.AskingToBeRemoved),
        Of("office insists", () => Given.AskingToBeRemoved().After(r => r.InsistOn(Given.Finance))),
        Of("removed", Given.WithOneRemoved),
        Of("removed + named again", () => Given.WithOneRemoved().After(r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal)))),
        Of("dissents", () => Given.Dissenting().After(Comment)),
        Of("dissents + proposal drafted", () => Given.Dissenting().After(
            r => r.DraftProposal(Given.Drafter(Given.Employment, Given.On(4)), Given.Finance.Id, Given.Argued, TextHash.None))),
        Of("dissents + jointly issued", Jointly),
        Of("proposal waits", () => Given.Negotiating()),
        Of("proposal declined", () => Given.Declined(1)),
        Of("third proposal waits", () => Given.Declined(2).After(r => r.Propose())),
        Of("proposed text accepted", () => Given.Negotiating().After(r => r.Accept())),
        Of("before the office", () => Given.InMediation(convened: false)),
        Of("convened", () => Given.InMediation()),
        Of("convened + text tried", () => Given.InMediation().After(r => r.Try())),
        Of("tried text signed", () => Given.InMediation().After(r => r.Try(), r => r.SignTried())),
        Of("passages to be left out", () => Given.InMediation().After(r => r.Conclude(DissentOutcome.LeftOut, [Given.Pay]))),
        Of("referred + minutes written", () => Given.InMediation().After(
            r => r.Conclude(DissentOutcome.Referred), r => r.Mark(Given.LeadsSeat), r => r.Mark(Given.FinanceSeat), r => r.Mark(Given.TaxSeat, false), r => r.Write())),
        Of("referred + minutes finished", () => Given.Minuted(DissentOutcome.Referred)),
        Of("decided", Given.Decided),
        Of("agreed", () => Given.HalfConsented().After(r => r.TrySign(Given.Finance, Given.Consent(), Given.On(4)))),
        Of("agreed by a consent that stood", Stood),
        Of("silent + before the office", () => Given.HalfConsented().Until(Given.On(17))),
        new("outside silent + before the office", Given.TaxBureau, () => Given.AskingOutside(received: true).Until(Given.On(25))),
        Of("silent + decided over", () => Given.HalfConsented().Until(Given.On(17)).After(r => r.Decide())),
        Of("negotiation ran out", () => Given.Dissenting().Until(Given.On(11))),
        Of("mediation ran out", () => Given.InMediation(convened: false).Until(Given.On(25))),
        Of("asked again + a later day", () => Given.HalfConsented().After(r => r.TrySign(Given.Finance, Given.Consent(), Given.On(10))).Revise(r => r.Rewrite(Given.Pay, "月薪 5200 元"), Given.On(10)).After()),
        Of("taken over", () => Given.Dissenting().After(r => r.TakeOver())),
        Of("lead reassigned", () => Given.Dissenting().After(r => r.Reassign(Given.Legal))),
        Of("called back", Given.CalledBack),
        Of("not released", Given.NotReleased),
        Of("withdrawn", Given.Withdrawn),
    ];

    private static Situation Of(string name, Func<JointRelease> make) => new(name, Given.Finance, make);

    private static Outcome Comment(JointRelease release) =>
        release.MakeComment(Given.Drafter(Given.Finance, Given.On(3)), CommentId.From(Given.Id(61)), Given.Pay, null, "见预算");

    private static JointRelease Drafted(JointRelease release) => release.After(
        r => r.DraftOpinion(Given.Drafter(Given.Finance, Given.On(3)), Given.Finance.Id, Given.Consent(), TextHash.None));

    private static JointRelease Begun(JointRelease release) => release.After(r => r.Rewrite(Given.Posts, "统计 3 名"));

    private static JointRelease Submitted(JointRelease release) => release.After(
        r => r.SubmitDraft(Given.Drafter(Given.Employment, Given.On(4)), true, "改", r.Draft.Hash()));

    private static JointRelease Stood()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay, Given.Posts), Given.Concerned(Given.Legal)).After(
            r => r.TrySign(Given.Finance, Given.Consent(Given.Pay, Given.Posts), Given.On(4)), r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal)));
        return release.Revise(r => r.Rewrite(Given.Heading, "一、岗位"), Given.On(9)).After(r => r.TrySign(Given.Legal, Given.Consent(), Given.On(9)));
    }

    private static JointRelease Jointly()
    {
        var by = Given.Drafter(Given.Employment);
        var release = Given.Drafting().After(
            r => r.SaveDetails(by, "公告", Given.Recruitment, DisclosureAttribute.Proactive, "", [Given.Legal.Id], r.DetailsHash),
            r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal)), r => r.SubmitDraft(by, true, "", r.Draft.Hash()),
            r => r.IssueVersion(Given.Head(Given.Employment), "同意公开", r.Draft.Hash(), Given.Number, Given.Timetable));
        release.Sign(Given.Finance, Given.Dissent());
        return release.After(r => r.Escalate(), r => r.Convene());
    }
}

/// <summary>In which post somebody tries a command.</summary>
internal sealed record Seat(string Name, Func<Unit, Signature> Of)
{
    /// <summary>A section that nobody asked anything.</summary>
    public static readonly Unit Stranger = new(UnitId.From(Given.Id(17)), "人事科", "Personnel Section", "人事", "PER", UnitKind.Section, 7);

    private static readonly DateTimeOffset Now = Given.On(10);

    public static readonly IReadOnlyList<Seat> All =
    [
        new("lead's handler", _ => Given.Drafter(Given.Employment, Now)),
        new("lead's head", _ => Given.Head(Given.Employment, Now)),
        new("unit's handler", unit => Given.Drafter(unit, Now)),
        new("unit's head", unit => unit.Kind == UnitKind.Outside ? Given.Contact(Now) : Given.Head(unit, Now)),
        new("other unit's handler", _ => Given.Drafter(Given.Legal, Now)),
        new("other unit's head", _ => Given.Head(Given.Legal, Now)),
        new("stranger's handler", _ => Given.Drafter(Stranger, Now)),
        new("stranger's head", _ => Given.Head(Stranger, Now)),
        new("office staff", _ => Given.Staff(Now)),
        new("office head", _ => Given.OfficeHead(Now)),
        new("chair", _ => Given.Leader(Role.LeadingGroupChair, Now)),
        new("member", _ => Given.Leader(Role.LeadingGroupMember, Now)),
        new("director", _ => Given.Leader(Role.Director, Now)),
        new("deputy in charge", _ => Given.Leader(Role.DeputyInCharge, Now)),
        new("disclosure deputy", _ => Given.Leader(Role.DisclosureDeputy, Now)),
        new("reviewer", _ => Given.Signed(Given.Office, Role.SecrecyReviewer, Now)),
        new("system administrator", _ => Given.Signed(Given.Employment, Role.SystemAdministrator, Now)),
        new("security administrator", _ => Given.Signed(Given.Employment, Role.SecurityAdministrator, Now)),
        new("auditor", _ => Given.Signed(Given.Employment, Role.AuditAdministrator, Now)),
    ];
}
