using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Where a release stands. Never set: it follows from the versions and the consultations.</summary>
public enum ReleaseStage
{
    Drafting,
    InConsultation,
    Agreed,
}

/// <summary>What became of one unit's consultation on the current version.</summary>
public enum ConsultationState
{
    /// <summary>The unit owes an answer to the current version.</summary>
    Asked,

    /// <summary>It answered the current version, and the answer is no consent.</summary>
    Answered,

    /// <summary>Its consent stands for the current version.</summary>
    Settled,
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
    /// <summary>The moves one command can make. A change of text leads back from agreement to consultation (XT-3.2).</summary>
    public static readonly Moves<ReleaseStage> Moves = new(
        (ReleaseStage.Drafting, [ReleaseStage.InConsultation, ReleaseStage.Agreed]),
        (ReleaseStage.InConsultation, [ReleaseStage.Agreed]),
        (ReleaseStage.Agreed, [ReleaseStage.InConsultation]));
}
