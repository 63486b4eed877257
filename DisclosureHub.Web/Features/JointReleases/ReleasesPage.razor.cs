using System.Globalization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>联合发布: the board and the list. What the list is asked for stands in the address, so it can be sent to somebody.</summary>
public sealed partial class ReleasesPage
{
    private const int CardsAColumn = 6;

    private static readonly (ConsultationState State, Stance? Stance, bool Voided)[] Key =
    [
        (ConsultationState.Settled, Domain.JointReleases.Stance.Consent, false),
        (ConsultationState.Settled, Domain.JointReleases.Stance.ConsentWithSuggestions, false),
        (ConsultationState.Answered, Domain.JointReleases.Stance.Dissent, false),
        (ConsultationState.Answered, Domain.JointReleases.Stance.NotConcerned, false),
        (ConsultationState.Asked, Domain.JointReleases.Stance.Consent, true),
        (ConsultationState.Asked, null, false),
    ];

    private IReadOnlyList<BoardColumn> _board = [];
    private ReleaseList? _list;
    private BureauNames? _names;
    private bool _naming;
    private string _words = "";

    [Inject] private JointReleaseQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "lead")] private string? Lead { get; set; }

    [SupplyParameterFromQuery(Name = "mine")] private string? Mine { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageAsked { get; set; }

    private int? Page => Typed.Number(PageAsked);

    protected override IEnumerable<Address> Watched =>
        Me.Reader.SeesTheWholeBureau ? [Address.All] : Me.Reader.Units.Select(Address.Of);

    /// <summary>What is over has no column, unless it is asked for.</summary>
    private IEnumerable<BoardColumn> Board => _board.Where(c => !c.Stage.IsOver() || c.Stage == Parse<ReleaseStage>(Stage));

    private bool Filtered => new[] { Words, Stage, Lead, Mine }.Any(part => !string.IsNullOrWhiteSpace(part));

    private bool MayDraft => Me.PostFor(Duty.DraftRelease) is not null;

    private IEnumerable<Unit> Leads => _names!.Units.Values.Where(u => u.Kind is UnitKind.Section or UnitKind.Office).OrderBy(u => u.Order);

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _words = Words ?? "";
        _board = await Queries.BoardAsync(Me.Reader, CardsAColumn, Parse<ReleaseStage>(Stage));
        _list = await Queries.ListAsync(new ReleaseFilter(Words ?? "", Parse<ReleaseStage>(Stage), ParseUnit(Lead), ParseUnit(Mine), Page ?? 1), Me.Reader);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded)
        {
            await ReloadAsync();
        }
    }

    private string Empty(ReleaseStage stage) => stage switch
    {
        ReleaseStage.Decided => Said["Empty_Decided"],
        ReleaseStage.Withdrawn or ReleaseStage.NotReleased => Said["Empty_Over"],
        _ => T[$"Empty_{stage}"],
    };

    private void Search() => Go(With(words: _words, keepWords: false));

    private void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>The address of this page with something changed; a change of filter goes back to the first page.</summary>
    private string With(
        ReleaseStage? stage = null, string? lead = null, string? mine = null, string? words = null, int? page = null,
        bool keepStage = true, bool keepLead = true, bool keepMine = true, bool keepWords = true) =>
        Navigation.GetUriWithQueryParameters("releases", new Dictionary<string, object?>
        {
            ["q"] = NullIfEmpty(words ?? (keepWords ? Words : null)),
            ["stage"] = NullIfEmpty(stage?.ToString() ?? (keepStage ? Stage : null)),
            ["lead"] = NullIfEmpty(lead ?? (keepLead ? Lead : null)),
            ["mine"] = NullIfEmpty(mine ?? (keepMine ? Mine : null)),
            ["page"] = page?.ToString(CultureInfo.InvariantCulture),
        });

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static TEnum? Parse<TEnum>(object? value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(value?.ToString(), out var parsed) && Enum.IsDefined(parsed) ? parsed : null;

    private static UnitId? ParseUnit(string? value) => Guid.TryParse(value, out var id) ? UnitId.From(id) : null;
}
