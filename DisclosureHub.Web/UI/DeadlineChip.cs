using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.UI;

/// <summary>What is left, in a form that tells its state without colour.</summary>
public static class DeadlineChip
{
    /// <summary>The chip, and the date under it.</summary>
    public static MarkupString Of(DateOnly due, int workdaysLeft, bool provisional, IStringLocalizer<UiTexts> texts) =>
        Html.Of($"""{WithoutDate(workdaysLeft, provisional, texts)}<time class="when" datetime="{due.ToString("O", CultureInfo.InvariantCulture)}">{Days.Say(due)}</time>""");

    /// <param name="workdaysLeft">Working days left after today; 0 on the day itself, negative when it is over.</param>
    /// <param name="provisional">The date reaches into a year whose holiday notice is not loaded.</param>
    public static MarkupString WithoutDate(int workdaysLeft, bool provisional, IStringLocalizer<UiTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (form, icon) = workdaysLeft switch
        {
            < 0 => ("lapsed", "assignment_late"),
            0 => ("today", "today"),
            _ when provisional => ("provisional", "event_note"),
            <= 2 => ("near", "timer"),
            _ => ("ample", "schedule"),
        };
        var left = workdaysLeft switch
        {
            -1 => texts["OneWorkdayLate"],
            < 0 => texts["OverdueBy", -workdaysLeft],
            0 => texts["DueToday"],
            1 => texts["OneWorkdayLeft"],
            _ => texts["WorkdaysLeft", workdaysLeft],
        };
        return Html.Of($"""<span class="due due--{form}">{Icon.Small(icon)}{left}</span>""");
    }
}
