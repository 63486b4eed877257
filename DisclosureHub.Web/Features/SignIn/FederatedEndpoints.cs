using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;

namespace DisclosureHub.Web.Features.SignIn;

/// <summary>To the bureau's sign-in service and back: to come in, and to show once more who one is.</summary>
public static class FederatedEndpoints
{
    /// <summary>Where one is told that one showed it, and goes back to the page that asked.</summary>
    public const string Proved = "/sign-in/proved";

    public static void MapFederatedSignIn(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _ = endpoints.MapGet("/sign-in/proof", IsProvedAsync).RequireAuthorization();
        if (endpoints.ServiceProvider.GetRequiredService<BureauSignIn>().IsOn)
        {
            _ = endpoints.MapGet("/sign-in/bureau", GoAsync).AllowAnonymous();
            _ = endpoints.MapGet("/sign-in/bureau/again", GoAgainAsync).RequireAuthorization();
        }
    }

    /// <summary>The service sent somebody back with an answer that holds.</summary>
    public static async Task CameBackAsync(TicketReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (http, asked, said) = (context.HttpContext, context.Properties!, context.Principal!);
        var (door, next) = (http.RequestServices.GetRequiredService<FederatedDoor>(), FederatedDoor.NextOf(asked));
        context.HandleResponse();
        if (FederatedDoor.WasAskedAgain(asked))
        {
            // What the cookie of this browser says now: whoever signed in as somebody else meanwhile has shown nothing for him.
            var here = SignedIn.Read((await http.AuthenticateAsync()).Principal);
            http.Response.Redirect(ProvedAddress(await door.ProveAsync(here, said, asked, http.RequestAborted), next));
            return;
        }

        var step = await door.EnterAsync(http, said, asked);
        http.Response.Redirect(SignInAddress.After(step, next) is { } on ? SignInAddress.Local(on) : ProblemAddress(step, next));
    }

    /// <summary>Cancelled there, or an answer that does not fit what was asked here: nothing has happened.</summary>
    public static Task FailedAsync(RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (http, next) = (context.HttpContext, FederatedDoor.NextOf(context.Properties));
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FederatedEndpoints)).LogWarning(context.Failure, "The answer of the sign-in service was not taken");
        context.HandleResponse();
        http.Response.Redirect(FederatedDoor.WasAskedAgain(context.Properties) ? ProvedAddress(false, next) : ProblemAddress(SignInStep.ServiceRefused, next));
        return Task.CompletedTask;
    }

    private static async Task<IResult> GoAsync(string? returnUrl, FederatedDoor door, HttpContext http) => await door.AnswersAsync(http.RequestAborted)
        ? Results.Challenge(door.Ask(http, returnUrl ?? ""), [FederatedDoor.Scheme])
        : Results.LocalRedirect(ProblemAddress(SignInStep.ServiceIsAway, returnUrl));

    private static async Task<IResult> GoAgainAsync(string? returnUrl, FederatedDoor door, HttpContext http) => SignedIn.Read(http.User) is { } who && await door.AnswersAsync(http.RequestAborted)
        ? Results.Challenge(door.AskAgain(who, returnUrl ?? ""), [FederatedDoor.Scheme])
        : Results.LocalRedirect(ProvedAddress(false, returnUrl));

    /// <summary>Asked by the page that waits beside, when one comes back to it.</summary>
    private static async Task<IResult> IsProvedAsync(HttpContext http, SignIns signIns, Grace grace) =>
        SignedIn.Read(http.User) is { } who && await signIns.IsProvedAsync(who.Id, grace, http.RequestAborted) ? Results.NoContent() : Results.StatusCode(StatusCodes.Status422UnprocessableEntity);

    private static string ProblemAddress(SignInStep step, string? next) => $"/sign-in?problem={step}&returnUrl={Uri.EscapeDataString(next ?? "")}";

    private static string ProvedAddress(bool proved, string? next) => $"{Proved}?done={(proved ? "true" : "false")}&returnUrl={Uri.EscapeDataString(next ?? "")}";
}
