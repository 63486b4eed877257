namespace DisclosureHub.Web.Runtime;

/// <summary>
/// The clock of everything the bureau does: what is signed, asked, due. A type of its own, so that the demonstration
/// can move it forward without touching sign-in, cookies and lock-out, which stay on <see cref="TimeProvider"/>.
/// </summary>
public sealed class BureauClock(TimeProvider time)
{
    private long _ahead;

    /// <summary>Raised when somebody moved it.</summary>
    public event Action? Moved;

    /// <summary>By how much it runs ahead of the real time; zero but in the demonstration.</summary>
    public TimeSpan Ahead => TimeSpan.FromMilliseconds(Interlocked.Read(ref _ahead));

    /// <summary>Now, in UTC, to the millisecond: what the record keeps is what was meant.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds() + Interlocked.Read(ref _ahead));

    /// <summary>Puts it that much ahead. It is never put back: what is on record would lie in the future.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would run backwards.</exception>
    public void RunAhead(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Ahead);
        _ = Interlocked.Exchange(ref _ahead, (long)by.TotalMilliseconds);
        Moved?.Invoke();
    }
}
