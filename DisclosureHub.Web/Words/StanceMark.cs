using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Words;

/// <summary>One unit's word as a drawing, for rows and boards. The label says it.</summary>
public static class StanceMark
{
    private const int MostInARow = 12;

    /// <param name="stance">The unit's last word, or null when it has none.</param>
    /// <param name="voided">The last word was a consent that a change of text voided.</param>
    /// <param name="unit">Said before the drawing's own words.</param>
    public static MarkupString Of(ConsultationState state, Stance? stance, bool voided, Wording wording, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(wording);
        var (mark, word) = (state, stance) switch
        {
            (ConsultationState.Asked, _) when voided => ("void", wording.Of(CellKind.Voided)),
            (ConsultationState.Asked, _) or (_, null) => ("wait", wording.Of(CellKind.Waiting)),
            (_, { } said) => (Looks.Of(said), wording.Of(said)),
        };
        return Html.Of($"""<svg class="mk-{mark}" role="img" aria-label="{$"{unit} {word}".Trim()}">{Icon.Use($"st-{mark}")}</svg>""");
    }

    /// <summary>The words of all units asked, with a count.</summary>
    public static MarkupString Row(IReadOnlyList<UnitMark> marks, BureauNames names, Wording wording)
    {
        var drawn = Html.Of(marks.Take(MostInARow).Select(m => Of(m.State, m.Stance, m.Voided, wording, Wording.ShortOf(names, m.Unit))));
        return marks.Count == 0
            ? Html.Of($"""<span class="marks"></span>""")
            : Html.Of($"""<span class="marks">{drawn}</span><span class="cap mute of">{marks.Count(m => m.State == ConsultationState.Settled)} / {marks.Count}</span>""");
    }
}
