using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// What the units asked have to say: a handler writes, the head signs.
public sealed partial class JointRelease
{
    /// <summary>A handler (or the head) writes on the unit's draft. It may be incomplete; it is seen in the unit only.</summary>
    /// <param name="seen">The fingerprint of the draft the writer had before him; <see cref="TextHash.None"/> when there was none.</param>
    public Outcome DraftOpinion(Signature by, UnitId unit, OpinionContent content, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(content);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!by.WorksIn(unit))
        {
            return new OnlyTheUnitItselfDrafts(unit);
        }

        var before = asked.Draft;
        if (seen != (before?.Content.Hash() ?? TextHash.None))
        {
            return new OpinionDraftHasChanged();
        }

        var plain = content.Plain();
        if (plain.TooLong())
        {
            return new TextTooLong(Limits.Opinion);
        }

        // What the head writes himself stays before him; what a handler writes on goes back into the making.
        var sent = by.Role.HeadsItsUnit() ? before?.SentToHeadAt : null;
        asked.Keep(new OpinionDraft(plain, by, sent, before?.Remark ?? ""));
        return Raise(new OpinionDrafted(Id, unit, plain.Hash(), by, by.At));
    }

    /// <summary>The handler puts the draft before the head.</summary>
    public Outcome SendOpinionToHead(Signature by, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!by.WorksIn(unit))
        {
            return new OnlyTheUnitItselfDrafts(unit);
        }

        if (asked.Draft is not { } draft)
        {
            return new NoOpinionDraft();
        }

        if (draft.Content.Missing(Current!.Text, asked.Passages) is { } missing)
        {
            return missing;
        }

        asked.Keep(draft with { SentToHeadAt = by.At, Remark = "" });
        return Raise(new OpinionSentToHead(Id, unit, by, by.At));
    }

    /// <summary>The head gives the draft back to the handler (退回). The unit's clock runs on.</summary>
    public Outcome ReturnOpinion(Signature by, UnitId unit, string remark)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!by.MaySignFor(unit))
        {
            return new OnlyTheHeadSigns(unit);
        }

        if (asked.Draft is not { SentToHeadAt: not null } draft)
        {
            return new NoOpinionDraft();
        }

        var plain = PlainText.Of(remark);
        if (plain.Length == 0)
        {
            return new RemarkIsMissing();
        }

        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        asked.Keep(draft with { SentToHeadAt = null, Remark = plain });
        return Raise(new OpinionReturned(Id, unit, TextHash.Of(plain), by, by.At));
    }

    /// <summary>
    /// The head signs the unit's opinion on exactly the text he read. A later opinion supersedes an earlier one; a late
    /// one is taken and marked with the working days it is late.
    /// </summary>
    /// <param name="seen">The fingerprint of the version before the signer's eyes.</param>
    /// <param name="seenLatest">What he saw as the unit's last word; null when it had none.</param>
    /// <remarks>
    /// Refused: <see cref="UnitNotAsked"/>, <see cref="TextHasChanged"/>, <see cref="OnlyTheHeadSigns"/>, <see cref="OpinionIsSignedAlready"/>,
    /// <see cref="OpinionNeedsBasis"/>, <see cref="DissentNeedsReasons"/>, <see cref="RemovalNeedsReasons"/>,
    /// <see cref="SuggestionsAreMissing"/>, <see cref="ScopeNamesUnknownBlock"/>, <see cref="ScopeLeavesOutPassages"/>, <see cref="TextTooLong"/>.
    /// </remarks>
    public Outcome SignOpinion(Signature by, UnitId unit, OpinionId id, string number, OpinionContent opinion, TextHash seen, OpinionId? seenLatest, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(opinion);
        ArgumentNullException.ThrowIfNull(calendar);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        if (!by.MaySignFor(unit))
        {
            return new OnlyTheHeadSigns(unit);
        }

        if (by.StandsInForHisOwn(asked.Draft?.Handler))
        {
            return new DelegateSignsNoOwnDraft();
        }

        if (asked is { IsOutside: true, Letter: null })
        {
            return new LetterIsNotIssued(unit);
        }

        // Whoever replaces an opinion knows which; one that was taken back meanwhile leaves nothing to replace.
        if (LatestOf(unit) is { } latest && latest.Id != seenLatest)
        {
            return new OpinionIsSignedAlready(latest.Number);
        }

        var plain = opinion.Plain();
        if (MaySay(asked, plain) is { } missing)
        {
            return missing;
        }

        return Sign(asked, id, number, plain, by, calendar);
    }

    /// <summary>Why a unit cannot say this on the current version now, or null (XT-3.1).</summary>
    private Refusal? MaySay(Consultation asked, OpinionContent plain) =>
        plain.Missing(Current!.Text, asked.Passages)
        ?? (plain.Stance == Stance.NotConcerned && asked.Insisted is not null ? new OfficeInsists(asked.Unit) : null);

    /// <summary>Puts a unit's word on the record; what it said before on this text ends by it.</summary>
    private Outcome Sign(Consultation asked, OpinionId id, string number, OpinionContent plain, Signature by, WorkCalendar calendar, PaperTrail? paper = null)
    {
        var (before, unit) = (Stage, asked.Unit);

        // The duty was to answer; who changes an answer given to this text, or still standing for it, is not late again.
        var owes = StateOf(asked) == ConsultationState.Asked;
        var day = paper?.Scan.SignedOn ?? WorkCalendar.DayOf(by.At);
        var late = owes && asked.DueOn is { } due ? Math.Max(0, -calendar.WorkdaysLeft(day, due)) : 0;
        var (superseded, escalation) = (OpenDissentOf(unit), asked.Escalation);
        var signed = Record(asked, Current!.Text, id, number, plain, by, late, paper);
        if (superseded is not null)
        {
            Supersede(superseded, signed, escalation, by.At);
        }

        CloseIfNothingWasMet(by.At);
        return Settle(before, by.At);
    }

    /// <summary>Every signed opinion comes on the record here: on the current version, or on a text that was proposed for the next.</summary>
    private Opinion Record(
        Consultation asked, ReleaseText text, OpinionId id, string number, OpinionContent content, Signature by, int late = 0, PaperTrail? paper = null)
    {
        var hash = text.Hash();
        TextHash? proposed = hash == Current!.Hash ? null : hash;
        var signed = new Opinion(id, number, asked.Unit, Current.Number, content, text.HashOf(content.Scope), late, by, proposed, paper);
        _opinions.Add(signed);
        asked.Keep(null);
        SpeaksAgain(asked);
        if (!_papers.Exists(p => p.Number == number))
        {
            Register(PaperKind.OpinionSheet, number, asked.Unit, content.Hash(), by.At);
        }

        _ = Raise(new OpinionSigned(
            Id, id, number, asked.Unit, Current.Number, content.Stance, content.Scope, hash, signed.ScopeHash, content.Hash(), late, proposed is not null, by, by.At));
        return signed;
    }

    /// <summary>Its passages were to be left out of the next version; its own word since then goes before that, and it is asked on.</summary>
    private void SpeaksAgain(Consultation asked)
    {
        if (asked.Removal is null)
        {
            return;
        }

        asked.Remove(null);
        if (Concerns.All(c => c.Unit != asked.Unit))
        {
            Concerns = [.. Concerns, new Concern(asked.Unit, [.. asked.Passages.Where(Draft.Has)], asked.IsOutside)];
        }
    }

    /// <summary>The head takes the unit's last opinion back (撤回); the unit then owes an answer again, and its clock is where it was.</summary>
    public Outcome WithdrawOpinion(Signature by, UnitId unit, OpinionId id, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!by.MaySignFor(unit))
        {
            return new OnlyTheHeadSigns(unit);
        }

        if (LatestOf(unit) is not { } latest || latest.Id != id)
        {
            return new NoOpinionToWithdraw();
        }

        var plain = PlainText.Of(reason);
        if (plain.Length == 0)
        {
            return new WithdrawalNeedsReason();
        }

        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        var before = Stage;
        var open = OpenDissentOf(unit);
        latest.WithdrawAt(by.At);
        _ = Raise(new OpinionWithdrawn(Id, unit, id, plain, by, by.At));
        if (open is not null)
        {
            End(open, DissentOutcome.Withdrawn, plain, by.At);
            CloseIfNothingWasMet(by.At);
        }

        return Settle(before, by.At);
    }
}
