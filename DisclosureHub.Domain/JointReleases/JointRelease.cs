using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>A submitted draft: what the drafter checked and put before his head.</summary>
public sealed record Submission(TextHash Text, string ChangeNote, Signature By);

/// <summary>Why something came back: to the drafter, or to a handler.</summary>
public sealed record Return(string Remark, Signature By);

/// <summary>
/// 联合发布: what a section publishes together with the units it touches. It goes out only after each of them has
/// consented in writing to exactly that text, or to exactly the passages its own opinion names (XT-3).
/// </summary>
/// <remarks>
/// The chapters: the working draft (<c>Drafting</c>), the sending of versions (<c>Issuing</c>), the opinions
/// (<c>Opinions</c>) and those on paper (<c>Paper</c>), what follows a dissent (<c>Negotiating</c>, <c>Mediating</c>,
/// <c>Minutes</c>), what the office decides (<c>Office</c>, <c>Letters</c>), who speaks besides (<c>Voices</c>), how it ends
/// before publication (<c>Ending</c>), and which clocks run (<c>Clocks</c>). Here is what follows from all of them: the states and the stage.
/// </remarks>
public sealed partial class JointRelease : TimedMatter
{
    private readonly List<ReleaseVersion> _versions = [];
    private readonly List<Consultation> _consultations = [];
    private readonly List<Opinion> _opinions = [];
    private readonly List<Proposal> _proposals = [];
    private readonly List<Paper> _papers = [];
    private readonly List<Comment> _comments = [];

    private JointRelease(JointReleaseId id, ReleaseText draft, Signature by) =>
        (Id, Lead, Draft, DraftedBy, DraftedAt) = (id, draft.Lead, draft, by.Person, by.At);

    private JointRelease()
    {
    }

    public JointReleaseId Id { get; private set; }

    public override Guid Matter => Id.Value;

    /// <summary>联发〔2026〕37号, given when the first version is sent; empty before.</summary>
    public string Number { get; private set; } = "";

    /// <summary>牵头单位.</summary>
    public UnitId Lead { get; private set; }

    public PersonId DraftedBy { get; private set; }

    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>The working text: the first version to be, or the next.</summary>
    public ReleaseText Draft { get; private set; } = null!;

    /// <summary>The units concerned by the working text, and their passages.</summary>
    public IReadOnlyList<Concern> Concerns { get; private set; } = [];

    /// <summary>Why no unit is concerned, where none is named.</summary>
    public string NoneAffectedReason { get; private set; } = "";

    /// <summary>The draft that waits for the head, or null while it is being written.</summary>
    public Submission? Submitted { get; private set; }

    /// <summary>Why the head returned the draft, or null.</summary>
    public Return? Returned { get; private set; }

    public IReadOnlyList<ReleaseVersion> Versions => _versions;

    public IReadOnlyList<Consultation> Consultations => _consultations;

    /// <summary>Every opinion ever signed, in the order of signing.</summary>
    public IReadOnlyList<Opinion> Opinions => _opinions;

    /// <summary>Every proposal ever signed, in the order of signing.</summary>
    public IReadOnlyList<Proposal> Proposals => _proposals;

    /// <summary>Every numbered paper of this matter, void ones included, in the order of numbering.</summary>
    public IReadOnlyList<Paper> Papers => _papers;

    /// <summary>What was talked about beside the text, in the order of making.</summary>
    public IReadOnlyList<Comment> Comments => _comments;

    /// <summary>The mediations, the last one last; at most one is open.</summary>
    public IReadOnlyList<Mediation> Mediations { get; private set; } = [];

    public IReadOnlyList<Instruction> Instructions { get; private set; } = [];

    public IReadOnlyList<Objection> Objections { get; private set; } = [];

    /// <summary>Who says to have read which version.</summary>
    public IReadOnlyList<Reading> Readings { get; private set; } = [];

    /// <summary>The office runs the coordination, or null while the lead does.</summary>
    public TakeOver? TakenOver { get; private set; }

    /// <summary>The consultation was called back and no version sent since.</summary>
    public CallBack? CalledBack { get; private set; }

    /// <summary>How it ended before publication, or null.</summary>
    public Ending? Ending { get; private set; }

