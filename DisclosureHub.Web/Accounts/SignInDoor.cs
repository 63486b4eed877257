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

    /// <summary>Everybody but the three administrators comes in through the bureau's own sign-in service.</summary>
    UseTheService,

    /// <summary>The sign-in service knows him; no account here has the name it gives.</summary>
    UnknownHere,

    /// <summary>His account is closed, or was never opened.</summary>
    AccountIsClosed,

    /// <summary>The account of that name belongs to somebody else of the sign-in service.</summary>
    OfAnother,

    /// <summary>Cancelled at the sign-in service, or an answer that does not fit what was asked.</summary>
    ServiceRefused,

    /// <summary>The sign-in service does not answer.</summary>
    ServiceIsAway,
}

/// <summary>
/// The way in: password, then code; or a passkey alone. Wrong tries of either count together and lock the account for a
/// while. Between the two steps a short-lived cookie says who showed which password, and nothing else.
/// </summary>
public sealed class SignInDoor(
    UserManager<Account> accounts, SecondFactor second, SignIns signIns, Readers readers, SignInRules rules, BureauSignIn service, IDataProtectionProvider protection, ILogger<SignInDoor> log)
{
    /// <summary>Under which name the cookie keeps what the sign-in service said, to be given back to it at sign-out.</summary>
    public const string IdToken = "id_token";

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

        if (await BarAsync(account, Authentication.Password) is { } bar)
        {
            return bar;
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

    /// <summary>What keeps somebody out who has shown who he is; null when nothing does.</summary>
    public async Task<SignInStep?> BarAsync(Account account, Authentication how)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await readers.FindAsync(account.Person.Id) is not { } reader ? SignInStep.HoldsNoPost
            : service.ReplacesPasswords && how is not Authentication.FederatedSignIn && !reader.Posts.Any(p => p.Role.Administers()) ? SignInStep.UseTheService
            : null;
    }

    /// <summary>The second step, after a password that fits or the word of the sign-in service.</summary>
    public async Task<SignInStep> CodeAsync(HttpContext http, string code)
    {
        if (await ReadHalfWayAsync(http) is not ({ AsksForCode: true } account, var federated))
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
        await FinishAsync(http, account, federated is null ? Authentication.PasswordAndCode : Authentication.FederatedSignInAndCode, federated);
        return SignInStep.Done;
    }

    /// <summary>Whose password was shown in this browser a moment ago; null when nobody's was.</summary>
    public async Task<Account?> HalfWayAsync(HttpContext http) => await ReadHalfWayAsync(http) is (var account, null) ? account : null;

    /// <summary>Who has done the first step in this browser, and by whose word if not by his password.</summary>
    private async Task<(Account Account, FederatedProof? Federated)?> ReadHalfWayAsync(HttpContext http)
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

        return said is [var person, var stamp, .. var rest] && await accounts.FindByIdAsync(person) is { Person.MaySignIn: true } account && account.Row.SecurityStamp == stamp
            ? (account, rest is [var shownAt, var idToken] ? new FederatedProof(long.TryParse(shownAt, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null, idToken) : null)
            : null;
    }

    /// <summary>The person just chose his password by a link: the first step is done.</summary>
    public async Task<SignInStep> ChosenAsync(HttpContext http, Account account)
    {
        if (await BarAsync(account, Authentication.Password) is { } bar)
        {
            return bar;
        }

        if (rules.SecondFactorIsRequired)
        {
            RememberHalfWay(http, account);
            return SignInStep.AsksForSecondFactor;
        }

        await FinishAsync(http, account, Authentication.Password);
        return SignInStep.Done;
    }

    internal void RememberHalfWay(HttpContext http, Account account, FederatedProof? federated = null)
    {
        var said = $"{account.Person.Id}|{account.Row.SecurityStamp}{(federated is null ? "" : $"|{federated.ShownAt?.ToUnixTimeSeconds()}|{federated.IdToken}")}";

        // Lax, because whoever comes from the sign-in service comes from another site.
        http.Response.Cookies.Append(HalfWay, _protector.Protect(said, BetweenSteps), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = BetweenSteps, Path = "/sign-in",
        });
    }

    /// <summary>Signs in whoever has shown who he is; what this browser was signed in as before ends.</summary>
    /// <param name="federated">What the bureau's sign-in service said, where it was that.</param>
    public async Task FinishAsync(HttpContext http, Account account, Authentication how, FederatedProof? federated = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(account);
        if (SignedIn.Read(http.User) is { } before)
        {
            await signIns.EndAsync(before, http.RequestAborted);
        }

        // Of whom the service does not say when he showed it, nothing is known: the first signature asks.
        DateTimeOffset? provedAt = federated is null ? null : federated.ShownAt ?? DateTimeOffset.UnixEpoch;
        var signedIn = await signIns.BeginAsync(account.Person.Id, how, http.Request.Headers.UserAgent.ToString(), provedAt, http.RequestAborted);
        http.Response.Cookies.Delete(HalfWay, new CookieOptions { Path = "/sign-in" });
        var properties = new AuthenticationProperties { ExpiresUtc = signedIn.Until, IsPersistent = false };
        if (federated?.IdToken is { } idToken)
        {
            properties.StoreTokens([new AuthenticationToken { Name = IdToken, Value = idToken }]);
        }

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, signedIn.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme), properties);
    }

    /// <summary>Whoever is signed in shows once more that it is he, by password; wrong tries count as at the door.</summary>
    public async Task<bool> ProveAsync(SignedIn signIn, string password, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        if ((service.ReplacesPasswords && signIn.IsFederated) || await accounts.FindByIdAsync(signIn.Person.ToString()) is not { Row.PasswordHash: not null, Person.MaySignIn: true } account || !await IsHisAsync(account, password))
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
