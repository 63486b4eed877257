namespace DisclosureHub.Web.UI;

/// <summary>Texts of the small parts.</summary>
public sealed class UiTexts;
