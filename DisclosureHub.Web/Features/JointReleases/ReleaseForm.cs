using DisclosureHub.Domain.JointReleases;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>A small form on the page of a release: when something was done, the page is told.</summary>
public abstract class ReleaseForm : ActForm
{
    [Parameter, EditorRequired] public ReleaseView Release { get; set; } = default!;

    /// <summary>Called after a command was accepted; it may take the form away.</summary>
    [Parameter, EditorRequired] public EventCallback Changed { get; set; }

    /// <inheritdoc/>
    protected override Task DoneAsync() => Changed.InvokeAsync();

    /// <summary>The passages' places in the current text, for people: 2、5.</summary>
    protected string NumbersOf(IEnumerable<BlockId> passages, string comma)
    {
        var all = Release.Text.Blocks;
        return string.Join(comma, passages.Select(p => all.TakeWhile(b => b.Id != p).Count() + 1).Where(n => n <= all.Count).Order());
    }
}
