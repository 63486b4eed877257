using System.Globalization;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>The moving part of the wall board, the same on the page and when it is fetched anew.</summary>
public static class WallRows
{
    public static MarkupString Of(WallView wall, BureauNames names, IStringLocalizer<BoardTexts> texts, IStringLocalizer<UiTexts> shared, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wall);
        ArgumentNullException.ThrowIfNull(texts);
        var figures = Html.Of($"""<p class="wall-sum"><b>{Days.SayLong(WorkCalendar.DayOf(wall.Now))}</b>{texts["WallFigures", wall.Total, wall.Overdue]}<span class="wall-page"></span></p>""");
        var more = wall.Total > wall.Rows.Count ? Html.Of($"""<p class="wall-more">{texts["WallMore", wall.Total - wall.Rows.Count]}</p>""") : default;
        return Html.Of($"""<div id="wall-rows" data-page="{texts["PageOf", "{0}", "{1}"]}" data-now="{Milliseconds(wall.Now)}" data-turns="{Milliseconds(wall.TurnsAt)}">{figures}{(wall.Rows.Count == 0 ? Html.Of($"""<p class="wall-none">{texts["WallNone"]}</p>""") : Table(wall, names, texts, shared, wording))}{more}</div>""");
    }

    private static MarkupString Table(WallView wall, BureauNames names, IStringLocalizer<BoardTexts> texts, IStringLocalizer<UiTexts> shared, Wording wording)
    {
        var rows = wall.Rows.Select(row =>
        {
            var clock = row.Clock;
            var title = row.Title.Length > 0 ? Html.Of($"""<span class="wall-title">{row.Title}</span>""") : Html.Of($"""<span class="wall-title is-kept">{texts["WallTitleHidden"]}</span>""");
            var tag = clock is { IsProvisional: true, Left: <= 0 } ? Html.Of($"""<span class="tag">{texts["Provisional"]}</span>""") : default;
            return Html.Of($"""<tr class="{(clock.IsOverdue ? "late" : "")}"><td>{ClockChip.WithoutDate(clock, texts, shared, wording)}{tag}</td><td class="nw">{ClockChip.DayOf(clock)}</td><td class="nw">{Wording.ShortOf(names, clock.Owner)}</td><td class="nw">{wording.Of(clock.Term)}</td><th scope="row"><span class="nw">{row.Number}</span>{title}</th></tr>""");
        });
        return Html.Of($"""<table class="wall-t"><thead><tr><th scope="col">{texts["StandingColumn"]}</th><th scope="col">{texts["DueColumn"]}</th><th scope="col">{texts["OwnerColumn"]}</th><th scope="col">{texts["TermColumn"]}</th><th scope="col">{texts["MatterColumn"]}</th></tr></thead><tbody>{Html.Of(rows)}</tbody></table>""");
    }

    private static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
