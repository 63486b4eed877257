using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.WordFiles;

namespace DisclosureHub.Tests.WordFiles;

/// <summary>Ten real-looking documents: five that LibreOffice wrote, five put together as Word and WPS do.</summary>
public class WordReadingTests
{
    private static readonly XNamespace W = WordMaker.W;

    public static TheoryData<string> Names => [.. Office.Keys, .. HandMade.All.Keys];

    private static readonly Dictionary<string, byte[]> Office = new[] { "zhaopin", "yusuan", "banfa", "zhinan", "jiyao" }.ToDictionary(n => n, Embedded);

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(WordReadingTests).Assembly.GetManifestResourceStream($"WordFiles/{name}.docx")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Bytes(string name) => Office.TryGetValue(name, out var bytes) ? bytes : HandMade.All[name];

    private static WordText Read(string name) => WordFile.Read($"{name}.docx", Bytes(name)).Made;

    private static string[] Said(WordText text) => [.. text.Passages.Select(p => p.Text)];

    /// <summary>All words of the body by XML alone: an independent reading, without knowing what a passage is.</summary>
    private static IEnumerable<string> Words(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes(name)));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(part).Descendants(W + "t")
            .Where(t => !t.Ancestors().Any(a => a.Name.LocalName == "Fallback") && !t.Parent!.Descendants(W + "vanish").Any())
            .Select(t => t.Value).Where(t => !t.Contains("目录行", StringComparison.Ordinal)).ToList();
    }

    private static string Dense(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c)));

    [Theory, MemberData(nameof(Names))]
    public void No_paragraph_is_lost(string name)
    {
        var (text, at, inTitle) = (Read(name), 0, 0);
        var (title, all) = (Dense(text.Title ?? ""), Dense(string.Concat(Said(text))));
        foreach (var words in Words(name).Select(Dense).Where(w => w.Length > 0))
        {
            // In their order; the title alone stands apart.
            if (title.AsSpan(inTitle).StartsWith(words, StringComparison.Ordinal))
            {
                inTitle += words.Length;
                continue;
            }

            var found = all.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= 0, words);
            at = found + words.Length;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void There_and_back_it_is_the_same_text(string name)
    {
        var (text, next) = (Read(name), 1);
        Block[] blocks = [.. text.Passages.Select(p => new Block(BlockId.From(Given.Id(next++)), p.Kind, PlainText.Of(p.Text)))];
        var release = Given.Drafting().Draft with { Title = text.Title ?? "公告", Blocks = blocks };
        var back = WordFile.Read("back.docx", WordFile.Write(release, "sha256:1#2")).Made;

        Assert.Equal("sha256:1#2", back.Mark);
        Assert.Equal(release.Title, back.Title);
        Assert.Equal(blocks, PassageMatching.Match(WordFile.Known(blocks), back.Passages, () => throw new InvalidOperationException("A passage was not known again.")));
        Assert.Equal(text.Passages.Select(p => (p.Kind, PlainText.Of(p.Text))), back.Passages.Select(p => (p.Kind, PlainText.Of(p.Text))));
    }

    [Theory, MemberData(nameof(Names))]
    public void One_edit_in_Word_touches_one_passage(string name)
    {
        var (text, next) = (Read(name), 1);
        Block[] blocks = [.. text.Passages.Select(p => new Block(BlockId.From(Given.Id(next++)), p.Kind, PlainText.Of(p.Text)))];
        var last = blocks[^1];
        var edited = WordFile.Read("e.docx", WordFile.Write(Given.Drafting().Draft with { Blocks = [.. blocks[..^1], last with { Text = $"{last.Text}补充" }] })).Made;
        var matched = PassageMatching.Match(WordFile.Known(blocks), edited.Passages, () => throw new InvalidOperationException());
        Assert.Equal(blocks[..^1], matched.Take(blocks.Length - 1));
        Assert.Equal((last.Id, blocks.Length), (matched[^1].Id, matched.Count));
        Assert.NotEqual(last.Text, matched[^1].Text);
    }

    [Fact]
    public void Automatic_numbers_stand_in_the_text()
    {
        var text = Read("wps-numbered");
        Assert.Equal("关于做好冬季就业服务工作的通知", text.Title);
        Assert.Equal(
            ["各科室：", "一、总体要求", "坚持就业优先。", "二、重点任务", "（一）摸清底数", "（二）精准对接", "1. 走访企业\n2. 发布岗位", "三、工作要求", "1. 按月报送\n2. 及时总结", "- 办公室\n    - 就业科"],
            Said(text));
        Assert.Equal(BlockKind.Heading, text.Passages[1].Kind);
        Assert.Equal([BlockKind.List, BlockKind.List], text.Passages.Where(p => p.Text[0] == '1').Select(p => p.Kind));
    }

    [Fact]
    public void An_empty_numbered_paragraph_counts_as_it_does_in_Word() =>
        Assert.Equal(["1. 甲\n3. 乙"], Said(WordFile.Read("a.docx", new WordMaker { Body = WordMaker.Numbered("甲", 1) + WordMaker.Numbered("", 1) + WordMaker.Numbered("乙", 1) }
            .Numbering(WordMaker.Kind(1, ("decimal", "%1.")) + WordMaker.List(1, 1)).Make()).Made));

    [Fact]
    public void A_title_longer_than_a_title_may_be_is_text()
    {
        var title = new WordMaker { Body = WordMaker.P(new string('题', 201), "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>") }.Make();
        var text = WordFile.Read("a.docx", title).Made;
        Assert.Equal((null, 1), (text.Title, text.Passages.Count));
    }

    [Fact]
    public void The_title_is_what_stands_large_in_the_middle_and_not_the_red_name()
    {
        var text = Read("red-head");
        Assert.Equal("××市人力资源和社会保障局关于公布2026年职业技能补贴名单的公告", text.Title);
        Assert.Equal("××市人力资源和社会保障局文件", text.Passages[0].Text);
        Assert.Equal(["一、补贴对象", "（一）企业职工", "第一章 附则"], text.Passages.Where(p => p.Kind == BlockKind.Heading).Select(p => p.Text));
    }

    [Fact]
    public void Footnotes_stand_at_the_end_with_their_marks()
    {
        var text = Read("footnotes");
        Assert.Equal(["全市城镇新增就业12.3万人〔注1〕，完成年度目标。", "失业率〔注2〕控制在5%以内。", "公式：a+b", "〔注1〕数据截至2026年10月底。", "〔注2〕指城镇登记失业率。"], Said(text));
        Assert.Equal((2, 1), (text.Remarks[WordRemark.Notes], text.Remarks[WordRemark.Formulas]));
    }

    [Fact]
    public void Tables_keep_every_cell_in_its_column()
    {
        var text = Read("merged-table");
        Assert.Equal(["附表", "| 科室 | 指标 |  |\n| --- | --- | --- |\n|  | 计划 | 完成\\|率 |\n| 就业科 | 100 （人） | 98 |", "温馨提示", "请携带原件。"], Said(text));
        Assert.Equal(2, text.Remarks[WordRemark.MergedCells]);
    }

    [Fact]
    public void Fields_links_symbols_boxes_and_controls_are_read_for_what_they_show()
    {
        var text = Read("fields-and-boxes");
        Assert.Equal(
            ["日期：2026年11月25日", "官网（https://example.gov.cn/）查询；坏链接", "同意☑不同意□", "见框", "框里的话", "\\*注：\\_下划线\\_ 与 \\*\\*星号\\*\\* 照录", "控件里的段落", "**一是**加强领导\n二是落实责任"],
            Said(text));
        Assert.Equal([WordRemark.HiddenText, WordRemark.Contents, WordRemark.TextBoxes], text.Remarks.Keys.Order());
    }

    /// <summary>Whatever passages say, what a file makes of them and what comes back is known again.</summary>
    [Fact]
    public void Any_draft_comes_back_untouched() =>
        Gen.Select(Gen.Enum<BlockKind>(), Gen.OneOf(Gen.Char["*_`\\|#-+>.)（）：、 \n1a甲乙，。[]<&~"], Gen.Char).Array[1, 40]).Array[1, 8].Sample(
            passages =>
            {
                var next = 1;
                Block[] blocks = [.. passages.Select(p => new Block(BlockId.From(Given.Id(next++)), p.Item1, PlainText.Of(new string(p.Item2)))).Where(b => b.Text.Length > 0)];
                var known = WordFile.Known(blocks);
                Assert.Equal(blocks, known.Select(k => k.Block));
                var back = WordFile.Read("a.docx", WordFile.Write(Given.Drafting().Draft with { Blocks = blocks }));
                if (back.Refusal is null)
                {
                    var fresh = 900;
                    var matched = PassageMatching.Match(known, back.Made.Passages, () => BlockId.From(Given.Id(fresh++)));
                    Assert.All(known.Where(k => k.Echo.Count > 0), k => Assert.Contains(k.Block, matched));
                }
            },
            iter: 300);

    [Fact]
    public void What_is_written_is_a_valid_document()
    {
        var draft = Given.Drafting().Draft with { Blocks = [.. Read("wps-numbered").Passages.Concat(Read("merged-table").Passages).Concat(Read("zhinan").Passages).Select((p, i) => new Block(BlockId.From(Given.Id(i + 1)), p.Kind, p.Text))] };
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(WordFile.Write(draft, "sha256:1#2")), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void A_text_is_not_what_a_file_must_have_to_be_read() =>
        Assert.Equal(WordDoubt.HasNoText, Assert.IsType<WordFileNotTaken>(WordFile.Read("空.docx", new WordMaker { Body = "<w:p/>" }.Make()).Refusal).Doubt);
}
