using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Notices;

/// <summary>
/// Which fact is told to whom. Whoever did it himself is not told, and nobody is told of what he may not see; both are
/// looked after where the persons are known.
/// </summary>
public static class NoticePolicy
{
    /// <param name="lead">The unit that leads the matter.</param>
    /// <param name="asked">The units it was put to.</param>
    public static IReadOnlyList<Notice> Of(DomainEvent fact, UnitId lead, IReadOnlyList<UnitId> asked)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(asked);
        return fact switch
        {
            ReminderGiven or TermLapsed or DueDayMoved => OfTime(fact, lead),
            DraftSubmitted or DraftReturned or OpinionSentToHead or OpinionReturned or ProposalSentToHead => OfDrafts(fact, lead),
            _ => OfTalk(fact, lead) ?? OfOffice(fact, lead, asked) ?? [],
        };
    }

    private static Notice[] OfDrafts(DomainEvent fact, UnitId lead) => fact switch
    {
        DraftSubmitted or ProposalSentToHead => [new(NoticeKind.ForSignature, Head(lead))],
        DraftReturned => [new(NoticeKind.ForSignature, Handlers(lead))],
        OpinionSentToHead e => [new(NoticeKind.ForSignature, Head(e.Unit))],
        OpinionReturned e => [new(NoticeKind.ForSignature, Handlers(e.Unit))],
        _ => [],
    };

    private static Notice[]? OfTalk(DomainEvent fact, UnitId lead) => fact switch
    {
        // An outside unit is asked by letter, and hears of it with the letter.
        UnitAsked { DueOn: not null } e => [new(NoticeKind.Asked, Both(e.Unit))],
        LetterIssued e => [new(NoticeKind.Asked, Both(e.Unit))],
        ConsentVoided e => [new(NoticeKind.Asked, Both(e.Unit))],
        ConsentStood e => [new(NoticeKind.Outcome, Both(e.Unit))],
        OpinionSigned or OpinionWithdrawn => [new(NoticeKind.Negotiation, Both(lead))],
        ProposalSigned e => [new(NoticeKind.Negotiation, Both(e.Unit))],
        ProposalAccepted or ProposalDeclined => [new(NoticeKind.Negotiation, Both(lead))],
        UnitUrged e => [new(NoticeKind.Reminder, Both(e.Unit))],
        InstructionGiven e => [new(NoticeKind.ForSignature, new Addressee.OfPerson(e.To))],
        ObjectionRaised => [new(NoticeKind.Mediation, new Addressee.OfOffice(HeadOnly: true)), new(NoticeKind.Mediation, Head(lead))],
        _ => null,
    };

    private static Notice[]? OfOffice(DomainEvent fact, UnitId lead, IReadOnlyList<UnitId> asked) => fact switch
    {
        DissentEscalated e => [new(NoticeKind.Mediation, new Addressee.OfOffice(false)), new(NoticeKind.Mediation, Both(lead)), new(NoticeKind.Mediation, Both(e.Unit))],
        MediationConvened or MinutesFinished => [new(NoticeKind.Mediation, Both(lead)), .. asked.Select(unit => new Notice(NoticeKind.Mediation, Both(unit)))],
        RemovalConfirmed e => [new(NoticeKind.Outcome, Both(e.Unit)), new(NoticeKind.Outcome, Both(lead))],
        ConcernInsisted e => [new(NoticeKind.Asked, Both(e.Unit)), new(NoticeKind.Outcome, Both(lead))],
        OutcomeRecorded e => [new(NoticeKind.Outcome, Both(e.Unit)), new(NoticeKind.Outcome, Both(lead))],
        LeadingGroupDecided e => [new(NoticeKind.Outcome, Both(e.Unit)), new(NoticeKind.Outcome, Both(lead)), new(NoticeKind.Outcome, new Addressee.OfOffice(false))],
        LeadReassigned e => [new(NoticeKind.Outcome, Both(e.From)), new(NoticeKind.Outcome, Both(e.To))],
        CoordinationTakenOver => [new(NoticeKind.Outcome, Both(lead))],
        UnitPutBeforeOffice e => [new(NoticeKind.Lapse, new Addressee.OfOffice(false)), new(NoticeKind.Lapse, Both(e.Unit)), new(NoticeKind.Lapse, Both(lead))],
        MediationPutBeforeLeadingGroup => [new(NoticeKind.Lapse, new Addressee.OfLeadingGroup()), new(NoticeKind.Lapse, new Addressee.OfOffice(false)), new(NoticeKind.Lapse, Both(lead))],
        ReleaseAgreed or ReleaseDecided => [new(NoticeKind.Outcome, Both(lead)), new(NoticeKind.Outcome, new Addressee.OfOffice(false))],
        ConsultationCalledBack or ReleaseWithdrawn or ReleaseEndedUnreleased => [.. asked.Select(unit => new Notice(NoticeKind.Outcome, Both(unit)))],
        _ => null,
    };

    /// <summary>Reminders go up the ladder of whoever owes; whoever stands higher is told together with those below.</summary>
    private static Notice[] OfTime(DomainEvent fact, UnitId lead) => fact switch
    {
        ReminderGiven e => [new(NoticeKind.Reminder, Owes(e.Term, e.Unit, lead, e.To)), .. e.To == Rung.Office ? [new Notice(NoticeKind.Reminder, new Addressee.OfOffice(false))] : Array.Empty<Notice>()],

        // What goes into other hands is told with the fact that puts it there.
        TermLapsed { Act: LapseAct.PutsBeforeOffice or LapseAct.Escalates or LapseAct.PutsBeforeLeadingGroup } => [],
        TermLapsed { Act: LapseAct.RemindsOfficeHead } => [new(NoticeKind.Lapse, new Addressee.OfOffice(HeadOnly: true))],
        TermLapsed { Act: LapseAct.AlarmsOffice or LapseAct.ProposesCase } => [new(NoticeKind.Lapse, new Addressee.OfOffice(false))],
        TermLapsed e => [new(NoticeKind.Lapse, Owes(e.Term, e.Unit, lead, Rung.Head))],
        DueDayMoved e => [new(NoticeKind.Lapse, Owes(e.Term, e.Unit, lead, Rung.Head))],
        _ => [],
    };

    private static Addressee Owes(string term, UnitId? unit, UnitId lead, Rung upTo) => Terms.Find(term).Bearer switch
    {
        Bearer.Unit => new Addressee.OfUnit(unit ?? lead, Rung.Handler, upTo),
        Bearer.Lead => new Addressee.OfUnit(lead, Rung.Handler, upTo),
        _ => new Addressee.OfOffice(HeadOnly: false),
    };

    private static Addressee.OfUnit Both(UnitId unit) => new(unit, Rung.Handler, Rung.Head);

    private static Addressee.OfUnit Head(UnitId unit) => new(unit, Rung.Head, Rung.Head);

    private static Addressee.OfUnit Handlers(UnitId unit) => new(unit, Rung.Handler, Rung.Handler);
}
