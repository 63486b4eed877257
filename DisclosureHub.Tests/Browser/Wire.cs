using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DisclosureHub.Tests.Browser;

/// <summary>The cable between a browser and the host, which a test can pull out and put back.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _live = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _host;
    private readonly Task _accepting;
    private volatile bool _cut;
    private long _upDelay;
    private long _circuitBytes;

    public Wire(Uri host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>What came to the browser over WebSockets, as it is on the wire: compressed, with its framing.</summary>
    public long CircuitBytes => Interlocked.Read(ref _circuitBytes);

    /// <summary>From now on whatever the browser sends takes so much longer to arrive; what the host sends does not.</summary>
    public void SlowUplink(TimeSpan delay) => Interlocked.Exchange(ref _upDelay, delay.Ticks);

    /// <summary>Nothing goes through any more, not even what was under way.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _live.Keys)
        {
            client.Close();
        }
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _stop.CancelAsync();

        // Stopped under a loop that is between two calls, it would be asked to accept while it does not listen.
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_cut)
                {
                    near.Close();
                }
                else
                {
                    _ = CarryAsync(near);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Taken down.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool up, Seen seen)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            seen(buffer.AsSpan(0, read));
            if (up && Interlocked.Read(ref _upDelay) is > 0 and var delay)
            {
                using var wait = new PeriodicTimer(TimeSpan.FromTicks(delay));
                _ = await wait.WaitForNextTickAsync(_stop.Token);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private delegate void Seen(ReadOnlySpan<byte> bytes);

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        _ = _live.TryAdd(near, true);
        _ = _live.TryAdd(far, true);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _host.Port, _stop.Token);
            var (one, other) = (near.GetStream(), far.GetStream());
            var isCircuit = false;
            _ = await Task.WhenAny(
                CopyAsync(one, other, true, sent => isCircuit |= sent.IndexOf("Upgrade: websocket"u8) >= 0),
                CopyAsync(other, one, false, received => Interlocked.Add(ref _circuitBytes, isCircuit ? received.Length : 0)));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            near.Close();
            far.Close();
            _ = _live.TryRemove(near, out _);
            _ = _live.TryRemove(far, out _);
        }
    }
}
