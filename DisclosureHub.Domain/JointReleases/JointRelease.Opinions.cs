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
        if (Find(unit) is not { } asked)
        {
            return new UnitNotAsked(unit);
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
        if (Find(unit) is not { } asked)
        {
            return new UnitNotAsked(unit);
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
        if (Find(unit) is not { } asked)
        {
            return new UnitNotAsked(unit);
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
        if (Find(unit) is not { } asked)
        {
            return new UnitNotAsked(unit);
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        if (!by.MaySignFor(unit))
        {
            return new OnlyTheHeadSigns(unit);
        }

        // Whoever replaces an opinion knows which; one that was taken back meanwhile leaves nothing to replace.
        if (LatestOf(unit) is { } latest && latest.Id != seenLatest)
        {
            return new OpinionIsSignedAlready(latest.Number);
        }

        var plain = opinion.Plain();
        if (plain.Missing(Current.Text, asked.Passages) is { } missing)
        {
            return missing;
        }

        var before = Stage;

        // The duty was to answer; who changes an answer given to this text, or still standing for it, is not late again.
        var owes = StateOf(asked) == ConsultationState.Asked;
        var late = owes ? Math.Max(0, -calendar.WorkdaysLeft(WorkCalendar.DayOf(by.At), asked.DueOn)) : 0;
        var signed = new Opinion(id, number, unit, Current.Number, plain, Current.Text.HashOf(plain.Scope), late, by);
        _opinions.Add(signed);
        asked.Keep(null);
        _ = Raise(new OpinionSigned(Id, id, number, unit, Current.Number, plain.Stance, plain.Scope, Current.Hash, signed.ScopeHash, plain.Hash(), late, by, by.At));
        return Settle(before, by.At);
    }

    /// <summary>The head takes the unit's last opinion back (撤回); the unit then owes an answer again, and its clock is where it was.</summary>
    public Outcome WithdrawOpinion(Signature by, UnitId unit, OpinionId id, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Find(unit) is null)
        {
            return new UnitNotAsked(unit);
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
        latest.WithdrawAt(by.At);
        _ = Raise(new OpinionWithdrawn(Id, unit, id, plain, by, by.At));
        return Settle(before, by.At);
    }
}
