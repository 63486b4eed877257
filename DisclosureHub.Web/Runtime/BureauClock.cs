namespace DisclosureHub.Web.Runtime;

/// <summary>
/// The clock of everything the bureau does: what is signed, asked, due. A type of its own, so that the demonstration
/// can move it without touching sign-in, cookies and lock-out, which stay on <see cref="TimeProvider"/>.
/// </summary>
public sealed class BureauClock(TimeProvider time)
{
    /// <summary>Now, in UTC, to the millisecond: what the record keeps is what was meant.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
