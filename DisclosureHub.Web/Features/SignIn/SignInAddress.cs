using DisclosureHub.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DisclosureHub.Web.Features.SignIn;

/// <summary>Where one goes on while signing in.</summary>
public static class SignInAddress
{
    /// <summary>An address of our own, never somebody else's, written as a header takes it; anything else is the desk.</summary>
    public static string Local(string? returnUrl)
    {
        var path = "/" + (returnUrl ?? "").TrimStart('/');
        return RedirectHttpResult.IsLocalUrl(path)
            && Uri.TryCreate("http://hub" + path, UriKind.Absolute, out var uri)
            && RedirectHttpResult.IsLocalUrl(uri.PathAndQuery)
            ? uri.PathAndQuery + uri.Fragment
            : "/";
    }

    /// <summary>The next page after a step that fitted; null when one stays and is told why.</summary>
    public static string? After(SignInStep step, string? returnUrl) => step switch
    {
        SignInStep.Done => Local(returnUrl),
        SignInStep.AsksForCode => $"sign-in/code?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}",
        SignInStep.AsksForSecondFactor => $"sign-in/second-factor?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}",
        _ => null,
    };
}