    /// <summary>Under which name its unit keeps it as a template to begin others from; empty while it does not.</summary>
    public string TemplateName { get; private set; } = "";

    /// <summary>The version everybody speaks about, or null before the first was sent.</summary>
    public ReleaseVersion? Current => _versions.Count == 0 ? null : _versions[^1];

    /// <summary>Follows from the versions, the consultations and how it ended, and from nothing else.</summary>
    public ReleaseStage Stage => this switch
    {
        { Ending: { } ending } => ending.Stage,
        { Current: null } or { CalledBack: not null } => ReleaseStage.Drafting,

        // A lead that was reassigned has not signed this text yet.
        { Current: { } current } when current.Text.Lead != Lead => ReleaseStage.InConsultation,
        _ when !_consultations.TrueForAll(c => StateOf(c) is ConsultationState.Settled or ConsultationState.Removed or ConsultationState.Decided) => ReleaseStage.InConsultation,
        _ when _consultations.Exists(c => StateOf(c) == ConsultationState.Decided) => ReleaseStage.Decided,
        _ => ReleaseStage.Agreed,
    };

    /// <summary>Where the working draft is.</summary>
    public DraftState DraftState => this switch
    {
        { Submitted: not null } => DraftState.Submitted,
        { Returned: not null } => DraftState.Returned,
        { Current: { } current } when current.Hash == Draft.Hash() => DraftState.Idle,
        _ => DraftState.Begun,
    };

    public Consultation? Find(UnitId unit) => _consultations.Find(c => c.Unit == unit);

    /// <summary>The unit's last word, on whichever version; null when it has none or took it back. An older opinion never rises again.</summary>
    public Opinion? LatestOf(UnitId unit) => _opinions.FindLast(o => o.Unit == unit) is { WithdrawnAt: null } latest ? latest : null;

    /// <summary>What became of one unit's consultation on the current version.</summary>
    public ConsultationState StateOf(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);

