using System.Collections.Immutable;

namespace DisclosureHub.Domain.Calendar;

/// <summary>
/// One year's notice of holidays: which days are off, which weekend days are worked instead, and where that stands.
/// </summary>
/// <param name="Year">The calendar year it was given for.</param>
/// <param name="Source">The notice, by its path at the State Council's site.</param>
/// <param name="Off">
/// Every day named as off, weekend days among them. A notice may name days of a neighbouring year: that for 2023 begins
/// on 31 December 2022.
/// </param>
/// <param name="MakeUpWorkdays">Weekend days that are worked (调休上班日).</param>
public sealed record HolidayNotice(int Year, string Source, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> MakeUpWorkdays)
{
    /// <summary>What the notice calls a day off: 春节. A day without an entry has no name of its own.</summary>
    public IReadOnlyDictionary<DateOnly, string> Names { get; init; } = ImmutableDictionary<DateOnly, string>.Empty;
}

/// <summary>
/// What is known of a year before its notice: the days that the law itself makes free, fixed ones and those that follow
/// the lunar calendar. No bridging days and no make-up workdays: those only a notice gives, and nothing here guesses them.
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">The law, and how the lunar dates were found.</param>
/// <param name="StatutoryDays">The days, each with its name.</param>
public sealed record ProvisionalYear(int Year, string Source, IReadOnlyDictionary<DateOnly, string> StatutoryDays)
{
    /// <summary>《全国年节及纪念日放假办法》 as revised on 10 November 2024 (law.md 8), in force from 2025.</summary>
    public const string Law = "《全国年节及纪念日放假办法》";

    /// <summary>A year of which not even the lunar dates are known: 1 January, 1 and 2 May, 1 to 3 October.</summary>
    public static ProvisionalYear FixedDatesOf(int year) => new(year, Law, new Dictionary<DateOnly, string>
    {
        [new(year, 1, 1)] = "元旦",
        [new(year, 5, 1)] = "劳动节",
        [new(year, 5, 2)] = "劳动节",
        [new(year, 10, 1)] = "国庆节",
        [new(year, 10, 2)] = "国庆节",
        [new(year, 10, 3)] = "国庆节",
    });
}
