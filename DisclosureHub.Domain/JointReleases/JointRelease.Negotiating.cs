using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// A dissent is first talked over (XT-3.3): rounds of a proposal and its answer, until it is settled or goes before the office.
public sealed partial class JointRelease
{
    /// <summary>Somebody on the lead's side writes on the next proposal to a unit that dissents.</summary>
    /// <param name="seen">The fingerprint of the draft the writer had before him; <see cref="TextHash.None"/> when there was none.</param>
    public Outcome DraftProposal(Signature by, UnitId unit, ProposalContent content, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (CannotNegotiate(by, unit, WorksForTheLead, out var asked, out _) is { } refusal)
        {
            return refusal;
        }

        var before = asked.ProposalDraft;
        if (seen != (before?.Content.Hash() ?? TextHash.None))
        {
            return new ProposalDraftHasChanged();
        }

        var plain = content.PlainOn(Current!.Text);
        if (Wrong(plain) is { } wrong)
        {
            return wrong;
        }

        var sent = by.Role.HeadsItsUnit() ? before?.SentToHeadAt : null;
        asked.Propose(new ProposalDraft(plain, by, sent));
        return Raise(new ProposalDrafted(Id, unit, plain.Hash(), by, by.At));
    }

    /// <summary>The handler puts the proposal before the head.</summary>
    public Outcome SendProposalToHead(Signature by, UnitId unit)
    {
        if (CannotNegotiate(by, unit, WorksForTheLead, out var asked, out _) is { } refusal)
        {
            return refusal;
        }

        if (asked.ProposalDraft is not { } draft)
        {
            return new NoProposalDraft();
        }

        if (draft.Content.IsEmpty)
        {
            return new ProposalIsEmpty();
        }

        asked.Propose(draft with { SentToHeadAt = by.At });
        return Raise(new ProposalSentToHead(Id, unit, by, by.At));
    }

