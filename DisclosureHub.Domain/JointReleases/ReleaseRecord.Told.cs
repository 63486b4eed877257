using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// What each fact says the tables must hold. Working papers (drafts, tried texts) are nobody's word yet: the record keeps
// their fingerprints for the curious only, and nothing is compared with them.
public sealed partial class ReleaseRecord
{
    private void Take(DomainEvent fact)
    {
        TakeVersions(fact);
        TakeOpinions(fact);
        TakeNegotiation(fact);
        TakeMediation(fact);
        TakeOffice(fact);
        TakeVoices(fact);
        TakeClocks(fact);
    }

    private void TakeVersions(DomainEvent fact)
    {
        switch (fact)
        {
            case ReleaseDrafted e:
                Tell(
                    $"Releases {e.Release}",
                    ("Lead", e.Lead), ("Number", ""), ("DraftedBy", e.By.Person), ("DraftedAt", e.At), ("TakenOver", null), ("CalledBack", null), ("Ending", null));
                break;

            case VersionIssued e:
                Tell($"Releases {e.Release}", ("Number", e.Number), ("CalledBack", null));
                _version = e.Version;
                Tell(
                    $"Versions {e.Release}/{e.Version}",
                    ("Hash", e.Text), ("Text", e.Text), ("Title", e.Title), ("CoverNote", e.CoverNote), ("Author", e.Author), ("By", e.By));
                break;

            case UnitAsked e:
                Tell(
                    $"Consultations {e.Release}/{e.Unit}",
                    ("AskedVersion", e.Version), ("AskedAt", e.At), ("DueOn", e.DueOn), ("Passages", e.Passages), ("Escalation", null), ("Removal", null),
                    ("Insisted", null), ("Decision", null), ("Letter", null), ("ReceivedOn", null));
                break;

            case ConsentStood e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Passages", e.Passages));
                break;

            case ConsultationCalledBack e:
                Tell($"Releases {e.Release}", ("CalledBack", e.By));
                break;

            case ReleaseWithdrawn e:
                Tell($"Releases {e.Release}", ("Ending", $"{ReleaseStage.Withdrawn} {Say(e.By)}"), ("CalledBack", null));
                break;

            case ReleaseEndedUnreleased e:
                Tell($"Releases {e.Release}", ("Ending", $"{ReleaseStage.NotReleased} {Say(e.By)}"), ("CalledBack", null));
                break;

            default:
                break;
        }
    }

    private void TakeOpinions(DomainEvent fact)
    {
        switch (fact)
        {
            case OpinionSigned e:
                Tell(
                    $"Opinions {e.Number} ({e.Opinion})",
                    ("Unit", e.Unit), ("Version", e.Version), ("Stance", e.Stance), ("Scope", e.Scope.Blocks), ("ScopeHash", e.ScopeHash), ("Content", e.Content),
                    ("DaysLate", e.DaysLate), ("OnProposedText", e.OnProposedText ? e.Text : null), ("By", e.By), ("WithdrawnAt", null), ("Ending", null));
                TellPaper(PaperKind.OpinionSheet, e.Number, e.Unit, e.Content, e.At);

                // Who speaks is asked: passages that were to be left out are in dispute, or agreed, again.
                Tell($"Consultations {e.Release}/{e.Unit}", ("Removal", null));
                break;

            case OpinionWithdrawn e:
                Tell(RowOf(e.Opinion), ("WithdrawnAt", e.At));
                break;

            case DissentEnded e:
                Tell(RowOf(e.Dissent), ("Ending", e.Outcome));
                Tell($"Consultations {e.Release}/{e.Unit}", ("Escalation", null));
                if (_told.ContainsKey($"Agenda {e.Release}/{e.Dissent}|Outcome"))
                {
                    Tell($"Agenda {e.Release}/{e.Dissent}", ("Outcome", e.Outcome));
                }

                break;

            case PaperOpinionPrinted e:
                TellPaper(PaperKind.OpinionSheet, e.Number, e.Unit, e.Content, e.At);
                break;

            case PaperVoided e:
                Tell($"Papers {e.Number}", ("VoidedAt", e.At), ("VoidReason", e.Reason));
                if (e.Paper == PaperKind.Letter)
                {
                    Tell($"Consultations {e.Release}/{e.Unit}", ("Letter", null));
                }

                break;

            default:
                break;
        }
    }

    private void TakeNegotiation(DomainEvent fact)
    {
        switch (fact)
        {
            case ProposalSigned e:
                Tell(
                    $"Proposals {e.Proposal}",
                    ("Unit", e.Unit), ("Dissent", e.Dissent), ("Version", e.Version), ("Round", e.Round), ("Text", e.Text), ("Content", e.Content), ("By", e.By),
                    ("Answer", null), ("AnsweredBy", null));
                break;

            case ProposalAccepted e:
                Tell($"Proposals {e.Proposal}", ("Answer", e.Answer), ("AnsweredBy", e.By));
                break;

            case ProposalDeclined e:
                Tell($"Proposals {e.Proposal}", ("Answer", e.Answer), ("AnsweredBy", e.By));
                break;

            case DissentEscalated e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Escalation", $"{e.Number} {e.Cause} {Say(e.By)}"));
                Tell($"Agenda {e.Release}/{e.Dissent}", ("Unit", e.Unit), ("Outcome", null), ("Escalation", $"{e.Number} {e.Cause} {Say(e.By)}"));
                TellPaper(PaperKind.DiscrepancyRecord, e.Number, e.Unit, _told.GetValueOrDefault($"{RowOf(e.Dissent)}|Content", ""), e.At);
                break;

            case DissentStayedBeforeTheOffice e:
                // It came before the office as the one whose place it takes did.
                var how = _told.GetValueOrDefault($"Agenda {e.Release}/{e.Former}|Escalation");
                Tell($"Consultations {e.Release}/{e.Unit}", ("Escalation", how));
                Tell($"Agenda {e.Release}/{e.Dissent}", ("Unit", e.Unit), ("Outcome", null), ("Escalation", how));
                break;

            default:
                break;
        }
    }

