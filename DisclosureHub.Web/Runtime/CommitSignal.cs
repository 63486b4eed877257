namespace DisclosureHub.Web.Runtime;

/// <summary>Says that something was committed on this machine, so that the outbox is read at once and not at the next look.</summary>
public sealed class CommitSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Completes at the next commit after the call.</summary>
    public Task Next => Volatile.Read(ref _next).Task;
}
