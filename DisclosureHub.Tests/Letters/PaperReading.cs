using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using DisclosureHub.Web.Letters;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Tests.Letters;

/// <summary>What a reader finds in a paper's two forms: paragraphs in reading order, each once.</summary>
internal static class PaperReading
{
    /// <summary>First page's header, body, foot; without the page number, which stands in no description.</summary>
    public static IReadOnlyList<string> OfDocx(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var main = document.MainDocumentPart!;
        var headers = main.HeaderParts.OrderBy(p => main.GetIdOfPart(p), StringComparer.Ordinal).SelectMany(p => p.Header!.Descendants<Paragraph>());
        var foot = ((FooterPart)main.GetPartById("rId12")).Footer!.Elements<Paragraph>().Skip(1);
        return [.. headers.Concat(main.Document!.Body!.Descendants<Paragraph>()).Concat(foot).Select(TextOf).Where(t => t.Length > 0)];
    }

    public static IReadOnlyList<string> OfView(Paper paper)
    {
        using var context = new BunitContext();
        var markup = context.Render<PaperView>(p => p.Add(v => v.Paper, paper)).Markup;
        var document = new HtmlParser().ParseDocument($"<body>{markup}</body>");
        var leaves = document.QuerySelectorAll("p,h1,h2,h3,th,td").Where(e => e.QuerySelector("p") is null);
        return [.. leaves.Select(TextOf).Where(t => t.Length > 0)];
    }

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        Text text => text.Text,
        TabChar => "\t",
        _ => "",
    }));

    /// <summary>The two ends of a line are apart by a tab in the one form and by two elements in the other.</summary>
    private static string TextOf(IElement element) => string.Join('\t', element.QuerySelectorAll("span").Select(s => s.TextContent).DefaultIfEmpty(element.TextContent));
}
