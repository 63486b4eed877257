namespace DisclosureHub.Web.Features.JointReleases.Disputes;

/// <summary>Texts of what follows a dissent: rounds, answers, escalation.</summary>
public sealed class DisputeTexts;
