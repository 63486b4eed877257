using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.UI;

/// <summary>
/// Markdown as a page shows it: raw HTML is text, and what is left goes through a short allow-list. The sanitiser's own
/// defaults let styles, forms and remote pictures through.
/// </summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly HtmlSanitizer Sanitizer = Strict();

    public static MarkupString Show(string text) => new(Sanitizer.Sanitize(Markdig.Markdown.ToHtml(text ?? "", Pipeline)));

    private static HtmlSanitizer Strict()
    {
        var strict = new HtmlSanitizer();
        strict.AllowedTags.Clear();
        foreach (var tag in (string[])["p", "br", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote"])
        {
            _ = strict.AllowedTags.Add(tag);
        }

        strict.AllowedAttributes.Clear();
        strict.AllowedCssProperties.Clear();
        strict.AllowedSchemes.Clear();
        strict.KeepChildNodes = true;
        return strict;
    }
}
