namespace DisclosureHub.Web.Features.Rulebook;

/// <summary>Texts of the rulebook page.</summary>
public sealed class RulebookTexts;
