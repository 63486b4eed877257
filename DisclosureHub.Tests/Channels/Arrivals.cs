using System.Threading.Channels;

namespace DisclosureHub.Tests.Channels;

/// <summary>What has happened, in order; whoever waits sees all of it from the beginning.</summary>
internal sealed class Arrivals<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _all = [];
    private readonly List<ChannelWriter<T>> _waiting = [];

    public IReadOnlyList<T> SoFar
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public void Add(T next)
    {
        lock (_gate)
        {
            _all.Add(next);
            _waiting.ForEach(w => w.TryWrite(next));
        }
    }

    public async Task<T> FirstAsync(Predicate<T> wanted, TimeSpan timeout, Func<T, string> said)
    {
        var channel = Channel.CreateUnbounded<T>();
        lock (_gate)
        {
            _all.ForEach(a => channel.Writer.TryWrite(a));
            _waiting.Add(channel.Writer);
        }

        using var late = new CancellationTokenSource(timeout);
        try
        {
            while (true)
            {
                if (await channel.Reader.ReadAsync(late.Token) is var next && wanted(next))
                {
                    return next;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Nothing like it came within {timeout.TotalSeconds} s. What came: {string.Join("; ", SoFar.Select(said))}");
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(channel.Writer);
            }
        }
    }
}
