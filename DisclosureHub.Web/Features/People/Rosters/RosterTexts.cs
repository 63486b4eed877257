namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>Texts of the way from a table into the organisation.</summary>
public sealed class RosterTexts;
