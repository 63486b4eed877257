using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct BlockId(Guid Value) : IId<BlockId>
{
    public static BlockId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public enum BlockKind
{
    Paragraph,
    Heading,
    List,
    Table,
}

/// <summary>公开属性 (WG-1.1a).</summary>
public enum DisclosureAttribute
{
    /// <summary>主动公开.</summary>
    Proactive,

    /// <summary>部分公开.</summary>
    Partial,

    /// <summary>依申请公开.</summary>
    OnRequest,

    /// <summary>不予公开.</summary>
    Withheld,
}

public static class DisclosureAttributes
{
    /// <summary>Whether a title may be read outside the building, or in its corridor: only of what is to be public anyway.</summary>
    public static bool LetsTheTitleOut(this DisclosureAttribute attribute) => attribute == DisclosureAttribute.Proactive;
}

/// <summary>A passage with an id that survives every edit; its number on the page is display and nothing more.</summary>
public sealed record Block(BlockId Id, BlockKind Kind, string Text)
{
    /// <summary>The fingerprint by which one editor notices that another changed the passage meanwhile.</summary>
    public TextHash Hash => TextHash.Of($"{Kind}\n{Text}");
}

/// <summary>A file that goes with the text. Its bytes are bound by <see cref="Hash"/>.</summary>
/// <param name="Size">In bytes.</param>
public sealed record Attachment(AttachmentId Id, string Name, TextHash Hash, long Size, string MediaType);

/// <summary>
/// Everything a signature on a release binds itself to. Immutable: an edit makes a new one.
/// Its canonical bytes are documented in <c>docs/canonical-text.md</c>.
/// </summary>
public sealed record ReleaseText(
    string Title,
    CategoryId? Category,
    DisclosureAttribute Attribute,
    string Ground,
    UnitId Lead,
    IReadOnlyList<UnitId> Issuers,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Attachment> Attachments)
{
    /// <summary>The fingerprint of the whole text.</summary>
    public TextHash Hash() => TextHash.Of(CanonicalText.Of(this));

    /// <summary>The fingerprint of what a consent covers: the whole, or the named passages with title, attribute and issuers.</summary>
    public TextHash HashOf(ConsentScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsWhole ? Hash() : TextHash.Of(CanonicalText.Of(this, scope));
    }

    public Block? Find(BlockId id) => Blocks.FirstOrDefault(b => b.Id == id);

    public bool Has(BlockId id) => Find(id) is not null;
}
