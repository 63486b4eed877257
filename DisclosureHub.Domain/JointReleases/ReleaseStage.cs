using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Where a release stands. Never set: it follows from the versions and the consultations.</summary>
public enum ReleaseStage
{
    Drafting,
    InConsultation,

    /// <summary>Every unit concerned consents in writing to the current text.</summary>
    Agreed,

    /// <summary>As agreed, but for at least one dissent the leading group decided over, for exactly this version.</summary>
    Decided,

    /// <summary>In mediation it was settled that nothing is released.</summary>
    NotReleased,

    /// <summary>撤回: the lead took it back before publication.</summary>
    Withdrawn,
}

/// <summary>What became of one unit's consultation on the current version.</summary>
public enum ConsultationState
{
    /// <summary>The unit owes an answer to the current version.</summary>
    Asked,

    /// <summary>It answered the current version, and the answer is no consent.</summary>
    Answered,

    /// <summary>The lead has made a proposal about its dissent.</summary>
    Negotiating,

    /// <summary>Its dissent is before the office.</summary>
    InMediation,

    /// <summary>It agreed to a text that no version carries yet, or its passages are to be left out of the next.</summary>
    AwaitingText,

    /// <summary>Its dissent was referred to the common superior.</summary>
    Referred,

    /// <summary>Its consent stands for the current version.</summary>
    Settled,

    /// <summary>The leading group decided over its dissent, for the current version. No consent.</summary>
    Decided,

    /// <summary>It was found not concerned, or its passages are left out: no answer is owed.</summary>
    Removed,
}

/// <summary>Where the working draft of a release is.</summary>
public enum DraftState
{
    /// <summary>It reads as the version sent last.</summary>
    Idle,

    /// <summary>It is being written.</summary>
    Begun,

    /// <summary>The head gave it back.</summary>
    Returned,

    /// <summary>It waits for the head.</summary>
    Submitted,
}

public static class ReleaseStages
{
    /// <summary>
    /// The moves one command can make. A change of text, of a unit's word or of the units asked leads back from agreement
    /// to consultation (XT-3.2); calling back leads to the draft. What was withdrawn or is not released stays so.
    /// </summary>
    public static readonly Moves<ReleaseStage> Moves = new(
        (ReleaseStage.Drafting, [ReleaseStage.InConsultation, ReleaseStage.Agreed, ReleaseStage.Withdrawn]),
        (ReleaseStage.InConsultation, [ReleaseStage.Drafting, ReleaseStage.Agreed, ReleaseStage.Decided, ReleaseStage.NotReleased, ReleaseStage.Withdrawn]),
        (ReleaseStage.Agreed, [ReleaseStage.InConsultation, ReleaseStage.Withdrawn]),
        (ReleaseStage.Decided, [ReleaseStage.InConsultation, ReleaseStage.Agreed, ReleaseStage.Withdrawn]));

    /// <summary>Whether nothing more is done in a release of this stage.</summary>
    public static bool IsOver(this ReleaseStage stage) => stage is ReleaseStage.NotReleased or ReleaseStage.Withdrawn;
}
