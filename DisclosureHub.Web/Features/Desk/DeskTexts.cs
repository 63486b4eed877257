namespace DisclosureHub.Web.Features.Desk;

/// <summary>Texts of the desk.</summary>
public sealed class DeskTexts;
