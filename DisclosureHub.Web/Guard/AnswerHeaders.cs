namespace DisclosureHub.Web.Guard;

/// <summary>
/// What every answer tells the browser to keep to (OWASP ASVS 5.0, 3.4 and 14.3): scripts from here only, nothing framed,
/// nothing guessed, nothing of a signed-in person kept in a cache. Set when the answer begins, so that neither an error page
/// nor a library has the last word.
/// </summary>
public static class AnswerHeaders
{
    private const string OneYear = "max-age=31536000; includeSubDomains";

    /// <summary>Devices and powers that no page of ours asks for; passkeys are the exception, for our own pages.</summary>
    private const string Powers =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    /// <param name="address">Under which address people reach the product; null when the settings name none.</param>
    public static void UseAnswerHeaders(this IApplicationBuilder app, Uri? address)
    {
        var policy = ContentPolicy(address);
        _ = app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Write(http, policy, address);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>
    /// What a page may load and reach. There is no script in a page itself, so no hash is needed; MudBlazor writes styles into
    /// its elements, so those are allowed. Older browsers do not count the circuit's <c>wss:</c> as of the same origin; where
    /// the address is known it is named.
    /// </summary>
    public static string ContentPolicy(Uri? address)
    {
        var socket = address is null ? "" : $" {(address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{address.Authority}";
        return $"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'{socket}; "
            + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";
    }

    private static void Write(HttpContext http, string policy, Uri? address)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Powers;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        _ = headers.Remove("Server");
        if (http.Request.IsHttps && address?.Scheme == Uri.UriSchemeHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        // A page of somebody signed in is about him; what says of itself how long it may be kept (style sheets, scripts) is not.
        var isPage = http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        if (http.User.Identity?.IsAuthenticated == true && (isPage || headers.CacheControl.Count == 0))
        {
            headers.CacheControl = "no-store";
        }
    }
}
