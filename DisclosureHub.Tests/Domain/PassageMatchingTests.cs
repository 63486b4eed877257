using CsCheck;
using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>Which passage of an edited file is which passage of the draft.</summary>
public class PassageMatchingTests
{
    private static readonly string[] Sentences =
    [
        "一、招聘岗位", "统计岗位两名，要求统计学或者数学专业。", "会计岗位一名，要求会计学专业并有从业资格。", "月薪按照事业单位工资标准执行。",
        "报名时间为十二月一日至十二月十日。", "报名地点在市政务服务中心三楼。", "笔试科目为《职业能力》与《综合知识》。", "本公告由人事科负责解释。",
    ];

    private static Block Old(int n, string text, BlockKind kind = BlockKind.Paragraph) => new(BlockId.From(Given.Id(100 + n)), kind, text);

    private static KnownPassage Known(Block block) => new(block, [new BroughtPassage(block.Kind, block.Text)]);

    private static BroughtPassage Now(string text, BlockKind kind = BlockKind.Paragraph) => new(kind, text);

    private static IReadOnlyList<Block> Match(IReadOnlyList<Block> old, params BroughtPassage[] brought)
    {
        var next = 500;
        return PassageMatching.Match([.. old.Select(Known)], brought, () => BlockId.From(Given.Id(next++)));
    }

    private static readonly Block[] Eight = [.. Sentences.Select((s, i) => Old(i, s))];

    [Fact]
    public void An_untouched_text_is_the_same_text() =>
        Assert.Equal(Eight, Match(Eight, [.. Sentences.Select(s => Now(s))]));

    [Fact]
    public void What_was_edited_keeps_its_id_and_its_neighbours_keep_theirs()
    {
        var text = Match(Eight, [.. Sentences.Select((s, i) => Now(i == 1 ? "统计岗位三名，要求统计学或者数学专业。" : s))]);
        Assert.Equal(Eight.Select(b => b.Id), text.Select(b => b.Id));
        Assert.Equal("统计岗位三名，要求统计学或者数学专业。", text[1].Text);
    }

    [Fact]
    public void What_was_moved_keeps_its_id()
    {
        var text = Match(Eight, [Now(Sentences[7]), .. Sentences.Take(7).Select(s => Now(s))]);
        Assert.Equal([Eight[7], .. Eight.Take(7)], text);
    }

    [Fact]
    public void What_was_moved_and_edited_keeps_its_id()
    {
        var text = Match(Eight, [Now("会计岗位两名，要求会计学专业并有从业资格。"), .. Sentences.Where((_, i) => i != 2).Select(s => Now(s))]);
        Assert.Equal(Eight[2].Id, text[0].Id);
    }

    [Fact]
    public void What_was_put_in_between_is_new_and_what_was_taken_out_is_gone()
    {
        var text = Match(Eight, [Now(Sentences[0]), Now("本次招聘免收考务费"), .. Sentences.Skip(2).Select(s => Now(s))]);
        Assert.Equal(8, text.Count);
        Assert.Equal(Eight.Skip(2), text.Skip(2));

        text = Match(Eight, [.. Sentences.Take(4).Select(s => Now(s)), Now("本次招聘免收考务费"), Now("咨询请打电话"), .. Sentences.Skip(4).Select(s => Now(s))]);
        Assert.Equal(10, text.Count);
        Assert.DoesNotContain(text[4].Id, Eight.Select(b => b.Id));
        Assert.DoesNotContain(text[5].Id, Eight.Select(b => b.Id));
    }

    [Fact]
    public void What_was_rewritten_in_its_place_keeps_its_id()
    {
        var text = Match(Eight, [.. Sentences.Select((s, i) => Now(i == 3 ? "待遇面议" : s))]);
        Assert.Equal(Eight[3].Id, text[3].Id);
        Assert.NotEqual(Eight[3].Id, Match(Eight, [.. Sentences.Select((s, i) => Now(i == 3 ? "| 面议 |" : s, i == 3 ? BlockKind.Table : BlockKind.Paragraph))])[3].Id);
    }

    [Fact]
    public void A_passage_that_the_file_divides_stays_one_and_as_it_was()
    {
        var whole = Old(1, "说明\n\n- 甲\n- 乙");
        var known = new KnownPassage(whole, [Now("说明"), Now("- 甲\n- 乙", BlockKind.List)]);
        Assert.Equal([whole], PassageMatching.Match([known], [Now("说明"), Now("- 甲\n- 乙", BlockKind.List)], () => throw new InvalidOperationException()));
    }

    /// <summary>Any edit of any text: the order and the words are the file's; an id stands once; what was not touched is not touched.</summary>
    [Fact]
    public void Whatever_was_done_to_a_text_the_file_is_what_comes_out() =>
        Gen.Select(Gen.Int[0, 7].Array[0, 8], Gen.Int[0, 7].Array[0, 8], Gen.Int[0, 9].Array[8]).Sample((before, after, edits) =>
        {
            Block[] old = [.. before.Distinct().Select(i => Eight[i])];
            BroughtPassage[] brought = [.. after.Select((i, at) => Now(Sentences[i] + (edits[at] == 0 ? "（补充）" : "")))];
            var text = Match(old, brought);

            Assert.Equal(brought.Select(b => b.Text), text.Select(b => b.Text));
            Assert.Equal(text.Count, text.Select(b => b.Id).Distinct().Count());

            // The simpler model: a sentence that stands once in both, word for word, is the same passage.
            foreach (var block in old.Where(b => brought.Count(p => p.Text == b.Text) == 1))
            {
                Assert.Contains(block, text);
            }
        });
}
