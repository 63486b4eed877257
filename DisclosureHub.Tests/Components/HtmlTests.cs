using AngleSharp.Html.Parser;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>Markup written by hand: what is filled in never becomes markup.</summary>
public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><b onmouseover=alert(1)>")]
    [InlineData("' onclick='alert(1)")]
    [InlineData("</title></span><svg onload=alert(1)>")]
    [InlineData("&lt;b&gt; &amp;amp;")]
    [InlineData("甲 & 乙 < 丙 + 丁（2026—2028年）·𠮷")]
    public void What_is_filled_in_is_text_between_tags_and_in_attributes(string typed)
    {
        using var page = new HtmlParser().ParseDocument(Html.Of($"""<p title="{typed}">{typed}</p>""").Value);
        var all = page.Body!.QuerySelectorAll("*");
        var only = Assert.Single(all);
        Assert.Equal((typed, typed, 1), (only.TextContent, only.GetAttribute("title"), only.Attributes.Length));
    }

    [Fact]
    public void Chinese_stays_as_it_is_written() => Assert.Equal("<b>协调制度第三条（一）·</b>", Html.Of($"<b>{"协调制度第三条（一）·"}</b>").Value);

    [Fact]
    public void Markup_within_markup_is_not_encoded_again() => Assert.Equal("<b><i>甲</i> 3</b>", Html.Of($"<b>{Html.Of($"<i>{"甲"}</i>")} {3}</b>").Value);

    [Fact]
    public void Nothing_filled_in_is_nothing() => Assert.Equal("<b></b>", Html.Of($"<b>{(string?)null}{default(MarkupString)}</b>").Value);
}
