using System.Globalization;
using System.Text;

namespace DisclosureHub.Domain.Kernel;

/// <summary>
/// Bytes that a fingerprint is taken of. Every field stands on a line of its own as <c>name:length:value</c>, the
/// length in UTF-8 bytes, so that no value can be mistaken for a field or a line.
/// </summary>
public sealed class CanonicalForm
{
    private readonly StringBuilder _form = new();

    /// <param name="what">What it is the form of: <c>disclosurehub/text</c>.</param>
    /// <param name="schema">Its number; a change of form takes the next one.</param>
    public CanonicalForm(string what, int schema) => _ = _form.Append(CultureInfo.InvariantCulture, $"{what}/{schema}\n");

    public CanonicalForm Field(string name, string value)
    {
        _ = _form.Append(CultureInfo.InvariantCulture, $"{name}:{Encoding.UTF8.GetByteCount(value)}:{value}\n");
        return this;
    }

    public CanonicalForm Field(string name, long number) => Field(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many there are, then what each one writes.</summary>
    public CanonicalForm Each<T>(string name, IReadOnlyCollection<T> items, Func<CanonicalForm, T, CanonicalForm> write)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Aggregate(Field(name, items.Count), write);
    }

    public override string ToString() => _form.ToString();
}
