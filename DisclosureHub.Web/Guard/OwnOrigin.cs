using System.Net;

namespace DisclosureHub.Web.Guard;

/// <summary>
/// Circuits and the live hub answer the bureau's own pages only. A browser sends cookies with a socket whoever's page opened
/// it, and no rule of CORS holds it back; what it cannot do is lie about the page it comes from (ASVS 5.0, 4.4.2).
/// </summary>
public static class OwnOrigin
{
    private static readonly PathString[] Sockets = ["/_blazor", "/live"];

    /// <param name="address">Under which address people reach the product; null when the settings name none, and then it is the one that was asked for.</param>
    public static void UseOwnOriginOnly(this IApplicationBuilder app, Uri? address) => app.Use((http, next) =>
    {
        if (!Sockets.Any(path => http.Request.Path.StartsWithSegments(path)) || IsOwn(http.Request, address))
        {
            return next(http);
        }

        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OwnOrigin))
            .LogWarning("A page of {Origin} tried to open a connection and was refused; our own address is {Address}", http.Request.Headers.Origin.ToString(), address?.ToString() ?? http.Request.Host.Value);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>What names no origin is no browser, and has no cookies but its own. Whoever sits at the server itself may ask it by its local name, which no other site can have.</summary>
    private static bool IsOwn(HttpRequest request, Uri? address)
    {
        var said = request.Headers.Origin;
        if (said.Count == 0)
        {
            return true;
        }

        if (said.Count != 1 || !Uri.TryCreate(said[0], UriKind.Absolute, out var origin))
        {
            return false;
        }

        return (address is not null && IsSame(origin, address))
            || ((address is null || IsThisMachine(request.Host.Host)) && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var asked) && IsSame(origin, asked));
    }

    private static bool IsSame(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
