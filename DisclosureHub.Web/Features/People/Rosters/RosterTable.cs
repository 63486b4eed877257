using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Sheets;

namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>A sheet understood as a table of units and people: its rows by column, and the headings nobody knows.</summary>
/// <param name="Errors">Of the headings alone; those of the rows are the plan's to find.</param>
public sealed record RosterTable(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterError> Errors)
{
    /// <summary>Understands a sheet. Lines above the headings, such as a title, say nothing.</summary>
    /// <param name="newId">Makes the id of a row.</param>
    /// <returns>The table; refused: <see cref="RosterHasNoHeadings"/>, <see cref="RosterHasNoRows"/>.</returns>
    public static Outcome<RosterTable> Of(Sheet sheet, Func<Guid> newId)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(newId);
        var above = sheet.Rows.TakeWhile(r => !r.Cells.Any(c => RosterWords.Column(c) is not null)).Count();
        if (above == sheet.Rows.Count)
        {
            return new RosterHasNoHeadings();
        }

        if (above == sheet.Rows.Count - 1)
        {
            return new RosterHasNoRows();
        }

        var headings = sheet.Rows[above];
        SheetRow[] rows = [.. sheet.Rows.Skip(above + 1)];
        var (columns, errors) = (new Dictionary<int, RosterColumn>(), new List<RosterError>());
        for (var at = 0; at < rows.Append(headings).Max(r => r.Cells.Count); at++)
        {
            var heading = At(headings, at);
            if (RosterWords.Column(heading) is { } column && !columns.ContainsValue(column))
            {
                columns[at] = column;
            }
            else if (heading.Length > 0 || Array.Exists(rows, r => At(r, at).Length > 0))
            {
                errors.Add(new RosterError(headings.Number, null, new HeadingIsUnknown(heading.Length > 0 ? heading : Letters(at))));
            }
        }

        return new RosterTable([.. rows.Where(r => columns.Keys.Any(at => At(r, at).Length > 0)).Select(r => new RosterRow(r.Number, newId(), columns.ToDictionary(c => c.Value, c => At(r, c.Key))))], errors);
    }

    private static string At(SheetRow row, int at) => at < row.Cells.Count ? row.Cells[at] : "";

    /// <summary>A column as spreadsheets call it.</summary>
    private static string Letters(int at) => at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + (at / 26) - 1)}{(char)('A' + (at % 26))}";
}