        // A decision over silence holds only while the unit is silent; once it speaks, its word counts.
        return Answer(consultation) is var state && state == ConsultationState.Asked && consultation.Decision is { Dissent: null } ? ConsultationState.Decided : state;
    }

    private ConsultationState Answer(Consultation consultation)
    {
        if (consultation.Unit == Lead)
        {
            // The lead consents by sending; a unit that became the lead owes no opinion to itself.
            return ConsultationState.Removed;
        }

        if (consultation.Removal is { } removal)
        {
            return removal.HoldsFor(Current!.Text) ? ConsultationState.Removed : ConsultationState.AwaitingText;
        }

        return LatestOf(consultation.Unit) switch
        {
            null => ConsultationState.Asked,
            var latest when Holds(latest, consultation, Current!.Text) => ConsultationState.Settled,
            var latest when latest.Version != Current!.Number => ConsultationState.Asked,

            // Named again after it was removed: what it said before that is no answer to this asking.
            var latest when latest.SignedAt < consultation.AskedAt => ConsultationState.Asked,
            { Stance: Stance.Dissent } dissent => StateOf(dissent, consultation),
            { Stance: Stance.NotConcerned } asked => consultation.Insisted?.Opinion == asked.Id ? ConsultationState.Asked : ConsultationState.Answered,
            { OnProposedText: not null } => ConsultationState.AwaitingText,
            _ => ConsultationState.Asked,
        };
    }

    /// <summary>The unit's dissent from the current version that nothing has ended yet, or null.</summary>
    public Opinion? OpenDissentOf(UnitId unit) => LatestOf(unit) is { IsOpenDissent: true } dissent && dissent.Version == Current?.Number ? dissent : null;

    /// <summary>The proposals about a dissent, in their rounds.</summary>
    public IEnumerable<Proposal> RoundsOf(OpinionId dissent) => _proposals.Where(p => p.Dissent == dissent);

    /// <summary>The proposal the unit has yet to answer, or null.</summary>
    public Proposal? ProposalTo(UnitId unit) =>
        OpenDissentOf(unit) is { } dissent ? _proposals.FindLast(p => p.Dissent == dissent.Id && p.Answer is null) : null;

    private ConsultationState StateOf(Opinion dissent, Consultation consultation) => dissent switch
    {
        { Ending.Outcome: DissentOutcome.Decided } when consultation.Decision?.Dissent == dissent.Id => ConsultationState.Decided,
        { Ending.Outcome: DissentOutcome.Referred } => ConsultationState.Referred,
        { Ending.Outcome: DissentOutcome.LeftOut } => ConsultationState.AwaitingText,
        { Ending: not null } => ConsultationState.Answered,
        _ when consultation.Escalation?.Dissent == dissent.Id => ConsultationState.InMediation,
        _ when _proposals.Exists(p => p.Dissent == dissent.Id) => ConsultationState.Negotiating,
        _ => ConsultationState.Answered,
    };

    /// <summary>A consent holds while its scope is unchanged and leaves out no passage that concerns the unit now.</summary>
    private static bool Holds(Opinion opinion, Consultation consultation, ReleaseText text) =>
        opinion.StandsFor(text) && opinion.Scope.CoversAll(consultation.Passages);

    /// <summary>Raises the agreement as a fact of its own when the change just made brought it about.</summary>
    private Outcome Settle(ReleaseStage before, DateTimeOffset at)
    {
        var after = Stage;
        if (!ReleaseStages.Moves.Allow(before, after))
        {
            throw new InvalidOperationException($"No move leads from {before} to {after}.");
        }

        return (before != after, after) switch
        {
            (true, ReleaseStage.Agreed) => Raise(new ReleaseAgreed(Id, Current!.Number, Current.Hash, at)),
            (true, ReleaseStage.Decided) => Raise(new ReleaseDecided(Id, Current!.Number, Current.Hash, at)),
            _ => Outcome.Accepted,
        };
    }

    /// <summary>Why nothing is done towards the units now, or null when it can be.</summary>
    private Refusal? ClosedToAll() => this switch
    {
        { Ending: { } ending } => new ReleaseIsOver(ending.Stage),
        { Current: null } => new NothingIsInConsultation(),
        { CalledBack: not null } => new ConsultationIsCalledBack(),
        _ => null,
    };

    /// <summary>Why nothing is done between the lead and this unit now, or null and what is between them.</summary>
    private Refusal? ClosedTo(UnitId unit, out Consultation asked)
    {
        asked = Find(unit)!;
        return asked is null || StateOf(asked) == ConsultationState.Removed
            ? Ending is { } ending ? new ReleaseIsOver(ending.Stage) : new UnitNotAsked(unit)
            : ClosedToAll();
    }

    /// <summary>Ends a dissent, once and with one outcome, in every place that speaks of it (XT-3.3).</summary>
    private void End(Opinion dissent, DissentOutcome outcome, string reasons, DateTimeOffset at)
    {
        dissent.End(outcome, at);
        Find(dissent.Unit)!.Escalate(null);
        if (OpenMediation is { } mediation && mediation.OpenItem(dissent.Unit) is not null)
        {
            Keep(mediation.Ended(dissent.Unit, outcome, reasons));
        }

        _ = Raise(new DissentEnded(Id, dissent.Unit, dissent.Id, outcome, at));
    }

    /// <summary>Whether somebody works on the lead's side: in the lead unit, or in the office once it took over (XT-1).</summary>
    private bool WorksForTheLead(Signature by) => by.WorksIn(Lead) || (TakenOver is { } taken && by.WorksIn(taken.Office));

    /// <summary>Whether somebody signs on the lead's side what is not the lead's own consent.</summary>
    private bool SpeaksForTheLead(Signature by) => by.MaySignFor(Lead) || (TakenOver is { } taken && by.MaySignFor(taken.Office));

    /// <summary>Whether the matter is before somebody: his unit leads it or was asked, or his role sees the whole bureau.</summary>
    private bool IsBefore(Signature by) =>
        by.WorksIn(Lead) || (Number.Length > 0 && (by.Role.SeesTheWholeBureau() || _consultations.Exists(c => by.WorksIn(c.Unit) && !c.IsOutside)));

    private void Register(PaperKind kind, string number, UnitId? unit, TextHash content, DateTimeOffset at) =>
        _papers.Add(new Paper(kind, number, unit, Current!.Number, content, at));
}
