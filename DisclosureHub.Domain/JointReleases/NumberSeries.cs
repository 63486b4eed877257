using System.Globalization;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>The bureau's series of numbers. Each is gapless within its year.</summary>
public enum NumberSeries
{
    /// <summary>联发〔2026〕37号.</summary>
    Release,

    /// <summary>会签〔2026〕12号.</summary>
    Opinion,

    /// <summary>分歧〔2026〕3号.</summary>
    DiscrepancyRecord,

    /// <summary>纪要〔2026〕2号.</summary>
    Minutes,

    /// <summary>公开函〔2026〕5号.</summary>
    Letter,
}

/// <summary>How a number of a series is written: its word, the year of the legal day it was given on, and the number.</summary>
public readonly record struct SeriesNumber(NumberSeries Series, int Year, int Number)
{
    private static readonly Dictionary<NumberSeries, string> Words = new()
    {
        [NumberSeries.Release] = "联发",
        [NumberSeries.Opinion] = "会签",
        [NumberSeries.DiscrepancyRecord] = "分歧",
        [NumberSeries.Minutes] = "纪要",
        [NumberSeries.Letter] = "公开函",
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Words[Series]}〔{Year}〕{Number}号");

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is not exactly that.</summary>
    public static SeriesNumber? Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.Split('〔', '〕') is not [var word, var year, [.. var number, '号']]
            || Words.FirstOrDefault(w => w.Value == word) is not { Value: not null } series
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return null;
        }

        var read = new SeriesNumber(series.Key, y, n);
        return read.ToString() == written ? read : null;
    }
}
