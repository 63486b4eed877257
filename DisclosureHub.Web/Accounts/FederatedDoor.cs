using System.Globalization;
using System.Security.Claims;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DisclosureHub.Web.Accounts;

/// <summary>What the bureau's sign-in service said besides who it is.</summary>
/// <param name="ShownAt">When the person last showed it there; null when it does not say.</param>
/// <param name="IdToken">Given back to it when he signs out.</param>
public sealed record FederatedProof(DateTimeOffset? ShownAt, string? IdToken);

/// <summary>
/// The way in through the bureau's own sign-in service. It says who somebody is; the account of that name on the
/// organisation's record says whether he may come in. A sign-in that began here is a row like every other, so that closing an
/// account or ending a post ends it as well.
/// </summary>
public sealed class FederatedDoor(
    UserManager<Account> accounts, SignInDoor door, SignIns signIns, WriteLane lane, OidcRules rules, TimeProvider time, IOptionsMonitor<OpenIdConnectOptions> oidc, IOptionsMonitor<CookieAuthenticationOptions> cookies,
    ILogger<FederatedDoor> log)
{
    /// <summary>The scheme's name, and where the service sends people back to.</summary>
    public const string Scheme = "bureau", Back = "/sign-in/bureau/back";

    private const string Next = "next", Again = "again", Asked = "asked";

    /// <summary>By how much the service's clock may be behind ours.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromSeconds(30);

    /// <summary>Whether the service can be asked at all just now.</summary>
    public async Task<bool> AnswersAsync(CancellationToken stop = default) => await SelfDescriptionAsync(stop) is not null;

    /// <summary>
    /// Who is it? With a sign-in he has there already that may be answered without a word; but not in a browser whose sign-in
    /// here is over by itself: that was to have been shown again, and whoever passes by must not get in by a click.
    /// </summary>
    public AuthenticationProperties Ask(HttpContext http, string next)
    {
        ArgumentNullException.ThrowIfNull(http);
        return SignedIn.Read(http.User) is null && http.Request.Cookies.ContainsKey(cookies.Get(CookieAuthenticationDefaults.AuthenticationScheme).Cookie.Name!)
            ? AskAnew(next)
            : new OpenIdConnectChallengeProperties { Items = { [Next] = next } };
    }

    /// <summary>Is it still he, who signs?</summary>
    public AuthenticationProperties AskAgain(SignedIn who, string next)
    {
        ArgumentNullException.ThrowIfNull(who);
        var asked = AskAnew(next);
        asked.Items[Again] = who.Id.ToString();
        return asked;
    }

    /// <summary>Whoever sits there must show it now, whatever the service remembers of him (OpenID Connect Core 3.1.2.1).</summary>
    private OpenIdConnectChallengeProperties AskAnew(string next) => new()
    {
        Prompt = "login",
        MaxAge = TimeSpan.Zero,
        Items = { [Next] = next, [Asked] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>Where the person wanted to go when he was sent there; empty when that is not known.</summary>
    public static string NextOf(AuthenticationProperties? asked) => asked?.Items.TryGetValue(Next, out var next) == true ? next ?? "" : "";

    /// <summary>Whether it was asked again beside a signature, and not to come in.</summary>
    public static bool WasAskedAgain(AuthenticationProperties? asked) => asked?.Items.ContainsKey(Again) == true;

    /// <summary>The service said who it is.</summary>
    public async Task<SignInStep> EnterAsync(HttpContext http, ClaimsPrincipal said, AuthenticationProperties asked)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(asked);
        if (!WasShownWhenAsked(said, asked))
        {
            return SignInStep.ServiceRefused;
        }

        var (step, found) = await FindAsync(said, http.RequestAborted);
        if (found is not { } account)
        {
            return step;
        }

        if (await door.BarAsync(account, Authentication.FederatedSignIn) is { } bar)
        {
            return bar;
        }

        var proof = new FederatedProof(ShownAt(said), asked.GetTokenValue(OpenIdConnectParameterNames.IdToken));
        if (account.AsksForCode && !rules.TrustsSecondFactor(said.FindAll("amr").Select(c => c.Value), said.FindFirstValue("acr")))
        {
            door.RememberHalfWay(http, account, proof);
            return SignInStep.AsksForCode;
        }

        await door.FinishAsync(http, account, Authentication.FederatedSignIn, proof);
        return SignInStep.Done;
    }

    /// <summary>
    /// The service said once more who it is, for a signature. It counts only for the sign-in that asked, for the same person,
    /// and when he showed it after he was asked: what the service remembers of him does not.
    /// </summary>
    public async Task<bool> ProveAsync(SignedIn? here, ClaimsPrincipal said, AuthenticationProperties asked, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (here is null || asked.Items[Again] != here.Id.ToString() || !WasShownWhenAsked(said, asked))
        {
            return false;
        }

        if (await FindAsync(said, stop) is not { Found: { } account } || account.Person.Id != here.Person)
        {
            log.LogWarning("Another person than that of sign-in {SignIn} showed who he is", here.Id);
            return false;
        }

        await signIns.ProveAsync(here.Id, stop);
        return true;
    }

    /// <summary>Where the sign-in at the service itself is ended; null when it began elsewhere, or the service does not offer that or is away.</summary>
    /// <param name="idToken">What it said when the person came in.</param>
    public async Task<string?> SignOutAddressAsync(string? idToken, Uri backTo, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(backTo);
        return idToken is not null && await SelfDescriptionAsync(stop) is { EndSessionEndpoint: { Length: > 0 } end }
            ? new OpenIdConnectMessage { IssuerAddress = end, ClientId = rules.ClientId, IdTokenHint = idToken, PostLogoutRedirectUri = backTo.AbsoluteUri }.CreateLogoutRequestUrl()
            : null;
    }

    private async Task<OpenIdConnectConfiguration?> SelfDescriptionAsync(CancellationToken stop)
    {
        try
        {
            return await oidc.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(stop);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            log.LogError("The sign-in service at {Authority} does not answer, or not as OpenID Connect: {Why} 统一身份认证没有应答。", rules.Authority, e.GetBaseException().Message);
            log.LogDebug(e, "The whole of it");
            return null;
        }
    }

    private async Task<(SignInStep Step, Account? Found)> FindAsync(ClaimsPrincipal said, CancellationToken stop)
    {
        var (name, subject, issuer) = (said.FindFirstValue(rules.NameClaim)?.Trim(), said.FindFirstValue("sub"), said.FindFirstValue("iss"));
        if (string.IsNullOrEmpty(name) || subject is null || issuer is null || await accounts.FindByNameAsync(name) is not { } account)
        {
            log.LogWarning("The sign-in service knows {Subject}, whose {Claim} is {Name}; no account has that name", subject, rules.NameClaim, name);
            return (SignInStep.UnknownHere, null);
        }

        if (!account.Person.MaySignIn)
        {
            return (SignInStep.AccountIsClosed, null);
        }

        if (!await IsHisAsync(account, issuer, subject, stop))
        {
            log.LogWarning("{Subject} came with the name of account {Account}, which belongs to another of the sign-in service", subject, account.Person.Account);
            return (SignInStep.OfAnother, null);
        }

        return (SignInStep.Done, account);
    }

    /// <summary>Names are given anew there when somebody leaves; the subject never is. The first who comes with a name keeps the account, until its owner is given a new link.</summary>
    private async Task<bool> IsHisAsync(Account account, string issuer, string subject, CancellationToken stop)
    {
        var (whole, person, his) = ($"{issuer} {subject}", account.Person.Id, false);
        await lane.RunAsync(async db =>
        {
            var row = await db.LockAccountAsync(person, stop);
            var held = row?.Subject;

            // Another service than before knows nobody by the same subject: the bureau has moved to it.
            his = (held is null || held == whole || !held.StartsWith(issuer + " ", StringComparison.Ordinal)) && !await db.Accounts.AnyAsync(a => a.Subject == whole && a.Person != person, stop);
            if (!his || held == whole)
            {
                return false;
            }

            row ??= db.Accounts.Add(new AccountRow { Person = person }).Entity;
            row.Subject = whole;
            return true;
        }, stop);
        return his;
    }

    /// <summary>Whether it was shown after it was asked anew; true where that was not asked.</summary>
    private bool WasShownWhenAsked(ClaimsPrincipal said, AuthenticationProperties asked)
    {
        if (!asked.Items.TryGetValue(Asked, out var at))
        {
            return true;
        }

        var shown = ShownAt(said);
        if (shown >= DateTimeOffset.FromUnixTimeSeconds(long.Parse(at!, CultureInfo.InvariantCulture)) - ClocksApart)
        {
            return true;
        }

        log.LogWarning("The sign-in service was asked to have it shown anew and did not: its auth_time is {Shown}", shown);
        return false;
    }

    private static DateTimeOffset? ShownAt(ClaimsPrincipal said) =>
        long.TryParse(said.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
