using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>Something that was done: when, in which matter, and what.</summary>
public static class NewsLine
{
    public static MarkupString Of(DateTimeOffset at, DateTimeOffset now, string address, string title, string told) =>
        Html.Of($"""<time datetime="{at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z">{Days.Say(at, now)}</time><span><a class="ttl" href="{address}">{title}</a><br/>{told}</span>""");
}
