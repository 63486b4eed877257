using CsCheck;
using DisclosureHub.Web.Persistence.Search;

namespace DisclosureHub.Tests.Search;

public sealed class FoldingTests
{
    // Letters of several scripts and widths, signs, blanks, a rare character of two code units, and one that folds into three.
    private static readonly Gen<string> Texts = Gen.OneOf("会", "签", "公", "开", "Ａ", "a", "B", "9", "９", "。", "，", " ", "\n", "〔", "𠮷", "㈱", "é", "*").Array[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("会签〔２０２６〕１２号", "会签 2026 12号")]
    [InlineData("  PM2.5　监测\n报告 ", "pm2 5 监测 报告")]
    [InlineData("ＤＲＡＦＴ", "draft")]
    [InlineData("——。，", "")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void A_text_is_folded_into_runs(string text, string folded) => Assert.Equal(folded, Folding.Of(text).Trim());

    [Fact]
    public void Whatever_stands_in_a_text_is_found_in_it_by_the_index_and_shown_where_it_stands() => Gen.Select(Texts, Gen.Int[0, 40], Gen.Int[1, 12]).Sample((text, from, length) =>
    {
        var folded = Folding.Of(text);
        from = Math.Min(from, folded.Length);
        var run = folded[from..Math.Min(folded.Length, from + length)].Split(' ').OrderByDescending(r => r.Length).First();
        if (run.Length == 0 || char.IsLowSurrogate(run[0]) || char.IsHighSurrogate(run[^1]))
        {
            return;
        }

        Assert.Subset(Folding.Grams(folded).ToHashSet(), Folding.GramsOfRun(run).ToHashSet());
        var pieces = Excerpt.Whole(text, [run]);
        Assert.Equal(text, string.Concat(pieces.Select(p => p.Text)));
        Assert.Contains(pieces, p => p.Found && Folding.Of(p.Text).Contains(run, StringComparison.Ordinal));
        Assert.Contains(Excerpt.Around(text, [run], 30), p => p.Found);
    });

    [Fact]
    public void Two_characters_that_a_sign_parts_are_no_word()
    {
        var grams = Folding.Grams(Folding.Of("会，签"));
        Assert.DoesNotContain(Folding.GramsOfRun("会签").Single(), grams);
        Assert.Contains(Folding.GramsOfRun("签").Single(), grams);
    }

    [Fact]
    public void An_excerpt_stands_round_the_first_word_in_one_line_and_says_that_it_is_cut()
    {
        var text = $"{new string('前', 60)}\n奖补资金管理办法{new string('后', 200)}";
        var excerpt = Excerpt.Around(text, ["奖补"], 80);
        Assert.Equal(("…", false), excerpt[0]);
        Assert.Equal(("…", false), excerpt[^1]);
        Assert.Equal("奖补", Assert.Single(excerpt, p => p.Found).Text);
        Assert.DoesNotContain('\n', string.Concat(excerpt.Select(p => p.Text)));
        Assert.Equal([("短文", false)], Excerpt.Around("短文", ["别的"], 80));
    }

    [Fact]
    public void Words_that_touch_or_overlap_are_marked_as_one() =>
        Assert.Equal([("前", false), ("奖补资金", true), ("后", false)], Excerpt.Whole("前奖补资金后", ["奖补", "补资", "资金"]));
}
