namespace DisclosureHub.Web.Runtime;

/// <summary>How this instance runs.</summary>
/// <param name="Demo">With a seeded bureau and the persona picker, on loopback only.</param>
public sealed record HubMode(bool Demo);
