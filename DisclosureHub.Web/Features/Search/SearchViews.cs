using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.Search;

/// <summary>What the page is asked for; it stands in the address.</summary>
/// <param name="Words">Parted by blanks or signs, each must be in the text; two characters are enough.</param>
/// <param name="In">Only texts of this kind.</param>
/// <param name="By">Only texts that this person wrote or signed.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchFilter(string Words, FoundIn? In, ReleaseStage? Stage, UnitId? Lead, PersonId? By, int Page)
{
    public const int PageSize = 20;

    /// <summary>Whoever has not found it by then looks for something else.</summary>
    public const int MostPages = 50;

    /// <summary>More is never typed and would only cost.</summary>
    public const int MostCharacters = 60;
}

/// <summary>A text that was found.</summary>
/// <param name="Title">The release's title in pieces; those that were looked for say so.</param>
/// <param name="Excerpt">What stands round the first word found.</param>
/// <param name="Number">Of the release or the opinion; empty while there is none.</param>
/// <param name="Of">The unit whose text it is.</param>
/// <param name="At">When the text, or where its release stands, last changed: the order of the list.</param>
public sealed record Hit(
    FoundIn In, JointReleaseId Release, IReadOnlyList<(string Text, bool Found)> Title, IReadOnlyList<(string Text, bool Found)> Excerpt,
    IReadOnlyList<(string Text, bool Found)> Number, UnitId Of, UnitId Lead, ReleaseStage Stage, DateTimeOffset At);

/// <summary>Somebody whose name was looked for, and the posts he holds today.</summary>
public sealed record PersonHit(Person Person, IReadOnlyList<Post> Posts);

/// <summary>A page of what was found, the latest first.</summary>
/// <param name="Asked">Whether anything was looked for at all.</param>
public sealed record SearchView(bool Asked, IReadOnlyList<PersonHit> People, IReadOnlyList<Hit> Hits, int Page, bool HasMore)
{
    public static readonly SearchView Nothing = new(false, [], [], 1, false);
}
