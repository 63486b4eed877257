using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>Every time limit of the product, by name. Lengths are defaults; silence and article are not anybody's to change.</summary>
public static class Terms
{
    /// <summary>How many rounds of negotiation there are, where the term does not end it before.</summary>
    public const int NegotiationRounds = 3;

    private static readonly SecondAct BeforeTheOffice = new(3, LapseAct.PutsBeforeOffice);

    private static readonly ExtensionRule OnceByTwenty = new(20, Once: true);

    /// <summary>A unit's written opinion on a text put to it, from the day after the asking.</summary>
    public static readonly Term JointOpinion = new(nameof(JointOpinion), Bureau.XT3, 7, TermUnit.WorkingDays, Silence.IsNotConsent) { Then = BeforeTheOffice, Bearer = Bearer.Unit };

    /// <summary>A new version while the clock runs: it keeps its due date but ends no sooner than this after the new version.</summary>
    public static readonly Term Reconsultation = new(nameof(Reconsultation), Bureau.XT3, 3, TermUnit.WorkingDays, Silence.IsNotConsent) { Then = BeforeTheOffice, Bearer = Bearer.Unit };

    /// <summary>Negotiation with one unit, from its dissent; when it lapses the dissent goes before the office.</summary>
    public static readonly Term Negotiation = new(nameof(Negotiation), Bureau.XT3_3, 5, TermUnit.WorkingDays, Silence.HasNoEffect) { Lapse = LapseAct.Escalates, Bearer = Bearer.Lead };

    /// <summary>The office's finding on a unit that says it is not concerned.</summary>
    public static readonly Term RemovalRequest = new(nameof(RemovalRequest), Bureau.XT1, 2, TermUnit.WorkingDays, Silence.HasNoEffect) { Lapse = LapseAct.RemindsOfficeHead };

    /// <summary>Mediation by the office, from the escalation.</summary>
    public static readonly Term Mediation = new(nameof(Mediation), Bureau.XT3_3, 10, TermUnit.WorkingDays, Silence.HasNoEffect) { Lapse = LapseAct.PutsBeforeLeadingGroup };

    /// <summary>The end of a mediation, from the day of the meeting: outcomes on record, minutes signed.</summary>
    public static readonly Term MediationClosing = new(nameof(MediationClosing), Bureau.XT3_3, 2, TermUnit.WorkingDays, Silence.HasNoEffect);

    /// <summary>Recording that the bureau's letter was received, from its issue. Until then the outside unit's term does not run, so it is chased daily.</summary>
    public static readonly Term LetterReceipt = new(nameof(LetterReceipt), Bureau.XT3, 1, TermUnit.WorkingDays, Silence.HasNoEffect);

    /// <summary>The office's secrecy review, from receipt by the office. It never pauses; a return ends it and a new one starts.</summary>
    public static readonly Term SecrecyReview = new(nameof(SecrecyReview), Bureau.BM12, 5, TermUnit.WorkingDays, Silence.HasNoEffect) { Longest = 5 };

    /// <summary>A document to be disclosed goes to the office for publishing, from its issue (印发).</summary>
    public static readonly Term HandOver = new(nameof(HandOver), Bureau.WG1_2b, 2, TermUnit.WorkingDays, Silence.HasNoEffect) { Longest = 2, Bearer = Bearer.Lead };

    /// <summary>Publication, from formation: the date of the last signature, or the date its owner states.</summary>
    public static readonly Term Publication = new(nameof(Publication), Ogi.Art26, 20, TermUnit.WorkingDays, Silence.HasNoEffect) { Lapse = LapseAct.AlarmsOffice, Longest = 20 };

    /// <summary>The response to a matter of public opinion, from its detection.</summary>
    public static readonly Term PublicOpinionResponse = new(nameof(PublicOpinionResponse), Bureau.YQ3a, 48, TermUnit.Hours, Silence.HasNoEffect) { Lapse = LapseAct.ProposesCase, Longest = 48 };

    /// <summary>In a grave emergency, the press conference (国办发〔2016〕61号).</summary>
    public static readonly Term PressConference = new(nameof(PressConference), Bureau.YQ3c, 24, TermUnit.Hours, Silence.HasNoEffect) { Lapse = LapseAct.ProposesCase, Longest = 24 };

    /// <summary>In a grave emergency, the report upward: "at once", which two hours stand for.</summary>
    public static readonly Term UpwardReport = new(nameof(UpwardReport), Bureau.YQ3c, 2, TermUnit.Hours, Silence.HasNoEffect) { Lapse = LapseAct.ProposesCase };

