namespace DisclosureHub.Web.Features.Notices;

/// <summary>Texts of the page of my notices and of the one where I choose my channels.</summary>
public sealed class NoticesPageTexts;
