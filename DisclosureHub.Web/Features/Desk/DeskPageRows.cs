using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Desk;

/// <summary>
/// What the desk's headings and rows are made of: pieces of markup (decisions/0008). A change replaces the piece it is
/// in and no other: who has the focus on a button keeps it when the due date beside it comes nearer.
/// </summary>
public sealed partial class DeskPage
{
    private static MarkupString Figure(string name, int count) => Html.Of($"<span>{name} <b>{count}</b></span>");

    private MarkupString Heading(string id, string title, int items) => Html.Of($"""<h2 id="{id}">{title} <span class="count">{T["Items", items]}</span></h2>""");

    private static MarkupString Column(string name) => Html.Of($"""<th scope="col">{name}</th>""");

    /// <summary>What it is, and until when.</summary>
    private MarkupString MatterCells(WaitingItem item)
    {
        var version = item.Version > 0 ? $" · {T["VersionNo", item.Version]}" : "";
        var kind = Html.Of($"""<span class="kind">{Icon.Small(Looks.Of(item.Step))}{Wording.Of(item.Step)}{version}</span>""");
        return Html.Of($"""<th scope="row">{kind}<a class="ttl" href="{Where(item)}">{item.Title}</a><span class="sub">{Why(item)}</span></th>{DueCell(item.Due)}""");
    }

    private MarkupString MatterCell(ReleaseRow row)
    {
        var version = row.Versions > 0 ? T["VersionNo", row.Versions] : T["NotSentYet"];
        return Html.Of($"""<th scope="row"><a class="ttl" href="releases/{row.Id.ToString()}">{row.Title}</a><span class="sub">{version} · {Wording.Of(_names!, row.Lead)}</span></th>""");
    }

    private MarkupString DueCell(DueView? due)
    {
        var shown = due is null ? Html.Of($"""<span class="mute">{T["NoClock"]}</span>""") : DeadlineChip.Of(due.On, due.WorkdaysLeft, due.Provisional, U);
        return Html.Of($"""<td data-h="{T["Due"]}">{shown}</td>""");
    }

    /// <summary>What happens without it, and the way to it.</summary>
    private MarkupString ActCells(WaitingItem item, bool first)
    {
        var silence = Html.Of($"""<td data-h="{T["IfNothingShort"]}">{W[$"Step_{item.Step}_Silence"]} {ArticleLink.To(NextSteps.ArticleOf(item.Step))}</td>""");
        return Html.Of($"""{silence}<td class="act"><a class="btn{(first ? " btn--act" : "")}" href="{Where(item)}">{W[$"Step_{item.Step}_Do"]}</a></td>""");
    }

    /// <summary>Where it stands, who has said what, and until when: what changes while one looks.</summary>
    private MarkupString StandingCells(ReleaseRow row)
    {
        var stage = Html.Of($"""<td data-h="{T["Stage"]}">{StageChip.Of(row.Stage, Wording)}</td>""");
        var marks = Html.Of($"""<td data-h="{T["Opinions"]}">{StanceMark.Row(row.Marks, _names!, Wording)}</td>""");
        return Html.Of([stage, marks, DueCell(row.Due)]);
    }

    private MarkupString Late(OverdueItem late) => Html.Of(
        $"""<div><a class="ttl" href="releases/{late.Release.ToString()}"><b>{late.Title}</b></a><br/><span class="soft cap">{T["UnitOwes", Wording.Of(_names!, late.Unit)]}</span></div><div>{DeadlineChip.Of(late.Due.On, late.Due.WorkdaysLeft, provisional: false, U)}</div>""");
}
