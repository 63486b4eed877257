using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases.Talk;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>One release: where it stands, who said what on which text, and what now waits for the reader.</summary>
public sealed partial class ReleasePage
{
    private const int MostFacts = 40;

    private ReleaseView? _view;
    private BureauNames? _names;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private IReadOnlyList<Present> _here = [];
    private Presence.Seat? _seat;
    private IDisposable? _presenceWatch;
    private DateTimeOffset _openedAt = DateTimeOffset.MaxValue;
    private bool _issuing;
    private string _said = "";
    private DiscussedTextView? _text;
    private Missed? _missed;
    private (int Version, int Seq, int Comments)? _seen;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The unit whose opinion form is open; in the address, so that signing in again leads back to it.</summary>
    [SupplyParameterFromQuery(Name = "opinion")] private string? Opinion { get; set; }

    [Inject] private JointReleaseQueries Queries { get; set; } = default!;

    [Inject] private VisitQueries Visits { get; set; } = default!;

    [Inject] private Presence Presence { get; set; } = default!;

    [Inject] private Connection Connection { get; set; } = default!;

    private JointReleaseId Release => JointReleaseId.From(Id);

    private UnitId? OpinionUnit => Guid.TryParse(Opinion, out var unit) ? UnitId.From(unit) : null;

    protected override IEnumerable<Address> Watched => [Address.Of(Release)];

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        var view = await Queries.FindAsync(Release, Me.Reader);
        _timeline = view is null ? [] : await Queries.TimelineAsync(view, Me.Reader, MostFacts);
        if (_view is not null && _timeline.Count > 0 && _timeline[0].At > _openedAt)
        {
            _said = Wording.Tell(_timeline[0].Facts[0], _names);
        }

        _view = view;
        if (view is not null && _seat is null)
        {
            _openedAt = Me.Now;
            _missed = Missed.Since(await Visits.LastAsync(Release, Me.Person), view, _timeline, Me.Person);
            _presenceWatch = Feed.Watch(() => InvokeAsync(SeeWhoIsHere), Address.PresenceAt(Release));
            _seat = Presence.Enter(Release, Me.Person, Connection);
            _here = WhoSeesWhat.SeesTheRest(Me.Reader) ? Presence.At(Release) : [];
        }
    }

    /// <summary>Once it has been on the screen it counts as seen; what comes while it is open, when it is left.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_view is not null && _seen is null)
        {
            await RememberAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_seen is { } seen && seen != Shown)
            {
                _ = RememberAsync();
            }

            _presenceWatch?.Dispose();
            _seat?.Dispose();
        }

        base.Dispose(disposing);
    }

    private (int Version, int Seq, int Comments) Shown => (_view?.Current?.Number ?? 0, _timeline.Count == 0 ? 0 : _timeline.Max(e => e.Seq), _view?.After.Comments.Count ?? 0);

    private Task RememberAsync()
    {
        var shown = Shown;
        _seen = shown;
        return Visits.RememberAsync(Release, Me.Person, shown.Version, shown.Seq);
    }

    private void SeeWhoIsHere()
    {
        _here = WhoSeesWhat.SeesTheRest(Me.Reader) ? Presence.At(Release) : [];
        StateHasChanged();
    }

    private void OpenOpinion(UnitId unit) => Navigation.NavigateTo($"releases/{Id}?opinion={unit}");

    private void CloseOpinion()
    {
        _seat?.WritesFor(null);

        // The form's own address goes: Back must not lead into a form for an opinion that has been signed.
        Navigation.NavigateTo($"releases/{Id}", replace: true);
    }

    private void WritingFor(UnitId? unit) => _seat?.WritesFor(unit);

    private async Task IssueClosedAsync()
    {
        _issuing = false;
        await ReloadAsync();
    }
}
