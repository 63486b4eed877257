using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// How a dissent ends in mediation (XT-3.3): by a signature on the text the room has, by an outcome the office records, or by the leading group's decision.
public sealed partial class JointRelease
{
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
        if (CannotSettle(by.HeadsTheOffice ? null : new OnlyTheOfficeDecides(), unit, by.At, decides: false, out var asked, out var dissent) is { } refusal)
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
    /// The leading group decides that this version goes on despite one dissent, or a unit's silence: only between sections of the bureau, never
    /// where several organs issue the text together (BM-9). It holds for exactly this version and this dissent.
    /// </summary>
    /// <param name="isMember">Whether somebody is of the leading group on that day.</param>
    public Outcome DecideForLeadingGroup(Signature by, UnitId unit, IReadOnlyList<Vote> votes, string reasons, TextHash seen, Func<PersonId, bool> isMember)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(votes);
        ArgumentNullException.ThrowIfNull(isMember);
        Refusal? notEntitled = by.Role == Role.LeadingGroupChair ? null : new OnlyTheChairDecides();
        var silent = Find(unit) is { } one && IsBeforeTheOffice(one);
        Opinion? dissent = null;
        if ((silent ? ClosedTo(unit, out var asked) ?? notEntitled : CannotSettle(notEntitled, unit, by.At, decides: true, out asked, out dissent)) is { } refusal)
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
        var decision = new Decision(dissent?.Id, Current!.Number, [.. votes], plain, by);
        _ = Raise(new LeadingGroupDecided(Id, unit, dissent?.Id, Current.Number, Current.Hash, decision.Votes, plain, by, by.At));
        if (dissent is not null)
        {
            End(dissent, DissentOutcome.Decided, plain, by.At);
        }

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

    /// <param name="decides">It is the leading group that settles it: once the mediation's term ran out, it need not have met.</param>
    private Refusal? CannotSettle(Refusal? notEntitled, UnitId unit, DateTimeOffset at, bool decides, out Consultation asked, out Opinion dissent)
    {
        dissent = OpenDissentOf(unit)!;
        return ClosedTo(unit, out asked)
            ?? notEntitled
            ?? (dissent is null || asked.Escalation is null ? new NoDissentToSettle(unit)
            : OpenMediation is { BeforeLeadingGroupSince: not null, Minutes: null } && decides ? null
            : OpenMediation is not { Meeting: { } meeting, Minutes: null } || meeting.Starts > at ? new MediationIsNotConvened()
            : null);
    }
}
