using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace DisclosureHub.Web.Features.SignIn;

/// <summary>Passkeys added and taken away by their owner, who has just shown who he is (ASVS 7.5.1).</summary>
public static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapPost("/me/passkeys/ask", OfferAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/me/passkeys", KeepAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
        _ = endpoints.MapPost("/me/passkeys/remove", RemoveAsync).RequireAuthorization().RequireRateLimiting(SignInLimits.Policy);
    }

    private static async Task<IResult> OfferAsync(HttpContext http, [FromServices] Passkeys passkeys, [FromServices] ChosenPasswords accounts, [FromServices] IAntiforgery antiforgery) =>
        SignedIn.Read(http.User) is { } who && await antiforgery.IsRequestValidAsync(http) && await accounts.FindAsync(who.Person) is { } account
            ? Results.Text(await passkeys.OfferAsync(http, account), "application/json")
            : Results.BadRequest();

    private static async Task<IResult> KeepAsync(
        HttpContext http, [FromForm] string? credential, [FromForm] string? name, [FromServices] Passkeys passkeys, [FromServices] ChosenPasswords accounts, SignIns signIns, Grace grace)
    {
        if (await WhoAsync(http, signIns, grace) is not { } who || await accounts.FindAsync(who.Person) is not { } account)
        {
            return AskAgain();
        }

        return await passkeys.KeepAsync(http, account, credential ?? "", name ?? "") ? Results.LocalRedirect("/me") : Results.LocalRedirect("/me?problem=passkey");
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, [FromForm] string? id, [FromServices] Passkeys passkeys, [FromServices] ChosenPasswords accounts, SignIns signIns, Grace grace)
    {
        if (await WhoAsync(http, signIns, grace) is not { } who || await accounts.FindAsync(who.Person) is not { } account)
        {
            return AskAgain();
        }

        await passkeys.RemoveAsync(account, id ?? "");
        return Results.LocalRedirect("/me");
    }

    private static async Task<SignedIn?> WhoAsync(HttpContext http, SignIns signIns, Grace grace) =>
        SignedIn.Read(http.User) is { } who && await signIns.IsProvedAsync(who.Id, grace, http.RequestAborted) ? who : null;

    private static IResult AskAgain() => Results.LocalRedirect("/me?problem=prove");
}
