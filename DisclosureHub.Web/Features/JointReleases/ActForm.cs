using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>
/// What every small form on a release does: it runs one command at a time under one attempt, so that a double click does it
/// once; it shows the refusal beside its button; and it tells the page when something was done.
/// </summary>
public abstract class ActForm : ComponentBase
{
    private CommandId _attempt = NewId.OfCommand();
    private bool _running;

    [Parameter, EditorRequired] public ReleaseView Release { get; set; } = default!;

    [Parameter, EditorRequired] public BureauNames Names { get; set; } = default!;

    [Parameter, EditorRequired] public Me Me { get; set; } = default!;

    /// <summary>Called after a command was accepted.</summary>
    [Parameter, EditorRequired] public EventCallback Changed { get; set; }

    /// <summary>Why the last command was refused, or null.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Runs a command made with the attempt's id; true when it was accepted.</summary>
    /// <param name="unit">The unit it is done for, where one holds several posts.</param>
    protected async Task<bool> DoAsync(Func<CommandId, IActOn<JointRelease>> command, UnitId? unit = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (_running)
        {
            return false;
        }

        _running = true;
        try
        {
            var done = await Me.RunAsync(command(_attempt), unit);
            Refusal = done.Refusal;
            if (!done.IsAccepted)
            {
                return false;
            }

            _attempt = NewId.OfCommand();
            await Changed.InvokeAsync();
            return true;
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>The passages' places in the current text, for people: 2、5.</summary>
    protected string NumbersOf(IEnumerable<BlockId> passages, string comma)
    {
        var all = Release.Text.Blocks;
        return string.Join(comma, passages.Select(p => all.TakeWhile(b => b.Id != p).Count() + 1).Where(n => n <= all.Count).Order());
    }
}
