using DisclosureHub.Web.UI;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>What people type is shown in a few plain forms, and nothing of it is ever run or fetched.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<form action=https://evil.example><input name=p></form>")]
    [InlineData("<img src=https://evil.example/x.png onerror=alert(1)>")]
    [InlineData("![图](https://evil.example/x.png)")]
    [InlineData("[点我](javascript:alert(1))")]
    [InlineData("[点我](https://evil.example)")]
    [InlineData("<https://evil.example>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">点我</a>")]
    [InlineData("<b onmouseover=alert(1)>粗</b>")]
    [InlineData("<iframe src=//evil.example></iframe><object></object><svg onload=alert(1)>")]
    [InlineData("<p style=\"position:fixed\">盖住</p>")]
    [InlineData("| a |\n|---|\n| <img src=x onerror=alert(1)> |")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("**粗<script>alert(1)</script>**")]
    public void Nothing_that_acts_or_fetches_comes_through(string typed)
    {
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        using var page = parser.ParseDocument(Markdown.Show(typed).Value);
        Assert.Empty(page.QuerySelectorAll("script,style,form,input,img,iframe,object,embed,svg,link,meta,base,a,button,video,audio"));
        Assert.All(page.Body!.QuerySelectorAll("*"), e => Assert.Empty(e.Attributes));
    }

    [Theory]
    [InlineData("第一段\n\n第二段", "<p>第一段</p>\n<p>第二段</p>")]
    [InlineData("**粗** *斜*", "<p><strong>粗</strong> <em>斜</em></p>")]
    [InlineData("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>")]
    [InlineData("1. 一\n2. 二", "<ol>\n<li>一</li>\n<li>二</li>\n</ol>")]
    [InlineData("> 引", "<blockquote>\n<p>引</p>\n</blockquote>")]
    public void The_few_plain_forms_stay(string typed, string shown) =>
        Assert.Equal(shown, Markdown.Show(typed).Value.Trim().ReplaceLineEndings("\n"));

    [Fact]
    public void A_table_stays_a_table()
    {
        var shown = Markdown.Show("| 项目 | 金额 |\n|---|---|\n| 甲 | 5 |").Value;
        Assert.Contains("<th>项目</th>", shown, StringComparison.Ordinal);
        Assert.Contains("<td>甲</td>", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("**一**、*适用*范围", 20, "一、适用范围")]
    [InlineData("- 开展产销对接\n- 加强用地保障", 20, "开展产销对接 加强用地保障")]
    [InlineData("| 序号 | 企业 |\n|---|---|\n| 1 | 甲公司 |", 20, "序号 企业 1 甲公司")]
    [InlineData("一二三四五六", 4, "一二三四…")]
    [InlineData("一二三😀五", 4, "一二三…")]
    [InlineData("", 4, "")]
    public void A_text_begins_in_one_line_without_its_marks(string text, int length, string begins) => Assert.Equal(begins, Markdown.Beginning(text, length));

    [Fact]
    public void Markup_is_shown_as_it_was_typed() =>
        Assert.Contains("&lt;script&gt;", Markdown.Show("<script>x</script>").Value, StringComparison.Ordinal);
}
