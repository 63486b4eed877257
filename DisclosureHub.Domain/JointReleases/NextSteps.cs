using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>The one thing that waits for somebody on a release.</summary>
public enum Step
{
    /// <summary>Nothing waits for the reader here.</summary>
    None,

    /// <summary>Write the draft and put it before the head.</summary>
    WriteDraft,

    /// <summary>The head returned the draft: mend it.</summary>
    MendDraft,

    /// <summary>A draft waits for the head's preliminary opinion and signature.</summary>
    IssueVersion,

    /// <summary>A dissent was referred to the common superior: revise the text as it rules.</summary>
    ReviseText,

    /// <summary>A unit dissents: make it a proposal.</summary>
    Negotiate,

    /// <summary>A proposal waits for the head's signature.</summary>
    SignProposal,

    /// <summary>A proposal waits for the unit's answer.</summary>
    AnswerProposal,

    /// <summary>A text was agreed: put it into the next version.</summary>
    TakeUpText,

    /// <summary>A unit asks to be removed: find whether it is concerned.</summary>
    FindConcerned,

    /// <summary>A unit stayed silent and was put before the office: hear it, find whether it is concerned, or have the leading group decide.</summary>
    HearSilent,

    /// <summary>An outside unit is to be asked: issue the bureau's letter.</summary>
    IssueLetter,

    /// <summary>A letter is out: record when it was received.</summary>
    RecordReceipt,

    /// <summary>An opinion on paper was recorded: compare and confirm it.</summary>
    ConfirmPaper,

    /// <summary>Dissents are before the office: bring the units together.</summary>
    ConveneMediation,

    /// <summary>A mediation is under way: record outcomes and minutes.</summary>
    RunMediation,

    /// <summary>The minutes are finished: collect the signatures.</summary>
    CollectSignatures,

    /// <summary>The minutes of a mediation one attended wait for one's signature.</summary>
    SignMinutes,

    /// <summary>Write the unit's opinion for its head.</summary>
    WriteOpinion,

    /// <summary>The head returned the opinion: mend it.</summary>
    MendOpinion,

    /// <summary>Sign the unit's opinion.</summary>
    SignOpinion,
}

/// <summary>
/// What waits for whom. Asked by the desk, which knows only rows, and by the release page, which knows the whole; both
/// get the same answer because it is given here.
/// </summary>
public static class NextSteps
{
    /// <summary>For somebody of the lead unit.</summary>
    /// <param name="heads">He heads the unit.</param>
    /// <param name="towardsUnits">What is to be done towards the units asked: <see cref="TowardsUnits"/>.</param>
    public static Step OfLead(bool heads, DraftState draft, Step towardsUnits) => (draft, heads) switch
    {
        (DraftState.Submitted, true) => Step.IssueVersion,
        (DraftState.Returned, false) => Step.MendDraft,
        (_, false) when towardsUnits == Step.SignProposal => Step.None,
        (_, _) when towardsUnits is Step.SignProposal or Step.Negotiate => towardsUnits,
        (DraftState.Begun, false) => Step.WriteDraft,
        (DraftState.Idle, _) => towardsUnits,
        _ => Step.None,
    };

    /// <summary>What the lead has to do towards the units asked, most pressing first.</summary>
    public static Step TowardsUnits(JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        if (release.Stage.IsOver() || release.CalledBack is not null)
        {
            return Step.None;
        }

        return release.Consultations.Select(c => TowardsUnit(release, c)).OrderBy(step => Array.IndexOf(Pressing, step)).FirstOrDefault(Step.None);
    }

    private static readonly Step[] Pressing = [Step.SignProposal, Step.Negotiate, Step.TakeUpText, Step.ReviseText, Step.None];

