namespace DisclosureHub.Web.Sheets;

/// <summary>A file that cannot go on being read; said at the door of the room as a <see cref="SheetNotTaken"/>.</summary>
internal sealed class SheetDoubtException(SheetDoubt doubt, int row = 0, int most = 0) : Exception($"{doubt} {row}")
{
    public SheetDoubt Doubt { get; } = doubt;

    public int Row { get; } = row;

    public int Most { get; } = most;
}

/// <summary>Gathers what is read, within the bounds of a <see cref="Sheet"/>, whatever kind of file it comes from.</summary>
internal sealed class SheetRows
{
    private readonly List<SheetRow> _rows = [];
    private readonly List<string> _cells = [];

    /// <summary>Puts a cell into the row being read; a cell that looks empty is none.</summary>
    /// <exception cref="SheetDoubtException">It is too long, or too far to the right.</exception>
    public void Put(int row, int column, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (column >= Sheet.MostColumns)
        {
            throw new SheetDoubtException(SheetDoubt.HasTooManyColumns, row, Sheet.MostColumns);
        }

        if (text.Length > Sheet.LongestCell)
        {
            throw new SheetDoubtException(SheetDoubt.HasTooLongCell, row, Sheet.LongestCell);
        }

        while (_cells.Count <= column)
        {
            _cells.Add("");
        }

        _cells[column] = text.Trim();
    }

    /// <exception cref="SheetDoubtException">There are too many rows.</exception>
    public void End(int row)
    {
        if (_cells.Count == 0)
        {
            return;
        }

        if (_rows.Count == Sheet.MostRows)
        {
            // The headings are no row to whoever counts people.
            throw new SheetDoubtException(SheetDoubt.HasTooManyRows, row, Sheet.MostRows - 1);
        }

        _rows.Add(new SheetRow(row, [.. _cells]));
        _cells.Clear();
    }

    public Sheet Made() => new(_rows);
}
