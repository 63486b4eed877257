using System.Globalization;
using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Web.Seed;

/// <summary>
/// The State Council's yearly notices, as dated data with their source. 2027 is not here: its notice is loaded by the
/// bureau, and until then the year is provisional.
/// </summary>
public static class Holidays
{
    public static readonly WorkCalendar Calendar = new(
    [
        Year(2020, "zhengceku/2019-11/21/content_5454164; 2020-01/27/content_5472352", "1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8", "1/19 4/26 5/9 6/28 9/27 10/10"),
        Year(2021, "2020-11/25/content_5564127", "1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7", "2/7 2/20 4/25 5/8 9/18 9/26 10/9"),
        Year(2022, "2021-10/25/content_5644835", "1/1-1/3 1/31-2/6 4/3-4/5 4/30-5/4 6/3-6/5 9/10-9/12 10/1-10/7 12/31-12/31", "1/29 1/30 4/2 4/24 5/7 10/8 10/9"),
        Year(2023, "2022-12/08/content_5730844", "1/1-1/2 1/21-1/27 4/5 4/29-5/3 6/22-6/24 9/29-10/6", "1/28 1/29 4/23 5/6 6/25 10/7 10/8"),
        Year(2024, "202310/content_6911528", "1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7", "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12"),
        Year(2025, "202411/content_6986383", "1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8", "1/26 2/8 4/27 9/28 10/11"),
        Year(2026, "202511/content_7047091", "1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7", "1/4 2/14 2/28 5/9 9/20 10/10"),
    ]);

    private static HolidayNotice Year(int year, string source, string off, string makeUp) => new(
        year,
        source,
        off.Split(' ').SelectMany(span => Span(year, span)).ToHashSet(),
        makeUp.Split(' ').Select(day => Day(year, day)).ToHashSet());

    private static IEnumerable<DateOnly> Span(int year, string span)
    {
        var ends = span.Split('-');
        for (var day = Day(year, ends[0]); day <= Day(year, ends[^1]); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Day(int year, string monthAndDay)
    {
        var parts = monthAndDay.Split('/');
        return new DateOnly(year, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
