namespace DisclosureHub.Web.Features.JointReleases.FromWord;

/// <summary>Texts of the way from a Word file into the draft, and back.</summary>
public sealed class FromWordTexts;
