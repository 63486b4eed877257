using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.Letters;

/// <summary>The page of a .docx: size, margins, and what stands above and below the type area.</summary>
internal static class DocxSection
{
    private static readonly double PageNumberHeight = OfficialPage.MillimetresIn(OfficialPage.PageNumberSize);

    public static SectionProperties Of(Paper paper, MainDocumentPart main)
    {
        var letter = paper.Layout == PaperLayout.Letter;
        var section = new SectionProperties();
        if (letter)
        {
            section.Append(
                Header(main, "rId21", HeaderFooterValues.First, [.. LetterHead(paper)]),
                Header(main, "rId22", HeaderFooterValues.Default, Nothing()),
                Header(main, "rId23", HeaderFooterValues.Even, Nothing()),
                Footer(main, "rId11", HeaderFooterValues.First, DoubleLine(thickFirst: false)));
        }

        section.Append(
            Footer(main, "rId12", HeaderFooterValues.Default, [PageNumber(even: false), .. FootLines(paper)]),
            Footer(main, "rId13", HeaderFooterValues.Even, [PageNumber(even: true), .. FootLines(paper)]),
            new PageSize { Width = Unsigned(OfficialPage.Width), Height = Unsigned(OfficialPage.Height) },
            new PageMargin
            {
                Top = (int)Unsigned(OfficialPage.Top).Value,
                Bottom = (int)Unsigned(OfficialPage.Bottom).Value,
                Left = Unsigned(OfficialPage.Left),
                Right = Unsigned(OfficialPage.Right),
                Header = Unsigned(letter ? OfficialPage.LetterEmblemTop : 15),
                Footer = Unsigned(letter ? OfficialPage.LetterLineBottom : FootDistance(paper)),
                Gutter = 0,
            });
        if (letter)
        {
            section.Append(new TitlePage());
        }

        section.Append(new DocGrid { LinePitch = int.Parse(DocxStyles.Twips(OfficialPage.LinePitch), CultureInfo.InvariantCulture) });
        return section;
    }

    /// <summary>The page alone, with its number at the foot: for a text that is still worked on.</summary>
    public static SectionProperties Plain(MainDocumentPart main)
    {
        var number = PageNumber(even: false);
        number.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Center };
        return new SectionProperties(
            Footer(main, "rId12", HeaderFooterValues.Default, number),
            new PageSize { Width = Unsigned(OfficialPage.Width), Height = Unsigned(OfficialPage.Height) },
            new PageMargin { Top = (int)Unsigned(OfficialPage.Top).Value, Bottom = (int)Unsigned(OfficialPage.Bottom).Value, Left = Unsigned(OfficialPage.Left), Right = Unsigned(OfficialPage.Right), Header = Unsigned(15), Footer = Unsigned(20), Gutter = 0 });
    }

    /// <summary>From the page's lower edge to the lowest line, so that the page number stands 7 mm below the type area.</summary>
    private static double FootDistance(Paper paper) =>
        OfficialPage.Bottom - OfficialPage.PageNumberGap - PageNumberHeight - OfficialPage.MillimetresIn(OfficialPage.FootGap + (paper.Foot.Count * OfficialPage.FootLinePitch));

    private static IEnumerable<Paragraph> LetterHead(Paper paper)
    {
        foreach (var line in paper.Parts.OfType<PaperLine>().Where(l => l.Style == LineStyle.Emblem))
        {
            yield return DocxBody.Emblem(line, paper.Layout);
        }

        var rule = DoubleLine(thickFirst: true);
        rule.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = DocxStyles.TwipsOfMillimetres(4),
            After = DocxStyles.Twips(OfficialPage.BodySize * 7 / 8),
            Line = DocxStyles.Twips(2),
            LineRule = LineSpacingRuleValues.Exact,
        };
        yield return rule;
    }

    /// <summary>The red double line, 170 mm wide and centred on the page: two borders of one paragraph two points high.</summary>
    private static Paragraph DoubleLine(bool thickFirst)
    {
        var side = (OfficialPage.Width - OfficialPage.LetterLineWidth) / 2;
        var rule = DocxBody.Paragraph(DocxStyles.Rule);
        rule.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(
            new TopBorder { Val = BorderValues.Single, Size = thickFirst ? 24U : 6U, Space = 0, Color = OfficialPage.Red },
            new BottomBorder { Val = BorderValues.Single, Size = thickFirst ? 6U : 24U, Space = 0, Color = OfficialPage.Red });
        rule.ParagraphProperties.Indentation = new Indentation
        {
            Left = DocxStyles.TwipsOfMillimetres(side - OfficialPage.Left),
            Right = DocxStyles.TwipsOfMillimetres(side - OfficialPage.Right),
        };
        return rule;
    }

    /// <summary>— 1 —, one character in from the outer edge.</summary>
    private static Paragraph PageNumber(bool even)
    {
        var paragraph = DocxBody.Paragraph(
            DocxStyles.PageNumber,
            DocxBody.Run("— "),
            new SimpleField(DocxBody.Run("1")) { Instruction = " PAGE " },
            DocxBody.Run(" —"));
        var inset = DocxStyles.Twips(OfficialPage.PageNumberSize);
        paragraph.ParagraphProperties!.Indentation = even ? new Indentation { Left = inset } : new Indentation { Right = inset };
        paragraph.ParagraphProperties.Justification = new Justification { Val = even ? JustificationValues.Left : JustificationValues.Right };
        return paragraph;
    }

    private static IEnumerable<Paragraph> FootLines(Paper paper) => paper.Foot.Select(line => DocxBody.Paragraph(DocxStyles.Foot, DocxBody.Run(line)));

    /// <summary>A header without height: an ordinary empty line would push the text down.</summary>
    private static Paragraph Nothing() => DocxBody.Paragraph(DocxStyles.Rule);

    private static HeaderReference Header(MainDocumentPart main, string id, HeaderFooterValues pages, params Paragraph[] paragraphs)
    {
        main.AddNewPart<HeaderPart>(id).Header = new Header(paragraphs);
        return new HeaderReference { Type = pages, Id = id };
    }

    private static FooterReference Footer(MainDocumentPart main, string id, HeaderFooterValues pages, params Paragraph[] paragraphs)
    {
        main.AddNewPart<FooterPart>(id).Footer = new Footer(paragraphs);
        return new FooterReference { Type = pages, Id = id };
    }

    private static UInt32Value Unsigned(double millimetres) => uint.Parse(DocxStyles.TwipsOfMillimetres(millimetres), CultureInfo.InvariantCulture);
}
