using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Letters;
using DisclosureHub.Web.UI;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;
using Fonts = DisclosureHub.Web.Letters.Fonts;
using Md = Markdig.Extensions.Tables;
using MdBlock = Markdig.Syntax.Block;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace DisclosureHub.Web.WordFiles;

/// <summary>
/// Writes passages as a document to be edited further: the page and the typefaces of GB/T 9704, and the styles whose
/// names Word and WPS know, so that their lists of headings work.
/// </summary>
internal sealed class WordWriter
{
    public const string Title = "Title", Heading1 = "Heading1", Heading2 = "Heading2", ListItem = "ListParagraph", Quote = "Quote", Cell = "TableText", CellHead = "TableHead", Divider = "Divider";

    private const double Line = OfficialPage.LinePitch;

    private static readonly Look Body = new(Fonts.Fangsong, OfficialPage.BodySize, Line) { FirstLine = 2 };

    private static readonly Look InCell = new(Fonts.Fangsong, OfficialPage.TableSize, OfficialPage.TableLinePitch) { Align = JustificationValues.Left, Before = 2, After = 2 };

    private readonly Body _body = new();
    private readonly WordLists _lists = new();

    /// <summary>Adds a paragraph in a style, one run a stretch of text.</summary>
    public void Add(string? style, IEnumerable<Piece> pieces, NumberingProperties? numbering = null)
    {
        var properties = new ParagraphProperties();
        properties.ParagraphStyleId = style is null ? null : new ParagraphStyleId { Val = style };
        properties.NumberingProperties = numbering;
        _body.Append(new Paragraph(RunsOf(pieces).Prepend<OpenXmlElement>(properties)));
    }

    /// <summary>Adds what a passage says, in the form of its kind.</summary>
    public void Add(BlockKind kind, string text)
    {
        foreach (var block in Markdown.Parse(PaperText.Clean(text)))
        {
            Add(kind, block);
        }
    }

    public byte[] Write(string? mark = null)
    {
        using var written = new MemoryStream();
        using (var document = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            main.AddNewPart<FontTablePart>("rId2").Fonts = DocxStyles.FontTable();
            main.AddNewPart<DocumentSettingsPart>("rId3").Settings = new Settings(new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.AddNewPart<NumberingDefinitionsPart>("rId4").Numbering = _lists.Numbering();
            _body.Append(DocxSection.Plain(main));
            main.Document = new Document(_body);
            if (mark is { } one)
            {
                WordMark.Put(document, one);
            }
        }

        return written.ToArray();
    }

    private void Add(BlockKind kind, MdBlock block)
    {
        switch (block)
        {
            case ListBlock list when kind == BlockKind.List:
                Add(list, _lists.Begin(list), 0);
                break;
            case ListBlock list:
                // 1. 总则 in a paragraph or a heading is a paragraph that begins with a number.
                Add(kind == BlockKind.Heading ? Heading1 : null, list.Descendants<ListItemBlock>().SelectMany((item, i) =>
                    (IEnumerable<Piece>)[new Piece($"{(i > 0 ? "\n" : "")}{MarkOf(item)} "), .. item.OfType<LeafBlock>().SelectMany(PiecesOf)]));
                break;
            case Md.Table table:
                _body.Append(Table(table), new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = Cell } }));
                break;
            case QuoteBlock quote:
                foreach (var leaf in quote.Descendants<LeafBlock>())
                {
                    Add(Quote, PiecesOf(leaf));
                }

