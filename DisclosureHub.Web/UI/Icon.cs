using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>One drawing of the sprite. Always decorative: what it means is said beside it, or by the button it is on.</summary>
public static class Icon
{
    public static MarkupString Of(string name) => Drawn("i", name);

    /// <summary>As high as the small text it stands in.</summary>
    public static MarkupString Small(string name) => Drawn("i i-s", name);

    /// <summary>What a unit's word looks like: <c>agree</c>, <c>object</c>, <c>wait</c>, <c>void</c>, <c>carry</c>.</summary>
    public static MarkupString Mark(string name) => Drawn($"mk-{name}", $"st-{name}");

    /// <summary>A drawing of the sprite by its name. Its address is short: it is sent with every row.</summary>
    public static MarkupString Use(string name) => Html.Of($"""<use href="icons.svg#{name}"/>""");

    private static MarkupString Drawn(string style, string name) =>
        Html.Of($"""<svg class="{style}" aria-hidden="true">{Use(name)}</svg>""");
}
