using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases.Room;

/// <summary>The room of a mediation: what is disputed, what is tried, what everybody holds and how it ends; the same for all, live.</summary>
public sealed partial class MediationPage
{
    private RoomView? _room;
    private BureauNames? _names;
    private IReadOnlyList<Present> _here = [];
    private Presence.Seat? _seat;
    private IDisposable? _presenceWatch;
    private int? _loadedSession;
    private RoomActView? _acts;
    private RoomMove? _move;
    private AttendeeId? _marking;
    private UnitId? _item;
    private string _said = "";

    [Parameter] public Guid Id { get; set; }

    /// <summary>Which mediation of the release; without it the open one, or the last.</summary>
    [SupplyParameterFromQuery(Name = "session")] private string? SessionAsked { get; set; }

    private int? Session => Typed.Number(SessionAsked);

    /// <summary>The item talked about: the dissenting unit. In the address, so that it can be sent to a colleague.</summary>
    [SupplyParameterFromQuery(Name = "item")] private string? Unit { get; set; }

    [Inject] private MediationQueries Queries { get; set; } = default!;

    [Inject] private Presence Presence { get; set; } = default!;

    protected override IEnumerable<Address> Watched => [Address.Of(Release)];

    private JointReleaseId Release => JointReleaseId.From(Id);

    private IReadOnlyList<RoomMove> Moves => RoomMoves.Of(_room!, Me.Person, Me.Now);

    /// <summary>The item chosen, or the one that was first when the page opened: nothing moves away under the reader because it was settled.</summary>
    private AgendaItem? Item =>
        (Guid.TryParse(Unit, out var unit) ? _room!.Mediation.Agenda.LastOrDefault(i => i.Unit.Value == unit) : null)
        ?? _room!.Mediation.Agenda.LastOrDefault(i => i.Unit == _item);

    private string MeetingSays => _room!.Mediation.Meeting is { } meeting
        ? T["MeetingIs", Days.Say(meeting.Starts, Me.Now), meeting.Online ? T["Online"] : T["OnSite"], meeting.Place, Wording.Signer(_names!, meeting.By)]
        : T["NotConvened"];

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && _loadedSession != Session)
        {
            await ReloadAsync();
        }
    }

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        _loadedSession = Session;
        var before = _room;
        _room = await Queries.FindRoomAsync(Release, Session, Me.Reader);
        if (_room is not null && before?.Mediation.Session != _room.Mediation.Session)
        {
            // The reader's own dissent, the first open one, the first.
            var open = _room.OpenItems();
            _item = (open.FirstOrDefault(i => i.Unit == _room.Mine) ?? open.Concat(_room.Mediation.Agenda).FirstOrDefault())?.Unit;
        }

        Say(before);
        if (_room is not null && _seat is null)
        {
            _presenceWatch = Feed.Watch(() => InvokeAsync(SeeWhoIsHere), Address.PresenceAt(Release));
            _seat = Presence.Enter(Release, Me.Person);
            _here = Presence.At(Release);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _presenceWatch?.Dispose();
            _seat?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void SeeWhoIsHere()
    {
        _here = Presence.At(Release);
        StateHasChanged();
    }

    private async Task Close()
    {
        (_move, _marking) = (null, null);
        await ReloadAsync();
        if (_acts is not null)
        {
            await _acts.FocusAsync();
        }
    }

    /// <summary>Says what is new, for those who do not see it change: an outcome, a signature, the minutes.</summary>
    private void Say(RoomView? before)
    {
        if (before is null || _room is null || before.Mediation.Session != _room.Mediation.Session)
        {
            return;
        }

        var ended = _room.Mediation.Agenda.FirstOrDefault(i => i.Outcome is not null && before.Mediation.Agenda.Any(b => b.Dissent == i.Dissent && b.Outcome is null));
        _said = ended is { Outcome: { } outcome } ? T["ItemEnded", Wording.Of(_names!, ended.Unit), Wording.Of(outcome)]
            : _room.Mediation.Minutes is not null && before.Mediation.Minutes is null ? T["MinutesAreDone"]
            : _said;
    }
}
