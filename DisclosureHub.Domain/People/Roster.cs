using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>What a column of a table of units and people says (人员名册).</summary>
public enum RosterColumn
{
    /// <summary>The unit by its full name.</summary>
    Unit,

    UnitEn,

    ShortName,

    ShortNameEn,

    Kind,

    /// <summary>The account of the deputy director in charge of the unit.</summary>
    Deputy,

    Name,

    NameEn,

    Account,

    Role,

    /// <summary>The post's first day.</summary>
    From,

    /// <summary>The post's last day; empty while it lasts.</summary>
    Until,
}

/// <summary>A row of the table as it was written: a unit, a person, or a person's post in a unit.</summary>
/// <param name="Number">Its number in the file, as whoever opens the file sees it.</param>
/// <param name="Id">Becomes the id of the unit, the person and the post that the row is the first to name.</param>
/// <param name="Cells">What is written; a cell left out is empty.</param>
public sealed record RosterRow(int Number, Guid Id, IReadOnlyDictionary<RosterColumn, string> Cells)
{
    public string this[RosterColumn column] => PlainText.Of(Cells.GetValueOrDefault(column));

    public bool Has(params IEnumerable<RosterColumn> columns) => columns.Any(c => this[c].Length > 0);
}

/// <summary>One thing that the table would add, and whose duty that is.</summary>
/// <param name="Row">The row that says so first.</param>
public abstract record RosterStep(int Row, Duty Duty);

public sealed record UnitStep(int Row, Unit Unit) : RosterStep(Row, Duty.Organise);

public sealed record PersonStep(int Row, Person Person) : RosterStep(Row, Duty.Organise);

/// <summary>A post is the security administrator's to give, in a table as anywhere.</summary>
public sealed record PostStep(int Row, Post Post) : RosterStep(Row, Duty.GivePosts);

/// <summary>Why a row cannot be taken.</summary>
/// <param name="Column">Which cell; null where no cell of the row is more to blame than another.</param>
public sealed record RosterError(int Row, RosterColumn? Column, Refusal Why);

/// <summary>What a table would do to the organisation as it stands.</summary>
/// <param name="Steps">In the order in which they can be done: people, units, posts.</param>
/// <param name="Errors">By row; while there is one, nothing of the table is taken.</param>
/// <param name="Waiting">Rows of which not all can be said yet: another row that names the same unit or account has an error.</param>
public sealed record RosterPlan(IReadOnlyList<RosterStep> Steps, IReadOnlyList<RosterError> Errors, IReadOnlySet<int> Waiting)
{
    /// <summary>The steps that are of that duty.</summary>
    public IReadOnlyList<RosterStep> Of(Duty duty) => [.. Steps.Where(s => s.Duty == duty)];

    /// <summary>What stands against taking the part of that duty; null when it can be taken.</summary>
    /// <param name="before">How many errors were found before the rows were looked at, such as those of the headings.</param>
    /// <returns><see cref="RosterHasErrors"/>, <see cref="UnitsAndPeopleComeFirst"/> or <see cref="RosterChangesNothing"/>.</returns>
    public Refusal? Against(Duty duty, int before = 0)
    {
        if (before + Errors.Count is var errors and > 0)
        {
            return new RosterHasErrors(errors);
        }

        if (duty == Duty.GivePosts && Of(Duty.Organise) is { Count: > 0 } first)
        {
            return new UnitsAndPeopleComeFirst(first.Count);
        }

        return Of(duty).Count == 0 ? new RosterChangesNothing() : null;
    }
}
