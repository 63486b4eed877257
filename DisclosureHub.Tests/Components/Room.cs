using System.Globalization;
using Bunit;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Tests.Components;

/// <summary>A small part by itself, in one language, with the words it needs.</summary>
internal sealed class Room : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly (CultureInfo Culture, CultureInfo Ui) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    private Room()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _ = _context.Services.AddLocalization().AddSingleton<Wording>();
    }

    public IServiceCollection Services => _context.Services;

    public static Room In(string culture)
    {
        var room = new Room();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return room;
    }

    public IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> with)
        where T : IComponent => _context.Render(with);

    /// <summary>A part that is no component: a function that returns markup.</summary>
    public IRenderedComponent<IComponent> Show(MarkupString markup) => _context.Render(builder => builder.AddMarkupContent(0, markup.Value));

    public IStringLocalizer<T> Texts<T>() => _context.Services.GetRequiredService<IStringLocalizer<T>>();

    public Wording Wording => _context.Services.GetRequiredService<Wording>();

    public ValueTask DisposeAsync()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
        return _context.DisposeAsync();
    }
}
