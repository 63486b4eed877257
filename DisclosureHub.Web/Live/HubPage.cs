using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Live;

/// <summary>
/// What every page behind sign-in does: know who reads, watch what it shows, load, load again when that changes, and
/// stop watching when it goes.
/// </summary>
public abstract class HubPage : ComponentBase, IDisposable
{
    private IDisposable? _watch;
    private bool _disposed;
    private bool _loading;
    private bool _again;

    [Inject] protected Me Me { get; set; } = default!;

    [Inject] protected ChangeFeed Feed { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Whether the first load is over.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Reads what the page shows, under the reader's own rights.</summary>
    protected abstract Task LoadAsync();

    /// <summary>What the page watches; asked once, before the first load, so that nothing falls between the two.</summary>
    protected virtual IEnumerable<Address> Watched => [];

    protected override async Task OnInitializedAsync()
    {
        if (!await Me.KnownAsync())
        {
            Navigation.NavigateTo($"sign-in?returnUrl={Uri.EscapeDataString(Navigation.ToBaseRelativePath(Navigation.Uri))}", forceLoad: true);
            return;
        }

        _watch = Feed.Watch(() => InvokeAsync(ReloadAsync), Watched);
        await ReadAsync();
        Loaded = true;
    }

    /// <summary>Reads again and shows it.</summary>
    protected async Task ReloadAsync()
    {
        if (!_disposed && await Me.KnownAsync())
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposed = true;
            _watch?.Dispose();
        }
    }

    /// <summary>One reading at a time; a change during it asks for another, so the last thing shown is never the older one.</summary>
    private async Task ReadAsync()
    {
        _again = true;
        if (_loading)
        {
            return;
        }

        _loading = true;
        try
        {
            while (_again)
            {
                _again = false;
                await LoadAsync();
            }
        }
        finally
        {
            _loading = false;
        }
    }
}
