using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Live;

/// <summary>
/// What every small form does: it runs one command at a time under one attempt, so that a double click does it once, and
/// shows the refusal where one pressed.
/// </summary>
public abstract class CommandForm<TRoot> : ComponentBase
    where TRoot : Aggregate
{
    private bool _running;

    [Parameter, EditorRequired] public BureauNames Names { get; set; } = default!;

    [Parameter, EditorRequired] public Me Me { get; set; } = default!;

    /// <summary>The id of the command to come: the same until one was accepted.</summary>
    protected CommandId Attempt { get; private set; } = NewId.OfCommand();

    /// <summary>Why the last command was refused, or null.</summary>
    protected Refusal? Refusal { get; set; }

    /// <summary>Runs a command made with the attempt's id; true when it was accepted now.</summary>
    /// <param name="unit">The unit it is done for, where one holds several posts.</param>
    protected async Task<bool> DoAsync(Func<CommandId, IActOn<TRoot>> command, UnitId? unit = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (_running)
        {
            return false;
        }

        _running = true;
        try
        {
            var done = await Me.RunAsync(command(Attempt), unit);
            Refusal = done.Refusal;
            if (!done.IsAccepted)
            {
                return false;
            }

            Attempt = NewId.OfCommand();
            await DoneAsync();
            return true;
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>It was done: what the form held is over, and whoever shows it is told.</summary>
    protected abstract Task DoneAsync();
}
