using System.Globalization;
using System.Text;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>
/// The documented canonical form of a text (docs/canonical-text.md), schema 1. Every field stands on a line of its own
/// as <c>name:length:value</c>, the length in UTF-8 bytes, so that no value can be mistaken for a field.
/// </summary>
public static class CanonicalText
{
    public const int Schema = 1;

    /// <summary>The whole text.</summary>
    public static string Of(ReleaseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = Head(text, "text");
        form = Field(form, "category", text.Category?.ToString() ?? "");
        form = Field(form, "lead", text.Lead.ToString());
        form = Blocks(form, text.Blocks);
        form = Field(form, "attachments", Number(text.Attachments.Count));
        foreach (var file in text.Attachments)
        {
            form = Field(form, "name", file.Name);
            form = Field(form, "bytes", file.Hash.Value);
        }

        // The interpretation bundle (政策解读) of a policy document; releases that carry none say so.
        form = Field(form, "interpretation", "");
        return form.ToString();
    }

    /// <summary>The named passages, in the order of the text, with title, attribute and issuers.</summary>
    public static string Of(ReleaseText text, ConsentScope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        return Blocks(Head(text, "passages"), [.. text.Blocks.Where(b => scope.Covers(b.Id))]).ToString();
    }

    private static StringBuilder Head(ReleaseText text, string what)
    {
        var form = new StringBuilder().Append(CultureInfo.InvariantCulture, $"disclosurehub/{what}/{Schema}\n");
        form = Field(form, "title", text.Title);
        form = Field(form, "attribute", text.Attribute.ToString());
        form = Field(form, "ground", text.Ground);
        form = Field(form, "issuers", Number(text.Issuers.Count));
        return text.Issuers.Aggregate(form, (f, issuer) => Field(f, "issuer", issuer.ToString()));
    }

    private static StringBuilder Blocks(StringBuilder form, IReadOnlyList<Block> blocks)
    {
        form = Field(form, "blocks", Number(blocks.Count));
        foreach (var block in blocks)
        {
            form = Field(form, "id", block.Id.ToString());
            form = Field(form, "kind", block.Kind.ToString());
            form = Field(form, "text", block.Text);
        }

        return form;
    }

    private static StringBuilder Field(StringBuilder form, string name, string value) =>
        form.Append(CultureInfo.InvariantCulture, $"{name}:{Encoding.UTF8.GetByteCount(value)}:{value}\n");

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
