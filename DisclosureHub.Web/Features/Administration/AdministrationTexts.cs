namespace DisclosureHub.Web.Features.Administration;

/// <summary>Texts of the pages that look after what runs by itself.</summary>
public sealed class AdministrationTexts;
