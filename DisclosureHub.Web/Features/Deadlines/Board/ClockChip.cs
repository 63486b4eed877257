using System.Globalization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>What is left of a clock, in the unit of its term and in a form that tells its state without colour; and its day.</summary>
public static class ClockChip
{
    /// <summary>The chip, and the date under it.</summary>
    public static MarkupString Of(ClockRow clock, IStringLocalizer<BoardTexts> texts, IStringLocalizer<UiTexts> shared, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Html.Of($"""{WithoutDate(clock, texts, shared, wording)}<time class="when" datetime="{clock.DueOn.ToString("O", CultureInfo.InvariantCulture)}">{DayOf(clock)}</time>""");
    }

    /// <summary>Its day; of a clock in hours, the minute.</summary>
    public static string DayOf(ClockRow clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Unit == TermUnit.Hours ? Days.Say(clock.DueAt) : Days.Say(clock.DueOn);
    }

    public static MarkupString WithoutDate(ClockRow clock, IStringLocalizer<BoardTexts> texts, IStringLocalizer<UiTexts> shared, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(wording);
        return clock switch
        {
            { State: DeadlineState.Paused } => Chip("paused", "pause_circle", wording.Of(clock.State)),
            { State: DeadlineState.Met or DeadlineState.Ended } => Chip("ample", "check_circle", wording.Of(clock.State)),
            { Unit: TermUnit.WorkingDays } => DeadlineChip.WithoutDate(clock.Left, clock.IsProvisional, shared),
            { Unit: TermUnit.CalendarDays, Left: 0 } => DeadlineChip.WithoutDate(0, provisional: false, shared),
            { Unit: TermUnit.CalendarDays, Left: < 0 } => Chip("lapsed", "assignment_late", texts["DaysLate", -clock.Left]),
            { Unit: TermUnit.CalendarDays } => Chip(clock.Left <= 2 ? "near" : "ample", clock.Left <= 2 ? "timer" : "schedule", texts["DaysLeft", clock.Left]),
            { Left: < 0 } => Chip("lapsed", "assignment_late", texts["HoursLate", -clock.Left]),
            _ => Chip("near", "timer", texts["HoursLeft", clock.Left]),
        };
    }

    private static MarkupString Chip(string form, string icon, string says) => Html.Of($"""<span class="due due--{form}">{Icon.Small(icon)}{says}</span>""");
}
