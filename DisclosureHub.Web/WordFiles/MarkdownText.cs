using System.Globalization;
using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.UI;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DisclosureHub.Web.WordFiles;

/// <summary>A stretch of text in one hand. A line break within a paragraph is <c>\n</c>.</summary>
internal readonly record struct Piece(string Text, bool Bold = false, bool Italic = false);

/// <summary>
/// Text to Markdown, so that it reads as it did. As few marks as can be: only where the parser would read something else
/// than was written are its signs taken from it. People see these texts in a plain field.
/// </summary>
internal static class MarkdownText
{
    private const string Signs = "\\`*_{}[]<>#|~!$^\"'&";

    public static string Of(IReadOnlyList<Piece> pieces)
    {
        var plain = string.Concat(pieces.Select(p => p.Text));
        if (plain.Length <= Limits.Block && pieces.Any(p => (p.Bold || p.Italic) && !string.IsNullOrWhiteSpace(p.Text)))
        {
            // Stars beside Chinese punctuation are no emphasis to the parser; then the words count, not their weight.
            var marked = Marked(pieces);
            if (Says(marked, plain))
            {
                return Lines(marked);
            }
        }

        return Of(plain);
    }

    public static string Of(string plain) => plain.Length > Limits.Block || Says(plain, plain) ? Lines(plain) : Literal(plain);

    /// <summary>Blanks before a line are not shown, and enough of them would be code.</summary>
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.TrimStart()));

    /// <summary>Whether Markdown reads as this text, blanks aside.</summary>
    private static bool Says(string markdown, string plain)
    {
        var read = new StringBuilder();
        Read(Markdown.Parse(markdown), read);
        return Dense(read.ToString()) == Dense(plain);
    }

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void Read(MarkdownObject part, StringBuilder into)
    {
        switch (part)
        {
            case ListItemBlock item:
                // A number is shown as it was written; a star or a dash would become a dot.
                _ = item.Parent is ListBlock { IsOrdered: true } ordered ? into.Append(item.Order.ToString(CultureInfo.InvariantCulture)).Append(ordered.OrderedDelimiter) : into.Append('\uFFFF');
                foreach (var child in item)
                {
                    Read(child, into);
                }

                break;
            case QuoteBlock or HeadingBlock or ThematicBreakBlock or LinkReferenceDefinitionGroup:
                // Signs that would not be shown as signs: does not say what was written.
                _ = into.Append('\uFFFF');
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Read(child, into);
                }

                break;
            case LeafBlock { Inline: { } inline }:
                foreach (var run in MarkdownRuns.Of(inline))
                {
                    _ = into.Append(run.Text);
                }

                break;
            case LeafBlock leaf:
                _ = into.Append(leaf.Lines.ToString());
                break;
        }
    }

    private static string Marked(IReadOnlyList<Piece> pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces.Count;)
        {
            var (bold, italic, together) = (pieces[i].Bold, pieces[i].Italic, new StringBuilder());
            for (; i < pieces.Count && pieces[i].Bold == bold && pieces[i].Italic == italic; i++)
            {
                _ = together.Append(pieces[i].Text);
            }

            var mark = (bold, italic) switch { (true, true) => "***", (true, _) => "**", (_, true) => "*", _ => "" };
            foreach (var (at, line) in together.ToString().Split('\n').Index())
            {
                var core = line.Trim();
                var begins = core.Length == 0 ? 0 : line.IndexOf(core, StringComparison.Ordinal);
                _ = text.Append(at > 0 ? "\n" : "");
                _ = mark.Length == 0 || core.Length == 0
                    ? text.Append(Escaped(line))
                    : text.Append(line[..begins]).Append(mark).Append(Escaped(core)).Append(mark).Append(line[(begins + core.Length)..]);
            }
        }

        return text.ToString();
    }

    /// <summary>With every sign taken from the parser: what stands there is what is shown.</summary>
    private static string Literal(string plain) => string.Join('\n', plain.Split('\n').Select(line =>
    {
        var text = Escaped(line.Trim());

        // A number or a dash at the beginning of a line would begin a list.
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return text.Length == 0 ? text
            : text[0] is '-' or '+' or '=' ? $"\\{text}"
            : digits is > 0 and < 10 && digits < text.Length && text[digits] is '.' or ')' ? text.Insert(digits, "\\")
            : text;
    }));

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            _ = (Signs.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\') : escaped).Append(c);
        }

        return escaped.ToString();
    }
}

/// <summary>Markdown to stretches of text.</summary>
internal static class MarkdownRuns
{
    public static IEnumerable<Piece> Of(ContainerInline inlines) => Of(inlines, bold: false, italic: false);

    private static IEnumerable<Piece> Of(ContainerInline inlines, bool bold, bool italic) => inlines.SelectMany(inline => inline switch
    {
        LiteralInline literal => [new Piece(literal.Content.ToString(), bold, italic)],
        EmphasisInline { DelimiterChar: '*' or '_' } emphasis => Of(emphasis, bold || emphasis.DelimiterCount == 2, italic || emphasis.DelimiterCount == 1),
        LineBreakInline => [new Piece("\n", bold, italic)],
        CodeInline code => [new Piece(code.Content, bold, italic)],
        AutolinkInline link => [new Piece(link.Url, bold, italic)],
        HtmlEntityInline entity => [new Piece(entity.Transcoded.ToString(), bold, italic)],
        ContainerInline container => Of(container, bold, italic),
        _ => Enumerable.Empty<Piece>(),
    });
}
