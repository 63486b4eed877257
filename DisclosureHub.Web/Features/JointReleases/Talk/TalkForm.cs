using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>
/// What the small forms here have in common: one attempt at a time, so that a double click does a thing once; the refusal
/// shown where one pressed; the page told when something was done.
/// </summary>
public abstract class TalkForm : ComponentBase
{
    private CommandId _attempt = NewId.OfCommand();
    private bool _running;

    [Parameter, EditorRequired] public ReleaseView Release { get; set; } = default!;

    [Parameter, EditorRequired] public BureauNames Names { get; set; } = default!;

    [Parameter, EditorRequired] public Me Me { get; set; } = default!;

    /// <summary>Called after something was done, before the form closes.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Why the last attempt was refused, or null.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Whether the matter takes any word at all.</summary>
    protected bool TakesWords => Release.After.Ending is null;

    /// <summary>Runs a command under this attempt; true when it was done now.</summary>
    protected async Task<bool> DoAsync(Func<CommandId, IActOn<JointRelease>> command, UnitId? unit)
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
            await DoneAsync();
            await Changed.InvokeAsync();
            return true;
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>It was done: what the form held is over. Called before the page is told, which may take the form away.</summary>
    protected virtual Task DoneAsync() => Task.CompletedTask;

    /// <summary>In which of his units somebody of several posts says this: one that the matter is before; the lead first, then those asked, then the office.</summary>
    protected UnitId? UnitFor(Duty duty) => Me.Reader.Posts
        .Where(p => p.Role.Carries(duty))
        .OrderBy(p => p.Unit == Release.Lead ? 0 : Release.Rows.Any(r => r.Unit == p.Unit) ? 1 : p.Role is Role.OfficeStaff or Role.OfficeHead ? 2 : p.Role.SeesTheWholeBureau() ? 3 : 4)
        .FirstOrDefault()?.Unit;

    /// <summary>The unit of the lead's side he works in, or null.</summary>
    protected UnitId? UnitOfTheLead(Duty duty) => Leading
        .Where(unit => Me.Reader.Carries(duty, unit))
        .Select(unit => (UnitId?)unit)
        .FirstOrDefault();

    private IEnumerable<UnitId> Leading => Release.After.TakenOver is { } taken ? [Release.Lead, taken.Office] : [Release.Lead];

    /// <summary>The post in words, for a line that says who will have done it.</summary>
    protected string PostIn(Duty duty, UnitId? unit, Words.Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return Me.PostFor(duty, unit) is { } post ? $"{Words.Wording.Of(Names, post.Unit)} {wording.Of(post.Role)}" : "";
    }
}
