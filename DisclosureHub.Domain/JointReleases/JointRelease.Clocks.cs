using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// Which time limits run in a release, and what the Clock does in it when one lapses. Silence is never consent here.
public sealed partial class JointRelease
{
    /// <summary>The clock of a unit's opinion: running, or stopped by its answer; null while it was not asked or the receipt of its letter is not on record.</summary>
    public Deadline? OpinionClockOf(UnitId unit) => Deadlines.LastOrDefault(d => d.Of == unit && d.Term == Terms.JointOpinion.Name);

    /// <summary>Whether a unit that owes its answer was put before the office because it stayed silent. It may still answer.</summary>
    public bool IsBeforeTheOffice(Consultation asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return StateOf(asked) == ConsultationState.Asked && OpinionClockOf(asked.Unit)?.HandedOverAt > LastAsked(asked);
    }

    /// <summary>When the unit was last asked: with a version, or when the office insisted.</summary>
    private static DateTimeOffset LastAsked(Consultation asked) => asked.Insisted is { } insisted && insisted.By.At > asked.AskedAt ? insisted.By.At : asked.AskedAt;

    /// <summary>
    /// When this would be published if everything still ahead took all its time, and whether that keeps the limit for
    /// publication (OGI-26); null while nothing is in consultation. While the text is not agreed the information counts as
    /// formed when it was first put to the units.
    /// </summary>
    public Forecast? ForecastAt(DateTimeOffset at, Timetable timetable)
    {
        if (Stage != ReleaseStage.InConsultation)
        {
            return null;
        }

        IEnumerable<DateOnly> running = Deadlines.Where(d => !d.IsClosed && d.Term != Terms.LetterReceipt.Name).Select(d => d.DueOn);
        return Forecast.Of(WorkCalendar.DayOf(_versions[0].IssuedAt), WorkCalendar.DayOf(at), Ahead(), timetable, running);
    }

    /// <summary>The stages that are still to start, at the worst: who has not answered may dissent, and a dissent may not be settled by the two alone.</summary>
    private IEnumerable<Term> Ahead()
    {
        ConsultationState[] states = [.. _consultations.Select(StateOf)];
        var mayDissent = states.Contains(ConsultationState.Asked) || _consultations.Exists(c => StateOf(c) == ConsultationState.Answered && OpenDissentOf(c.Unit) is null);
        var dissents = _consultations.Exists(c => StateOf(c) is ConsultationState.Answered or ConsultationState.Negotiating && OpenDissentOf(c.Unit) is not null);
        (bool Ahead, Term Term)[] stages =
        [
            (_consultations.Exists(c => StateOf(c) == ConsultationState.Asked && Began(c) is null), Terms.JointOpinion),
            (states.Contains(ConsultationState.AwaitingText), Terms.Reconsultation),
            (mayDissent, Terms.Negotiation),
            (mayDissent || dissents, Terms.Mediation),
            (true, Terms.SecrecyReview),
            (true, Terms.HandOver),
        ];
        return stages.Where(s => s.Ahead).Select(s => s.Term);
    }

    protected override IEnumerable<Owed> OwedNow(Timetable timetable)
    {
        if (Ending is not null || CalledBack is not null || Current is null)
        {
            return [];
        }

        return [.. _consultations.SelectMany(asked => OwedBetween(asked, timetable)), .. OwedInMediation()];
    }

    protected override bool HasCome(Deadline clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var asked = clock.Of is { } unit ? Find(unit) : null;
        return clock.Term switch
        {
            nameof(Terms.JointOpinion) => Ending is null && CalledBack is null && asked is not null && LatestOf(asked.Unit) is not null && StateOf(asked) != ConsultationState.Removed,
            nameof(Terms.LetterReceipt) => asked?.Letter?.ReceivedOn is not null,
            nameof(Terms.Negotiation) => _opinions.Find(o => o.Unit == clock.Of && o.SignedAt == clock.StartedAt)?.Ending?.Outcome == DissentOutcome.ProposalAccepted,
            nameof(Terms.RemovalRequest) => asked is { Removal: not null } or { Insisted: not null },
            _ => Ending is null && Mediations.Any(m => m.ClosedAt is not null && (m.OpenedAt == clock.StartedAt || m.Meeting?.Starts == clock.StartedAt)),
        };
    }