    /// <summary>The head signs a proposal to a unit that dissents: a round begins.</summary>
    /// <param name="seen">The fingerprint of the version it changes.</param>
    /// <remarks>
    /// Refused: <see cref="NoDissentToSettle"/>, <see cref="DissentIsBeforeTheOffice"/>, <see cref="ProposalAwaitsAnswer"/>,
    /// <see cref="TextHasChanged"/>, <see cref="ProposalIsEmpty"/>, <see cref="OnlyTheHeadSigns"/>.
    /// </remarks>
    public Outcome SignProposal(Signature by, UnitId unit, ProposalId id, ProposalContent content, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (CannotNegotiate(by, unit, WorksForTheLead, out var asked, out var dissent) is { } refusal)
        {
            return refusal;
        }

        if (!SpeaksForTheLead(by))
        {
            return new OnlyTheHeadSigns(Lead);
        }

        if (by.StandsInForHisOwn(asked.ProposalDraft?.Handler))
        {
            return new DelegateSignsNoOwnDraft();
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        var plain = content.PlainOn(Current.Text);
        if (plain.IsEmpty)
        {
            return new ProposalIsEmpty();
        }

        if (Wrong(plain) is { } wrong)
        {
            return wrong;
        }

        var text = Current.Text.With(plain.Changes).Hash();
        var proposal = new Proposal(id, unit, dissent.Id, Current.Number, RoundsOf(dissent.Id).Count() + 1, plain, text, by);
        _proposals.Add(proposal);
        asked.Propose(null);
        return Raise(new ProposalSigned(Id, id, unit, dissent.Id, Current.Number, proposal.Round, text, plain.Hash(), by, by.At));
    }

    /// <summary>
    /// The unit's head accepts: that is a consent in writing, signed on exactly the proposed text. It stands at once where
    /// only an argument was made, and otherwise for the version that reads exactly so (XT-3.2).
    /// </summary>
    /// <param name="seen">The fingerprint of the proposed text before the signer's eyes.</param>
    /// <param name="number">The number of the opinion sheet.</param>
    public Outcome AcceptProposal(Signature by, UnitId unit, ProposalId id, OpinionId opinion, string number, ConsentScope scope, string basis, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (CannotAnswer(by, unit, id, out var asked, out var proposal) is { } refusal)
        {
            return refusal;
        }

        if (seen != proposal.Text)
        {
            return new TextHasChanged(proposal.Text);
        }

        var text = Current!.Text.With(proposal.Changes);
        var content = new OpinionContent(Stance.Consent, scope, "", basis, "").Plain();
        if (content.Missing(text, PassagesStillIn(text, asked)) is { } missing)
        {
            return missing;
        }

        var before = Stage;
        var dissent = OpenDissentOf(unit)!;
        var answer = new ProposalAnswer(true, "", "", opinion, by);
        proposal.Answered(answer);
        _ = Record(asked, text, opinion, number, content, by);
        _ = Raise(new ProposalAccepted(Id, id, unit, proposal.Round, opinion, answer.Hash(), by, by.At));
        End(dissent, DissentOutcome.ProposalAccepted, "", by.At);
        return Settle(before, by.At);
    }

    /// <summary>The unit's head declines; after the last round the dissent goes before the office by itself.</summary>
    /// <param name="wouldSign">If the unit likes: the text it would sign.</param>
    /// <param name="recordNumber">Draws the number of the discrepancy record, when one is made.</param>
    public Outcome DeclineProposal(Signature by, UnitId unit, ProposalId id, string reasons, string wouldSign, Func<string> recordNumber)
    {
        ArgumentNullException.ThrowIfNull(recordNumber);
        if (CannotAnswer(by, unit, id, out var asked, out var proposal) is { } refusal)
        {
            return refusal;
        }

        var answer = new ProposalAnswer(false, PlainText.Of(reasons), PlainText.Of(wouldSign), null, by);
        if (answer.Reasons.Length == 0)
        {
            return new DeclineNeedsReasons();
        }

        if (answer.Reasons.Length > Limits.Opinion || answer.WouldSign.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        proposal.Answered(answer);
        _ = Raise(new ProposalDeclined(Id, id, unit, proposal.Round, answer.Hash(), by, by.At));
        if (proposal.Round >= Terms.NegotiationRounds)
        {
            PutBeforeTheOffice(asked, OpenDissentOf(unit)!, recordNumber(), EscalationCause.RoundsUsedUp, "", null, by.At);
        }

        return Outcome.Accepted;
    }

    /// <summary>Either side, or the office, puts a dissent before the office with its discrepancy record.</summary>
    public Outcome EscalateDissent(Signature by, UnitId unit, string reason, string recordNumber)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (CauseOf(by, unit) is not { } cause)
        {
            return new NotAPartyToTheDissent();
        }

        if (OpenDissentOf(unit) is not { } dissent)
        {
            return new NoDissentToSettle(unit);
        }

        if (asked.Escalation is not null)
        {
            return new DissentIsBeforeTheOffice(unit);
        }

        var plain = PlainText.Of(reason);
        if (plain.Length == 0)
        {
            return new EscalationNeedsReason();
        }

        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        PutBeforeTheOffice(asked, dissent, recordNumber, cause, plain, by, by.At);
        return Outcome.Accepted;
    }

    /// <summary>The passages put to a unit that a text still has: one that is left out can no longer be named.</summary>
    private static IReadOnlyList<BlockId> PassagesStillIn(ReleaseText text, Consultation asked) => [.. asked.Passages.Where(text.Has)];

    private void PutBeforeTheOffice(
        Consultation asked, Opinion dissent, string number, EscalationCause cause, string reason, Signature? by, DateTimeOffset at)
    {
        asked.Escalate(new Escalation(dissent.Id, number, cause, reason, by, at));
        _ = Raise(new DissentEscalated(Id, asked.Unit, dissent.Id, number, cause, reason, by, at));
        Register(PaperKind.DiscrepancyRecord, number, asked.Unit, dissent.Content.Hash(), at);
        if (OpenMediation is null)
        {
            Mediations = [.. Mediations, Mediation.Open(Mediations.Count + 1, at)];
            _ = Raise(new MediationOpened(Id, Mediations.Count, at));
        }

        Keep(OpenMediation! with { Agenda = [.. OpenMediation.Agenda, ItemOf(asked, dissent)] });
    }

    private static AgendaItem ItemOf(Consultation asked, Opinion dissent) =>
        new(asked.Unit, dissent.Id, dissent.Version, dissent.Scope.IsWhole ? asked.Passages : dissent.Scope.Blocks, asked.Escalation!, null, "");

    /// <summary>Another word of the same unit takes the place of its dissent; one that is before the office stays there.</summary>
    private void Supersede(Opinion dissent, Opinion by, Escalation? escalation, DateTimeOffset at)
    {
        End(dissent, DissentOutcome.Superseded, "", at);
        if (escalation is not null && by.Stance == Stance.Dissent && OpenMediation is { } mediation)
        {
            var asked = Find(by.Unit)!;
            asked.Escalate(escalation with { Dissent = by.Id });
            _ = Raise(new DissentStayedBeforeTheOffice(Id, by.Unit, by.Id, dissent.Id, escalation.Number, at));
            Keep(mediation with { Agenda = [.. mediation.Agenda, ItemOf(asked, by)] });
        }
    }

    private EscalationCause? CauseOf(Signature by, UnitId unit) =>
        by.MaySignFor(unit) ? EscalationCause.Unit
        : by.MaySignFor(Lead) ? EscalationCause.Lead
        : by.HeadsTheOffice ? EscalationCause.Office
        : null;

    private Refusal? CannotNegotiate(Signature by, UnitId unit, Func<Signature, bool> side, out Consultation asked, out Opinion dissent)
    {
        ArgumentNullException.ThrowIfNull(by);
        dissent = OpenDissentOf(unit)!;
        return ClosedTo(unit, out asked)
            ?? (!side(by) ? new OnlyTheLeadNegotiates(Lead)
            : dissent is null ? new NoDissentToSettle(unit)
            : asked.Escalation is not null ? new DissentIsBeforeTheOffice(unit)
            : ProposalTo(unit) is { } waiting ? new ProposalAwaitsAnswer(waiting.Round)
            : null);
    }

    private Refusal? CannotAnswer(Signature by, UnitId unit, ProposalId id, out Consultation asked, out Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(by);
        proposal = ProposalTo(unit)!;
        return ClosedTo(unit, out asked)
            ?? (!by.MaySignFor(unit) ? new OnlyTheHeadSigns(unit)
            : asked.Escalation is not null ? new DissentIsBeforeTheOffice(unit)
            : proposal is null || proposal.Id != id ? new NoProposalToAnswer()
            : null);
    }

    private Refusal? Wrong(ProposalContent content) => content switch
    {
        { Argument.Length: > Limits.Opinion } => new TextTooLong(Limits.Opinion),
        _ when content.Changes.Any(c => c.Text?.Length > Limits.Block) => new TextTooLong(Limits.Block),
        _ when content.Changes.FirstOrDefault(c => !Current!.Text.Has(c.Block)) is { } unknown => new NoSuchBlock(unknown.Block),
        _ => null,
    };
}
