using System.Globalization;
using DisclosureHub.Domain.Calendar;

namespace DisclosureHub.Web.UI;

/// <summary>How days and moments are said: 10月13日 周二, 今天 09:42, 昨天 17:12. Always the bureau's zone.</summary>
public static class Days
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>A day with its weekday.</summary>
    public static string Say(DateOnly day) => English
        ? day.ToString("ddd d MMM", CultureInfo.GetCultureInfo("en"))
        : $"{day.Month}月{day.Day}日 {day.ToString("ddd", CultureInfo.GetCultureInfo("zh-CN"))}";

    /// <summary>A day with its year.</summary>
    public static string SayLong(DateOnly day) => English
        ? day.ToString("dddd, d MMMM yyyy", CultureInfo.GetCultureInfo("en"))
        : $"{day.Year}年{day.Month}月{day.Day}日 {day.ToString("dddd", CultureInfo.GetCultureInfo("zh-CN"))}";

    /// <summary>A day with its year, short: for what lies far off, and for lists where years follow each other.</summary>
    public static string SayDated(DateOnly day) => English
        ? day.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en"))
        : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>A moment with its weekday, the same on whichever day it is read: 10月13日 周二 14:30.</summary>
    public static string Say(DateTimeOffset at) => $"{Say(WorkCalendar.DayOf(at))} {TimeOf(at)}";

    /// <summary>A moment, as near as one needs it.</summary>
    /// <param name="now">The bureau's now, to know what today is.</param>
    public static string Say(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, today) = (WorkCalendar.DayOf(at), WorkCalendar.DayOf(now));
        var time = TimeOf(at);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => English ? $"today {time}" : $"今天 {time}",
            1 => English ? $"yesterday {time}" : $"昨天 {time}",
            _ when day.Year == today.Year => English
                ? $"{day.ToString("d MMM", CultureInfo.GetCultureInfo("en"))} {time}"
                : $"{day.Month}月{day.Day}日 {time}",
            _ => English
                ? $"{day.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en"))} {time}"
                : $"{day.Year}年{day.Month}月{day.Day}日 {time}",
        };
    }

    /// <summary>A moment's day, short.</summary>
    public static string SayDay(DateTimeOffset at)
    {
        var day = WorkCalendar.DayOf(at);
        return English ? day.ToString("d MMM", CultureInfo.GetCultureInfo("en")) : $"{day.Month}月{day.Day}日";
    }

    private static string TimeOf(DateTimeOffset at) => WorkCalendar.LocalTimeOf(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
