using System.Globalization;
using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Web.Seed;

/// <summary>
/// The State Council's yearly notices, as dated data with their source (paths at www.gov.cn). 2027 is among them only with
/// what the law itself says: its notice is loaded by the bureau, and until then the year is provisional.
/// </summary>
public static class Holidays
{
    public static readonly WorkCalendar Calendar = new(
    [
        // In 2020 a second notice made the Spring Festival longer, from 30 January to 2 February, and 1 February no workday.
        Year(2020, "zhengceku/2019-11/21/content_5454164; 2020-01/27/content_5472352",
            "元旦 1/1 春节 1/24-2/2 清明节 4/4-4/6 劳动节 5/1-5/5 端午节 6/25-6/27 国庆节、中秋节 10/1-10/8", "1/19 4/26 5/9 6/28 9/27 10/10"),
        Year(2021, "2020-11/25/content_5564127",
            "元旦 1/1-1/3 春节 2/11-2/17 清明节 4/3-4/5 劳动节 5/1-5/5 端午节 6/12-6/14 中秋节 9/19-9/21 国庆节 10/1-10/7", "2/7 2/20 4/25 5/8 9/18 9/26 10/9"),
        Year(2022, "2021-10/25/content_5644835",
            "元旦 1/1-1/3 春节 1/31-2/6 清明节 4/3-4/5 劳动节 4/30-5/4 端午节 6/3-6/5 中秋节 9/10-9/12 国庆节 10/1-10/7", "1/29 1/30 4/2 4/24 5/7 10/8 10/9"),
        Year(2023, "2022-12/08/content_5730844",
            "元旦 2022/12/31-1/2 春节 1/21-1/27 清明节 4/5 劳动节 4/29-5/3 端午节 6/22-6/24 中秋节、国庆节 9/29-10/6", "1/28 1/29 4/23 5/6 6/25 10/7 10/8"),
        Year(2024, "202310/content_6911528",
            "元旦 1/1 春节 2/10-2/17 清明节 4/4-4/6 劳动节 5/1-5/5 端午节 6/10 中秋节 9/15-9/17 国庆节 10/1-10/7", "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12"),
        Year(2025, "202411/content_6986383",
            "元旦 1/1 春节 1/28-2/4 清明节 4/4-4/6 劳动节 5/1-5/5 端午节 5/31-6/2 国庆节、中秋节 10/1-10/8", "1/26 2/8 4/27 9/28 10/11"),
        Year(2026, "202511/content_7047091",
            "元旦 1/1-1/3 春节 2/15-2/23 清明节 4/4-4/6 劳动节 5/1-5/5 端午节 6/19-6/21 中秋节 9/25-9/27 国庆节 10/1-10/7", "1/4 2/14 2/28 5/9 9/20 10/10"),
    ],
    [
        new ProvisionalYear(2027, $"{ProvisionalYear.Law}；农历日期推算", Off(2027, "元旦 1/1 春节 2/5-2/8 清明节 4/5 劳动节 5/1-5/2 端午节 6/9 中秋节 9/15 国庆节 10/1-10/3")),
    ]);

    private static HolidayNotice Year(int year, string source, string off, string makeUp)
    {
        var names = Off(year, off);
        return new HolidayNotice(year, source, names.Keys.ToHashSet(), makeUp.Split(' ').Select(day => Day(year, day)).ToHashSet()) { Names = names };
    }

    /// <summary>Names and runs of days take turns.</summary>
    private static Dictionary<DateOnly, string> Off(int year, string off) =>
        off.Split(' ').Chunk(2).SelectMany(holiday => Span(year, holiday[1]).Select(day => (Day: day, Name: holiday[0]))).ToDictionary(d => d.Day, d => d.Name);

    private static IEnumerable<DateOnly> Span(int year, string span)
    {
        var ends = span.Split('-');
        for (var day = Day(year, ends[0]); day <= Day(year, ends[^1]); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>Month and day; a day of another year than the notice's has its year before it.</summary>
    private static DateOnly Day(int year, string day)
    {
        var parts = day.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return parts is [var other, _, _] ? new DateOnly(other, parts[1], parts[2]) : new DateOnly(year, parts[0], parts[1]);
    }
}
