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
/// Three chapters: the working draft (<c>JointRelease.Drafting.cs</c>), the sending of versions
/// (<c>JointRelease.Issuing.cs</c>) and the opinions (<c>JointRelease.Opinions.cs</c>).
/// </remarks>
public sealed partial class JointRelease : Aggregate
{
    private readonly List<ReleaseVersion> _versions = [];
    private readonly List<Consultation> _consultations = [];
    private readonly List<Opinion> _opinions = [];

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

    /// <summary>The version everybody speaks about, or null before the first was sent.</summary>
    public ReleaseVersion? Current => _versions.Count == 0 ? null : _versions[^1];

    /// <summary>Follows from the versions and the consultations, and from nothing else.</summary>
    public ReleaseStage Stage => Current switch
    {
        null => ReleaseStage.Drafting,
        _ when _consultations.TrueForAll(c => StateOf(c) == ConsultationState.Settled) => ReleaseStage.Agreed,
        _ => ReleaseStage.InConsultation,
    };

    /// <summary>Where the working draft is.</summary>
    public DraftState DraftState => this switch
    {
        { Submitted: not null } => DraftState.Submitted,
        { Returned: not null } => DraftState.Returned,
        { Current: { } current } when current.Hash == Draft.Hash() => DraftState.Idle,
        _ => DraftState.Begun,
    };

    /// <summary>Whether some unit answered the current text and did not consent.</summary>
    public bool IsRefused => _consultations.Exists(c => StateOf(c) == ConsultationState.Answered);

    public Consultation? Find(UnitId unit) => _consultations.Find(c => c.Unit == unit);

    /// <summary>The unit's last word, on whichever version; null when it has none or took it back. An older opinion never rises again.</summary>
    public Opinion? LatestOf(UnitId unit) => _opinions.FindLast(o => o.Unit == unit) is { WithdrawnAt: null } latest ? latest : null;

    /// <summary>What became of one unit's consultation on the current version.</summary>
    public ConsultationState StateOf(Consultation consultation)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return LatestOf(consultation.Unit) switch
        {
            null => ConsultationState.Asked,
            var latest when Holds(latest, consultation, Current!.Text) => ConsultationState.Settled,
            var latest when latest.Version == Current!.Number => ConsultationState.Answered,
            _ => ConsultationState.Asked,
        };
    }

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

        return before != ReleaseStage.Agreed && after == ReleaseStage.Agreed
            ? Raise(new ReleaseAgreed(Id, Current!.Number, Current.Hash, at))
            : Outcome.Accepted;
    }
}
