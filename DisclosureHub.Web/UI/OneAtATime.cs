namespace DisclosureHub.Web.UI;

/// <summary>
/// Runs what a form does one after the other, so that what a save relies on includes the save before it. Nothing to
/// dispose: a save may still be under way when the form goes. For one circuit; not thread-safe beyond its dispatcher.
/// </summary>
public sealed class OneAtATime
{
    private Task _last = Task.CompletedTask;

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (before, done) = (_last, new TaskCompletionSource());
        _last = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }
}
