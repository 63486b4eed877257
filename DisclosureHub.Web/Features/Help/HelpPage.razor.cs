using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Help;

/// <summary>使用指南: a short guide for each post. Everybody may read every one: one works better knowing what the others do.</summary>
public sealed partial class HelpPage
{
    private Guide? _guide;

    /// <summary>The guides of the posts I hold; null before it is known who reads.</summary>
    private IReadOnlyList<Guide>? _mine;

    /// <summary>Which guide; without one, what everybody reads first.</summary>
    [Parameter] public string? Key { get; set; }

    private GuideText Text => GuideText.Of(_guide!, GuideText.Language);

    /// <summary>What everybody reads, then my own, then the others.</summary>
    private IEnumerable<Guide> Listed => Guides.All.OrderBy(g => g == Guides.Start ? 0 : _mine!.Contains(g) ? 1 : 2);

    protected override void OnParametersSet() => _guide = Key is null ? Guides.Start : Guides.Find(Key);

    protected override Task LoadAsync()
    {
        var roles = Me.Reader.Posts.Select(p => p.Role).ToHashSet();
        _mine = [.. Guides.All.Where(g => g.For.Any(roles.Contains))];
        return Task.CompletedTask;
    }

    private static string TitleOf(Guide guide) => GuideText.Of(guide, GuideText.Language).Title;

    private MarkupString Entry(Guide guide) => Html.Of(
        $"""<a href="help/{guide.Key}"{(guide == _guide ? Html.Of($""" aria-current="page" """) : default)}>{TitleOf(guide)}{(_mine!.Contains(guide) ? Html.Of($"""<span class="tag tag--mine">{T["Mine"]}</span>""") : default)}</a>""");

    /// <summary>A picture, and the way to it alone: on a phone one wants it larger.</summary>
    private MarkupString Shown(GuidePicture? picture)
    {
        if (picture is null)
        {
            return default;
        }

        var file = Assets[$"help/{GuideText.Language}/{picture.Name}.webp"];
        return Html.Of($"""<figure><a href="{file}" target="_blank"><img src="{file}" alt="{picture.Shows}" width="{GuidePicture.Width}" height="{GuidePicture.Height}" loading="lazy" /></a><figcaption>{picture.Shows}</figcaption></figure>""");
    }
}
