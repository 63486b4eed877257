namespace DisclosureHub.Web.Features.People;

/// <summary>Texts about units, people, posts, accounts and delegations.</summary>
public sealed class PeopleTexts;
