using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// 共同协商 (XT-3.3): the office brings the units together; a text is tried in front of everybody, and every dissent gets its outcome.
public sealed partial class JointRelease
{
    /// <summary>The mediation under way, or null.</summary>
    public Mediation? OpenMediation => Mediations.LastOrDefault(m => m.IsOpen);

    /// <summary>The passages as the room has them now, in the version they would change; before the first version, the draft.</summary>
    public ReleaseText TriedText => Current?.Text.With(OpenMediation?.Tried ?? []) ?? Draft;

    /// <summary>The office sets time, place and people. It can do so anew until the minutes are finished; who was marked stays so.</summary>
    public Outcome ConveneMediation(Signature by, DateTimeOffset starts, bool online, string place, IReadOnlyList<Attendee> invited)
    {
        ArgumentNullException.ThrowIfNull(invited);
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        var plain = PlainText.Of(place);
        if (plain.Length is 0 or > Limits.Line)
        {
            return plain.Length == 0 ? new MeetingNeedsAPlace() : new TextTooLong(Limits.Line);
        }

        if (WorkCalendar.DayOf(starts) < WorkCalendar.DayOf(by.At) && mediation.Meeting?.Starts != starts)
        {
            return new MeetingIsInThePast();
        }

        if (invited.Count is 0 or > Limits.Attendees)
        {
            return invited.Count == 0 ? new NobodyIsInvited() : new TooManyAttendees(Limits.Attendees);
        }

        UnitId[] parties = [Lead, .. mediation.Agenda.Where(i => i.Outcome is null).Select(i => i.Unit)];
        var kept = mediation.Attendees.Where(a => a.Attendance != Attendance.Invited).ToList();
        if (Array.FindIndex(parties, unit => invited.Concat(kept).All(a => a.Unit != unit)) is >= 0 and var missing)
        {
            return new PartyIsNotInvited(parties[missing]);
        }

        var fresh = invited
            .Where(i => kept.TrueForAll(k => k.Id != i.Id && (k.Person is null || k.Person != i.Person)))
            .DistinctBy(i => i.Person?.Value ?? i.Id.Value)
            .Select(i => i with { Name = PlainText.Of(i.Name), Attendance = Attendance.Invited, Mark = null });
        Keep(mediation with { Meeting = new Meeting(starts, online, plain, by), Attendees = [.. kept, .. fresh] });
        return Raise(new MediationConvened(Id, mediation.Session, starts, online, plain, OpenMediation!.Attendees.Count, by, by.At));
    }

    /// <summary>The office marks who came.</summary>
    public Outcome MarkAttendance(Signature by, AttendeeId id, bool present)
    {
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (mediation.Find(id) is not { } attendee)
        {
            return new NoSuchAttendee();
        }

        var marked = attendee with { Attendance = present ? Attendance.Present : Attendance.Absent };
        Keep(mediation.With(marked));
        return Raise(new AttendanceMarked(Id, mediation.Session, id, attendee.Name, marked.Attendance, by, by.At));
    }

