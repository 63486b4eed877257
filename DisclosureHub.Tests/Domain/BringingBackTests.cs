using CsCheck;
using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>A text that was taken out, edited, and brought back while others wrote on.</summary>
public class BringingBackTests
{
    private static readonly Block[] Taken = [.. "甲乙丙丁戊".Select((c, i) => Make(i, $"{c}段。"))];

    private static Block Make(int n, string text) => new(BlockId.From(Given.Id(100 + n)), BlockKind.Paragraph, text);

    private static Block[] With(Block[] text, int at, string said) => [.. text.Select((b, i) => i == at ? b with { Text = said } : b)];

    private static string Read(BroughtBack back) => string.Join('|', back.Blocks.Select(b => b.Text));

    [Fact]
    public void What_a_colleague_changed_and_the_file_left_alone_stays_changed()
    {
        var back = BringingBack.Merge(Taken, With(Taken, 3, "丁段，同事改过。"), With(Taken, 1, "乙段，文件改过。"));
        Assert.Equal("甲段。|乙段，文件改过。|丙段。|丁段，同事改过。|戊段。", Read(back));
        Assert.Empty(back.Contested);
        Assert.Equal(1, back.Theirs);
    }

    [Fact]
    public void What_both_changed_reads_as_in_the_file_and_is_named()
    {
        var back = BringingBack.Merge(Taken, With(Taken, 1, "乙段，同事改过。"), With(Taken, 1, "乙段，文件改过。"));
        Assert.Equal("甲段。|乙段，文件改过。|丙段。|丁段。|戊段。", Read(back));
        Assert.Equal([Taken[1].Id], back.Contested);
        Assert.Equal(0, back.Theirs);
    }

    [Fact]
    public void What_both_changed_alike_is_not_contested()
    {
        var back = BringingBack.Merge(Taken, With(Taken, 1, "乙段，改过。"), With(Taken, 1, "乙段，改过。"));
        Assert.Empty(back.Contested);
        Assert.Equal("甲段。|乙段，改过。|丙段。|丁段。|戊段。", Read(back));
    }

    [Fact]
    public void What_the_file_dropped_goes_unless_a_colleague_changed_it()
    {
        var back = BringingBack.Merge(Taken, With(Taken, 3, "丁段，同事改过。"), [Taken[0], Taken[2], Taken[4]]);
        Assert.Equal("甲段。|丙段。|丁段，同事改过。|戊段。", Read(back));
        Assert.Equal([Taken[3].Id], back.Contested);
    }

    [Fact]
    public void What_a_colleague_dropped_stays_dropped_unless_the_file_changed_it()
    {
        var back = BringingBack.Merge(Taken, [Taken[0], Taken[2], Taken[4]], With(Taken, 3, "丁段，文件改过。"));
        Assert.Equal("甲段。|丙段。|丁段，文件改过。|戊段。", Read(back));
        Assert.Equal([Taken[3].Id], back.Contested);
    }

    [Fact]
    public void What_a_colleague_dropped_or_added_is_counted_too()
    {
        var back = BringingBack.Merge(Taken, [.. Taken[1..], Make(9, "同事新写。")], With(Taken, 2, "丙段，文件改过。"));
        Assert.Equal("乙段。|丙段，文件改过。|丁段。|戊段。|同事新写。", Read(back));
        Assert.Equal(2, back.Theirs);
    }

    [Fact]
    public void A_passage_that_is_empty_leaves_no_trace_in_a_file_and_is_not_dropped_by_it()
    {
        Block[] taken = [Taken[0], Taken[1] with { Text = "" }, Taken[2]], written = [Taken[0], Taken[1] with { Text = "同事写好了。" }, Taken[2]];
        Assert.Equal(written, BringingBack.Merge(taken, written, [Taken[0], Taken[2]]).Blocks);
        Assert.Equal(taken, BringingBack.Merge(taken, taken, [Taken[0], Taken[2]]).Blocks);
    }

    [Fact]
    public void What_each_added_stands_where_he_put_it()
    {
        var back = BringingBack.Merge(Taken, [Taken[0], Make(9, "同事新写。"), .. Taken[1..]], [.. Taken[..4], Make(8, "文件新写。"), Taken[4]]);
        Assert.Equal("甲段。|同事新写。|乙段。|丙段。|丁段。|文件新写。|戊段。", Read(back));
    }

    [Fact]
    public void The_order_is_the_files_where_passages_were_moved_in_it_and_else_the_drafts()
    {
        Block[] moved = [Taken[4], .. Taken[..4]];
        Assert.Equal(moved, BringingBack.Merge(Taken, Taken, moved).Blocks);
        Assert.Equal("戊段。|甲段，文件改过。|乙段。|丙段。|丁段。", Read(BringingBack.Merge(Taken, moved, With(Taken, 0, "甲段，文件改过。"))));
    }

    /// <summary>What somebody makes of a text: some passages changed, dropped or moved, some new ones.</summary>
    private static Gen<Block[]> EditsBy(string whose, int firstNew) =>
        from doings in Gen.Int[0, 4].Array[Taken.Length]
        from added in Gen.Int[0, 2]
        from moves in Gen.Bool
        let left = Taken.Zip(doings).Where(x => x.Second != 0).Select(x => x.Second == 1 ? x.First with { Text = whose + x.First.Text } : x.First).Concat(Enumerable.Range(0, added).Select(n => Make(firstNew + n, $"{whose}新{n}")))
        select moves ? left.Reverse().ToArray() : [.. left];

    [Fact]
    public void Without_writing_meanwhile_the_file_counts_and_an_untouched_file_changes_nothing() =>
        Gen.Select(EditsBy("同事", 20), EditsBy("文件", 40)).Sample((theirs, mine) =>
        {
            Assert.Equal(mine, BringingBack.Merge(Taken, Taken, mine).Blocks);
            Assert.Equal(theirs, BringingBack.Merge(Taken, theirs, Taken).Blocks);
        });

    [Fact]
    public void Each_passage_comes_out_as_whoever_touched_it_left_it_and_nobodys_words_are_lost() =>
        Gen.Select(EditsBy("同事", 20), EditsBy("文件", 40)).Sample((theirs, mine) =>
        {
            var back = BringingBack.Merge(Taken, theirs, mine);
            var (made, now, file) = (back.Blocks.ToDictionary(b => b.Id), theirs.ToDictionary(b => b.Id), mine.ToDictionary(b => b.Id));
            foreach (var before in Taken)
            {
                var (other, own, came) = (now.GetValueOrDefault(before.Id), file.GetValueOrDefault(before.Id), made.GetValueOrDefault(before.Id));
                Assert.Equal(own == before ? other : other == before || own is not null ? own : other, came);
                Assert.Equal(own != before && other != before && own != other, back.Contested.Contains(before.Id));
            }

            Assert.All(theirs.Concat(mine).Where(b => !Array.Exists(Taken, t => t.Id == b.Id)), b => Assert.Equal(b, made[b.Id]));
            Assert.Equal(made.Count, back.Blocks.Count);
        });
}
