using DisclosureHub.Domain.Kernel;
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

    /// <summary>A unit does not consent: revise the text.</summary>
    ReviseText,

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
    /// <param name="refused">Some unit dissents or asks to be removed.</param>
    public static Step OfLead(bool heads, DraftState draft, bool refused) => (draft, heads) switch
    {
        (DraftState.Submitted, true) => Step.IssueVersion,
        (DraftState.Returned, false) => Step.MendDraft,
        (DraftState.Begun, false) => Step.WriteDraft,
        (DraftState.Idle, _) when refused => Step.ReviseText,
        _ => Step.None,
    };

    /// <summary>For somebody of a unit that was asked.</summary>
    /// <param name="sent">The handler has put a draft before the head.</param>
    /// <param name="returned">The head has given it back.</param>
    public static Step OfUnit(bool heads, ConsultationState state, bool sent, bool returned) => (state, heads) switch
    {
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
        Step.ReviseText => Bureau.XT3_3,
        _ => Bureau.XT3_1,
    };
}
