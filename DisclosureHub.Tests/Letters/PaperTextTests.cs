using DisclosureHub.Web.Letters;
using Xunit;

namespace DisclosureHub.Tests.Letters;

/// <summary>How papers write dates, figures, titles and fingerprints, and what they say.</summary>
public sealed class PaperTextTests
{
    [Fact]
    public void A_date_is_Arabic_with_its_year_and_without_leading_zeros() =>
        Assert.Equal(("2026年11月2日", "2026年11月2日 09:05"), (PaperText.Day(Given.Day(2)), PaperText.Moment(Given.On(2, 9, 5))));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(60, "六十")]
    [InlineData(99, "九十九")]
    [InlineData(100, "100")]
    public void A_heading_counts_in_Chinese_figures(int number, string figure) => Assert.Equal(figure, PaperText.Figure(number));

    [Theory]
    [InlineData("sha256:8f3a52c1d21c", "SHA-256 8f3a 52c1 d21c")]
    [InlineData("sm3:8f3a52", "SM3 8f3a 52")]
    [InlineData("8f3a52c1", "8f3a 52c1")]
    [InlineData("无", "无")]
    [InlineData("", "")]
    public void A_fingerprint_stands_in_groups_of_four_with_its_algorithm(string hash, string said) => Assert.Equal(said, PaperText.Fingerprint(hash));

    [Theory]
    [InlineData("办法", "《办法》")]
    [InlineData("《办法》", "《办法》")]
    [InlineData("关于印发《办法》的通知", "《关于印发〈办法〉的通知》")]
    [InlineData("《甲》和《乙》", "《〈甲〉和〈乙〉》")]
    public void A_title_is_cited_once_and_inner_marks_step_down(string title, string cited) => Assert.Equal(cited, PaperText.Cited(title));

    [Fact]
    public void A_name_is_centred_over_its_date_and_a_long_name_stays_on_the_page()
    {
        var (shorter, longer) = (new PaperClosing("市局", Given.Day(25)), new PaperClosing(new string('局', 24), Given.Day(25)));
        Assert.Equal((8.5, 3.25), (shorter.BlockWidth, shorter.BlockIndent));
        Assert.Equal((25.5, 0), (longer.BlockWidth, longer.BlockIndent));
    }

    [Fact]
    public void The_letter_says_until_when_who_signs_and_that_silence_is_no_consent()
    {
        var said = string.Concat(Papers.Describe(PaperCases.ShortLetter()).Texts);
        Assert.Contains("请自收到本函次日起7个工作日内书面答复", said, StringComparison.Ordinal);
        Assert.Contains("不作同意处理", said, StringComparison.Ordinal);
        Assert.Contains("由贵单位负责人签署", said, StringComparison.Ordinal);
        Assert.Contains("所依据的规定", said, StringComparison.Ordinal);
        Assert.Contains("其中第2段涉及贵单位职责", said, StringComparison.Ordinal);
        Assert.DoesNotContain("视为同意", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_of_the_leading_group_is_called_no_consent()
    {
        var said = string.Concat(Papers.Describe(PaperCases.LongMinutes()).Texts);
        Assert.Contains("不是有关单位的同意", said, StringComparison.Ordinal);
        Assert.Contains("梁淑芬副局长、政务公开分管负责人反对", said, StringComparison.Ordinal);
        Assert.Contains("拒签：第三项的记录与本人发言不符", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_table_becomes_a_table_and_anything_else_stays_as_written()
    {
        var table = Assert.Single(Papers.Describe(PaperCases.LongLetter()).Parts.OfType<PaperTable>());
        Assert.Equal(["项目类别", "支持比例", "上限（万元）"], table.Head);
        Assert.Equal(["设备更新", "15%", "300", "数字化改造", "20%", "500"], table.Rows.SelectMany(r => r.Cells).Select(c => c.Text));
        var odd = Papers.Describe(PaperCases.ShortLetter() with { Text = [new LetterPassage(1, PassageForm.Table, "| 一 | 二 |\n没有线", true)] });
        Assert.Contains("| 一 | 二 |", odd.Texts);
    }

    [Fact]
    public void A_row_that_does_not_fit_its_columns_is_our_mistake() =>
        Assert.Throws<ArgumentException>(() => new PaperTable("表", [78, 78], [], [new PaperRow(new PaperCell("一格"))]));
}
