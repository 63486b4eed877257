using DisclosureHub.Web.UI;

namespace DisclosureHub.Web.Features.Shell;

/// <summary>Serves MudBlazor's theme, which is written in C#, as the style sheet it comes to.</summary>
public static class ThemeEndpoint
{
    public static string Address { get; } = $"css/theme.css?v={ThemeSheet.Version}";

    public static void MapTheme(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/css/theme.css", static (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(ThemeSheet.Css, "text/css");
    }).AllowAnonymous();
}