    private void TakeMediation(DomainEvent fact)
    {
        switch (fact)
        {
            case MediationOpened e:
                Tell($"Mediations {e.Release}/{e.Session}", ("OpenedAt", e.At), ("Starts", null), ("Place", null), ("Minutes", null), ("ClosedAt", null), ("BeforeLeadingGroupSince", null));
                break;

            case MediationConvened e:
                Tell($"Mediations {e.Release}/{e.Session}", ("Starts", e.Starts), ("Place", e.Place));
                break;

            case AttendanceMarked e:
                Tell($"Attendees {e.Attendee}", ("Attendance", e.Attendance));
                break;

            case PositionStated e:
                Tell($"Positions {e.Release}/{e.Session}/{e.Unit}", ("Text", e.Position), ("By", e.By));
                break;

            case MinutesFinished e:
                Tell($"Mediations {e.Release}/{e.Session}", ("Minutes", $"{e.Number} {e.Text} {Say(e.By)}"));
                TellPaper(PaperKind.Minutes, e.Number, null, e.Text, e.At);
                break;

            case MinutesSigned e:
                Tell($"Attendees {e.Attendee}", ("Mark", $"signed {Say(e.By)}"));
                break;

            case MinutesRefused e:
                Tell($"Attendees {e.Attendee}", ("Mark", $"refused: {e.Reason} {Say(e.By)}"));
                break;

            case MediationClosed e:
                Tell($"Mediations {e.Release}/{e.Session}", ("ClosedAt", e.At));
                break;

            case OutcomeRecorded { Outcome: DissentOutcome.NotAffected } e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Removal", $"{RemovalKind.NotAffected} {Say(e.By)}"));
                break;

            case OutcomeRecorded { Outcome: DissentOutcome.LeftOut, RemovesTheUnit: true } e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Removal", $"{RemovalKind.LeftOut} {Say(e.By)}"));
                break;

            case LeadingGroupDecided e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Decision", $"{e.Dissent}/{e.Version} {Say(e.Votes)} {Say(e.By)}"));
                break;

            default:
                break;
        }
    }

    private void TakeOffice(DomainEvent fact)
    {
        switch (fact)
        {
            case RemovalConfirmed e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Removal", $"{RemovalKind.Confirmed} {Say(e.By)}"));
                break;

            case ConcernInsisted e:
                // A decision over its silence, one without a dissent, is behind once the unit spoke and is asked again.
                var decided = _told.GetValueOrDefault($"Consultations {e.Release}/{e.Unit}|Decision", "");
                Tell($"Consultations {e.Release}/{e.Unit}", ("Decision", decided.StartsWith('/') ? null : decided), ("Insisted", $"{e.Opinion} {Say(e.By)}"), ("DueOn", e.DueOn));
                break;

            case LeadReassigned e:
                Tell($"Releases {e.Release}", ("Lead", e.To));
                break;

            case CoordinationTakenOver e:
                Tell($"Releases {e.Release}", ("TakenOver", e.By));
                break;

            case LetterIssued e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("Letter", e.Number));
                TellPaper(PaperKind.Letter, e.Number, e.Unit, e.Text, e.At);
                break;

            case LetterReceived e:
                Tell($"Consultations {e.Release}/{e.Unit}", ("ReceivedOn", e.On), ("DueOn", e.DueOn));
                break;

            default:
                break;
        }
    }

    private void TakeVoices(DomainEvent fact)
    {
        switch (fact)
        {
            case InstructionGiven e:
                Tell($"Instructions {e.Instruction}", ("To", e.To), ("Text", e.Text), ("By", e.By));
                break;

            case ObjectionRaised e:
                Tell($"Objections {e.Objection}", ("Target", e.Target), ("Against", e.Against), ("Reasons", e.Reasons), ("By", e.By));
                break;

            case CommentMade e:
                Tell($"Comments {e.Comment}", ("Text", e.Text), ("By", e.By), ("ResolvedBy", null), ("CarriedFor", null));
                break;

            case CommentResolved e:
                Tell($"Comments {e.Comment}", ("ResolvedBy", e.By));
                break;

            case CommentCarried e:
                Tell($"Comments {e.Comment}", ("CarriedFor", e.Unit));
                break;

            case VersionRead e:
                Tell($"Readings {e.Release}/{e.Version}/{e.By.Person}", ("At", e.At));
                break;

            default:
                break;
        }
    }

    /// <summary>A paper is registered once, on the version of that moment: a printed form that comes back signed is the same paper.</summary>
    private void TellPaper(PaperKind kind, string number, UnitId? unit, object content, DateTimeOffset at)
    {
        if (!_told.ContainsKey($"Papers {number}|Content"))
        {
            Tell(
                $"Papers {number}",
                ("Kind", kind), ("Unit", unit), ("Version", _version), ("Content", content), ("IssuedAt", at), ("VoidedAt", null), ("VoidReason", ""));
        }
    }

    /// <summary>Without the signing before it the record itself is broken, which the walk along the chain says.</summary>
    private string RowOf(OpinionId opinion)
    {
        var key = _told.Keys.FirstOrDefault(k => k.StartsWith("Opinions", StringComparison.Ordinal) && k.Contains(opinion.ToString(), StringComparison.Ordinal));
        return key is null ? $"Opinions {opinion}" : key[..key.LastIndexOf('|')];
    }

    private void Tell(string row, params (string Field, object? Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            _told[$"{row}|{field}"] = Say(value);
        }
    }
}
