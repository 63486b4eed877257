namespace DisclosureHub.Web.Letters;

/// <summary>A ruled table. Its header row stands again on every page; short rows are not broken over two pages.</summary>
/// <param name="Name">What the table is, for those who cannot see it.</param>
/// <param name="Columns">Widths in millimetres; together the width of the type area, 156.</param>
/// <param name="Head">The header row; empty where the first cell of each row says what stands beside it.</param>
public sealed record PaperTable(string Name, IReadOnlyList<int> Columns, IReadOnlyList<string> Head, IReadOnlyList<PaperRow> Rows) : PaperPart
{
    public string Name { get; } = PaperText.OneLine(Name);

    public IReadOnlyList<string> Head { get; } = [.. Head.Select(PaperText.OneLine)];

    public IReadOnlyList<PaperRow> Rows { get; } = Rows.All(r => r.Cells.Sum(c => c.Span) == Columns.Count) && (Head.Count == 0 || Head.Count == Columns.Count)
        ? Rows
        : throw new ArgumentException($"A row of the table {Name} does not have {Columns.Count} columns.", nameof(Rows));

    public override IEnumerable<string> Texts => Head.Concat(Rows.SelectMany(r => r.Cells).SelectMany(c => c.Lines));

    /// <summary>The width of a cell in millimetres.</summary>
    /// <param name="at">Index of the column it begins in.</param>
    public int WidthOf(int at, PaperCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Columns.Skip(at).Take(cell.Span).Sum();
    }

    /// <summary>
    /// Whether a row stays on one page. About a third of a page is the limit: above it the gap that a moved row leaves
    /// is worse than the break.
    /// </summary>
    public bool KeepsTogether(PaperRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (column, most) = (0, 0.0);
        foreach (var cell in row.Cells)
        {
            var charactersInALine = (WidthOf(column, cell) - 4) / OfficialPage.MillimetresIn(OfficialPage.TableSize);
            most = Math.Max(most, cell.Lines.Sum(l => Math.Ceiling(PaperText.Width(l) / charactersInALine)));
            column += cell.Span;
        }

        return most <= 12;
    }

    // ---- the tables that papers are made of ------------------------------------------------------------------------

    /// <summary>A form: labels and what stands beside them, one pair or two pairs in a row. A field without a value is left out.</summary>
    public static PaperTable Fields(string name, params IReadOnlyList<PaperField> fields) => new(name, [27, 51, 27, 51], [], [.. FieldRows(fields)]);

    /// <summary>A passage before and after, side by side.</summary>
    public static PaperTable Pair(string before, string after) =>
        new("改动前后的文字", [78, 78], ["原文", "议定文字"], [new PaperRow(new(before), new(after))]);

    private static IEnumerable<PaperRow> FieldRows(IReadOnlyList<PaperField> fields)
    {
        PaperField? waiting = null;
        foreach (var field in fields.Where(f => f.IsInk || PaperText.Lines(f.Value).Count > 0))
        {
            if (field.IsHalf && waiting is null)
            {
                waiting = field;
                continue;
            }

            if (field.IsHalf)
            {
                yield return Row(waiting!, field);
                waiting = null;
                continue;
            }

            if (waiting is not null)
            {
                yield return Row(waiting);
                waiting = null;
            }

            yield return Row(field);
        }

        if (waiting is not null)
        {
            yield return Row(waiting);
        }
    }

    private static PaperRow Row(PaperField field) => new(Label(field), Value(field, 3)) { Height = Height(field) };

    private static PaperRow Row(PaperField left, PaperField right) =>
        new(Label(left), Value(left, 1), Label(right), Value(right, 1)) { Height = Math.Max(Height(left), Height(right)) };

    private static PaperCell Label(PaperField field) => new(field.Label, CellStyle.Label);

    private static PaperCell Value(PaperField field, int span) => new(field.Value, field.IsStrong ? CellStyle.Strong : CellStyle.Text, span);

    private static int Height(PaperField field) => field.IsInk ? OfficialPage.InkHeight : 0;
}

/// <summary>One field of a form.</summary>
/// <param name="IsHalf">Whether two such fields share a row.</param>
/// <param name="IsInk">Whether room is left to write by hand.</param>
/// <param name="IsStrong">Whether the value stands out, as a stance does.</param>
public sealed record PaperField(string Label, string Value, bool IsHalf = false, bool IsInk = false, bool IsStrong = false);

/// <summary>A row of a table.</summary>
public sealed record PaperRow(params IReadOnlyList<PaperCell> Cells)
{
    /// <summary>The least height in millimetres, for what is written by hand; 0 for as high as the text.</summary>
    public int Height { get; init; }
}

/// <summary>A cell; each line of its text becomes a paragraph.</summary>
/// <param name="Span">How many columns it covers.</param>
public sealed record PaperCell(string Text, CellStyle Style = CellStyle.Text, int Span = 1)
{
    public string Text { get; } = PaperText.Clean(Text);

    /// <summary>The lines, without blank ones.</summary>
    public IReadOnlyList<string> Lines => PaperText.Lines(Text);
}

/// <summary>How a cell of a table looks.</summary>
public enum CellStyle
{
    /// <summary>Running text, 仿宋.</summary>
    Text,

    /// <summary>Short text, centred.</summary>
    Centred,

    /// <summary>What the field is called: Heiti, centred, on a light ground.</summary>
    Label,

    /// <summary>What matters most on the form: Heiti.</summary>
    Strong,
}
