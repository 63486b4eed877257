using System.Globalization;
using System.Text.Encodings.Web;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.SignIn;

/// <summary>Where cookies are written without a page of their own: personas, passkeys, sign-out, language. Plain requests, because a circuit cannot write any.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapPost("/sign-in/persona", PickAsync).AllowAnonymous();
        _ = endpoints.MapPost("/sign-in/passkey/ask", AskAsync).AllowAnonymous().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/sign-in/passkey", ShowAsync).AllowAnonymous().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/sign-in/prove", ProveAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/sign-in/prove/passkey/ask", AskOwnAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/sign-in/prove/passkey", ProveByPasskeyAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        _ = endpoints.MapGet("/sign-in/here", (HttpContext http) => Results.Text(SignedIn.Read(http.User)?.Id.ToString() ?? "")).AllowAnonymous();
        _ = endpoints.MapGet("/language/{culture}", ChooseLanguage).AllowAnonymous();
    }

    /// <summary>Signs in as a persona. Only the demonstration has this door.</summary>
    private static async Task<IResult> PickAsync(
        HttpContext http, [FromForm] Guid person, [FromForm] string? returnUrl, HubMode mode, HubDbFactory contexts, SignIns signIns)
    {
        await using var db = contexts.CreateDbContext();
        if (!mode.Demo || !await db.People.AnyAsync(p => p.Id == PersonId.From(person)))
        {
            return Results.NotFound();
        }

        await EndAsync(http, signIns);
        var signedIn = await signIns.BeginAsync(PersonId.From(person), Authentication.DemoPersona, http.Request.Headers.UserAgent.ToString(), stop: http.RequestAborted);
        await http.SignInAsync(
            signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = signedIn.Until, IsPersistent = false });
        return Results.LocalRedirect(SignInAddress.Local(returnUrl));
    }

    /// <summary>What the browser is asked to show: any passkey of this site.</summary>
    private static async Task<IResult> AskAsync(HttpContext http, [FromServices] Passkeys passkeys, [FromServices] IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http) ? Results.Text(await passkeys.AskAsync(http, null), "application/json") : Results.BadRequest();

    private static async Task<IResult> ShowAsync(
        HttpContext http, [FromForm] string? credential, [FromForm] string? returnUrl, HubMode mode, [FromServices] Passkeys passkeys, [FromServices] SignInDoor door)
    {
        if (mode.Demo || await passkeys.ShownAsync(http, credential ?? "") is not { } account)
        {
            return Results.LocalRedirect($"/sign-in?problem={SignInStep.WrongOrLocked}&returnUrl={Uri.EscapeDataString(returnUrl ?? "")}");
        }

        if (await door.BarAsync(account, Authentication.Passkey) is { } bar)
        {
            return Results.LocalRedirect($"/sign-in?problem={bar}");
        }

        await door.FinishAsync(http, account, Authentication.Passkey);
        return Results.LocalRedirect(SignInAddress.Local(returnUrl));
    }

    /// <summary>Whoever is signed in shows once more that it is he.</summary>
    private static async Task<IResult> ProveAsync(HttpContext http, [FromForm] string? password, [FromServices] SignInDoor door) =>
        SignedIn.Read(http.User) is { } who && await door.ProveAsync(who, password ?? "", http.RequestAborted) ? Results.NoContent() : Results.StatusCode(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> AskOwnAsync(HttpContext http, [FromServices] Passkeys passkeys, [FromServices] ChosenPasswords accounts, [FromServices] IAntiforgery antiforgery) =>
        SignedIn.Read(http.User) is { } who && await antiforgery.IsRequestValidAsync(http) && await accounts.FindAsync(who.Person) is { } account
            ? Results.Text(await passkeys.AskAsync(http, account), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> ProveByPasskeyAsync(HttpContext http, [FromForm] string? credential, [FromServices] Passkeys passkeys, SignIns signIns)
    {
        if (SignedIn.Read(http.User) is not { } who || await passkeys.ShownAsync(http, credential ?? "") is not { } account || account.Person.Id != who.Person)
        {
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        await signIns.ProveAsync(who.Id, http.RequestAborted);
        return Results.NoContent();
    }

    /// <summary>Ends the sign-in here, and where it began at the bureau's sign-in service, there as well.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, [FromForm] string? returnUrl, SignIns signIns, OutwardAddress outward, BureauSignIn service, IStringLocalizer<SignInTexts> texts, [FromServices] FederatedDoor? federated = null)
    {
        var idToken = await http.GetTokenAsync(SignInDoor.IdToken);
        await EndAsync(http, signIns);
        await http.SignOutAsync();
        if (federated is not null && await federated.SignOutAddressAsync(idToken, outward.Of("sign-in"), http.RequestAborted) is { } there)
        {
            // Not a redirect: the page's own policy lets a form lead nowhere else, and browsers hold its whole way to that.
            string Say(string what) => HtmlEncoder.Default.Encode(what);
            http.Response.Headers["Refresh"] = $"0; url={there}";
            return Results.Text(
                $"<!DOCTYPE html><html lang=\"{CultureInfo.CurrentUICulture.Name}\"><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><title>{Say(texts["SigningOut"])}</title></head>"
                + $"<body><main><h1>{Say(texts["SigningOut"])}</h1><p><a href=\"{Say(there)}\">{Say(texts["SigningOutOn", service.Name])}</a></p></main></body></html>",
                "text/html; charset=utf-8");
        }

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
            new CookieOptions { IsEssential = true, HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(SignInAddress.Local(returnUrl));
    }
}
