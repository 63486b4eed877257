namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>Texts of what is said beside the opinions: comments, readings, urging, instructions, objections, and how a release ends or begins.</summary>
public sealed class TalkTexts;
