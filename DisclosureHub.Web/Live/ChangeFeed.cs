using System.Globalization;

namespace DisclosureHub.Web.Live;

/// <summary>
/// Tells open pages that something changed at an address they watch: the first change at once, then at most one every
/// 250 ms. It carries no content; the page asks again under its own rights. One instance an application.
/// </summary>
public sealed class ChangeFeed(TimeProvider time, ILogger<ChangeFeed> log)
{
    /// <summary>The least time between two calls to the same watcher.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Dictionary<Address, HashSet<Watcher>> _watchers = [];
    private readonly TimeProvider _time = time;
    private readonly ILogger<ChangeFeed> _log = log;

    /// <summary>Watches addresses until disposed. The callback runs with the culture of the caller, one call at a time.</summary>
    public IDisposable Watch(Func<Task> changed, params IEnumerable<Address> addresses)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var watcher = new Watcher(this, changed, [.. addresses.Distinct()]);
        lock (_gate)
        {
            foreach (var address in watcher.Addresses)
            {
                if (!_watchers.TryGetValue(address, out var there))
                {
                    _watchers[address] = there = [];
                }

                _ = there.Add(watcher);
            }
        }

        return watcher;
    }

    /// <summary>Something changed at these addresses. A page that watches several of them is told once.</summary>
    public void Tell(params IEnumerable<Address> addresses)
    {
        Watcher[] told;
        lock (_gate)
        {
            told = [.. addresses.SelectMany(a => _watchers.TryGetValue(a, out var there) ? there : []).Distinct()];
        }

        foreach (var watcher in told)
        {
            watcher.Told();
        }
    }

    private void Remove(Watcher watcher)
    {
        lock (_gate)
        {
            foreach (var address in watcher.Addresses)
            {
                if (_watchers.TryGetValue(address, out var there) && there.Remove(watcher) && there.Count == 0)
                {
                    _ = _watchers.Remove(address);
                }
            }
        }
    }

    private sealed class Watcher : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly ChangeFeed _feed;
        private readonly Func<Task> _changed;
        private readonly ITimer _timer;

        // Background renders would otherwise fall back to the server's default language.
        private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
        private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;
        private bool _cooling;
        private bool _pending;
        private bool _gone;

        public Watcher(ChangeFeed feed, Func<Task> changed, Address[] addresses)
        {
            (_feed, _changed, Addresses) = (feed, changed, addresses);
            _timer = feed._time.CreateTimer(_ => Cooled(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public Address[] Addresses { get; }

        public void Told()
        {
            lock (_gate)
            {
                if (_gone || _cooling)
                {
                    _pending = true;
                    return;
                }

                _cooling = true;
            }

            _ = CallAsync();
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _gone = true;
            }

            _feed.Remove(this);
            _timer.Dispose();
        }

        private void Cooled()
        {
            lock (_gate)
            {
                if (_gone)
                {
                    return;
                }

                if (!_pending)
                {
                    _cooling = false;
                    return;
                }

                _pending = false;
            }

            _ = CallAsync();
        }

        private async Task CallAsync()
        {
            // A fresh context: the culture set here must not leak to the thread that told.
            await Task.Yield();
            lock (_gate)
            {
                if (_gone)
                {
                    return;
                }
            }

            CultureInfo.CurrentCulture = _culture;
            CultureInfo.CurrentUICulture = _uiCulture;
            try
            {
                await _changed();
            }
            catch (ObjectDisposedException)
            {
                // The circuit went away between the telling and the call; it has nobody to show anything to.
            }
            catch (Exception e)
            {
                _feed._log.LogError(e, "A page could not take a change");
            }

            lock (_gate)
            {
                if (!_gone)
                {
                    _ = _timer.Change(Pace, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }
}
