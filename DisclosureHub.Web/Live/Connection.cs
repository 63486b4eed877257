using Microsoft.AspNetCore.Components.Server.Circuits;

namespace DisclosureHub.Web.Live;

/// <summary>
/// Whether the browser of this circuit can be reached. A circuit outlives its connection for minutes, in case it comes
/// back; whoever is shown as being there is not, after <see cref="Patience"/>.
/// </summary>
public sealed class Connection(TimeProvider time) : CircuitHandler, IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private ITimer? _timer;

    /// <summary>Raised with true when the browser has been away for too long, with false when it is back.</summary>
    public event Action<bool>? Away;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = time.CreateTimer(_ => Away?.Invoke(true), null, Patience, Timeout.InfiniteTimeSpan);
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        Away?.Invoke(false);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }
}
