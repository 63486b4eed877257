using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>What the board's tables are made of: pieces of markup (decisions/0008).</summary>
public sealed partial class DeadlineBoardPage
{
    private MarkupString UnitCells(UnitClocks unit)
    {
        var name = Wording.Of(_names!, unit.Unit);
        var overdue = unit.Overdue == 0
            ? Number(0)
            : Html.Of($"""<td><a class="hot" href="{ListOf(unit, overdue: true)}">{unit.Overdue}<span class="vh"> {T["Cell", name, T["Overdue"], unit.Overdue]}</span></a></td>""");
        return Html.Of($"""<th scope="row"><a class="ttl" href="{ListOf(unit)}">{name}</a></th>{overdue}{Number(unit.Today, "soon")}{Number(unit.ThisWeek)}{Number(unit.Later)}{Paused(unit.Paused)}<td class="nw">{(unit.Nearest is { } day ? Days.Say(day) : "—")}</td>""");
    }

    private MarkupString SumCells()
    {
        var units = _board!.Units;
        return Html.Of($"""<th scope="row">{T["Sum"]}</th>{Number(units.Sum(u => u.Overdue))}{Number(units.Sum(u => u.Today))}{Number(units.Sum(u => u.ThisWeek))}{Number(units.Sum(u => u.Later))}{Paused(units.Sum(u => u.Paused))}<td class="nw">{(units.Min(u => u.Nearest) is { } day ? Days.Say(day) : "—")}</td>""");
    }

    private static string ShortDay(DateOnly day) => Days.SayDay(WorkCalendar.InstantOf(day, TimeOnly.MinValue));

    private MarkupString Paused(int count) => AnyPaused ? Number(count) : default;

    private static MarkupString Number(int count, string style = "") => count == 0
        ? Html.Of($"""<td class="mute">0</td>""")
        : Html.Of($"""<td class="{style}">{count}</td>""");

    private MarkupString WeekHeads() => Html.Of(_board!.Weeks.Select((week, at) =>
    {
        var style = $"{(at == 0 ? "now " : "")}{(week.IsProvisional ? "pv" : "")}";
        var first = at == 0 ? T["WeekNow"].Value : ShortDay(week.Monday);
        var said = week.IsProvisional ? Html.Of($"""<span class="tag">{T["Provisional"]}</span><span class="vh">{T["ProvisionalWeek"]}</span>""") : default;
        return Html.Of($"""<th scope="col" class="{style}"><b>{first}</b><span class="vh">{T["WeekTo", Days.Say(week.Sunday)]}</span>{said}</th>""");
    }));

    private MarkupString HeatCells(UnitClocks unit)
    {
        var name = Wording.Of(_names!, unit.Unit);
        var weeks = _board!.Weeks.Select((week, at) => Cell(
            unit.Weeks[at], week.IsProvisional ? " pv" : "", week.Monday == _filter.Week && unit.Unit == _filter.Unit,
            T["Cell", name, T["WeekLong", Days.Say(week.Monday), Days.Say(week.Sunday)], unit.Weeks[at]],
            With(unit: unit.Unit.ToString(), keepUnit: false, keepOverdue: false, week: week.Monday, keepWeek: false)));
        var overdue = unit.Overdue == 0 ? Html.Of($"<td></td>") : Html.Of(
            $"""<td class="l1"><a href="{ListOf(unit, overdue: true)}" aria-label="{T["Cell", name, T["Overdue"], unit.Overdue]}">{unit.Overdue}</a></td>""");
        var beyond = unit.Beyond == 0 ? Html.Of($"<td></td>") : Html.Of($"""<td class="n1">{unit.Beyond}</td>""");
        return Html.Of($"""<th scope="row"><span aria-hidden="true">{Wording.ShortOf(_names!, unit.Unit)}</span><span class="vh">{name}</span></th>{overdue}{Html.Of(weeks)}{beyond}""");
    }

    /// <summary>A count, how much in three grounds, and in words for whoever hears it.</summary>
    private static MarkupString Cell(int count, string style, bool isPicked, string says, string address) => count == 0
        ? Html.Of($"""<td class="{style}"></td>""")
        : Html.Of($"""<td class="n{Math.Min(count, 3)}{style}{(isPicked ? " picked" : "")}"><a href="{address}#list" aria-label="{says}">{count}</a></td>""");

    private string ListOf(UnitClocks unit, bool overdue = false) =>
        With(unit: unit.Unit.ToString(), keepUnit: false, overdue: overdue, keepOverdue: false, keepWeek: false) + "#list";

    private MarkupString ClockCells(ClockRow row)
    {
        var owner = Wording.Of(_names!, row.Owner);
        var about = row.Of is { } unit && unit != row.Owner ? Html.Of($"""<span class="sub">{T["About", Wording.Of(_names!, unit)]}</span>""") : default;
        var due = Html.Of($"""<td data-h="{T["DueColumn"]}">{ClockChip.Of(row, T, U, Wording)}{ProvisionalTag(row)}</td>""");
        var whose = Html.Of($"""<td data-h="{T["OwnerColumn"]}">{owner}</td>""");
        var term = Html.Of($"""<td data-h="{T["TermColumn"]}">{Wording.Of(row.Term)}{about}</td>""");
        var matter = Html.Of($"""<th scope="row"><a class="ttl" href="releases/{row.Release.ToString()}">{row.Title}</a><span class="sub">{row.Number} · {T["LeadIs", Wording.Of(_names!, row.Lead)]}</span></th>""");
        var state = Html.Of($"""<td data-h="{T["StateColumn"]}">{StateOf(row)}</td>""");
        var lapse = Html.Of($"""<td data-h="{T["LapseColumn"]}" class="lapse">{LapseOf(row.Term)}</td>""");
        var why = Html.Of($"""<td data-h="{T["WhyColumn"]}"><a href="deadlines/{row.Id.ToString()}" aria-label="{T["WhyOf", owner, Wording.Of(row.Term)]}">{T["Why"]}</a></td>""");
        return Html.Of([due, whose, term, matter, state, lapse, why]);
    }

    /// <summary>A chip that says lapsed, today or near does not say provisional as well.</summary>
    private MarkupString ProvisionalTag(ClockRow row) => row is { IsProvisional: true, Left: <= 0 } ? Html.Of($"""<span class="tag">{T["Provisional"]}</span>""") : default;

    private MarkupString StateOf(ClockRow row) => row.HandedOverAt is { } at
        ? Html.Of($"""{T["HandedOver", Days.SayDay(at), Wording.Of(row.Term.Then?.Act ?? row.Term.Lapse)]}""")
        : Html.Of($"""{Wording.Of(row.State)}""");

    private MarkupString LapseOf(Term term)
    {
        var lapse = term.Then is { } then
            ? T["LapseThen", Wording.Of(term.Lapse), T[$"Length_{term.Unit}", then.After], Wording.Of(then.Act)].Value
            : Wording.Of(term.Lapse);
        return Html.Of($"""{lapse}{(term.Silence == Silence.HasNoEffect ? "" : T["Semicolon"] + T["Silent", Wording.Of(term.Silence)])}""");
    }
}
