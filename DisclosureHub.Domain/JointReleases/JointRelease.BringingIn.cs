using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// The draft takes its text from a file that was written, or edited, in another program.
public sealed partial class JointRelease
{
    /// <summary>The draft's passages become those of the file; passages already there keep their ids (<see cref="PassageMatching"/>).</summary>
    /// <param name="text">What the file said, as its bringer has seen and accepted it.</param>
    /// <param name="seen">The fingerprint of the draft that the file was compared with.</param>
    /// <remarks>
    /// Refused: <see cref="TextHasChanged"/>, <see cref="FileChangesNothing"/>, <see cref="TooManyBlocks"/>,
    /// <see cref="TextTooLong"/>, <see cref="TitleIsMissing"/>. A unit concerned by passages that went alone is then
    /// concerned by the whole text, never by none.
    /// </remarks>
    public Outcome BringIn(Signature by, TextFromFile text, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (seen != Draft.Hash())
        {
            return new TextHasChanged(Draft.Hash());
        }

        Block[] blocks = [.. text.Blocks.Select(b => b with { Text = PlainText.Of(b.Text) })];
        var title = text.Title is null ? Draft.Title : PlainText.Of(text.Title);
        if (CannotTake(title, blocks) is { } unfit)
        {
            return unfit;
        }

        if (blocks.Select(b => b.Id).Distinct().Count() < blocks.Length)
        {
            throw new ArgumentException("Two passages have the same id.", nameof(text));
        }

        var changes = PassageChanges.Between(Draft.Blocks, blocks);
        Draft = Draft with { Title = title, Blocks = blocks };
        Concerns = [.. Concerns.Select(c => c with { Blocks = [.. c.Blocks.Where(Draft.Has)] })];
        return Raise(new TextBroughtIn(Id, PlainText.Of(text.File), text.Bytes, changes, Draft.Hash(), by, by.At));
    }

    private Refusal? CannotTake(string title, Block[] blocks) => this switch
    {
        _ when title.Length == 0 => new TitleIsMissing(),
        _ when title.Length > Limits.Title => new TextTooLong(Limits.Title),
        _ when blocks.Length > Limits.Blocks => new TooManyBlocks(Limits.Blocks),
        _ when Array.Exists(blocks, b => b.Text.Length > Limits.Block) => new TextTooLong(Limits.Block),
        _ when title == Draft.Title && blocks.SequenceEqual(Draft.Blocks) => new FileChangesNothing(),
        _ => null,
    };
}
