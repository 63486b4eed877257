namespace DisclosureHub.Web.Features.JointReleases.Handling;

/// <summary>Texts of what the office handles: findings, letters, papers, further units, the lead.</summary>
public sealed class HandlingTexts;
