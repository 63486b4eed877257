using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Words;

/// <summary>Where a release stands: word, drawing and colour together.</summary>
public static class StageChip
{
    public static MarkupString Of(ReleaseStage stage, Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        var (style, icon) = Looks.Of(stage);
        return Html.Of($"""<span class="stage stage--{style}">{Icon.Small(icon)}{wording.Of(stage)}</span>""");
    }
}
