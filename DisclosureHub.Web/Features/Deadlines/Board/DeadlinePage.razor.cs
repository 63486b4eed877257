using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>期限说明: why one thing is due when it is, so that anybody can check it by hand; on the screen and on paper.</summary>
public sealed partial class DeadlinePage
{
    private DeadlineView? _view;
    private BureauNames? _names;

    [Parameter] public Guid Id { get; set; }

    [Inject] private DeadlineBoardQueries Queries { get; set; } = default!;

    [Inject] private Timetables Timetables { get; set; } = default!;

    /// <summary>The release is known only once it was read, so every matter the reader may hear of.</summary>
    protected override IEnumerable<Address> Watched =>
        Me.Reader.SeesTheWholeBureau ? [Address.All] : Me.Reader.Units.Select(Address.Of);

    private ClockRow Clock => _view!.Clock;

    /// <summary>Whose it is, and about whom where that is somebody else.</summary>
    private string About => Clock.Of is { } unit && unit != Clock.Owner
        ? T["OwnerAbout", Wording.Of(_names!, Clock.Owner), Wording.Of(_names!, unit)]
        : Wording.Of(_names!, Clock.Owner);

    private int Counted => _view!.Explained.Days.Count(d => d.Number > 0);

    /// <summary>Only holidays and make-up workdays have one.</summary>
    private bool AnySource => _view!.Explained.Days.Any(d => d.Source.Length > 0);

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _view = await Queries.FindAsync(DeadlineId.From(Id), Me.Reader);
    }

    // ---- day by day ------------------------------------------------------------------------------------------------

    /// <summary>Weeks from Monday, for the eye; the table under it says the same in words.</summary>
    private MarkupString DayGrid()
    {
        var days = _view!.Explained.Days;
        var first = days[0].Day;
        var names = Enumerable.Range(1, 7).Select(d => Html.Of($"""<li class="h">{System.Globalization.CultureInfo.CurrentUICulture.DateTimeFormat.GetShortestDayName((DayOfWeek)(d % 7))}</li>"""));
        var before = Enumerable.Repeat(Html.Of($"""<li class="h"></li>"""), ((int)first.DayOfWeek + 6) % 7);
        return Html.Of(names.Concat(before).Concat(days.Select(d => DayCell(d, d.Day == first || d.Day.Day == 1))));
    }

    private MarkupString DayCell(ExplainedDay day, bool withMonth)
    {
        var isDue = day.Day == Clock.DueOn;
        var style = day switch
        {
            _ when isDue => "end",
            _ when day.Day == Me.Today => "now",
            { Use: DayUse.Start } => "start",
            { Use: DayUse.Weekend or DayUse.Holiday or DayUse.Paused } => "off",
            { Use: DayUse.CountedMakeUp } => "mk",
            _ => "",
        };
        var name = withMonth ? Days.SayDay(WorkCalendar.InstantOf(day.Day, TimeOnly.MinValue)) : $"{day.Day.Day}";
        var mark = isDue ? T["Mark_Due"].Value : day.Number > 0 ? $"{day.Number}" : T[$"Mark_{day.Use}"].Value;
        return Html.Of($"""<li class="{style}{(day.IsProvisional ? " pv" : "")}"><b>{name}</b>{mark}</li>""");
    }

    private MarkupString RunRows() => Html.Of(_view!.Explained.Runs.Select(run =>
    {
        var days = run.To.DayNumber - run.From.DayNumber + 1;
        var span = days == 1 ? Days.Say(run.From) : T["To", Days.Say(run.From), Days.Say(run.To)].Value;
        var use = run.Name.Length > 0 ? Html.Of($"""{Wording.Of(run.Use)}<span class="sub">{run.Name}</span>""") : Html.Of($"{Wording.Of(run.Use)}");
        var extension = run.IsExtension ? Html.Of($"""<span class="tag">{T["InExtension"]}</span>""") : default;
        var provisional = run.IsProvisional ? Html.Of($"""<span class="tag">{T["Provisional"]}</span>""") : default;
        var number = run.First == 0 ? "—" : run.First == run.Last ? T["Nth", run.First] : T["NthTo", run.First, run.Last].Value;
        return Html.Of($"""<tr><th scope="row">{span}<span class="sub">{(days == 1 ? T["DayOne"].Value : T["DaysMany", days])}</span></th><td data-h="{T["UseColumn"]}">{use} {extension}{provisional}</td><td data-h="{T["NumberColumn"]}">{number}</td>{(AnySource ? Html.Of($"""<td data-h="{T["SourceColumn"]}" class="src">{(run.Source.Length > 0 ? run.Source : "—")}</td>""") : default)}</tr>""");
    }));

    // ---- rules -----------------------------------------------------------------------------------------------------

    private MarkupString FactRows()
    {
        var (e, d, term) = (_view!.Explained, _view.Deadline, Clock.Term);
        List<MarkupString> rows =
        [
            Fact(T["Due"], Html.Of($"""<b>{(e.Unit == TermUnit.Hours ? ClockChip.DayOf(Clock) : T["DueSays", Days.Say(e.DueOn)].Value)}</b>""")),
        ];
        if (e.LegalDueOn is { } legal)
        {
            rows.Add(Fact(T["LegalDue"], Html.Of($"""{T["LegalDueSays", Days.Say(legal)]}""")));
        }

        rows.Add(Fact(T["OwnerColumn"], Html.Of($"""{Wording.Of(_names!, Clock.Owner)}""")));
        rows.Add(Fact(T["Start"], Html.Of($"""{T["StartSays", Days.Say(e.StartedAt), e.Unit == TermUnit.Hours ? Wording.BeginOf(term) : T[e.StartDayCounts ? "StartCounts" : "StartDoesNot"].Value]}""")));
        rows.Add(Fact(T["Length"], Html.Of($"""{string.Join(T["Comma"], e.Extensions.Select(x => T["ExtendedBy", T[$"Length_{e.Unit}", x.Length], Days.SayDay(x.At)].Value).Prepend(T[$"Length_{e.Unit}", e.Length].Value))}""")));
        if (e.NotBefore is { } floor)
        {
            rows.Add(Fact(T["Floor"], Html.Of($"""{T["FloorSays", Days.Say(floor)]}""")));
        }

        if (term.MayPause || e.Pauses.Count > 0)
        {
            rows.Add(Fact(T["Pauses"], e.Pauses.Count == 0 ? Html.Of($"""{T["NoPauses"]}""") : Html.Of(e.Pauses.Select(p =>
                Html.Of($"""<span class="lineof">{(p.To is { } to ? T["PauseSays", Days.Say(p.From), Days.Say(to)].Value : T["PauseOpen", Days.Say(p.From)])}</span>""")))));
        }

        rows.Add(Fact(T["Article"], ArticleLink.To(e.Article)));
        rows.Add(Fact(T["Silence"], Html.Of($"""{T[$"SilenceSays_{term.Silence}", Wording.Of(term.Silence)]}""")));
        rows.Add(Fact(T["WhenLapsed"], term.Then is { } then
            ? Html.Of($"""{Wording.Of(term.Lapse)}<span class="lineof">{T["AfterThat", T[$"Length_{e.Unit}", then.After], Wording.Of(then.Act)]}</span>""")
            : Html.Of($"""{Wording.Of(term.Lapse)}""")));
        rows.Add(Fact(T["Calendar"], CalendarSays(e, d)));
        return Html.Of(rows);
    }

    private MarkupString CalendarSays(Explanation e, Deadline d)
    {
        var years = Enumerable.Range(d.StartDay.Year, e.DueOn.Year - d.StartDay.Year + 1).ToList();
        var sources = Timetables.Calendar.Notices.Where(n => years.Contains(n.Year)).Select(n => Html.Of($"""<span class="lineof">{T["CalendarSource", n.Year, n.Source]}</span>"""));
        var provisional = e.IsProvisional
            ? years.Where(Timetables.Calendar.IsProvisional).Select(y => Html.Of($"""<span class="lineof pvs">{T["ProvisionalSays", y]}</span>"""))
            : [];
        return Html.Of([Html.Of($"""<span class="mono">{e.CalendarVersion}</span>"""), .. sources, .. provisional]);
    }

    private static MarkupString Fact(string name, MarkupString says) => Html.Of($"""<div><dt>{name}</dt><dd>{says}</dd></div>""");

    // ---- what the Clock did and will do ----------------------------------------------------------------------------

    private MarkupString Steps()
    {
        var done = _view!.History.Select(f => Html.Of($"""<li><time>{Days.Say(f.At)}</time><span>{Wording.Tell(f, _names!)}</span></li>"""));
        var planned = _view.Planned.Select(s => Html.Of($"""<li class="ahead"><time>{Days.Say(s.At)}</time><span><span class="tag">{T["Planned"]}</span> {(s.Act is { } act ? T["PlanAct", Wording.Of(s.Kind), Wording.Of(act)] : T["PlanRemind", Wording.Of(s.Kind), Wording.Of(s.To ?? Rung.Handler)])}</span></li>"""));
        return Html.Of(done.Concat(planned));
    }

    private MarkupString LadderSays() => _view!.Planned.Count > 0
        ? Html.Of($"""{T["LadderSays", string.Join(T["Arrow"], _view.Deadline.Kept.Ladder.Select(Wording.Of)), QuietHours.From, QuietHours.To]}""")
        : Html.Of($"""{(Clock.State == DeadlineState.Paused ? T["PlanPaused"] : T["NothingPlanned"])}""");
}
