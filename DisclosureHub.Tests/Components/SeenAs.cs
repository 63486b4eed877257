using Bunit;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Components;

/// <summary>A page as one person of the demonstration sees it.</summary>
internal sealed class SeenAs<TPage> : IAsyncDisposable
    where TPage : IComponent
{
    private readonly BunitContext _context;

    private SeenAs(BunitContext context, IRenderedComponent<TPage> shown) => (_context, Shown) = (context, shown);

    public IRenderedComponent<TPage> Shown { get; }

    public static async Task<SeenAs<TPage>> RenderAsync(SeededHub hub, string account, string address = "")
    {
        var reader = await hub.ReaderAsync(account);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Lend(context.Services);
        var signedIn = new SignedIn(Guid.CreateVersion7(), reader.Person, Authentication.DemoPersona, DateTimeOffset.MaxValue);
        _ = context.AddAuthorization().SetAuthorized(account).SetClaims([.. signedIn.ToPrincipal("test").Claims]);
        if (address.Length > 0)
        {
            context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        }

        return new SeenAs<TPage>(context, context.Render<TPage>());
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
