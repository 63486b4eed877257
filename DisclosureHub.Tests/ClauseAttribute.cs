using Xunit.v3;

namespace DisclosureHub.Tests;

/// <summary>
/// Names the clause a test proves, by the id of the rulebook: <c>[Clause("XT-3.2")]</c>. Filter by it with
/// <c>--filter-trait "Clause=XT-3.2"</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ClauseAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Clause", Id)];
}
