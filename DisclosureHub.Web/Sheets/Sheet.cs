using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Web.Sheets;

/// <summary>A table as it was written, without what looks like nothing: rows whose cells are all empty are left out.</summary>
public sealed record Sheet(IReadOnlyList<SheetRow> Rows)
{
    /// <summary>A file, in bytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Rows with something in them, the headings among them.</summary>
    public const int MostRows = 2001;

    public const int MostColumns = 40;

    /// <summary>A cell, in characters.</summary>
    public const int LongestCell = 400;
}

/// <param name="Number">As whoever opens the file sees it at its edge.</param>
/// <param name="Cells">From the first column on; a day stands as 2026-01-05.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>Why a file is not taken as a table.</summary>
public enum SheetDoubt
{
    IsNotSheet,

    /// <summary>.xls or .et.</summary>
    IsOldFormat,

    NeedsPassword,

    CarriesMacros,

    /// <summary>In bytes, packed or unpacked.</summary>
    IsTooLarge,

    /// <summary>More rows than are taken at a time.</summary>
    HasTooManyRows,

    /// <summary>Something stands to the right of the last column taken.</summary>
    HasTooManyColumns,

    HasTooLongCell,

    IsDamaged,

    /// <summary>Text in none of the encodings an office saves.</summary>
    IsUnreadable,

    /// <summary>The browser has it no more: moved, or saved again, after it was chosen.</summary>
    CannotBeFetched,

    IsEmpty,
}

/// <param name="Row">Where, as far as one row is to blame; else 0.</param>
/// <param name="Most">How many of what there are too many of may be; else 0.</param>
public sealed record SheetNotTaken(string Name, SheetDoubt Doubt, int Row, int Most) : Refusal(Article: null);
