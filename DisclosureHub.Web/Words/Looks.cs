using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Web.Words;

/// <summary>Which drawing and which family of colours stand for a state; theme.md has the tables.</summary>
public static class Looks
{
    public static (string Style, string Icon) Of(ReleaseStage stage) => stage switch
    {
        ReleaseStage.Drafting => ("drafting", "edit_note"),
        ReleaseStage.InConsultation => ("consulting", "forum"),
        ReleaseStage.Agreed => ("agreed", "handshake"),
        ReleaseStage.Decided => ("mediation", "gavel"),
        ReleaseStage.NotReleased => ("withheld", "block"),
        ReleaseStage.Withdrawn => ("withdrawn", "undo"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No such stage."),
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.Consent => "agree",
        Stance.ConsentWithSuggestions => "amend",
        Stance.Dissent => "object",
        Stance.NotConcerned => "na",
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
    };

    public static string Of(Step step) => step switch
    {
        Step.SignOpinion => "draw",
        Step.WriteOpinion or Step.MendOpinion or Step.WriteDraft or Step.MendDraft => "edit_note",
        Step.IssueVersion => "approval",
        Step.ReviseText or Step.TakeUpText => "sync_alt",
        Step.Negotiate or Step.SignProposal or Step.AnswerProposal => "forum",
        Step.ConveneMediation or Step.RunMediation or Step.CollectSignatures or Step.SignMinutes => "balance",
        Step.IssueLetter or Step.RecordReceipt => "mark_email_read",
        Step.ConfirmPaper or Step.FindConcerned or Step.HearSilent => "fact_check",
        _ => "info",
    };
}
