namespace DisclosureHub.Web.Features.Shell;

/// <summary>Texts of the frame round every page.</summary>
public sealed class ShellTexts;
