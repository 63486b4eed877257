using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Shell;

/// <summary>A page for a request that cannot be answered by a component: no circuit, no style sheet, only what happened and the way on.</summary>
public static class PlainPage
{
    /// <summary>We are wrong: the log has the exception, the reader gets words.</summary>
    public static Task FailedAsync(HttpContext http) => WriteAsync(http, http?.Response.StatusCode ?? StatusCodes.Status500InternalServerError, "WentWrong", "WentWrongAdvice");

    /// <summary>The form is not of this sign-in, or lay open for too long.</summary>
    public static Task StaleAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status400BadRequest, "FormIsStale", "FormIsStaleAdvice");

    /// <summary>Too many tries from one address within a minute.</summary>
    public static Task TooOftenAsync(HttpContext http) => WriteAsync(http, StatusCodes.Status429TooManyRequests, "TooOften", "TooOftenAdvice");

    private static Task WriteAsync(HttpContext http, int status, string title, string advice)
    {
        ArgumentNullException.ThrowIfNull(http);
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        string Say(string key) => HtmlEncoder.Default.Encode(texts[key]);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.Name}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{Say(title)}</title></head>
            <body><main><h1>{Say(title)}</h1><p>{Say(advice)}</p><p><a href="/">{Say("ToDesk")}</a></p></main></body>
            </html>
            """,
            http.RequestAborted);
    }
}
