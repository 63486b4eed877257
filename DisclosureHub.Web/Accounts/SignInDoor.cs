using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DisclosureHub.Web.Accounts;

/// <summary>What a step of signing in came to.</summary>
public enum SignInStep
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>Wrong, or locked after too many wrong tries: which of the two, and whether there is such an account, is not said.</summary>
    WrongOrLocked,

    /// <summary>The person holds no post today, so there is nothing to sign in to.</summary>
    HoldsNoPost,

    /// <summary>The password fits; a code of the person's own device is asked next.</summary>
    AsksForCode,

    /// <summary>The password fits; a second factor is to be set up before anything else.</summary>
    AsksForSecondFactor,

    /// <summary>It took too long since the password; begin again.</summary>
    TooLate,
}

/// <summary>
/// The way in: password, then code; or a passkey alone. Wrong tries of either count together and lock the account for a
/// while. Between the two steps a short-lived cookie says who showed which password, and nothing else.
/// </summary>
public sealed class SignInDoor(
    UserManager<Account> accounts, SecondFactor second, SignIns signIns, Readers readers, SignInRules rules, IDataProtectionProvider protection, ILogger<SignInDoor> log)
{
    private const string HalfWay = "hub-half-way";

    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(10);

    /// <summary>Verified against when there is no such account, so that the answer takes as long: as many rounds as a real one.</summary>
    private static readonly string NobodysHash =
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordRules.HashingRounds })).HashPassword(new object(), "nobody's");

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("DisclosureHub.Accounts.HalfWay").ToTimeLimitedDataProtector();

    public async Task<SignInStep> PasswordAsync(HttpContext http, string name, string password)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await accounts.FindByNameAsync(name.Trim()) is not { Row.PasswordHash: not null, Person.MaySignIn: true } account)
        {
            _ = accounts.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, password);
            return SignInStep.WrongOrLocked;
        }

        if (!await IsHisAsync(account, password))
        {
            return SignInStep.WrongOrLocked;
        }

        if (await readers.FindAsync(account.Person.Id) is null)
        {
            return SignInStep.HoldsNoPost;
        }

        if (account.AsksForCode)
        {
            RememberHalfWay(http, account);
            return SignInStep.AsksForCode;
        }

        _ = await accounts.ResetAccessFailedCountAsync(account);
        if (rules.SecondFactorIsRequired)
        {
            RememberHalfWay(http, account);
            return SignInStep.AsksForSecondFactor;
        }

        await FinishAsync(http, account, Authentication.Password);
        return SignInStep.Done;
    }

    /// <summary>The second step, after a password that fits.</summary>
    public async Task<SignInStep> CodeAsync(HttpContext http, string code)
    {
        if (await HalfWayAsync(http) is not { AsksForCode: true } account)
        {
            return SignInStep.TooLate;
        }

        // While it is locked nothing is counted: whoever goes on trying must not keep its owner out for longer.
        if (await accounts.IsLockedOutAsync(account))
        {
            return SignInStep.WrongOrLocked;
        }

        if (!await second.TakeAsync(account, code))
        {
            await CountAsync(account);
            return SignInStep.WrongOrLocked;
        }

        _ = await accounts.ResetAccessFailedCountAsync(account);
        await FinishAsync(http, account, Authentication.PasswordAndCode);
        return SignInStep.Done;
    }

    /// <summary>Whose password was shown in this browser a moment ago; null when nobody's was.</summary>
    public async Task<Account?> HalfWayAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Request.Cookies[HalfWay] is not { Length: > 0 } kept)
        {
            return null;
        }

        string[] said;
        try
        {
            said = _protector.Unprotect(kept).Split('|');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours.
            return null;
        }

        return said is [var person, var stamp] && await accounts.FindByIdAsync(person) is { Person.MaySignIn: true } account && account.Row.SecurityStamp == stamp ? account : null;
    }

    /// <summary>The person just chose his password by a link: the first step is done.</summary>
    public async Task<SignInStep> ChosenAsync(HttpContext http, Account account)
    {
        if (rules.SecondFactorIsRequired)
        {
            RememberHalfWay(http, account);
            return SignInStep.AsksForSecondFactor;
        }

        await FinishAsync(http, account, Authentication.Password);
        return SignInStep.Done;
    }

    private void RememberHalfWay(HttpContext http, Account account)
    {
        http.Response.Cookies.Append(HalfWay, _protector.Protect($"{account.Person.Id}|{account.Row.SecurityStamp}", BetweenSteps), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = BetweenSteps, Path = "/sign-in",
        });
    }

    /// <summary>Signs in whoever has shown who he is; what this browser was signed in as before ends.</summary>
    public async Task FinishAsync(HttpContext http, Account account, Authentication how)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(account);
        if (SignedIn.Read(http.User) is { } before)
        {
            await signIns.EndAsync(before, http.RequestAborted);
        }

        var signedIn = await signIns.BeginAsync(account.Person.Id, how, http.Request.Headers.UserAgent.ToString(), http.RequestAborted);
        http.Response.Cookies.Delete(HalfWay, new CookieOptions { Path = "/sign-in" });
        await http.SignInAsync(
            signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = signedIn.Until, IsPersistent = false });
    }

    /// <summary>Whoever is signed in shows once more that it is he, by password; wrong tries count as at the door.</summary>
    public async Task<bool> ProveAsync(SignedIn signIn, string password, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        if (await accounts.FindByIdAsync(signIn.Person.ToString()) is not { Row.PasswordHash: not null, Person.MaySignIn: true } account || !await IsHisAsync(account, password))
        {
            return false;
        }

        _ = await accounts.ResetAccessFailedCountAsync(account);
        await signIns.ProveAsync(signIn.Id, stop);
        return true;
    }

    private async Task<bool> IsHisAsync(Account account, string password)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            return false;
        }

        if (password.Length <= PasswordRules.Longest && await accounts.CheckPasswordAsync(account, password))
        {
            return true;
        }

        await CountAsync(account);
        return false;
    }

    private async Task CountAsync(Account account)
    {
        _ = await accounts.AccessFailedAsync(account);
        log.LogWarning("A wrong password or code for account {Account}; it is {State}", account.Person.Account, await accounts.IsLockedOutAsync(account) ? "locked" : "open");
    }
}
