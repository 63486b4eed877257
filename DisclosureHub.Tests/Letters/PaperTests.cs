using System.IO.Compression;
using System.Text.RegularExpressions;
using DisclosureHub.Web.Letters;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace DisclosureHub.Tests.Letters;

/// <summary>The formal papers: valid, complete, the same in both forms, and the same bytes every time.</summary>
public sealed class PaperTests
{
    public static TheoryData<string> Cases => [.. PaperCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_paper_is_a_valid_document(string name)
    {
        using var document = Open(name);
        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2019, FileFormatVersions.Microsoft365])
        {
            Assert.Empty(new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_paper_holds_all_its_text_in_order(string name)
    {
        var written = string.Concat(PaperReading.OfDocx(Docx.Write(PaperCases.All[name])));
        Assert.Equal(string.Concat(PaperCases.All[name].Texts), written.Replace("\t", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_of_a_model_is_on_its_paper()
    {
        foreach (var (model, paper) in PaperCases.Models)
        {
            var said = paper.Texts.ToList();
            var values = PaperReading.ValuesOf(model).ToList();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.True(said.Exists(t => t.Contains(value, StringComparison.Ordinal)), $"{paper.Title}: {value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_print_view_and_the_document_hold_the_same_text(string name) =>
        Assert.Equal(PaperReading.OfDocx(Docx.Write(PaperCases.All[name])), PaperReading.OfView(PaperCases.All[name]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_paper_is_the_same_bytes(string name)
    {
        var first = Docx.Write(PaperCases.All[name]);
        Assert.Equal(first, Docx.Write(PaperCases.All[name]));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, e => Assert.Equal((1980, e.Length), (e.LastWriteTime.Year, e.CompressedLength)));
        Assert.DoesNotContain(zip.Entries, e => Regex.IsMatch(e.FullName, "[0-9a-f]{16}"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chinese_has_a_typeface_of_its_own_everywhere_and_no_theme_has_a_say(string name)
    {
        using var document = Open(name);
        var main = document.MainDocumentPart!;
        Assert.Null(main.ThemePart);
        var roots = main.Parts.Select(p => p.OpenXmlPart.RootElement).Prepend(main.Document).OfType<OpenXmlElement>().ToList();
        var fonts = roots.SelectMany(r => r.Descendants<RunFonts>()).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, f => Assert.NotNull(f.EastAsia?.Value));
        Assert.DoesNotContain(roots, r => r.OuterXml.Contains("Theme=", StringComparison.OrdinalIgnoreCase));
        var known = main.FontTablePart!.Fonts!.Elements<Font>().Select(f => f.Name!.Value).ToHashSet();
        Assert.All(fonts, f => Assert.Contains(f.EastAsia!.Value, known));
        Assert.Equal("zh-CN", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().EastAsia!.Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_style_that_is_used_is_there(string name)
    {
        using var document = Open(name);
        var main = document.MainDocumentPart!;
        var there = main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value).ToHashSet();
        var roots = main.Parts.Select(p => p.OpenXmlPart.RootElement).Prepend(main.Document).OfType<OpenXmlElement>().ToList();
        Assert.All(roots.SelectMany(r => r.Descendants<ParagraphStyleId>()), s => Assert.Contains(s.Val!.Value, there));
        Assert.All(roots.SelectMany(r => r.Descendants<RunStyle>()), s => Assert.Contains(s.Val!.Value, there));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_paper_is_on_the_page_of_the_standard_and_says_what_it_is(string name)
    {
        using var document = Open(name);
        var section = document.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        Assert.Equal((210, 297), (Millimetres(size.Width!.Value), Millimetres(size.Height!.Value)));
        Assert.Equal((37, 35, 28, 26), (Millimetres(margin.Top!.Value), Millimetres(margin.Bottom!.Value), Millimetres(margin.Left!.Value), Millimetres(margin.Right!.Value)));
        Assert.Equal(PaperCases.All[name].Title, document.PackageProperties.Title);
        Assert.Equal(PaperCases.All[name].Number, document.PackageProperties.Subject ?? "");
        Assert.Equal("zh-CN", document.PackageProperties.Language);
    }

    [Fact]
    public void What_xml_forbids_survives_as_nothing_and_line_breaks_make_paragraphs()
    {
        // Lone surrogates, a NUL, an escape, a bell, both noncharacters, and what must stay: a character beyond the first
        // plane, markup, every kind of line end.
        var reasons = "甲\0乙\u001b\u0007丙\uD800丁\uDC00\uFFFE\uFFFF戊𠮷<b>&amp;\"'\r\n第二行\r第三行\n\n第四\t行\u2028第五行";
        var paper = Papers.Describe(PaperCases.ShortOpinion() with { Reasons = reasons, ReleaseTitle = "题\0目\n下行" });
        var written = PaperReading.OfDocx(Docx.Write(paper));
        Assert.Contains("甲乙丙丁戊𠮷<b>&amp;\"'", written);
        Assert.Equal(["第二行", "第三行", "第四\t行", "第五行"], written.SkipWhile(t => t != "第二行").Take(4));
        Assert.Equal(written, PaperReading.OfView(paper));
        using var document = WordprocessingDocument.Open(new MemoryStream(Docx.Write(paper)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken));
        Assert.Contains("题目 下行", document.PackageProperties.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_to_be_signed_by_hand_bears_release_version_and_fingerprint_at_the_foot_of_every_page()
    {
        using var document = Open("opinion-by-hand");
        Assert.Equal(2, document.MainDocumentPart!.FooterParts.Count());
        Assert.All(document.MainDocumentPart.FooterParts, foot =>
        {
            Assert.Contains("联发〔2026〕37号　第3版", foot.Footer!.InnerText, StringComparison.Ordinal);
            Assert.Contains(PaperText.Fingerprint(PaperCases.Fingerprint), foot.Footer.InnerText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_header_row_stands_again_on_every_page_and_short_rows_are_not_broken()
    {
        using var document = Open("minutes-long");
        var table = document.MainDocumentPart!.Document!.Body!.Elements<Table>().Last();
        var rows = table.Elements<TableRow>().ToList();
        Assert.Equal(41, rows.Count);
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
        Assert.All(rows.Skip(1), r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<TableRowHeight>()));

        using var opinion = Open("opinion-long");
        var reasons = opinion.MainDocumentPart!.Document!.Body!.Descendants<TableRow>().Single(r => r.InnerText.StartsWith("理　　由", StringComparison.Ordinal));
        Assert.Null(reasons.TableRowProperties?.GetFirstChild<CantSplit>());
    }

    [Fact]
    public void A_letter_has_its_name_and_red_lines_on_the_first_page_only_and_no_number_there()
    {
        using var document = Open("letter-long");
        var main = document.MainDocumentPart!;
        var section = main.Document!.Body!.Elements<SectionProperties>().Single();
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        Assert.Contains("阳泉市工业和信息化局", ((HeaderPart)main.GetPartById("rId21")).Header!.InnerText, StringComparison.Ordinal);
        Assert.Empty(((HeaderPart)main.GetPartById("rId22")).Header!.InnerText);
        Assert.Empty(((FooterPart)main.GetPartById("rId11")).Footer!.InnerText);
        Assert.Contains("PAGE", ((FooterPart)main.GetPartById("rId12")).Footer!.OuterXml, StringComparison.Ordinal);
    }

    private static WordprocessingDocument Open(string name) => WordprocessingDocument.Open(new MemoryStream(Docx.Write(PaperCases.All[name])), false);

    private static int Millimetres(uint twips) => (int)Math.Round(twips * 25.4 / 1440);

    private static int Millimetres(int twips) => Millimetres((uint)twips);
}
