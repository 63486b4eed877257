namespace DisclosureHub.Web.Features.Help;

/// <summary>Texts around the guides; the guides themselves are the Markdown files in <c>Written</c>.</summary>
public sealed class HelpTexts;
