using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
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

    /// <summary>A text taken apart as <see cref="Show"/> takes it, for what is made of it elsewhere.</summary>
    public static MarkdownDocument Parse(string text) => Markdig.Markdown.Parse(text ?? "", Pipeline);

    /// <summary>How a text begins, in one line and without its marks: for lists to choose from.</summary>
    /// <param name="length">At most so many characters, and an ellipsis.</param>
    public static string Beginning(string text, int length)
    {
        var plain = Markdig.Markdown.ToPlainText(text ?? "", Pipeline);
        var line = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
        {
            return line;
        }

        return $"{line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)]}…";
    }

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
