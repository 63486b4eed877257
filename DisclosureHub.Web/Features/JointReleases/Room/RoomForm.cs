using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>
/// What every form of the room does: it opens as a dialog, runs one command under one attempt, so that a double click does
/// it once, shows why not, and closes when it was done.
/// </summary>
public abstract class RoomForm : ComponentBase
{
    private bool _running;

    [Parameter, EditorRequired] public RoomView Room { get; set; } = default!;

    [Parameter, EditorRequired] public BureauNames Names { get; set; } = default!;

    [Parameter, EditorRequired] public Me Me { get; set; } = default!;

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    protected CommandId Attempt { get; } = NewId.OfCommand();

    protected DialogView? Dialog { get; set; }

    protected Refusal? Refusal { get; set; }

    protected async Task FinishAsync(IActOn<JointRelease> command, UnitId? unit = null)
    {
        if (_running)
        {
            return;
        }

        _running = true;
        var done = await Me.RunAsync(command, unit);
        _running = false;
        Refusal = done.Refusal;
        if (done.IsAccepted && Dialog is not null)
        {
            await Dialog.CloseAsync();
        }
    }
}
