using DisclosureHub.Web.Guard;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DisclosureHub.Web;

/// <summary>What a request passes before any page sees it.</summary>
public static partial class Composition
{
    /// <summary>Under which address people reach the product; null when the settings name none.</summary>
    private static Uri? Address(IConfiguration configuration) => Uri.TryCreate(configuration["Bureau:Address"], UriKind.Absolute, out var address) ? address : null;

    /// <summary>Where it really came from, what the answer says of itself, https where people use https, and no connection of somebody else's page.</summary>
    private static void UseGuard(this WebApplication app)
    {
        var (proxies, address) = (app.Services.GetRequiredService<TrustedProxies>(), Address(app.Configuration));
        if (proxies.Any)
        {
            _ = app.UseForwardedHeaders(proxies.ToOptions());
        }

        app.UseAnswerHeaders(address);
        if (address?.Scheme == Uri.UriSchemeHttps)
        {
            _ = app.Use((http, next) =>
            {
                // Without a proxy whose word counts nobody can tell whether a plain request began as one: sending it back could go on for ever.
                if (http.Request.IsHttps || !(proxies.Any || Addresses(app).Any(SpeaksHttps)))
                {
                    return next(http);
                }

                http.Response.Redirect($"{address.GetLeftPart(UriPartial.Authority)}{http.Request.Path.ToUriComponent()}{http.Request.QueryString.ToUriComponent()}", permanent: true, preserveMethod: true);
                return Task.CompletedTask;
            });
        }

        app.UseOwnOriginOnly(address);
    }

    /// <summary>Says at every start what the settings leave open.</summary>
    public static void SayWhatIsOpen(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<HubMode>().Demo)
        {
            return;
        }

        var (proxies, address) = (app.Services.GetRequiredService<TrustedProxies>(), Address(app.Configuration));
        if (string.IsNullOrWhiteSpace(app.Configuration[KeyCertificate.File]))
        {
            app.Logger.LogWarning("The keys of cookies and authenticators lie unencrypted in their folder: name a certificate in DataProtection__Certificate. 密钥未加密存放。");
        }

        if (address is null)
        {
            app.Logger.LogWarning("Bureau__Address is not set: links in mails lead nowhere, and connections are taken from whatever address a browser asked for. 未设置访问地址。");
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            app.Logger.LogWarning("People reach {Address} without https: whoever sits on the network can read and change everything. 未使用 https。", address);
        }
        else if (address.Scheme == Uri.UriSchemeHttps && !proxies.Any && !Addresses(app).Any(SpeaksHttps))
        {
            app.Logger.LogWarning("People reach {Address}, but nobody here speaks https and no proxy is named in Proxy__Addresses: browsers are not told to stay with https, and everybody seems to come from the proxy. 请在 Proxy__Addresses 指明代理。", address);
        }
    }

    private static IEnumerable<string> Addresses(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private static bool SpeaksHttps(string address) => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
