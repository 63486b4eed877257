namespace DisclosureHub.Domain.JointReleases;

/// <summary>What a draft becomes by a file that was taken out of it earlier.</summary>
/// <param name="Contested">Passages changed in the file and, since it was taken out, in the draft: the file's wording stands, and somebody should look.</param>
/// <param name="Theirs">How many passages the draft changed meanwhile and keeps so, because the file let them be.</param>
public sealed record BroughtBack(IReadOnlyList<Block> Blocks, IReadOnlySet<BlockId> Contested, int Theirs);

/// <summary>
/// A text goes out as a file and comes back edited, while others write on in the draft. Only what was edited in the file
/// changes the draft: what was not is as it stands in the draft now.
/// </summary>
/// <remarks>
/// By passage, with three texts in hand. What is contested is never lost: a passage dropped in the file and changed in the
/// draft stays. The order is the file's where somebody moved passages in it, else the draft's.
/// </remarks>
public static class BringingBack
{
    /// <param name="takenOut">The passages as they were when the file was taken out.</param>
    /// <param name="now">The passages of the draft now.</param>
    /// <param name="file">The passages of the file, those of <paramref name="takenOut"/> by their ids (<see cref="PassageMatching"/>).</param>
    public static BroughtBack Merge(IReadOnlyList<Block> takenOut, IReadOnlyList<Block> now, IReadOnlyList<Block> file)
    {
        ArgumentNullException.ThrowIfNull(takenOut);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(file);
        var (was, stands, edited) = (takenOut.ToDictionary(b => b.Id), now.ToDictionary(b => b.Id), file.ToDictionary(b => b.Id));
        var contested = new HashSet<BlockId>();
        Block? Settled(BlockId id)
        {
            var (before, theirs, mine) = (was.GetValueOrDefault(id), stands.GetValueOrDefault(id), edited.GetValueOrDefault(id));
            if (before is null || theirs == before || theirs == mine)
            {
                return mine ?? (before is null ? theirs : null);
            }

            if (mine == before)
            {
                return theirs;
            }

            _ = contested.Add(id);
            return mine ?? theirs;
        }

        Block[] blocks = [.. Order(was, now, file).Select(Settled).OfType<Block>()];
        return new BroughtBack(blocks, contested, blocks.Count(b => !contested.Contains(b.Id) && was.GetValueOrDefault(b.Id) != b && stands.GetValueOrDefault(b.Id) == b && edited.GetValueOrDefault(b.Id) != b));
    }

    private static List<BlockId> Order(Dictionary<BlockId, Block> was, IReadOnlyList<Block> now, IReadOnlyList<Block> file)
    {
        var (edited, kept) = (file.Select(b => b.Id).ToHashSet(), file.Select(b => b.Id).Where(was.ContainsKey));
        var moved = !kept.SequenceEqual(was.Keys.Where(edited.Contains));
        return moved ? Woven(file, now) : Woven(now, file);
    }

    /// <summary>The one order, and what only the other has after what it follows there.</summary>
    private static List<BlockId> Woven(IReadOnlyList<Block> one, IReadOnlyList<Block> other)
    {
        List<BlockId> order = [.. one.Select(b => b.Id)];
        var there = order.ToHashSet();
        BlockId? before = null;
        foreach (var block in other)
        {
            if (there.Add(block.Id))
            {
                order.Insert(before is { } last ? order.IndexOf(last) + 1 : 0, block.Id);
            }

            before = block.Id;
        }

        return order;
    }
}
