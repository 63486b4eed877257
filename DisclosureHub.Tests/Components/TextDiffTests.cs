using Bunit;
using CsCheck;
using DisclosureHub.Web.UI;
using Xunit;

namespace DisclosureHub.Tests.Components;

public sealed class TextDiffTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("资", "金", "，", "15", "16", "%", "word", "other", " ", "\n", "😀", "👨‍👩‍👧", "𠮷", "é", "e\u0301", "<b>", ""),
        Gen.Char['a', 'e'].Select(c => c.ToString())).Array[0, 12].Select(string.Concat);

    [Fact]
    public void A_number_changes_whole() =>
        Assert.Equal([new(Change.Same, "不超过"), new(Change.Removed, "15"), new(Change.Added, "16"), new(Change.Same, "个工作日")], TextDiff.Between("不超过15个工作日", "不超过16个工作日"));

    [Fact]
    public void Chinese_changes_by_character() =>
        Assert.Equal([new(Change.Same, "每"), new(Change.Removed, "季度"), new(Change.Added, "月"), new(Change.Same, "末拨付")], TextDiff.Between("每季度末拨付", "每月末拨付"));

    [Fact]
    public void A_word_changes_whole() =>
        Assert.Equal([new(Change.Removed, "draft"), new(Change.Added, "drafts"), new(Change.Same, " agreed")], TextDiff.Between("draft agreed", "drafts agreed"));

    [Theory]
    [InlineData("𠮷祥", "𠮶祥")]
    [InlineData("好😀", "好😁")]
    [InlineData("👨‍👩‍👧家", "👨‍👩‍👦家")]
    public void A_character_of_two_halves_is_never_cut(string older, string newer)
    {
        foreach (var run in TextDiff.Between(older, newer))
        {
            Assert.False(char.IsLowSurrogate(run.Text[0]));
            Assert.False(char.IsHighSurrogate(run.Text[^1]));
        }
    }

    [Fact]
    public void What_stayed_and_came_is_the_newer_text_and_what_stayed_and_went_the_older() => Gen.Select(Text, Text).Sample((older, newer) =>
    {
        var runs = TextDiff.Between(older, newer);
        return newer == string.Concat(runs.Where(r => r.Change != Change.Removed).Select(r => r.Text))
            && older == string.Concat(runs.Where(r => r.Change != Change.Added).Select(r => r.Text));
    });

    [Fact]
    public async Task The_view_marks_what_came_and_what_went_and_puts_no_blanks_between()
    {
        await using var room = Room.In("zh-CN");
        var view = room.Show<DiffView>(p => p.Add(v => v.Older, "每季度末<b>拨付").Add(v => v.Newer, "每月末<b>拨付"));
        Assert.Equal("每<del>季度</del><ins>月</ins>末&lt;b&gt;拨付", view.Markup);
    }
}
