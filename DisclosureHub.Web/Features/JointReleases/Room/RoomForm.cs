using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>A form of the room: it opens as a dialog, and closes when its command was accepted.</summary>
public abstract class RoomForm : ActForm
{
    [Parameter, EditorRequired] public RoomView Room { get; set; } = default!;

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    protected DialogView? Dialog { get; set; }

    protected Task FinishAsync(IActOn<JointRelease> command, UnitId? unit = null) => DoAsync(_ => command, unit);

    /// <inheritdoc/>
    protected override Task DoneAsync() => Dialog?.CloseAsync() ?? Task.CompletedTask;
}
