using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Reading;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>What a release shows to one reader: nothing here that he may not see.</summary>
public sealed record ReleaseView(
    JointReleaseId Id,
    string Number,
    string Title,
    ReleaseStage Stage,
    UnitId Lead,
    ReleaseText Text,
    VersionView? Current,
    IReadOnlyList<VersionView> Versions,
    IReadOnlyList<RowView> Rows,
    LeadView? AsLead,
    IReadOnlyList<AskView> Asks,
    DateTimeOffset DraftedAt,
    PersonId DraftedBy,
    AfterAnswers After)
{
    /// <summary>What waits here for the reader as one of the office, most pressing first.</summary>
    public Step OfficeStep { get; init; } = Step.None;

    /// <summary>When it would be published if everything ahead took all its time, for the lead and the office; null unless it is in consultation.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>The minutes of a mediation the reader attended wait for his signature.</summary>
    public bool MustSignMinutes { get; init; }

    public VersionView? Find(int number) => Versions.FirstOrDefault(v => v.Number == number);
}

/// <summary>One version with its text.</summary>
public sealed record VersionView(
    int Number, TextHash Hash, ReleaseText Text, string ChangeNote, string PreliminaryOpinion, string NoneAffectedReason, Signature Author, Signature By, DateTimeOffset IssuedAt);

/// <summary>A row of the matrix.</summary>
/// <param name="Due">The clock, while the unit owes an answer.</param>
/// <param name="Mine">The reader works in the unit.</param>
public sealed record RowView(
    UnitId Unit, ConsultationState State, Stance? Stance, bool Voided, IReadOnlyList<BlockId> Passages, IReadOnlyList<Cell> Cells, DueView? Due, bool Mine,
    bool IsOutside, OutsideLetter? Letter, Removal? Removal, Insistence? Insisted, Decision? Decision, DateOnly? UrgedOn)
{
    public bool Concerns(BlockId block) => Passages.Count == 0 || Passages.Contains(block);
}

/// <summary>What somebody of the lead unit sees besides: the working draft's state.</summary>
public sealed record LeadView(Step Step, bool Heads, bool MayDraft, DraftState Draft, Submission? Submitted, Return? Returned, string DraftTitle);

/// <summary>A unit of the reader that was asked, and what waits there for him.</summary>
/// <param name="Draft">The unit's unsigned opinion; only its own people get it.</param>
/// <param name="Latest">The unit's last word, if it has one.</param>
/// <param name="Clock">The clock of its answer; null before one has begun.</param>
public sealed record AskView(UnitId Unit, Step Step, bool Heads, bool MayDraft, OpinionDraft? Draft, Opinion? Latest, RowView Row, Deadline? Clock);

/// <summary>What one act did: the act itself first, then what followed from it.</summary>
/// <param name="Seq">The place of its last fact on the matter's record.</param>
public sealed record TimelineEntry(DateTimeOffset At, Guid Command, IReadOnlyList<DomainEvent> Facts, PersonId Person, int Seq);

/// <summary>What the list is asked for. All of it stands in the address of the page.</summary>
/// <param name="Concerning">Only what the unit leads or was asked about.</param>
public sealed record ReleaseFilter(string Words, ReleaseStage? Stage, UnitId? Lead, UnitId? Concerning, int Page)
{
    public const int PageSize = 20;
}

/// <summary>One page of the list.</summary>
public sealed record ReleaseList(IReadOnlyList<ReleaseRow> Rows, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + ReleaseFilter.PageSize - 1) / ReleaseFilter.PageSize);
}

/// <summary>A column of the board.</summary>
public sealed record BoardColumn(ReleaseStage Stage, int Total, IReadOnlyList<ReleaseRow> Cards);

/// <summary>The working draft as its own unit sees it.</summary>
public sealed record DraftView(
    JointReleaseId Id, string Number, ReleaseText Text, TextHash Hash, TextHash DetailsHash, IReadOnlyList<Concern> Concerns, string NoneReason,
    Submission? Submitted, Return? Returned, int CurrentVersion, IReadOnlyList<UnitId> Asked, UnitId Lead, bool Heads, Func<bool, string, Refusal?> Missing);
