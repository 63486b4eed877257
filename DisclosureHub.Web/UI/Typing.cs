using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Web.UI;

/// <summary>A field holds text that the server does not have: too long, refused, or typed while the connection was away.</summary>
/// <param name="Field">What the field is called on the page.</param>
public sealed record TextIsNotSaved(string Field) : Refusal(Article: null);

/// <summary>
/// Everything that is being typed on one form or page. What is signed, sent or submitted there goes through
/// <see cref="WhenSavedAsync"/>, so that it is what stands on the screen. Cascade one; every <see cref="AutosaveText"/>
/// under it joins by itself.
/// </summary>
public sealed class Typing
{
    private readonly List<AutosaveText> _fields = [];
    private readonly List<(Func<bool> Open, string Name)> _others = [];

    internal void Join(AutosaveText field) => _fields.Add(field);

    internal void Leave(AutosaveText field) => _fields.Remove(field);

    /// <summary>Names something else on the page that can hold text which is nowhere else yet.</summary>
    public void Watch(Func<bool> holdsText, string name) => _others.Add((holdsText, name));

    /// <summary>
    /// Saves all that is unsaved, then acts; until the act is answered nothing more can be typed. When some text cannot
    /// be saved the act is not even tried.
    /// </summary>
    /// <returns>Why not, or null when it was done.</returns>
    public async Task<Refusal?> WhenSavedAsync(Func<Task<Refusal?>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        AutosaveText[] fields = [.. _fields];
        Refusal? refusal = _others.Find(o => o.Open()).Name is { } other ? new TextIsNotSaved(other) : null;
        foreach (var field in fields)
        {
            if (refusal is null && !await field.FlushAsync())
            {
                refusal = new TextIsNotSaved(field.Name ?? field.Label ?? "");
            }
        }

        try
        {
            refusal ??= await act();
        }
        finally
        {
            foreach (var field in fields)
            {
                await field.ReleaseAsync();
            }
        }

        return refusal;
    }

    /// <summary>What was kept in the tab for this act has been used.</summary>
    public async Task ForgetAsync()
    {
        foreach (var field in _fields.Where(f => f.Kept).ToArray())
        {
            await field.ForgetAsync();
        }
    }
}
