using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace DisclosureHub.Web.Accounts;

/// <summary>
/// Passkeys (WebAuthn): the device itself shows who sits there, with its own screen lock, and cannot be asked by another
/// site. What the browser must send back is tied to what was asked by a short-lived cookie.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, UserManager<Account> accounts, IDataProtectionProvider protection)
{
    /// <summary>How many somebody may have.</summary>
    public const int Most = 10;

    public const int LongestName = 40;

    private const string Asked = "hub-passkey";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("DisclosureHub.Accounts.Passkey").ToTimeLimitedDataProtector();

    /// <summary>What the browser is asked for a new passkey, as WebAuthn's JSON.</summary>
    public async Task<string> OfferAsync(HttpContext http, Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Person.Id.ToString(), Name = account.Person.Account, DisplayName = account.Person.Name }, http);
        Remember(http, made.AttestationState);
        return made.CreationOptionsJson;
    }

    /// <summary>Keeps the passkey that the browser made.</summary>
    /// <returns>False when it does not fit what was asked, belongs to somebody else, or there are too many.</returns>
    public async Task<bool> KeepAsync(HttpContext http, Account account, string credential, string name)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(name);
        var done = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = Recall(http) });
        if (!done.Succeeded || done.UserEntity.Id != account.Person.Id.ToString() || (await accounts.GetPasskeysAsync(account)).Count >= Most)
        {
            return false;
        }

        done.Passkey.Name = name.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, LongestName)] : null;
        return (await accounts.AddOrUpdatePasskeyAsync(account, done.Passkey)).Succeeded;
    }

    /// <summary>Takes a passkey away; another's stays.</summary>
    /// <param name="id">The credential's id, in Base64.</param>
    public async Task RemoveAsync(Account account, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var bytes = new byte[id.Length];
        if (Convert.TryFromBase64String(id, bytes, out var length))
        {
            _ = await accounts.RemovePasskeyAsync(account, bytes[..length]);
        }
    }

    /// <summary>What the browser is asked to show a passkey of anybody, or of one person.</summary>
    public async Task<string> AskAsync(HttpContext http, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, http);
        Remember(http, made.AssertionState);
        return made.RequestOptionsJson;
    }

    /// <summary>Whose passkey was shown; null when it does not fit.</summary>
    public async Task<Account?> ShownAsync(HttpContext http, string credential)
    {
        var done = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = Recall(http) });
        if (!done.Succeeded || !done.User.Person.MaySignIn)
        {
            return null;
        }

        // Its counter must go up the next time.
        return (await accounts.AddOrUpdatePasskeyAsync(done.User, done.Passkey)).Succeeded ? done.User : null;
    }

    private void Remember(HttpContext http, string? state)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(Asked, _protector.Protect(state ?? "", Patience), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = Patience,
        });
    }

    /// <summary>What was asked; asked once, answered once.</summary>
    private string? Recall(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(Asked);
        try
        {
            return http.Request.Cookies[Asked] is { Length: > 0 } kept ? _protector.Unprotect(kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours.
            return null;
        }
    }
}
