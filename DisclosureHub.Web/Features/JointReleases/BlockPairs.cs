using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Two versions passage by passage. Passages are matched by id, so that a moved one is not shown as new.</summary>
public static class BlockPairs
{
    /// <summary>The newer text in its order; what went stands after the passage it used to follow. The number is the place in the newer text.</summary>
    public static IEnumerable<(Block? Older, Block? Newer, int? Number)> Of(ReleaseText older, ReleaseText newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var gone = older.Blocks.Index().Where(b => !newer.Has(b.Item.Id)).ToLookup(
            b => older.Blocks.Take(b.Index).LastOrDefault(before => newer.Has(before.Id))?.Id, b => b.Item);
        foreach (var lost in gone[null])
        {
            yield return (lost, null, null);
        }

        foreach (var (index, block) in newer.Blocks.Index())
        {
            yield return (older.Find(block.Id), block, index + 1);
            foreach (var lost in gone[block.Id])
            {
                yield return (lost, null, null);
            }
        }
    }
}
