namespace DisclosureHub.Domain.JointReleases;

/// <summary>How two texts differ, passage by passage, in numbers.</summary>
/// <param name="Kept">Passages that read as before, wherever they stand.</param>
public sealed record PassageChanges(int Kept, int Changed, int Added, int Removed)
{
    public static PassageChanges Between(IReadOnlyList<Block> before, IReadOnlyList<Block> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.ToDictionary(b => b.Id), after.Select(b => b.Id).ToHashSet());
        return new(
            after.Count(b => old.TryGetValue(b.Id, out var was) && was == b),
            after.Count(b => old.TryGetValue(b.Id, out var was) && was != b),
            after.Count(b => !old.ContainsKey(b.Id)),
            before.Count(b => !now.Contains(b.Id)));
    }
}
