using System.Xml;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Packages;
using DocumentFormat.OpenXml.Packaging;
using Sylvan.Data.Csv;

namespace DisclosureHub.Web.Sheets;

/// <summary>A table from Excel, WPS or LibreOffice, as .xlsx or as CSV, row by row. What the rows mean is nothing to this room.</summary>
public static class SheetFile
{
    /// <summary>The endings taken, for the file picker.</summary>
    public const string Endings = ".xlsx,.csv";

    // A hostile file costs a second and some fifty megabytes at most; not as many times as somebody clicks.
    private static readonly SemaphoreSlim Few = new(2, 2);

    /// <summary>As <see cref="Read"/>, away from whoever waits, and few at a time.</summary>
    public static async Task<Outcome<Sheet>> ReadAsync(string name, byte[] bytes)
    {
        await Few.WaitAsync();
        try
        {
            return await Task.Run(() => Read(name, bytes));
        }
        finally
        {
            _ = Few.Release();
        }
    }

    /// <summary>Reads the first visible sheet of a workbook, or a CSV file. No formula is worked out: what the file says came out of it counts.</summary>
    /// <returns>The table; refused: <see cref="SheetNotTaken"/>.</returns>
    public static Outcome<Sheet> Read(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return Take(name, bytes) is { Rows.Count: > 0 } sheet ? sheet : new SheetNotTaken(name, SheetDoubt.IsEmpty, 0, 0);
        }
        catch (SheetDoubtException doubt)
        {
            return new SheetNotTaken(name, doubt.Doubt, doubt.Row, doubt.Most);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return new SheetNotTaken(name, SheetDoubt.IsDamaged, 0, 0);
        }
    }

    private static Sheet Take(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw new SheetDoubtException(SheetDoubt.IsEmpty);
        }

        if (bytes.Length > Sheet.MostBytes)
        {
            throw new SheetDoubtException(SheetDoubt.IsTooLarge);
        }

        if (Container.IsOld(bytes))
        {
            throw new SheetDoubtException(Container.IsLocked(bytes) ? SheetDoubt.NeedsPassword : SheetDoubt.IsOldFormat);
        }

        return Container.IsPackage(bytes) ? Workbook.Read(bytes)
            : Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TXT" ? CsvText.Read(bytes)
            : throw new SheetDoubtException(SheetDoubt.IsNotSheet);
    }

    /// <summary>What the parsers of packages, XML and CSV say of a file that is not as it should be.</summary>
    private static bool IsDamage(Exception e) =>
        e is XmlException or FileFormatException or OpenXmlPackageException or CsvFormatException or InvalidDataException or IOException or FormatException
            or UriFormatException or NotSupportedException or InvalidOperationException or ArgumentException or OverflowException or KeyNotFoundException;
}
