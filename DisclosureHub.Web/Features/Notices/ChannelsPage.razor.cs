using DisclosureHub.Domain.Notices;
using DisclosureHub.Web.Notices;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DisclosureHub.Web.Features.Notices;

/// <summary>通知设置: each person's own channels, his calendar's address, and what his browser may do.</summary>
public sealed partial class ChannelsPage
{
    private PreferenceView? _seen;
    private List<Choice> _choices = [];
    private string _mail = "";
    private string _handle = "";
    private string _language = "zh-CN";
    private string _permission = "unsupported";
    private string? _feed;
    private bool _badMail;
    private bool _saved;
    private IJSObjectReference? _module;

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
            {
                // The browser is gone or does not answer, and its module with it.
            }
        }
    }

    protected override async Task LoadAsync()
    {
        _seen = await Preferences.ReadAsync(Me.Person);
        (_mail, _handle, _language, _choices) = (_seen.Mail, _seen.Handle, _seen.Language, [.. _seen.Choices]);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await JS.InvokeAsync<IJSObjectReference>("import", "./js/notify.js");
            _permission = await _module.InvokeAsync<string>("state");
            StateHasChanged();
        }
    }

    private static bool On(ChangeEventArgs e) => e.Value is true;

    private void Put(Choice choice)
    {
        _choices[_choices.FindIndex(c => c.Kind == choice.Kind)] = choice;
        _saved = false;
    }

    private async Task SaveAsync()
    {
        _saved = await Preferences.SaveAsync(Me.Person, _mail, _handle, _language, _choices);
        _badMail = !_saved;
    }

    private async Task AllowAsync() => _permission = await _module!.InvokeAsync<string>("ask");

    private async Task MakeFeedAsync()
    {
        _feed = Navigation.ToAbsoluteUri($"calendar/{await Preferences.MakeFeedAsync(Me.Person)}.ics").ToString();
        _seen = await Preferences.ReadAsync(Me.Person);
    }

    private async Task RevokeAsync()
    {
        await Preferences.RevokeFeedAsync(Me.Person);
        _feed = null;
        _seen = await Preferences.ReadAsync(Me.Person);
    }
}