    /// <summary>A unit states, or rewrites, what it holds; everybody in the room sees it.</summary>
    /// <param name="seen">The fingerprint of the position the writer had before him; <see cref="TextHash.None"/> when there was none.</param>
    public Outcome StatePosition(Signature by, string text, TextHash seen)
    {
        if (CannotSpeak(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        var before = mediation.Positions.FirstOrDefault(p => p.Unit == by.Unit);
        if (seen != (before is null ? TextHash.None : TextHash.Of(before.Text)))
        {
            return new PositionHasChanged();
        }

        var plain = PlainText.Of(text);
        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        Keep(mediation with { Positions = [.. mediation.Positions.Where(p => p.Unit != by.Unit), new Position(by.Unit, plain, by)] });
        return Raise(new PositionStated(Id, mediation.Session, by.Unit, TextHash.Of(plain), by, by.At));
    }

    /// <summary>Somebody in the room tries a passage another way, or leaves it out; everybody sees it.</summary>
    /// <param name="text">How it would read; null when it would be left out.</param>
    /// <param name="seen">The fingerprint of the passage as it was before the writer: tried, or as in the version.</param>
    public Outcome TryText(Signature by, BlockId block, string? text, TextHash seen)
    {
        if (CannotSpeak(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (Current!.Text.Find(block) is not { } original)
        {
            return new NoSuchBlock(block);
        }

        if (TriedHash(block) != seen)
        {
            return new BlockHasChanged(block, TriedHash(block));
        }

        if (AgreedBy(block) is { } unit)
        {
            return new PassageIsAgreed(unit);
        }

        var change = new TextChange(block, text is null ? null : PlainText.Of(text));
        if (change.Text?.Length > Limits.Block)
        {
            return new TextTooLong(Limits.Block);
        }

        var others = mediation.Tried.Where(c => c.Block != block);
        Keep(mediation with { Tried = change.Text == original.Text ? [.. others] : [.. others, change] });
        return Raise(new TextTried(Id, mediation.Session, block, TriedHash(block), by, by.At));
    }

    /// <summary>The fingerprint of a passage as the room has it now; <see cref="TextHash.None"/> when it is left out.</summary>
    public TextHash TriedHash(BlockId block) => TriedText.Find(block)?.Hash ?? TextHash.None;

    /// <summary>
    /// The quick signature: a head consents in writing to the text as the room has it now. On the agenda it settles the
    /// unit's dissent; it holds for the version that reads exactly so.
    /// </summary>
    /// <param name="seen">The fingerprint of the tried text before the signer's eyes.</param>
    public Outcome SignTriedText(Signature by, UnitId unit, OpinionId id, string number, ConsentScope scope, string basis, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(scope);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (OpenMediation is not { Minutes: null })
        {
            return new NothingIsBeforeTheOffice();
        }

        if (!by.MaySignFor(unit))
        {
            return new OnlyTheHeadSigns(unit);
        }

        if (asked is { IsOutside: true, Letter: null })
        {
            return new LetterIsNotIssued(unit);
        }

        if (seen != TriedText.Hash())
        {
            return new TextHasChanged(TriedText.Hash());
        }

        var content = new OpinionContent(Stance.Consent, scope, "", basis, "").Plain();
        if (content.Missing(TriedText, PassagesStillIn(TriedText, asked)) is { } missing)
        {
            return missing;
        }

        var before = Stage;
        var dissent = OpenDissentOf(unit);
        var onAgenda = OpenMediation.OpenItem(unit) is not null;
        var signed = Record(asked, TriedText, id, number, content, by);
        if (dissent is not null)
        {
            End(dissent, onAgenda ? DissentOutcome.AgreedText : DissentOutcome.Superseded, content.Basis, by.At);
        }

        // A text still to be sent keeps the room open for the other signatures; the version that carries it closes it.
        if (signed.OnProposedText is null)
        {
            CloseIfNothingWasMet(by.At);
        }

        return Settle(before, by.At);
    }

    /// <summary>The office records how a dissent ended where no signature of the unit does it.</summary>
    /// <param name="passages">The passages left out, with <see cref="DissentOutcome.LeftOut"/>.</param>
    public Outcome RecordOutcome(Signature by, UnitId unit, DissentOutcome outcome, IReadOnlyList<BlockId> passages, string reasons)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(passages);
        if (CannotSettle(by.HeadsTheOffice ? null : new OnlyTheOfficeDecides(), unit, by.At, out var asked, out var dissent) is { } refusal)
        {
            return refusal;
        }

        if (outcome is not (DissentOutcome.LeftOut or DissentOutcome.NotAffected or DissentOutcome.NotReleased or DissentOutcome.Referred))
        {
            return new OutcomeComesByItself(outcome);
        }

        var plain = PlainText.Of(reasons);
        if (plain.Length is 0 or > Limits.Opinion)
        {
            return plain.Length == 0 ? new OutcomeNeedsReasons() : new TextTooLong(Limits.Opinion);
        }

        if (outcome == DissentOutcome.LeftOut && (passages.Count == 0 || !passages.All(Current!.Text.Has)))
        {
            return new PassagesLeftOutAreMissing();
        }

        // What another unit has just signed in this room is not taken out under its hand.
        if (outcome == DissentOutcome.LeftOut && passages.Select(AgreedBy).FirstOrDefault(agreed => agreed is not null && agreed != unit) is { } signed)
        {
            return new PassageIsAgreed(signed);
        }

        var (before, session) = (Stage, OpenMediation!.Session);
        var removes = outcome == DissentOutcome.NotAffected || (outcome == DissentOutcome.LeftOut && LeavesNothingTo(asked, passages));
        _ = Raise(new OutcomeRecorded(Id, session, unit, outcome, passages, plain, removes, by, by.At));
        Carry(outcome, asked, dissent, passages, plain, by);
        return Settle(before, by.At);
    }

    /// <summary>
    /// The leading group decides that this version goes on despite one dissent: only between sections of the bureau, never
    /// where several organs issue the text together (BM-9). It holds for exactly this version and this dissent.
    /// </summary>
    /// <param name="isMember">Whether somebody is of the leading group on that day.</param>
    public Outcome DecideForLeadingGroup(Signature by, UnitId unit, IReadOnlyList<Vote> votes, string reasons, TextHash seen, Func<PersonId, bool> isMember)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(isMember);
        if (CannotSettle(by.Role == Role.LeadingGroupChair ? null : new OnlyTheChairDecides(), unit, by.At, out var asked, out var dissent) is { } refusal)
        {
            return refusal;
        }

        if (CannotDecide(asked, votes, seen, isMember) is { } no)
        {
            return no;
        }

        var plain = PlainText.Of(reasons);
        if (plain.Length is 0 or > Limits.Opinion)
        {
            return plain.Length == 0 ? new OutcomeNeedsReasons() : new TextTooLong(Limits.Opinion);
        }

        var before = Stage;
        var decision = new Decision(dissent.Id, Current!.Number, [.. votes], plain, by);
        _ = Raise(new LeadingGroupDecided(Id, unit, dissent.Id, Current.Number, Current.Hash, decision.Votes, plain, by, by.At));
        End(dissent, DissentOutcome.Decided, plain, by.At);
        asked.Decide(decision);
        return Settle(before, by.At);
    }

    private Refusal? CannotDecide(Consultation asked, IReadOnlyList<Vote> votes, TextHash seen, Func<PersonId, bool> isMember) => this switch
    {
        _ when asked.IsOutside => new OutsideUnitIsNotDecidedOver(asked.Unit),
        { Current.Text.Issuers.Count: > 1 } => new JointTextIsNotDecidedOver(),
        { Current: { } current } when seen != current.Hash => new TextHasChanged(current.Hash),
        _ when votes.Count == 0 || votes.DistinctBy(v => v.Member).Count() < votes.Count => new VotesAreMissing(),
        _ when !votes.All(v => isMember(v.Member)) => new NotAMemberOfTheLeadingGroup(),
        _ when !Decision.IsCarried(votes) => new DecisionIsNotCarried(),
        _ => null,
    };

    private void Carry(DissentOutcome outcome, Consultation asked, Opinion dissent, IReadOnlyList<BlockId> passages, string reasons, Signature by)
    {
        switch (outcome)
        {
            case DissentOutcome.LeftOut:
                End(dissent, outcome, reasons, by.At);
                if (LeavesNothingTo(asked, passages))
                {
                    // Where something of the unit's is left in the text, it is asked about that again.
                    Find(asked, new Removal(RemovalKind.LeftOut, [.. passages], reasons, by));
                }

                Keep(OpenMediation! with { Tried = passages.Aggregate(OpenMediation.Tried, (all, block) => all.And(new TextChange(block, null))) });
                break;

            case DissentOutcome.NotAffected:
                End(dissent, outcome, reasons, by.At);
                Find(asked, new Removal(RemovalKind.NotAffected, [], reasons, by));
                break;

            case DissentOutcome.NotReleased:
                EndWhole(new Ending(ReleaseStage.NotReleased, reasons, by), DissentOutcome.NotReleased);
                _ = Raise(new ReleaseEndedUnreleased(Id, reasons, by, by.At));
                break;

            default:
                End(dissent, outcome, reasons, by.At);
                break;
        }
    }

    private static bool LeavesNothingTo(Consultation asked, IReadOnlyList<BlockId> leftOut) => asked.Passages.Count > 0 && asked.Passages.All(leftOut.Contains);

    /// <summary>A unit was found not concerned: it owes no answer, and the next version need not name it.</summary>
    private void Find(Consultation asked, Removal removal)
    {
        asked.Remove(removal);
        Concerns = [.. Concerns.Where(c => c.Unit != asked.Unit)];
    }

    /// <summary>The unit whose consent, signed in this room, covers the passage as it is tried; or null.</summary>
    private UnitId? AgreedBy(BlockId block) => _consultations
        .Select(c => LatestOf(c.Unit))
        .FirstOrDefault(o => o is { OnProposedText: not null } && o.Version == Current!.Number && o.SignedAt >= OpenMediation!.OpenedAt && o.Scope.Covers(block))?.Unit;

    private void Keep(Mediation mediation) => Mediations = [.. Mediations.Select(m => m.Session == mediation.Session ? mediation : m)];

    /// <summary>Where every dissent ended before anybody met, there is nothing to take minutes of.</summary>
    private void CloseIfNothingWasMet(DateTimeOffset at)
    {
        if (OpenMediation is { Meeting: null, IsUnsettled: false } mediation)
        {
            Close(mediation, at);
        }
    }

    private void Close(Mediation mediation, DateTimeOffset at)
    {
        Keep(mediation with { ClosedAt = at });
        _ = Raise(new MediationClosed(Id, mediation.Session, at));
    }

    private Refusal? CannotRun(Signature by, out Mediation mediation)
    {
        ArgumentNullException.ThrowIfNull(by);
        mediation = OpenMediation!;
        return !by.IsOffice ? new OnlyTheOfficeMediates()
            : mediation is null ? new NothingIsBeforeTheOffice()
            : mediation.Minutes is not null ? new MinutesAreFinished()
            : null;
    }

    private Refusal? CannotSpeak(Signature by, out Mediation mediation)
    {
        ArgumentNullException.ThrowIfNull(by);
        mediation = OpenMediation!;
        return ClosedToAll()
            ?? (mediation is null ? new NothingIsBeforeTheOffice()
            : mediation.Minutes is not null ? new MinutesAreFinished()
            : !IsOfTheRoom(by) ? new NotPartOfTheMediation()
            : null);
    }

    /// <summary>Who speaks in the room: the lead, the office, the leaders, and every unit asked. Outside units come in person.</summary>
    private bool IsOfTheRoom(Signature by) =>
        by.IsOffice || by.IsLeader || by.WorksIn(Lead) || _consultations.Exists(c => !c.IsOutside && by.WorksIn(c.Unit));

    private Refusal? CannotSettle(Refusal? notEntitled, UnitId unit, DateTimeOffset at, out Consultation asked, out Opinion dissent)
    {
        dissent = OpenDissentOf(unit)!;
        return ClosedTo(unit, out asked)
            ?? notEntitled
            ?? (dissent is null || asked.Escalation is null ? new NoDissentToSettle(unit)
            : OpenMediation is not { Meeting: { } meeting, Minutes: null } || meeting.Starts > at ? new MediationIsNotConvened()
            : null);
    }
}
