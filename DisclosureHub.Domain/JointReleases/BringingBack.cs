namespace DisclosureHub.Domain.JointReleases;

/// <summary>What a draft becomes by a file that was taken out of it earlier.</summary>
/// <param name="Contested">
/// Passages changed in the file and, since it was taken out, in the draft: the file's wording stands, or the draft's where
/// the file has none any more. Somebody should look.
/// </param>
/// <param name="Theirs">How many passages were changed, added or taken out in the draft meanwhile and stay so, because the file let them be.</param>
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
    /// <param name="takenOut">The passages as they were when the file was taken out, or last brought in.</param>
    /// <param name="now">The passages of the draft now.</param>
    /// <param name="file">The passages of the file, those of <paramref name="takenOut"/> by their ids (<see cref="PassageMatching"/>).</param>
    public static BroughtBack Merge(IReadOnlyList<Block> takenOut, IReadOnlyList<Block> now, IReadOnlyList<Block> file)
    {
        ArgumentNullException.ThrowIfNull(takenOut);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(file);
        var (was, stands, edited) = (takenOut.ToDictionary(b => b.Id), now.ToDictionary(b => b.Id), file.ToDictionary(b => b.Id));
        var (contested, theirsKept, blocks) = (new HashSet<BlockId>(), 0, new List<Block>());
        foreach (var id in Order(takenOut, now, file))
        {
            var (before, theirs, mine) = (was.GetValueOrDefault(id), stands.GetValueOrDefault(id), edited.GetValueOrDefault(id));
            var letBe = mine == before || (mine is null && before is { Text: "" });
            var settled = letBe ? theirs : mine;
            if (letBe && theirs != before)
            {
                theirsKept++;
            }
            else if (!letBe && theirs != before && theirs != mine)
            {
                _ = contested.Add(id);
                settled = mine ?? theirs;
            }

            if (settled is not null)
            {
                blocks.Add(settled);
            }
        }

        return new BroughtBack(blocks, contested, theirsKept);
    }

    private static List<BlockId> Order(IReadOnlyList<Block> takenOut, IReadOnlyList<Block> now, IReadOnlyList<Block> file)
    {
        var (went, edited) = (takenOut.Select(b => b.Id).ToHashSet(), file.Select(b => b.Id).ToHashSet());
        var moved = !file.Select(b => b.Id).Where(went.Contains).SequenceEqual(takenOut.Select(b => b.Id).Where(edited.Contains));
        return moved ? Woven(file, now, takenOut) : Woven(now, file, takenOut);
    }

    /// <summary>The first order, and what only the others have after what it follows there.</summary>
    private static List<BlockId> Woven(IReadOnlyList<Block> first, params IReadOnlyList<IReadOnlyList<Block>> others)
    {
        List<BlockId> order = [.. first.Select(b => b.Id)];
        var there = order.ToHashSet();
        foreach (var other in others)
        {
            BlockId? before = null;
            foreach (var block in other)
            {
                if (there.Add(block.Id))
                {
                    order.Insert(before is { } last ? order.IndexOf(last) + 1 : 0, block.Id);
                }

                before = block.Id;
            }
        }

        return order;
    }
}
