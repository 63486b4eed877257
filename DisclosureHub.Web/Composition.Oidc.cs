using System.Globalization;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Features.SignIn;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DisclosureHub.Web;

/// <summary>The bureau's own sign-in service, where the settings name one.</summary>
public static partial class Composition
{
    private static void AddFederatedSignIn(IServiceCollection services, IConfiguration configuration, HubOptions options)
    {
        // The demonstration proves nothing to anybody, so nobody's service vouches for it either.
        if (options.Demo || OidcRules.Read(configuration, Address(configuration)) is not { } rules)
        {
            _ = services.AddSingleton(BureauSignIn.None);
            return;
        }

        _ = services.AddSingleton(rules).AddSingleton(rules.ToBureauSignIn()).AddScoped<FederatedDoor>();
        var address = Address(configuration)!;
        _ = services.AddAuthentication().AddOpenIdConnect(FederatedDoor.Scheme, oidc =>
        {
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (rules.Authority, rules.ClientId, rules.ClientSecret);
            oidc.RequireHttpsMetadata = new Uri(rules.Authority).Scheme == Uri.UriSchemeHttps;
            oidc.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            oidc.CallbackPath = FederatedDoor.Back;
            oidc.BackchannelTimeout = TimeSpan.FromSeconds(15);

            // The code comes back with a plain GET, so that cookies need not travel with forms of other sites.
            (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
            {
                (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, address.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
            }

            foreach (var scope in rules.Scopes)
            {
                oidc.Scope.Add(scope);
            }

            // The signed token says who it is; of the rest that the service tells only the name is taken.
            (oidc.MapInboundClaims, oidc.GetClaimsFromUserInfoEndpoint, oidc.DisableTelemetry) = (false, true, true);
            oidc.ClaimActions.Clear();
            oidc.ClaimActions.Add(new NameFromUserInfo(rules.NameClaim));
            oidc.Events.OnRedirectToIdentityProvider = context =>
            {
                // Behind a proxy the request does not know the address that people see.
                context.ProtocolMessage.RedirectUri = new Uri(address, FederatedDoor.Back).AbsoluteUri;
                context.ProtocolMessage.UiLocales = CultureInfo.CurrentUICulture.Name;
                return Task.CompletedTask;
            };
            oidc.Events.OnTokenValidated = context =>
            {
                context.Properties!.StoreTokens([new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = context.TokenEndpointResponse!.IdToken }]);
                return Task.CompletedTask;
            };
            oidc.Events.OnTicketReceived = FederatedEndpoints.CameBackAsync;
            oidc.Events.OnRemoteFailure = FederatedEndpoints.FailedAsync;
        });
    }

    /// <summary>Asks the sign-in service once at the start, so that a wrong address is not found by the first person who signs in. It may be away for a while: the start goes on.</summary>
    public static async Task AskSignInServiceAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<BureauSignIn>().IsOn)
        {
            await using var scope = app.Services.CreateAsyncScope();
            _ = await scope.ServiceProvider.GetRequiredService<FederatedDoor>().AnswersAsync(app.Lifetime.ApplicationStopping);
        }
    }
}