                break;
            case LeafBlock leaf when PiecesOf(leaf) is { Count: > 0 } pieces:
                Add(kind == BlockKind.Heading || leaf is HeadingBlock ? HeadingOf(pieces) : null, pieces);
                break;
        }
    }

    private void Add(ListBlock list, int numbering, int level)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // Several paragraphs of one item stay one, with line breaks: a second paragraph would be an item of its own.
            var pieces = item.OfType<LeafBlock>().SelectMany((leaf, i) => i == 0 ? PiecesOf(leaf) : [new Piece("\n"), .. PiecesOf(leaf)]);
            Add(ListItem, pieces, new NumberingProperties(new NumberingLevelReference { Val = Math.Min(level, WordLists.Levels - 1) }, new NumberingId { Val = numbering }));
            foreach (var inner in item.OfType<ListBlock>())
            {
                Add(inner, numbering, level + 1);
            }
        }
    }

    private static string MarkOf(ListItemBlock item) => item.Parent is ListBlock { IsOrdered: true } list ? $"{item.Order}{list.OrderedDelimiter}" : "-";

    /// <summary>（一） is the second level of an official paper, everything else the first.</summary>
    private static string HeadingOf(IReadOnlyList<Piece> pieces) => pieces[0].Text is ['（' or '(', ..] ? Heading2 : Heading1;

    private static IReadOnlyList<Piece> PiecesOf(LeafBlock leaf) =>
        leaf.Inline is { } inline ? [.. MarkdownRuns.Of(inline)] : leaf.Lines.ToString() is { Length: > 0 } code ? [new Piece(code)] : [];

    private static IEnumerable<Run> RunsOf(IEnumerable<Piece> pieces) => pieces.Select(piece =>
    {
        var run = new Run();
        if (piece.Bold || piece.Italic)
        {
            run.RunProperties = new RunProperties { Bold = piece.Bold ? new Bold() : null, Italic = piece.Italic ? new Italic() : null };
        }

        foreach (var (at, line) in piece.Text.Split('\n').Index())
        {
            if (at > 0)
            {
                run.Append(new Break());
            }

            if (line.Length > 0)
            {
                run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    });

    private static Table Table(Md.Table table)
    {
        var rows = table.OfType<Md.TableRow>().ToList();
        var columns = Math.Max(1, rows.Max(r => r.Count));
        var width = DocxStyles.TwipsOfMillimetres((double)OfficialPage.TextWidth / columns);
        var built = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(Enumerable.Repeat(width, columns).Select(w => new GridColumn { Width = w })));
        foreach (var row in rows)
        {
            var line = new TableRow();
            if (row.IsHeader)
            {
                line.Append(new TableRowProperties(new CantSplit(), new TableHeader()));
            }

            line.Append(Enumerable.Range(0, columns).Select(i => new TableCell(
                new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }),
                new Paragraph(RunsOf(i < row.Count ? ((Md.TableCell)row[i]).Descendants<LeafBlock>().SelectMany(PiecesOf) : [])
                    .Prepend<OpenXmlElement>(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = row.IsHeader ? CellHead : Cell } })))));
            built.Append(line);
        }

        return built;
    }

    private static Styles Styles()
    {
        var styles = DocxStyles.Beginning();
        var normal = styles.Elements<Style>().First();
        normal.StyleParagraphProperties = DocxStyles.StyleOf("", "", Body).StyleParagraphProperties!.CloneNode(true) as StyleParagraphProperties;
        styles.Append(
            DocxStyles.StyleOf(Title, "Title", new Look(Fonts.TitleSong, OfficialPage.TitleSize, 34) { Align = JustificationValues.Center, After = Line, KeepsNext = true }),
            DocxStyles.StyleOf(Heading1, "heading 1", Body with { Font = Fonts.Heiti, KeepsNext = true, Outline = 0 }),
            DocxStyles.StyleOf(Heading2, "heading 2", Body with { Font = Fonts.Kaiti, KeepsNext = true, Outline = 1 }),
            DocxStyles.StyleOf(ListItem, "List Paragraph", Body with { FirstLine = 0 }),
            DocxStyles.StyleOf(Quote, "Quote", Body with { Font = Fonts.Kaiti, FirstLine = 2 }),
            DocxStyles.StyleOf(Cell, "Table Text", InCell),
            DocxStyles.StyleOf(CellHead, "Table Head", InCell with { Font = Fonts.Heiti, Align = JustificationValues.Center }));
        return styles;
    }
}

/// <summary>The lists of a document. Each list of a text is one of its own, so that two that follow each other stay two.</summary>
internal sealed class WordLists
{
    public const int Levels = 9;

    private readonly List<AbstractNum> _kinds = [];

    /// <summary>A numbering for this list and those within it.</summary>
    public int Begin(ListBlock list)
    {
        var id = _kinds.Count + 1;
        ListBlock? of = list;
        var kind = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.Multilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            kind.Append(LevelOf(of ?? list, level, of is null ? 1 : of.IsOrdered && int.TryParse(of.OrderedStart, out var start) ? start : 1));
            of = of?.OfType<ListItemBlock>().SelectMany(i => i.OfType<ListBlock>()).FirstOrDefault();
        }

        _kinds.Add(kind);
        return id;
    }

    public Numbering Numbering() => new(_kinds.Cast<OpenXmlElement>().Concat(_kinds.Select(k => new NumberingInstance(new AbstractNumId { Val = k.AbstractNumberId }) { NumberID = k.AbstractNumberId })));

    private static Level LevelOf(ListBlock list, int level, int start) => new(
        new StartNumberingValue { Val = start },
        new NumberingFormat { Val = list.IsOrdered ? NumberFormatValues.Decimal : NumberFormatValues.Bullet },
        new LevelText { Val = list.IsOrdered ? $"%{level + 1}." : "•" },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = DocxStyles.Twips(OfficialPage.BodySize * (3 + (2 * level))), Hanging = DocxStyles.Twips(OfficialPage.BodySize * 1.5) }))
    { LevelIndex = level };
}
