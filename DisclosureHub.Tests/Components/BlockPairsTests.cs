using CsCheck;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>Two versions beside each other.</summary>
public sealed class BlockPairsTests
{
    private static readonly Gen<int[]> Numbers = Gen.Int[1, 9].Array[0, 9].Select(n => n.Distinct().ToArray());

    [Fact]
    public void A_passage_that_moved_is_paired_with_itself()
    {
        var pairs = BlockPairs.Of(Text(1, 2, 3), Text(3, 1, 2)).ToList();
        Assert.Equal([(3, 3, 1), (1, 1, 2), (2, 2, 3)], pairs.Select(Read));
    }

    [Fact]
    public void A_passage_that_went_stands_where_it_was_and_one_that_came_stands_alone()
    {
        var pairs = BlockPairs.Of(Text(1, 2, 3), Text(1, 4, 3)).ToList();
        Assert.Equal([(1, 1, 1), (2, 0, 0), (0, 4, 2), (3, 3, 3)], pairs.Select(Read));
    }

    [Fact]
    public void What_went_from_the_front_stays_at_the_front() =>
        Assert.Equal([(1, 0, 0), (2, 0, 0), (3, 3, 1)], BlockPairs.Of(Text(1, 2, 3), Text(3)).Select(Read));

    [Fact]
    public void The_newer_text_is_reproduced_in_order_and_no_passage_of_either_is_lost_or_said_twice() => Gen.Select(Numbers, Numbers).Sample((older, newer) =>
    {
        var pairs = BlockPairs.Of(Text(older), Text(newer)).Select(Read).ToList();
        return newer.SequenceEqual(pairs.Where(p => p.Newer != 0).Select(p => p.Newer))
            && Enumerable.Range(1, newer.Length).SequenceEqual(pairs.Where(p => p.Newer != 0).Select(p => p.Number))
            && older.Order().SequenceEqual(pairs.Where(p => p.Older != 0).Select(p => p.Older).Order())
            && pairs.All(p => p.Older == 0 || p.Newer == 0 || p.Older == p.Newer);
    });

    private static ReleaseText Text(params int[] passages) => new(
        "标题", null, DisclosureAttribute.Proactive, "", Given.Employment.Id, [Given.Employment.Id],
        [.. passages.Select(n => new Block(BlockId.From(Given.Id(n)), BlockKind.Paragraph, $"第{n}条"))], []);

    private static (int Older, int Newer, int Number) Read((Block? Older, Block? Newer, int? Number) pair) =>
        (Number(pair.Older), Number(pair.Newer), pair.Number ?? 0);

    private static int Number(Block? block) => block is null ? 0 : int.Parse(block.Text[1..^1], System.Globalization.CultureInfo.InvariantCulture);
}