    private static Step TowardsUnit(JointRelease release, Consultation asked) => release.StateOf(asked) switch
    {
        ConsultationState.Answered when release.OpenDissentOf(asked.Unit) is not null => asked.ProposalDraft?.SentToHeadAt is null ? Step.Negotiate : Step.SignProposal,
        ConsultationState.Negotiating when release.ProposalTo(asked.Unit) is null => asked.ProposalDraft?.SentToHeadAt is null ? Step.Negotiate : Step.SignProposal,
        ConsultationState.AwaitingText => Step.TakeUpText,
        ConsultationState.Referred => Step.ReviseText,
        _ => Step.None,
    };

    /// <summary>What the office has to do about one unit that was asked.</summary>
    public static Step OfOffice(JointRelease release, Consultation asked)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(asked);
        return (release.Stage.IsOver() || release.CalledBack is not null, release.StateOf(asked)) switch
        {
            (true, _) => Step.None,
            (_, not ConsultationState.Removed) when asked.Paper?.Scan is not null => Step.ConfirmPaper,
            (_, ConsultationState.Answered) when release.LatestOf(asked.Unit)?.Stance == Stance.NotConcerned => Step.FindConcerned,
            (_, ConsultationState.Asked) when release.IsBeforeTheOffice(asked) => Step.HearSilent,
            (_, ConsultationState.Asked) when asked is { IsOutside: true, Letter: null } => Step.IssueLetter,
            (_, ConsultationState.Asked) when asked.Letter is { ReceivedOn: null } => Step.RecordReceipt,
            _ => Step.None,
        };
    }

    /// <summary>Whether a step of the office is its head's alone.</summary>
    public static bool IsForTheOfficeHead(this Step step) => step is Step.FindConcerned or Step.HearSilent or Step.IssueLetter;

    /// <summary>What waits in a release for somebody of the office, most pressing first; none for everybody else.</summary>
    public static Step ForOffice(JointRelease release, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.AssistCoordination))
        {
            return Step.None;
        }

        var heads = reader.Carries(Duty.Coordinate);
        return release.Consultations.Select(c => OfOffice(release, c)).Prepend(OfMediation(release))
            .FirstOrDefault(step => step != Step.None && (heads || !step.IsForTheOfficeHead()), Step.None);
    }

    /// <summary>What the office has to do about the mediation, if one is open.</summary>
    public static Step OfMediation(JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return release.OpenMediation switch
        {
            null => Step.None,
            { Minutes: not null } => Step.CollectSignatures,
            { Meeting: null } => Step.ConveneMediation,
            _ => Step.RunMediation,
        };
    }

    /// <summary>For somebody of a unit that was asked.</summary>
    /// <param name="sent">The handler has put a draft before the head.</param>
    /// <param name="returned">The head has given it back.</param>
    /// <param name="proposed">A proposal of the lead waits for the unit's answer.</param>
    public static Step OfUnit(bool heads, ConsultationState state, bool sent, bool returned, bool proposed) => (state, heads) switch
    {
        (ConsultationState.Negotiating, true) when proposed => Step.AnswerProposal,
        (not ConsultationState.Asked, _) => Step.None,
        (_, true) => Step.SignOpinion,
        _ when sent => Step.None,
        _ => returned ? Step.MendOpinion : Step.WriteOpinion,
    };

    /// <summary>The clause that governs a step.</summary>
    public static Article ArticleOf(Step step) => step switch
    {
        Step.IssueVersion => Bureau.BM8,
        Step.WriteDraft or Step.MendDraft => Bureau.BM3,
        Step.ReviseText or Step.Negotiate or Step.SignProposal or Step.AnswerProposal or Step.TakeUpText => Bureau.XT3_3,
        Step.ConveneMediation or Step.RunMediation or Step.CollectSignatures or Step.SignMinutes => Bureau.XT3_3,
        Step.FindConcerned or Step.HearSilent => Bureau.XT1,
        Step.IssueLetter or Step.RecordReceipt => Bureau.XT3,
        _ => Bureau.XT3_1,
    };
}
