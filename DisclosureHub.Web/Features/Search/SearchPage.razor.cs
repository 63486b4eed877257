using System.Globalization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Search;

/// <summary>检索: everything that can be found, by words. What is looked for stands in the address, so that it can be kept and sent.</summary>
public sealed partial class SearchPage
{
    private SearchView? _view;
    private BureauNames? _names;
    private string _words = "";

    [Inject] private SearchQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "in")] private string? In { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "lead")] private string? Lead { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageAsked { get; set; }

    private PersonId? Person => Guid.TryParse(By, out var id) ? PersonId.From(id) : null;

    private bool Filtered => new[] { In, Stage, Lead, By }.Any(part => !string.IsNullOrWhiteSpace(part));

    private IEnumerable<Unit> Leads => _names!.Units.Values.Where(u => u.Kind is UnitKind.Section or UnitKind.Office).OrderBy(u => u.Order);

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _words = Words ?? "";
        UnitId? lead = Guid.TryParse(Lead, out var id) ? UnitId.From(id) : null;
        _view = await Queries.FindAsync(new SearchFilter(_words, Parse<FoundIn>(In), Parse<ReleaseStage>(Stage), lead, Person, Typed.Number(PageAsked) ?? 1), Me.Reader);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded)
        {
            await ReloadAsync();
        }
    }

    /// <summary>A hit as one piece of markup: twenty of them are drawn at once.</summary>
    private MarkupString Shown(Hit hit)
    {
        var address = hit.In == FoundIn.Draft ? $"releases/{hit.Release}/draft" : $"releases/{hit.Release}";
        var of = hit.In == FoundIn.Opinion ? Html.Of($"<span>{T["OpinionOf", Wording.Of(_names!, hit.Of)]}</span>") : Html.Of($"<span>{T["LedBy", Wording.Of(_names!, hit.Lead)]}</span>");
        var number = hit.Number.Count == 0 ? default : Html.Of($"""<span class="nw">{Marked(hit.Number)}</span>""");
        return Html.Of($"""
            <p class="t"><span class="kind">{Wording.Of(hit.In)}</span><a class="ttl" href="{address}">{Marked(hit.Title)}</a>{StageChip.Of(hit.Stage, Wording)}</p>
            <p class="x">{Marked(hit.Excerpt)}</p>
            <p class="soft meta">{number}{of}<span>{T["ChangedSo", Days.Say(hit.At, Me.Now)]}</span></p>
            """);
    }

    private static MarkupString Marked(IReadOnlyList<(string Text, bool Found)> pieces) =>
        Html.Of(pieces.Select(p => p.Found ? Html.Of($"<mark>{p.Text}</mark>") : Html.Of($"{p.Text}")));

    private string PostsOf(PersonHit hit) => hit.Posts.Count == 0 ? T["NoPostToday"] : string.Join(T["Comma"], hit.Posts.Select(p => Wording.Of(_names!, p)));

    private void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>The address of this page with something changed (empty: without it); every change goes back to the first page.</summary>
    private string With(string? words = null, string? kind = null, string? stage = null, string? lead = null, string? by = null, int? page = null) =>
        Navigation.GetUriWithQueryParameters("search", new Dictionary<string, object?>
        {
            ["q"] = NullIfEmpty(words ?? Words),
            ["in"] = NullIfEmpty(kind ?? In),
            ["stage"] = NullIfEmpty(stage ?? Stage),
            ["lead"] = NullIfEmpty(lead ?? Lead),
            ["by"] = NullIfEmpty(by ?? By),
            ["page"] = page is > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null,
        });

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static TEnum? Parse<TEnum>(string? value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(value, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
}
