using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.WordFiles;

/// <summary>What the styles of a file say about its paragraphs.</summary>
internal sealed class WordStyles(StyleDefinitionsPart? part)
{
    /// <summary>Larger than the body by far, in half points: 小二 and up.</summary>
    private const int TitleSize = 36;

    /// <summary>Styles based on each other go no deeper in any file an office writes; a circle ends here.</summary>
    private const int Longest = 20;

    private readonly Dictionary<string, Style> _styles = (part?.Styles?.Elements<Style>() ?? [])
        .Where(s => s.StyleId?.Value is not null).GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Whether it is a heading, by its level in the outline or its style's name.</summary>
    public bool IsHeading(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own ? own < 9
        : StylesOf(paragraph).Any(s => s.StyleParagraphProperties?.OutlineLevel?.Val?.Value is < 9 || NameOf(s) is { } n && (n.StartsWith("heading ", StringComparison.Ordinal) || n.StartsWith("标题 ", StringComparison.Ordinal)));

    /// <summary>Whether it is set as the title of the whole: by its style, or large, centred, and not the red name of an organ.</summary>
    public bool IsTitle(Paragraph paragraph) =>
        StylesOf(paragraph).Any(s => NameOf(s) is "title" or "标题")
        || (IsCentred(paragraph) && paragraph.Descendants<Run>().Where(HasText).ToList() is { Count: > 0 } runs && runs.TrueForAll(r => SizeOf(r, paragraph) >= TitleSize && !IsRed(r)));

    /// <summary>Whether it is a line of a table of contents.</summary>
    public bool IsOfContents(Paragraph paragraph) => StylesOf(paragraph).Any(s => NameOf(s) is { } n && n.StartsWith("toc ", StringComparison.Ordinal));

    /// <summary>The numbering a paragraph has by its style, nearest first; with the style, to which a level may be bound.</summary>
    public (string Style, NumberingProperties Numbering)? NumberingOf(Paragraph paragraph)
    {
        foreach (var style in StylesOf(paragraph))
        {
            if (style.StyleParagraphProperties?.NumberingProperties is { } numbering)
            {
                return (style.StyleId!.Value!, numbering);
            }
        }

        return null;
    }

    /// <summary>What a character style makes of a run.</summary>
    public bool IsBold(Run run) => Is(run.RunProperties?.Bold) ?? StylesOf(run.RunProperties?.RunStyle?.Val?.Value).Any(s => Is(s.StyleRunProperties?.Bold) == true);

    public bool IsItalic(Run run) => Is(run.RunProperties?.Italic) ?? StylesOf(run.RunProperties?.RunStyle?.Val?.Value).Any(s => Is(s.StyleRunProperties?.Italic) == true);

    public bool IsHidden(Run run) => Is(run.RunProperties?.Vanish) ?? StylesOf(run.RunProperties?.RunStyle?.Val?.Value).Any(s => Is(s.StyleRunProperties?.Vanish) == true);

    private static bool? Is(OnOffType? property) => property is null ? null : property.Val is null || property.Val.Value;

    private static string? NameOf(Style style) => style.StyleName?.Val?.Value is { } name ? string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant() : null;

    private static bool HasText(Run run) => run.Elements<Text>().Any(t => !string.IsNullOrWhiteSpace(t.Text));

    private static bool IsRed(Run run) => run.RunProperties?.Color?.Val?.Value is { Length: 6 } color && color[..2] is [>= 'C', _] && color[2..] is "0000" or "1111";

    private bool IsCentred(Paragraph paragraph) =>
        (paragraph.ParagraphProperties?.Justification?.Val ?? StylesOf(paragraph).Select(s => s.StyleParagraphProperties?.Justification?.Val).FirstOrDefault(j => j is not null))?.Value == JustificationValues.Center;

    private int SizeOf(Run run, Paragraph paragraph) =>
        (run.RunProperties?.FontSize?.Val?.Value ?? StylesOf(paragraph).Select(s => s.StyleRunProperties?.FontSize?.Val?.Value).FirstOrDefault(s => s is not null)) is { } size
            && int.TryParse(size, CultureInfo.InvariantCulture, out var half) ? half : 0;

    private IEnumerable<Style> StylesOf(Paragraph paragraph) => StylesOf(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);

    /// <summary>A style and those it is based on, nearest first.</summary>
    private IEnumerable<Style> StylesOf(string? id)
    {
        for (var i = 0; i < Longest && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
