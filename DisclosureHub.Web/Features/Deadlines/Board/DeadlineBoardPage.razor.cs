using System.Globalization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>期限看板: every clock that runs, by unit, by week and one by one. What it is asked for stands in the address.</summary>
public sealed partial class DeadlineBoardPage
{
    private BoardView? _board;
    private BoardFilter _filter = BoardFilter.None;
    private BureauNames? _names;

    [Inject] private DeadlineBoardQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "scope")] private string? Scope { get; set; }

    [SupplyParameterFromQuery(Name = "unit")] private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "term")] private string? Term { get; set; }

    [SupplyParameterFromQuery(Name = "overdue")] private string? OverdueAsked { get; set; }

    private bool Overdue => OverdueAsked is "true" or "True";

    [SupplyParameterFromQuery(Name = "week")] private string? Week { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageAsked { get; set; }

    private int? Page => Typed.Number(PageAsked);

    protected override IEnumerable<Address> Watched =>
        Me.Reader.SeesTheWholeBureau ? [Address.All] : Me.Reader.Units.Select(Address.Of);

    private IEnumerable<BoardScope> Scopes => Enum.GetValues<BoardScope>().Where(s => s != BoardScope.All || _board!.MayAll);

    /// <summary>The terms of releases; the others' subjects have no clocks yet.</summary>
    private static IEnumerable<Term> Running => [Terms.JointOpinion, Terms.LetterReceipt, Terms.Negotiation, Terms.RemovalRequest, Terms.Mediation, Terms.MediationClosing];

    private IEnumerable<UnitClocks> Ordered => _board!.Units.OrderBy(u => _names!.Units.TryGetValue(u.Unit, out var unit) ? unit.Order : int.MaxValue);

    private bool AnyPaused => _board!.Units.Any(u => u.Paused > 0);

    private string Cleared => $"deadlines?scope={_board!.Scope}";

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _filter = new BoardFilter(
            Enum.TryParse<BoardScope>(Scope, ignoreCase: true, out var scope) && Enum.IsDefined(scope) ? scope : null,
            Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : null,
            Terms.All.Any(t => t.Name == Term) ? Term : null,
            Overdue,
            DateOnly.TryParseExact(Week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var week) ? BoardFilter.MondayOf(week) : null,
            Page ?? 1);
        _board = await Queries.ReadAsync(_filter, Me.Reader);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded)
        {
            await ReloadAsync();
        }
    }

    private void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>The address of this board with something else asked for; a change begins again at the first page.</summary>
    private string With(
        BoardScope? scope = null, string? unit = null, bool keepUnit = true, string? term = null, bool keepTerm = true,
        bool overdue = false, bool keepOverdue = true, DateOnly? week = null, bool keepWeek = true, int? page = null)
    {
        List<string> parts = [$"scope={scope ?? _board!.Scope}"];
        Add("unit", keepUnit ? _filter.Unit?.ToString() : unit);
        Add("term", keepTerm ? _filter.Term : term);
        Add("overdue", (keepOverdue ? _filter.OnlyOverdue : overdue) ? "true" : null);
        Add("week", (keepWeek ? _filter.Week : week)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("page", page?.ToString(CultureInfo.InvariantCulture));
        return $"deadlines?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
