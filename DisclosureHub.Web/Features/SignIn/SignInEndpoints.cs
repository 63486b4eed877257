using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.SignIn;

/// <summary>Where cookies are written: sign-in, sign-out, language. Plain requests, because a circuit cannot write any.</summary>
public static class SignInEndpoints
{
    /// <summary>How long a sign-in lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapPost("/sign-in/persona", PickAsync).AllowAnonymous();
        _ = endpoints.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        _ = endpoints.MapGet("/sign-in/here", (HttpContext http) => Results.Text(SignedIn.Read(http.User)?.Id.ToString() ?? "")).AllowAnonymous();
        _ = endpoints.MapGet("/language/{culture}", ChooseLanguage).AllowAnonymous();
    }

    /// <summary>Signs in as a persona. Only the demonstration has this door.</summary>
    private static async Task<IResult> PickAsync(
        HttpContext http, [FromForm] Guid person, [FromForm] string? returnUrl, HubMode mode, HubDbFactory contexts, SignIns signIns, TimeProvider time)
    {
        await using var db = contexts.CreateDbContext();
        if (!mode.Demo || !await db.People.AnyAsync(p => p.Id == PersonId.From(person)))
        {
            return Results.NotFound();
        }

        await EndAsync(http, signIns);
        var until = time.GetUtcNow() + Lifetime;
        var signedIn = new SignedIn(Guid.CreateVersion7(), PersonId.From(person), Authentication.DemoPersona, until);
        await http.SignInAsync(
            signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = until, IsPersistent = false });
        return Results.LocalRedirect(Local(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, [FromForm] string? returnUrl, SignIns signIns)
    {
        await EndAsync(http, signIns);
        await http.SignOutAsync();
        return Results.LocalRedirect("/sign-in" + (returnUrl is { Length: > 0 } ? $"?returnUrl={Uri.EscapeDataString(returnUrl)}" : ""));
    }

    /// <summary>Whoever signs out, or in as somebody else, ends the sign-in that the browser's other tabs still show.</summary>
    private static async Task EndAsync(HttpContext http, SignIns signIns)
    {
        if (SignedIn.Read(http.User) is { } before)
        {
            await signIns.EndAsync(before, http.RequestAborted);
        }
    }

    private static IResult ChooseLanguage(HttpContext http, string culture, string? returnUrl)
    {
        if (culture is not ("zh-CN" or "en"))
        {
            return Results.NotFound();
        }

        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(Local(returnUrl));
    }

    /// <summary>An address of our own, never somebody else's, written as a header takes it; anything else is the desk.</summary>
    private static string Local(string? returnUrl)
    {
        var path = "/" + (returnUrl ?? "").TrimStart('/');
        return RedirectHttpResult.IsLocalUrl(path)
            && Uri.TryCreate("http://hub" + path, UriKind.Absolute, out var uri)
            && RedirectHttpResult.IsLocalUrl(uri.PathAndQuery)
            ? uri.PathAndQuery + uri.Fragment
            : "/";
    }
}
