using System.Globalization;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;
using DisclosureHub.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace DisclosureHub.Web.Features.Rulebook;

/// <summary>制度: each clause, what it asks for, what the product does about it, and how often it was applied and said no.</summary>
public sealed partial class RulebookPage : IAsyncDisposable
{
    /// <summary>The rules in the order in which people meet them; one that is not named here comes after, by its letters.</summary>
    private static readonly string[] Order = ["XT", "GK", "BM", "WG", "YQ", "ZZ", "OGI"];

    private ClauseCounts? _counts;
    private IJSObjectReference? _module;

    /// <summary>The clause in the address, when it is one of the rulebook.</summary>
    private string? _aimed;

    private bool _aim;

    [Inject] private RulebookQueries Queries { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    protected override IEnumerable<Address> Watched => [Address.All];

    private static IEnumerable<(string Rule, IReadOnlyList<Article> Articles)> Rules => All
        .GroupBy(a => a.Id.Split('-')[0])
        .OrderBy(g => Array.IndexOf(Order, g.Key) is var at && at < 0 ? Order.Length : at).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, (IReadOnlyList<Article>)[.. g]));

    /// <summary>The bureau's rules, and the law that its time limits rest on.</summary>
    private static IEnumerable<Article> All => Bureau.All.Concat(Ogi.All);

    private bool MayTrace => Me.Reader.Carries(Duty.VerifyLedger);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
            {
                // The browser is gone or does not answer, and its module with it.
            }
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        AimAtAddress();
        await base.OnInitializedAsync();
    }

    protected override async Task LoadAsync() => _counts = await Queries.CountAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The browser looked for the anchor before there was one.
        if (_aim && _aimed is { } id && _counts is not null)
        {
            _aim = false;
            _module ??= await JS.InvokeAsync<IJSObjectReference>("import", "./js/rulebook.js");
            await _module.InvokeVoidAsync("show", id);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Navigation.LocationChanged -= Moved;
        }

        base.Dispose(disposing);
    }

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        AimAtAddress();
        StateHasChanged();
    });

    private void AimAtAddress() => Aim(Uri.UnescapeDataString(Navigation.ToAbsoluteUri(Navigation.Uri).Fragment.TrimStart('#')));

    /// <summary>Also called by the links of this page: a jump within one page is not told as a change of address.</summary>
    private void Aim(string asked)
    {
        _aimed = All.FirstOrDefault(a => a.Id == asked)?.Id;
        _aim = _aimed is not null;
    }

    private static string IconOf(Enforcement how) => how switch
    {
        Enforcement.Enforced => "block",
        Enforcement.Clocked => "schedule",
        Enforcement.Recorded => "receipt_long",
        Enforcement.Shown => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "No such way."),
    };

    private static string ClassOf(Enforcement how) => $"tag how how--{how.ToString().ToLowerInvariant()}";

    private string Times(int count) => count switch
    {
        0 => T["Never"],
        1 => T["Once"],
        _ => T["Times", count],
    };

    private string DayOf(DateOnly day) => day.ToString(T["DayFormat"], CultureInfo.CurrentCulture);
}
