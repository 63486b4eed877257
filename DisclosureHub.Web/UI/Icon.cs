using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>One drawing of the sprite. Always decorative: what it means is said beside it, or by the button it is on.</summary>
public static class Icon
{
    public static MarkupString Of(string name) => Drawn("i", name);

    /// <summary>As high as the small text it stands in.</summary>
    public static MarkupString Small(string name) => Drawn("i i-s", name);

    private static MarkupString Drawn(string style, string name) =>
        Html.Of($"""<svg class="{style}" aria-hidden="true"><use href="icons/icons.svg#{name}"/></svg>""");
}