    protected override void CarryOut(Deadline clock, LapseAct act, DateTimeOffset at, Func<string> number)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(number);
        switch (act)
        {
            case LapseAct.PutsBeforeOffice:
                var silent = Find(clock.Of!.Value)!;
                _ = Raise(new UnitPutBeforeOffice(Id, silent.Unit, Current!.Number, !silent.IsOutside, at));
                break;

            case LapseAct.Escalates:
                PutBeforeTheOffice(Find(clock.Of!.Value)!, OpenDissentOf(clock.Of.Value)!, number(), EscalationCause.TimeRanOut, "", null, at);
                break;

            case LapseAct.PutsBeforeLeadingGroup:
                Keep(OpenMediation! with { BeforeLeadingGroupSince = at });
                _ = Raise(new MediationPutBeforeLeadingGroup(Id, OpenMediation.Session, at));
                break;

            default:
                break;
        }
    }

    /// <summary>A consultation shows the due day of its clock; a late answer is counted from it.</summary>
    protected override void Dated(Deadline clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (clock.Term == Terms.JointOpinion.Name)
        {
            Find(clock.Of!.Value)!.IsDue(clock.DueOn);
        }
    }

    private IEnumerable<Owed> OwedBetween(Consultation asked, Timetable timetable)
    {
        var (unit, state) = (asked.Unit, StateOf(asked));
        if (state == ConsultationState.Asked && Began(asked) is { } began)
        {
            // One clock for all askings: it keeps its due day, and a new asking leaves at least the re-consultation term (XT-3).
            var lastAsked = LastAsked(asked);
            var day = WorkCalendar.DayOf(lastAsked);
            DateOnly? noSooner = lastAsked > began ? timetable.Calendar.AddWorkdays(day, timetable.InForce(Terms.Reconsultation, day).Length) : null;
            yield return new Owed(Terms.JointOpinion, unit, began, lastAsked, noSooner);
        }

        if (state == ConsultationState.Asked && asked.Letter is { ReceivedOn: null } letter)
        {
            yield return Owed.From(Terms.LetterReceipt, unit, letter.By.At);
        }

        if (asked.Escalation is null && OpenDissentOf(unit) is { } dissent && state is ConsultationState.Answered or ConsultationState.Negotiating)
        {
            yield return Owed.From(Terms.Negotiation, unit, dissent.SignedAt);
        }

        if (state == ConsultationState.Answered && LatestOf(unit) is { Stance: Stance.NotConcerned } removal)
        {
            yield return Owed.From(Terms.RemovalRequest, unit, removal.SignedAt);
        }
    }

    private IEnumerable<Owed> OwedInMediation()
    {
        if (OpenMediation is { } mediation)
        {
            yield return Owed.From(Terms.Mediation, null, mediation.OpenedAt);
            if (mediation.Meeting is { } meeting)
            {
                yield return Owed.From(Terms.MediationClosing, null, meeting.Starts);
            }
        }
    }

    /// <summary>
    /// When the clock for a unit's opinion began: with the first asking, outside the bureau with the receipt of each letter.
    /// Null while that is not on record, unless the unit has answered and the office insisted: then the letter was there.
    /// </summary>
    private DateTimeOffset? Began(Consultation asked) => asked switch
    {
        { IsOutside: true, Letter.ReceivedOn: { } on } => WorkCalendar.InstantOf(on, TimeOnly.MinValue),
        { IsOutside: true } => asked.Insisted?.By.At,
        _ => OpinionClockOf(asked.Unit)?.StartedAt ?? asked.AskedAt,
    };

}
