namespace DisclosureHub.Domain.JointReleases;

/// <summary>What a proposal does to one passage of a version.</summary>
/// <param name="Text">How it would read, in plain form; null when it would be left out.</param>
public sealed record TextChange(BlockId Block, string? Text)
{
    public bool LeavesOut => Text is null;
}

/// <summary>Texts that nobody has sent yet: a version with some passages changed, on which one can sign all the same.</summary>
public static class TextChanges
{
    /// <summary>The text with the changes made. A change of a passage that is not in it does nothing.</summary>
    public static ReleaseText With(this ReleaseText text, IReadOnlyList<TextChange> changes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(changes);
        var by = changes.ToDictionary(c => c.Block);
        return text with
        {
            Blocks = [.. text.Blocks
                .Where(b => !by.TryGetValue(b.Id, out var change) || !change.LeavesOut)
                .Select(b => by.TryGetValue(b.Id, out var change) ? b with { Text = change.Text! } : b)],
        };
    }

    /// <summary>The changes with this one made too; it takes the place of an earlier one to the same passage.</summary>
    public static IReadOnlyList<TextChange> And(this IReadOnlyList<TextChange> changes, TextChange change)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(change);
        return [.. changes.Where(c => c.Block != change.Block), change];
    }

    /// <summary>The changes in plain form that really change something in the text, each passage once.</summary>
    internal static IReadOnlyList<TextChange> PlainOn(this IReadOnlyList<TextChange> changes, ReleaseText text) =>
        [.. changes
            .Select(c => c with { Text = c.Text is null ? null : Kernel.PlainText.Of(c.Text) })
            .Where(c => text.Find(c.Block) is not { } block || block.Text != c.Text)
            .DistinctBy(c => c.Block)];
}
