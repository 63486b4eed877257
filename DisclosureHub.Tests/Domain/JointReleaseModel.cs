using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>
/// What a release ought to be, told a second time and as plainly as possible. Each method is a command: it says whether
/// the command must be accepted, and changes the model only then. Units are numbers; one of them leads.
/// </summary>
internal sealed partial class JointReleaseModel
{
    public const int TheOffice = 2;
    public const int Outside = 3;
    public const int FirstLead = 4;

    private readonly Dictionary<int, ModelAsked> _asked = [];
    private readonly List<ModelWord> _words = [];
    private readonly List<ModelText> _versions = [];
    private Dictionary<int, int[]> _concerns = [];
    private bool _noneHasReason;
    private ReleaseStage? _ending;
    private bool _calledBack;

    public ModelText Draft { get; private set; } = new("甲", false, FirstLead, FirstLead, [FirstLead], [(0, "甲"), (1, "甲"), (2, "甲")], []);

    public bool IsSubmitted { get; private set; }

    public bool TakenOver { get; private set; }

    public int Lead { get; private set; } = FirstLead;

    /// <summary>Counts the commands told: later is greater.</summary>
    public int Now { get; set; }

    /// <summary>The legal day on which the command is told.</summary>
    public DateOnly Today { get; set; } = Given.Day(2);

    public int Versions => _versions.Count;

    public ModelText Current => _versions[^1];

    public IEnumerable<int> Asked => _asked.Keys;

    public ReleaseStage Stage =>
        _ending is { } ending ? ending
        : _versions.Count == 0 || _calledBack ? ReleaseStage.Drafting
        : !_asked.Keys.All(Warranted) || Current.Lead != Lead ? ReleaseStage.InConsultation
        : _asked.Keys.Any(u => StateOf(u) == ConsultationState.Decided) ? ReleaseStage.Decided
        : ReleaseStage.Agreed;

    /// <summary>
    /// From first principles, why a unit does not stand in the way: it leads; it consents in writing to just this; the
    /// office found it not concerned, or its passages are gone; or the leading group decided over just this dissent and
    /// this version, between sections of the bureau, of a text nobody else issues too.
    /// </summary>
    public bool Warranted(int unit) =>
        unit == Lead
        || Consents(unit)
        || (_asked[unit].Finding is { } finding && !finding.LeftOut.Any(Current.Has))
        || (_asked[unit].DecidedOverSilence && OwesAnAnswer(unit) && unit != Outside && Current.Issuers.Count == 1)
        || (Last(unit) is { Ended: DissentOutcome.Decided } over && over.Version == _versions.Count && _asked[unit].DecidedOver == over
            && unit != Outside && Current.Issuers.Count == 1);

    public ConsultationState StateOf(int unit) =>
        OwesAnAnswer(unit) && _asked[unit].DecidedOverSilence ? ConsultationState.Decided : Answered(unit);

    private bool OwesAnAnswer(int unit) => Answered(unit) == ConsultationState.Asked;

    private ConsultationState Answered(int unit)
    {
        var asked = _asked[unit];
        if (unit == Lead || asked.Finding is not null)
        {
            return unit == Lead || !asked.Finding!.LeftOut.Any(Current.Has) ? ConsultationState.Removed : ConsultationState.AwaitingText;
        }

        return Last(unit) switch
        {
            null => ConsultationState.Asked,
            _ when Consents(unit) => ConsultationState.Settled,
            { } word when word.Version != _versions.Count || word.At < asked.At => ConsultationState.Asked,
            { Stance: Stance.Dissent } word => word.Ended switch
            {
                DissentOutcome.Decided when asked.DecidedOver == word => ConsultationState.Decided,
                DissentOutcome.Referred => ConsultationState.Referred,
                DissentOutcome.LeftOut => ConsultationState.AwaitingText,
                not null => ConsultationState.Answered,
                _ when asked.BeforeTheOffice == word => ConsultationState.InMediation,
                _ => _proposals.Exists(p => p.Dissent == word) ? ConsultationState.Negotiating : ConsultationState.Answered,
            },
            { Stance: Stance.NotConcerned } word => asked.Insisted == word ? ConsultationState.Asked : ConsultationState.Answered,
            { OnProposed: true } => ConsultationState.AwaitingText,
            _ => ConsultationState.Asked,
        };
    }

    /// <summary>The unit's last word is a consent, and what it covers reads today as it read then.</summary>
    public bool Consents(int unit) =>
        Last(unit) is { IsConsent: true } word && Covers(word.Scope, _asked[unit].Passages) && word.Said.SameFor(word.Scope, Current);

    /// <summary>The dissents nothing has ended, by unit.</summary>
    public ModelWord? OpenDissent(int unit) => Last(unit) is { Stance: Stance.Dissent, Ended: null } word && word.Version == _versions.Count ? word : null;

    private ModelWord? Last(int unit) => _words.FindLast(w => w.Unit == unit) is { Withdrawn: false } word ? word : null;

    private bool IsOver => _ending is not null;

    private bool OpenToAll => !IsOver && _versions.Count > 0 && !_calledBack;

    private bool OpenTo(int unit) => _asked.ContainsKey(unit) && OpenToAll && StateOf(unit) != ConsultationState.Removed;

    /// <summary>A consent leaves out no passage put to the unit.</summary>
    private static bool Covers(int[] scope, int[] passages) => scope.Length == 0 || passages.All(scope.Contains);

    private bool MayBeSaid(int unit, Stance stance, int[] scope) =>
        Array.TrueForAll(scope, Current.Has)
        && (stance is Stance.Dissent or Stance.NotConcerned || Covers(scope, _asked[unit].Passages))
        && (stance != Stance.NotConcerned || _asked[unit].Insisted is null);

    /// <summary>A consent to a text not sent yet names passages of it, and leaves out none of the unit's that is still there.</summary>
    private bool MayBeAgreed(int unit, int[] scope, ModelText text) =>
        Array.TrueForAll(scope, text.Has) && Covers(scope, [.. _asked[unit].Passages.Where(text.Has)]);

    /// <summary>Puts a word on the record; passages that were to be left out are back in talk.</summary>
    private void Say(int unit, Stance stance, int[] scope, ModelText text)
    {
        _words.Add(new ModelWord(unit, stance, scope, text, _versions.Count, Now, !text.SameAs(Current), Today));
        _asked[unit].Draft = null;
        if (_asked[unit].Finding is not null)
        {
            _asked[unit].Finding = null;
            _ = _concerns.TryAdd(unit, [.. _asked[unit].Passages.Where(Draft.Has)]);
        }
    }

    private void End(ModelWord dissent, DissentOutcome outcome)
    {
        dissent.Ended = outcome;
        (_asked[dissent.Unit].BeforeTheOffice, _asked[dissent.Unit].ProposalDraft) = (null, null);
        if (Room is { } room)
        {
            room.Agenda = [.. room.Agenda.Select(i => i.Dissent == dissent ? (dissent, outcome) : i)];
        }
    }

    private void EndAll(DissentOutcome outcome)
    {
        foreach (var dissent in _asked.Keys.Select(OpenDissent).OfType<ModelWord>().ToList())
        {
            End(dissent, outcome);
        }
    }
}
