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

    /// <summary>
    /// Every text and every day in a model, as a paper writes it. Left out: the posts of those who were not at the table
    /// (纪要 names units and people), and text with Markdown, which becomes a table or a heading.
    /// </summary>
    public static IEnumerable<string> ValuesOf(object? model) => model switch
    {
        null => [],
        string text when text.StartsWith("sha256:", StringComparison.Ordinal) => [PaperText.Fingerprint(text)],
        string text when text.StartsWith('|') || text.StartsWith('#') => [],
        string text => PaperText.Lines(text),
        DateOnly day => [PaperText.Day(day)],
        DateTimeOffset at => [PaperText.Moment(at)],
        MeetingPerson person => [person.Unit, person.Name],
        Attendant present => [present.Person.Post, .. ValuesOf(present.Person), .. ValuesOf(present.Signature)],
        IEnumerable<object> list => list.SelectMany(ValuesOf),
        _ when model.GetType().Namespace == typeof(Paper).Namespace && model.GetType().IsClass => model.GetType().GetProperties().SelectMany(p => ValuesOf(p.GetValue(model))),
        _ => [],
    };

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        Text text => text.Text,
        TabChar => "\t",
        _ => "",
    }));

    /// <summary>The two ends of a line are apart by a tab in the one form and by two elements in the other.</summary>
    private static string TextOf(IElement element) => string.Join('\t', element.QuerySelectorAll("span").Select(s => s.TextContent).DefaultIfEmpty(element.TextContent));
}
