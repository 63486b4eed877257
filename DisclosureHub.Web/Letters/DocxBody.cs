using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.Letters;

/// <summary>The parts of a paper as WordprocessingML.</summary>
internal static class DocxBody
{
    private const string Ground = "F2F2F2";

    /// <summary>What the body of a paper holds. The name of a letter is in the header of its first page and not here.</summary>
    public static IEnumerable<OpenXmlElement> Of(Paper paper)
    {
        for (var i = 0; i < paper.Parts.Count; i++)
        {
            var (before, after) = (paper.Parts.ElementAtOrDefault(i - 1), paper.Parts.ElementAtOrDefault(i + 1));
            var elements = Elements(paper.Parts[i], paper.Layout).ToList();
            if (before is PaperBreak && elements is [Paragraph first, ..])
            {
                first.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            }

            if (paper.Parts[i] is PaperLine { Style: LineStyle.Attendance } && before is not PaperLine { Style: LineStyle.Attendance } && elements is [Paragraph attendance, ..])
            {
                attendance.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = DocxStyles.Twips(OfficialPage.LinePitch) };
            }

            if (after is PaperTable && paper.Parts[i] is PaperLine && elements is [.., Paragraph last])
            {
                last.ParagraphProperties!.KeepNext = new KeepNext();
            }

            foreach (var element in elements)
            {
                yield return element;
            }
        }
    }

    /// <summary>A paragraph in a style of ours.</summary>
    public static Paragraph Paragraph(string style, params OpenXmlElement[] runs) =>
        new(runs.Prepend<OpenXmlElement>(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } }));

    public static Run Run(string text, string? style = null)
    {
        var run = new Run();
        if (style is not null)
        {
            run.RunProperties = new RunProperties { RunStyle = new RunStyle { Val = style } };
        }

        foreach (var (index, piece) in text.Split('\t').Index())
        {
            if (index > 0)
            {
                run.Append(new TabChar());
            }

            if (piece.Length > 0)
            {
                run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    public static Paragraph Emblem(PaperLine line, PaperLayout layout)
    {
        var size = OfficialPage.EmblemSize(line.Text, layout);
        var paragraph = Paragraph(
            DocxStyles.Id(line.Style),
            new Run(
                new RunProperties { FontSize = new FontSize { Val = DocxStyles.Half(size) }, FontSizeComplexScript = new FontSizeComplexScript { Val = DocxStyles.Half(size) } },
                new Text(PaperText.OneLine(line.Text)) { Space = SpaceProcessingModeValues.Preserve }));
        paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = layout == PaperLayout.Minutes ? DocxStyles.TwipsOfMillimetres(OfficialPage.MinutesEmblemTop) : "0",
            Line = DocxStyles.Twips(size * 1.15),
            LineRule = LineSpacingRuleValues.Exact,
        };
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Elements(PaperPart part, PaperLayout layout) => part switch
    {
        PaperLine { Style: LineStyle.Emblem } line => layout == PaperLayout.Letter ? [] : [Emblem(line, layout)],
        PaperLine line => Lines(line, layout),
        PaperEnds ends => [Ends(ends)],
        PaperBreak => [],
        PaperTable table => [Table(table), Gap()],
        PaperClosing closing => Closing(closing),
        _ => throw new ArgumentException($"No form for {part.GetType().Name}.", nameof(part)),
    };

    private static IEnumerable<OpenXmlElement> Lines(PaperLine line, PaperLayout layout)
    {
        var lines = line.Lines.Count == 0 && line.Lead.Length > 0 ? [""] : line.Lines;
        foreach (var (index, text) in lines.Index())
        {
            var paragraph = Paragraph(DocxStyles.Id(line.Style), index == 0 && line.Lead.Length > 0 ? [Run(line.Lead, DocxStyles.Lead), Run(text)] : [Run(text)]);
            if (line.Style is LineStyle.Title or LineStyle.AttachmentTitle)
            {
                Balance(paragraph, text);
            }

            if (line.Style is LineStyle.Title && layout == PaperLayout.Letter)
            {
                paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = DocxStyles.Twips(OfficialPage.LinePitch * 2) };
            }

            yield return paragraph;
        }
    }

    /// <summary>A title that needs several lines breaks into lines of about the same length, by indents on both sides.</summary>
    private static void Balance(Paragraph paragraph, string text)
    {
        var (width, most) = (PaperText.Width(text), OfficialPage.PointsIn(OfficialPage.TextWidth) / OfficialPage.TitleSize);
        var lines = Math.Ceiling(width / (most - 1));
        if (lines > 1)
        {
            var indent = DocxStyles.Twips(Math.Max(0, (most - Math.Ceiling(width / lines) - 1) / 2) * OfficialPage.TitleSize);
            paragraph.ParagraphProperties!.Indentation = new Indentation { Left = indent, Right = indent };
        }
    }

    private static Paragraph Ends(PaperEnds ends)
    {
        var paragraph = Paragraph(DocxStyles.Ends, Run(ends.Left), new Run(new TabChar()), Run(ends.Right));
        var properties = paragraph.ParagraphProperties!;
        properties.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 4, Color = OfficialPage.Red });
        properties.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = int.Parse(DocxStyles.TwipsOfMillimetres(OfficialPage.TextWidth), System.Globalization.CultureInfo.InvariantCulture) });
        properties.SpacingBetweenLines = new SpacingBetweenLines { Before = DocxStyles.Twips(OfficialPage.LinePitch / 2), After = DocxStyles.Twips(OfficialPage.LinePitch) };
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Closing(PaperClosing closing)
    {
        // Two lines free, so that the seal presses on name and date and not on the text.
        var name = Paragraph(DocxStyles.ClosingLine, Run(closing.Name));
        name.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = DocxStyles.Twips(OfficialPage.LinePitch * 2) };
        var date = Paragraph(DocxStyles.ClosingLine, Run(PaperText.Day(closing.Date)));
        foreach (var line in (Paragraph[])[name, date])
        {
            var left = OfficialPage.PointsIn(OfficialPage.TextWidth) - ((closing.BlockWidth + closing.BlockIndent) * OfficialPage.BodySize);
            line.ParagraphProperties!.Indentation = new Indentation { Left = DocxStyles.Twips(Math.Max(0, left)), Right = DocxStyles.Twips(closing.BlockIndent * OfficialPage.BodySize) };
        }

        return [name, date];
    }

    private static Table Table(PaperTable table)
    {
        var built = new Table(
            new TableProperties(
                new TableWidth { Width = DocxStyles.TwipsOfMillimetres(table.Columns.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 8 },
                    new LeftBorder { Val = BorderValues.Single, Size = 8 },
                    new BottomBorder { Val = BorderValues.Single, Size = 8 },
                    new RightBorder { Val = BorderValues.Single, Size = 8 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa }),
                new TableCaption { Val = table.Name }),
            new TableGrid(table.Columns.Select(c => new GridColumn { Width = DocxStyles.TwipsOfMillimetres(c) })));
        if (table.Head.Count > 0)
        {
            built.Append(new TableRow(
                table.Head.Select((text, at) => (OpenXmlElement)Cell(table, at, new PaperCell(text, CellStyle.Label), whole: true))
                    .Prepend(new TableRowProperties(new CantSplit(), new TableHeader()))));
        }

        foreach (var row in table.Rows)
        {
            var properties = new TableRowProperties();
            var whole = table.KeepsTogether(row);
            if (whole)
            {
                properties.Append(new CantSplit());
            }

            if (row.Height > 0)
            {
                properties.Append(new TableRowHeight { Val = uint.Parse(DocxStyles.TwipsOfMillimetres(row.Height), System.Globalization.CultureInfo.InvariantCulture), HeightType = HeightRuleValues.AtLeast });
            }

            var (at, line) = (0, new TableRow());
            if (properties.HasChildren)
            {
                line.Append(properties);
            }

            foreach (var cell in row.Cells)
            {
                line.Append(Cell(table, at, cell, whole));
                at += cell.Span;
            }

            built.Append(line);
        }

        return built;
    }

    private static TableCell Cell(PaperTable table, int at, PaperCell cell, bool whole)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = DocxStyles.TwipsOfMillimetres(table.WidthOf(at, cell)), Type = TableWidthUnitValues.Dxa });
        if (cell.Span > 1)
        {
            properties.Append(new GridSpan { Val = cell.Span });
        }

        if (cell.Style == CellStyle.Label)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Ground });
        }

        // In a row of several pages the middle is on a page where nobody looks for it.
        properties.Append(new TableCellVerticalAlignment { Val = whole ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top });
        var style = cell.Style switch
        {
            CellStyle.Label => DocxStyles.CellLabel,
            CellStyle.Centred => DocxStyles.CellCentred,
            CellStyle.Strong => DocxStyles.CellStrong,
            _ => DocxStyles.Cell,
        };
        IEnumerable<OpenXmlElement> paragraphs = cell.Lines.Count == 0 ? [Paragraph(style)] : cell.Lines.Select(l => Paragraph(style, Run(l)));
        return new TableCell(paragraphs.Prepend(properties));
    }

    /// <summary>A little air below a table; also keeps two tables from growing together.</summary>
    private static Paragraph Gap()
    {
        var gap = Paragraph(DocxStyles.Rule);
        gap.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Line = DocxStyles.Twips(6), LineRule = LineSpacingRuleValues.Exact };
        return gap;
    }
}
