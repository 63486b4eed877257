namespace DisclosureHub.Web.Features.Search;

/// <summary>Texts of the page on which everything is looked for.</summary>
public sealed class SearchTexts;
