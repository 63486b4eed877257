using System.Text;
using Sylvan.Data.Csv;

namespace DisclosureHub.Web.Sheets;

/// <summary>A CSV file as offices save it: UTF-8 with or without a mark, what Excel calls Unicode text, or GB18030, which is "ANSI" in China.</summary>
internal static class CsvText
{
    /// <summary>One row, in characters: as many full cells as a row may have, and their quotes.</summary>
    private const int LongestRow = 32 * 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static Sheet Read(byte[] bytes)
    {
        var text = TextOf(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new SheetDoubtException(SheetDoubt.IsUnreadable);
        }

        var (rows, last) = (new SheetRows(), 0);
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = DelimiterOf(text), MaxBufferSize = LongestRow });
            while (reader.Read())
            {
                last = reader.RowNumber;
                for (var column = 0; column < reader.RowFieldCount; column++)
                {
                    rows.Put(last, column, reader.GetString(column));
                }

                rows.End(last);
            }
        }
        catch (CsvRecordTooLargeException)
        {
            throw new SheetDoubtException(SheetDoubt.HasTooLongCell, last + 1, Sheet.LongestCell);
        }

        return rows.Made();
    }

    private static string TextOf(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Utf8.GetString(bytes, 3, bytes.Length - 3),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2),
                _ => Utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return OfChina(bytes);
        }
    }

    /// <summary>Chinese text in GB18030 is no UTF-8, except by an accident that a table of names does not meet.</summary>
    private static string OfChina(byte[] bytes)
    {
        try
        {
            return Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new SheetDoubtException(SheetDoubt.IsUnreadable);
        }
    }

    /// <summary>What stands most often in the headings: a comma, a tab, or the semicolon of machines that write commas in numbers.</summary>
    private static char DelimiterOf(string text)
    {
        var line = text.AsSpan().TrimStart(['\r', '\n']);
        var end = line.IndexOfAny('\r', '\n');
        var (best, most) = (',', 0);
        foreach (var delimiter in ",\t;")
        {
            if ((end < 0 ? line : line[..end]).Count(delimiter) is var count && count > most)
            {
                (best, most) = (delimiter, count);
            }
        }

        return best;
    }
}