    /// <summary>A unit's opinion on a response, inside the 48 hours.</summary>
    public static readonly Term ResponseOpinion = InsideResponse(nameof(ResponseOpinion), 12, Silence.IsNotConsent);

    /// <summary>Negotiation over a response, inside the 48 hours.</summary>
    public static readonly Term ResponseNegotiation = InsideResponse(nameof(ResponseNegotiation), 4, Silence.HasNoEffect);

    /// <summary>Mediation over a response, inside the 48 hours.</summary>
    public static readonly Term ResponseMediation = InsideResponse(nameof(ResponseMediation), 8, Silence.HasNoEffect);

    /// <summary>The office's review of a response, inside the 48 hours.</summary>
    public static readonly Term ResponseReview = InsideResponse(nameof(ResponseReview), 4, Silence.HasNoEffect);

    /// <summary>The bureau's own target for answering a request; literal calendar days (law.md 1.3, row 1).</summary>
    public static readonly Term RequestBureau = new(nameof(RequestBureau), Bureau.GK10_1, 15, TermUnit.CalendarDays, Silence.HasNoEffect)
    {
        Lapse = LapseAct.AlarmsOffice, Longest = 15, Extension = OnceByTwenty, MayPause = true,
    };

    /// <summary>The limit in law for answering a request; it alone proposes a case. Asking others stops it (Art. 33(3)).</summary>
    public static readonly Term RequestLaw = new(nameof(RequestLaw), Ogi.Art33, 20, TermUnit.WorkingDays, Silence.HasNoEffect)
    {
        Lapse = LapseAct.ProposesCase, Longest = 20, Extension = OnceByTwenty, MayPause = true,
    };

    /// <summary>A third party's opinion, from its own receipt. The fifteen days are its right: not longer, not shorter.</summary>
    public static readonly Term ThirdParty = new(nameof(ThirdParty), Ogi.Art32, 15, TermUnit.WorkingDays, Silence.LeavesItToTheBureau)
    {
        Lapse = LapseAct.LeavesItToTheBureau, Shortest = 15, Longest = 15,
    };

    /// <summary>The opinion of an organ that made the information jointly, from its own receipt. Silence is consent by law.</summary>
    public static readonly Term CoMaker = new(nameof(CoMaker), Ogi.Art34, 15, TermUnit.WorkingDays, Silence.IsConsent)
    {
        Lapse = LapseAct.TakesSilenceForConsent, Shortest = 15, Longest = 15,
    };

    /// <summary>Telling an applicant what to correct, once, from receipt of the request.</summary>
    public static readonly Term CorrectionNotice = new(nameof(CorrectionNotice), Ogi.Art30, 7, TermUnit.WorkingDays, Silence.HasNoEffect) { Lapse = LapseAct.AlarmsOffice, Longest = 7 };

    /// <summary>The annual report: started on 31 December of the year it is about, it is due on 31 January.</summary>
    public static readonly Term AnnualReport = new(nameof(AnnualReport), Ogi.Art49, 31, TermUnit.CalendarDays, Silence.HasNoEffect) { Lapse = LapseAct.AlarmsOffice, Longest = 31 };

    /// <summary>Every term, in the order of the product's table.</summary>
    public static readonly IReadOnlyList<Term> All =
    [
        JointOpinion, LetterReceipt, Reconsultation, Negotiation, RemovalRequest, Mediation, MediationClosing, SecrecyReview, HandOver, Publication,
        PublicOpinionResponse, PressConference, UpwardReport, ResponseOpinion, ResponseNegotiation, ResponseMediation, ResponseReview,
        RequestBureau, RequestLaw, ThirdParty, CoMaker, CorrectionNotice, AnnualReport,
    ];

    private static readonly Dictionary<string, Term> ByName = All.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The term of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Term Find(string name) => ByName[name];

    /// <summary>The clause a term rests on, by its name; the consultation's own for a name that no term has any more, so that an old record can still be read.</summary>
    public static Article ArticleOf(string name) => ByName.TryGetValue(name, out var term) ? term.Article : Bureau.XT3;

    private static Term InsideResponse(string name, int hours, Silence silence) =>
        new(name, Bureau.YQ3e, hours, TermUnit.Hours, silence) { Lapse = LapseAct.GoesToNextRung, Longest = 48 };
}
