using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>Whose clocks the board shows.</summary>
public enum BoardScope
{
    /// <summary>What the reader himself has to see to: he handles or heads for the unit that owes it, or is of the office that does.</summary>
    Mine,

    /// <summary>What his units owe, are asked about or lead.</summary>
    Unit,

    /// <summary>The whole bureau's, for whoever sees the whole bureau.</summary>
    All,
}

/// <summary>What the board is asked for. All of it stands in the address of the page.</summary>
/// <param name="Scope">Null for the widest the reader has by right.</param>
/// <param name="Unit">Only what this unit owes; it narrows the list and not the overview.</param>
/// <param name="Term">Only clocks of this term, by its name.</param>
/// <param name="OnlyOverdue">It narrows the list and not the overview.</param>
/// <param name="Week">Only what is due in the week of this day and not overdue; it narrows the list and not the overview.</param>
public sealed record BoardFilter(BoardScope? Scope, UnitId? Unit, string? Term, bool OnlyOverdue, DateOnly? Week, int Page)
{
    public const int PageSize = 25;

    public static readonly BoardFilter None = new(null, null, null, false, null, 1);

    /// <summary>The first day of the week that a day is in.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public bool IsNarrowed => Unit is not null || Term is not null || OnlyOverdue || Week is not null;
}

/// <summary>How much of what a unit owes is due when.</summary>
/// <param name="Today">Due today, and not over yet.</param>
/// <param name="ThisWeek">Due after today, by Sunday.</param>
/// <param name="Paused">Stands still, and so is due on no certain day.</param>
/// <param name="Nearest">The earliest due day of those that run.</param>
/// <param name="Weeks">Of those that run and are not overdue, how many are due in each week of <see cref="BoardView.Weeks"/>.</param>
/// <param name="Beyond">How many are due after the last of the weeks.</param>
public sealed record UnitClocks(
    UnitId Unit, int Overdue, int Today, int ThisWeek, int Later, int Paused, DateOnly? Nearest, IReadOnlyList<int> Weeks, int Beyond)
{
    public int Total => Overdue + Today + ThisWeek + Later + Paused;
}

/// <summary>A week of the heat map.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="IsProvisional">It reaches into a year whose notice is not loaded.</param>
public sealed record BoardWeek(DateOnly Monday, bool IsProvisional)
{
    public DateOnly Sunday => Monday.AddDays(6);
}

/// <summary>One running clock, and the matter it runs in.</summary>
/// <param name="Owner">The unit whose duty it is.</param>
/// <param name="Left">Units of its term left (working days, calendar days or hours); 0 on the due day, negative once it is over.</param>
public sealed record ClockRow(
    DeadlineId Id, JointReleaseId Release, string Number, string Title, UnitId Lead, UnitId Owner, UnitId? Of, Term Term, TermUnit Unit,
    DateOnly DueOn, DateTimeOffset DueAt, DeadlineState State, DateTimeOffset? HandedOverAt, int Left, bool IsProvisional)
{
    public bool IsOverdue => Left < 0 && State != DeadlineState.Paused;
}

/// <summary>What the board shows.</summary>
/// <param name="Scope">What was asked for, or as much of it as the reader has by right.</param>
/// <param name="MayAll">The reader sees the whole bureau.</param>
/// <param name="Office">The leading group's office, whose are the clocks that are nobody else's.</param>
/// <param name="Total">How many the list has in all its pages.</param>
public sealed record BoardView(
    BoardScope Scope, bool MayAll, UnitId Office, IReadOnlyList<UnitClocks> Units, IReadOnlyList<BoardWeek> Weeks, IReadOnlyList<ClockRow> Rows, int Total, int Page)
{
    public int Pages => Math.Max(1, (Total + BoardFilter.PageSize - 1) / BoardFilter.PageSize);
}

/// <summary>One clock with all that explains it.</summary>
/// <param name="History">What happened to it, oldest first, as far as the reader is told.</param>
/// <param name="Planned">What the Clock will do next; nothing once it is closed.</param>
public sealed record DeadlineView(ClockRow Clock, Deadline Deadline, Explanation Explained, IReadOnlyList<DomainEvent> History, IReadOnlyList<ClockStep> Planned);

/// <summary>A line of the wall board: no more than may hang in a corridor.</summary>
/// <param name="Title">Empty unless the release is disclosed on the bureau's own initiative.</param>
public sealed record WallRow(string Number, string Title, ClockRow Clock);

/// <param name="Now">The bureau's now.</param>
/// <param name="TurnsAt">When a row will read otherwise though nothing was done: the end of the legal day, or of an hour of a clock in hours.</param>
/// <param name="Total">How many clocks run, shown or not.</param>
public sealed record WallView(DateTimeOffset Now, DateTimeOffset TurnsAt, IReadOnlyList<WallRow> Rows, int Total, int Overdue);
