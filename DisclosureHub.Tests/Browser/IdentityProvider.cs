using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DisclosureHub.Tests.Browser;

/// <summary>
/// A bureau's sign-in service as it stands elsewhere: OpenIddict on a port of its own, with a sign-in page, a memory of who is
/// signed in there, and people who are not all known to the product.
/// </summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "disclosurehub", ClientSecret = "a secret between the two";

    private const string Fresh = "fresh";

    private readonly SqliteConnection _memory = new("Data Source=:memory:");
    private WebApplication? _app;

    /// <summary>Which second factor it says that people showed.</summary>
    public string? Amr { get; set; }

    /// <summary>How long ago it says that people showed who they are, whatever it asked them; null when it tells the truth.</summary>
    public TimeSpan? Lies { get; set; }

    /// <summary>Under which subject it knows people, by the name they sign in with.</summary>
    public Func<string, string> SubjectOf { get; set; } = name => $"subject-of-{name}";

    public Uri Address => new(_app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="client">Where the product is reached.</param>
    public async Task StartAsync(Uri client)
    {
        await _memory.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddDbContext<DbContext>(db => db.UseSqlite(_memory).UseOpenIddict());
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => cookie.Cookie.Name = "service");
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapGet("/authorize", (Delegate)AuthorizeAsync);
        _app.MapPost("/enter", (Delegate)EnterAsync);
        _app.MapGet("/end", (Delegate)EndAsync);
        await _app.StartAsync();

        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId, ClientSecret = ClientSecret, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(client, "sign-in/bureau/back") }, PostLogoutRedirectUris = { new Uri(client, "sign-in") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await _memory.DisposeAsync();
    }

    private async Task<IResult> AuthorizeAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var known = (await http.AuthenticateAsync()).Principal;
        var fresh = http.Request.Cookies[Fresh] is not null;
        http.Response.Cookies.Delete(Fresh);
        if (known is null || (!fresh && (request.HasPromptValue(PromptValues.Login) || request.MaxAge == 0)))
        {
            var back = System.Net.WebUtility.HtmlEncode($"{http.Request.Path}{http.Request.QueryString}");
            return Results.Content($"<!DOCTYPE html><title>Service</title><h1>Service</h1><form method=post action=/enter><input name=back type=hidden value=\"{back}\"><input name=name><button>Enter</button></form>", "text/html");
        }

        var name = known.FindFirstValue("name")!;
        var shownAt = Lies is { } lie ? TimeProvider.System.GetUtcNow() - lie : DateTimeOffset.FromUnixTimeSeconds(long.Parse(known.FindFirstValue("at")!, System.Globalization.CultureInfo.InvariantCulture));
        var identity = new ClaimsIdentity("service", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, SubjectOf(name)).SetClaim(Claims.PreferredUsername, name).SetClaim(Claims.AuthenticationTime, shownAt.ToUnixTimeSeconds());
        if (Amr is { } amr)
        {
            identity.SetClaims(Claims.AuthenticationMethodReference, [amr]);
        }

        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken, Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> EnterAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", form["name"]!), new Claim("at", at)], "service")));
        http.Response.Cookies.Append(Fresh, "1");
        return Results.LocalRedirect(form["back"]!);
    }

    private static async Task<IResult> EndAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
