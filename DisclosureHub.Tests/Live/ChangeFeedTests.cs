using System.Collections.Concurrent;
using System.Globalization;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Live;

/// <summary>
/// The feed on a clock that only the test moves and a thread that only the test runs: what is called back is queued
/// here until <see cref="Settle"/>.
/// </summary>
public sealed class ChangeFeedTests : SynchronizationContext, ILogger<ChangeFeed>
{
    private static readonly Address Here = Address.OfMatter(Guid.Empty);
    private static readonly Address There = Address.Of(new UnitId(Guid.Empty));

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<Exception?> _logged = [];
    private readonly ChangeFeed _feed;
    private int _calls;

    public ChangeFeedTests() => _feed = new ChangeFeed(_time, this);

    [Fact]
    public void The_first_change_is_told_at_once()
    {
        using var watch = _feed.Watch(CountAsync, Here);
        Tell(Here);
        Assert.Equal(1, Settle());
    }

    [Fact]
    public void What_follows_is_told_once_every_250_milliseconds_however_much_it_is()
    {
        using var watch = _feed.Watch(CountAsync, Here);
        for (var i = 0; i < 100; i++)
        {
            Tell(Here);
        }

        Assert.Equal(1, Settle());
        Assert.Equal(1, After(249));
        Assert.Equal(2, After(1));
        Assert.Equal(2, After(10_000));
    }

    [Fact]
    public void A_steady_stream_of_changes_is_told_four_times_a_second_and_never_starves()
    {
        using var watch = _feed.Watch(CountAsync, Here);
        for (var i = 0; i < 200; i++)
        {
            Tell(Here);
            _ = After(10);
        }

        Assert.InRange(_calls, 8, 9);
    }

    [Fact]
    public void After_a_quiet_while_the_next_change_is_told_at_once_again()
    {
        using var watch = _feed.Watch(CountAsync, Here);
        Tell(Here);
        Assert.Equal(1, Settle());
        Assert.Equal(1, After(250));
        Tell(Here);
        Assert.Equal(2, Settle());
    }

    [Fact]
    public void A_change_while_the_page_still_loads_is_told_after_it_and_not_meanwhile()
    {
        var loading = new TaskCompletionSource();
        using var watch = _feed.Watch(
            async () =>
            {
                _calls++;
                await loading.Task;
            },
            Here);
        Tell(Here);
        Assert.Equal(1, Settle());
        Tell(Here);
        Assert.Equal(1, After(5_000));
        loading.SetResult();
        Assert.Equal(1, Settle());
        Assert.Equal(2, After(250));
    }

    [Fact]
    public void Who_watches_several_addresses_is_told_once_of_a_change_at_all_of_them()
    {
        using var watch = _feed.Watch(CountAsync, Here, There, Here);
        Tell(Here, There);
        Assert.Equal(1, Settle());
        Assert.Equal(1, After(10_000));
    }

    [Fact]
    public void Nobody_is_told_of_a_change_elsewhere()
    {
        using var watch = _feed.Watch(CountAsync, Here);
        Tell(There, Address.All);
        Assert.Equal(0, Settle());
    }

    [Fact]
    public void The_page_is_called_in_the_language_it_was_opened_in()
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        string? seen = null;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        using var watch = _feed.Watch(
            () =>
            {
                seen = $"{CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}";
                return Task.CompletedTask;
            },
            Here);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Tell(Here);
        _ = Settle();
        Assert.Equal("zh-CN zh-CN", seen);
        Assert.Equal("en", CultureInfo.CurrentUICulture.Name);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
    }

    [Fact]
    public void Who_has_gone_is_not_called_any_more()
    {
        var watch = _feed.Watch(CountAsync, Here);
        watch.Dispose();
        Tell(Here);
        Assert.Equal(0, Settle());
    }

    [Fact]
    public void Who_goes_between_the_telling_and_the_call_is_not_called()
    {
        var watch = _feed.Watch(CountAsync, Here);
        Tell(Here);
        watch.Dispose();
        Assert.Equal(0, Settle());
    }

    [Fact]
    public void Who_goes_while_a_change_is_held_back_is_not_called()
    {
        var watch = _feed.Watch(CountAsync, Here);
        Tell(Here);
        Assert.Equal(1, Settle());
        Tell(Here);
        watch.Dispose();
        watch.Dispose();
        Assert.Equal(1, After(10_000));
    }

    [Fact]
    public void A_page_that_throws_is_logged_keeps_its_pace_and_stops_nobody_else()
    {
        using var broken = _feed.Watch(() => throw new InvalidOperationException("broken"), Here);
        using var watch = _feed.Watch(CountAsync, Here);
        Tell(Here);
        Assert.Equal(1, Settle());
        Assert.Equal("broken", Assert.Single(_logged)!.Message);
        Assert.Equal(1, After(250));
        Tell(Here);
        Assert.Equal(2, Settle());
        Assert.Equal(2, _logged.Count);
    }

    [Fact]
    public void A_circuit_that_went_away_is_no_error()
    {
        using var gone = _feed.Watch(() => throw new ObjectDisposedException("circuit"), Here);
        Tell(Here);
        _ = Settle();
        Assert.Empty(_logged);
    }

    [Fact]
    public async Task Many_may_come_and_go_and_tell_at_once()
    {
        var (feed, reached) = (new ChangeFeed(TimeProvider.System, this), new TaskCompletionSource());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var watch = feed.Watch(() => Task.CompletedTask, Here, There);
                feed.Tell(n % 2 == 0 ? Here : There);
            }
        })));
        using var last = feed.Watch(
            () =>
            {
                _ = reached.TrySetResult();
                return Task.CompletedTask;
            },
            Here);
        feed.Tell(Here);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(_logged);
    }

    public override void Post(SendOrPostCallback d, object? state) => _queue.Enqueue((d, state));

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_logged)
        {
            _logged.Add(exception);
        }
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    /// <summary>Runs what waits to be run.</summary>
    /// <returns>How often the page has been called so far.</returns>
    private int Settle()
    {
        InHand(() =>
        {
            while (_queue.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        });
        return _calls;
    }

    private int After(int milliseconds)
    {
        InHand(() => _time.Advance(TimeSpan.FromMilliseconds(milliseconds)));
        return Settle();
    }

    private void Tell(params Address[] addresses) => InHand(() => _feed.Tell(addresses));

    /// <summary>With this as the context that awaits go back to; the runner's own awaits must not.</summary>
    private void InHand(Action act)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            act();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private Task CountAsync()
    {
        _calls++;
        return Task.CompletedTask;
    }
}
