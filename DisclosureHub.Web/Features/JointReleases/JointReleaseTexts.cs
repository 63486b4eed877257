namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Texts of the joint release pages.</summary>
public sealed class JointReleaseTexts;
