using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace DisclosureHub.Web.Features.Shell;

/// <summary>The frame: bar, menu, banner. Knows who is signed in and which theme is on, and nothing of any subject.</summary>
public sealed partial class ShellLayout
{
    private ErrorBoundary? _boundary;
    private IJSObjectReference? _shell;
    private bool _known;
    private bool _tends;
    private bool _people;
    private string _stead = "";
    private bool _open = true;
    private bool _narrow;
    private bool _dark;
    private bool _meOpened;
    private string _name = "";
    private IReadOnlyList<string> _posts = [];

    [CascadingParameter(Name = "Theme")] public string? ThemeName { get; set; }

    [Inject] private Wording Wording { get; set; } = default!;

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri);

    private MarkupString Brand => Html.Of($"""<span class="sealmark" aria-hidden="true">公</span><span><b>{T["Product"]}</b><span>{T["Bureau"]}</span></span>""");

    private string OtherLanguage => $"language/{T["OtherCulture"]}?returnUrl={Uri.EscapeDataString(Here)}";

    /// <summary>shell.js leads from it to the page; its drawing is in the style sheet, since it stands on every page.</summary>
    private MarkupString SearchBox => Html.Of($"""<form class="search" role="search"><input type="search" data-search aria-label="{T["Search"]}" placeholder="{T["SearchHint"]}" /></form>""");

    private MarkupString LanguageLink => Html.Of($"""<a class="ib not-s" href="{OtherLanguage}" aria-label="{T["SwitchLanguage"]}" data-enhance-nav="false" target="_top">{T["OtherLanguage"]}</a>""");

    private MarkupString MyName => Html.Of($"""<span class="av av-a" aria-hidden="true">{_name[..1]}</span><span class="not-s">{_name}<span>{(_posts is [var first, ..] ? first : "")}</span></span><span class="vh">{T["MeAndMyPosts", _name]}</span>""");

    private MarkupString MyPosts => Html.Of($"<p><b>{_name}</b></p><ul>{Html.Of(_posts.Select(p => Html.Of($"<li>{p}</li>")))}</ul>");

    /// <summary>The menu of whoever is signed in, line by line.</summary>
    private IEnumerable<MarkupString> Menu
    {
        get
        {
            yield return Entry("", "dashboard", T["Desk"]);
            yield return Entry("releases", "handshake", T["Releases"], T["GroupWork"]);
            yield return Entry("deadlines", "timer", T["Deadlines"], T["GroupOversight"]);
            yield return Entry("ledger", "receipt_long", T["Ledger"]);
            yield return Entry("rulebook", "menu_book", T["Rulebook"]);
            if (_people)
            {
                yield return Entry("people", "how_to_reg", T["People"], T["GroupAdministration"]);
                yield return Entry("units", "list_alt", T["Units"]);
            }

            if (_tends)
            {
                yield return Entry("terms", "event_note", T["Terms"], _people ? null : T["GroupAdministration"].Value);
                yield return Entry("jobs", "schedule", T["Jobs"]);
                if (Mode.Demo)
                {
                    yield return Entry("clock", "timer", T["Clock"]);
                }
            }

            yield return Entry("help", "help", T["Help"], T["GroupHelp"]);
        }
    }

    /// <summary>A line of the menu, under the heading of its group where it begins one; the one that leads to where one is says so.</summary>
    private MarkupString Entry(string address, string icon, string name, string? group = null)
    {
        var here = Here.Split('?', '#')[0];
        var isHere = address.Length == 0 ? here.Length == 0 : here == address || here.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase);
        var mark = isHere ? Html.Of($""" class="active" aria-current="page" """) : default;
        var heading = group is null ? default : Html.Of($"<h2>{group}</h2>");
        return Html.Of($"""{heading}<a href="{address}"{mark}>{Icon.Of(icon)}<span>{name}</span></a>""");
    }

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Moved;
        if (_shell is not null)
        {
            try
            {
                await _shell.DisposeAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
            {
                // The browser is gone or does not answer, and its module with it.
            }
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _dark = ThemeName == "dark";
        Navigation.LocationChanged += Moved;
        if (await Me.KnownAsync())
        {
            var names = await Me.NamesAsync();
            _tends = Me.Reader.Carries(Duty.TendJobs);
            _people = Me.Reader.SeesTheOrganisation;
            _stead = string.Join(T["Comma"], (Me.Reader.StandsIn ?? []).Select(s => T["StandsInUntil", Wording.ActingIn(names, s.Post, Me.Person), DisclosureHub.Web.UI.Days.SayDated(s.Last)].Value));
            _name = Wording.Of(names, Me.Person);
            _posts = [.. Me.Reader.Posts.Select(p => Wording.Of(names, p))];

            // Last: what is shown of him may be drawn whenever somebody else's reading is waited for.
            _known = true;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _shell = await JS.InvokeAsync<IJSObjectReference>("import", "./js/shell.js");
        var look = await _shell.InvokeAsync<Look>("look");
        _narrow = look.Narrow;
        if (look.Dark != _dark || look.Narrow == _open)
        {
            (_dark, _open) = (look.Dark, !look.Narrow);
            StateHasChanged();
        }
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        _open &= !_narrow;
        _ = InvokeAsync(StateHasChanged);
    }

    private async Task SwitchThemeAsync()
    {
        _dark = !_dark;
        if (_shell is not null)
        {
            await _shell.InvokeVoidAsync("choose", _dark ? "dark" : "light");
        }
    }

    /// <summary>What the browser looks like: the theme in force, and whether there is room for the open menu.</summary>
    private sealed record Look(bool Dark, bool Narrow);
}
