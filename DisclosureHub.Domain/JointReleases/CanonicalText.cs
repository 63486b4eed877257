using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>The documented canonical form of a text (docs/canonical-text.md).</summary>
public static class CanonicalText
{
    public const int Schema = 1;

    /// <summary>The whole text.</summary>
    public static string Of(ReleaseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Blocks(
            Head(text, "disclosurehub/text")
                .Field("category", text.Category?.ToString() ?? "")
                .Field("lead", text.Lead.ToString()),
            text.Blocks)
            .Each("attachments", text.Attachments, (form, file) => form.Field("name", file.Name).Field("bytes", file.Hash.Value))

            // The interpretation bundle (政策解读) of a policy document; releases that carry none say so.
            .Field("interpretation", "")
            .ToString();
    }

    /// <summary>The named passages, in the order of the text, with title, attribute and issuers.</summary>
    public static string Of(ReleaseText text, ConsentScope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        return Blocks(Head(text, "disclosurehub/passages"), [.. text.Blocks.Where(b => scope.Covers(b.Id))]).ToString();
    }

    private static CanonicalForm Head(ReleaseText text, string what) =>
        new CanonicalForm(what, Schema)
            .Field("title", text.Title)
            .Field("attribute", text.Attribute.ToString())
            .Field("ground", text.Ground)
            .Each("issuers", text.Issuers, (form, issuer) => form.Field("issuer", issuer.ToString()));

    private static CanonicalForm Blocks(CanonicalForm form, IReadOnlyList<Block> blocks) =>
        form.Each("blocks", blocks, (f, block) => f
            .Field("id", block.Id.ToString())
            .Field("kind", block.Kind.ToString())
            .Field("text", block.Text));
}
