using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Web.Accounts;

/// <summary>
/// The bureau's own sign-in service (OpenID Connect); the section <c>Oidc</c> of the settings. It says who somebody is. Whether
/// he may come in, and what for, is on the organisation's record: nobody gets an account by signing in.
/// </summary>
public sealed record OidcRules
{
    public const string Section = "Oidc";

    /// <summary>Where the service lies; it describes itself under <c>/.well-known/openid-configuration</c> there.</summary>
    public string Authority { get; init; } = "";

    /// <summary>As what the product is registered there.</summary>
    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>Which claim holds the account name on the bureau's record.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>What is asked for besides <c>openid</c> and <c>profile</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What people call the service.</summary>
    public string Label { get; init; } = "统一身份认证";

    public string LabelEn { get; init; } = "the bureau's sign-in service";

    /// <summary>Values of <c>amr</c> that mean a second factor was shown there, such as <c>mfa</c> or <c>otp</c>.</summary>
    public IReadOnlyList<string> TrustedAmr { get; init; } = [];

    /// <summary>Values of <c>acr</c> that mean so.</summary>
    public IReadOnlyList<string> TrustedAcr { get; init; } = [];

    /// <summary>Whether it takes the place of passwords and passkeys for everybody but the three administrators, who must get in when it is away.</summary>
    public bool ReplacesPasswords { get; init; }

    /// <summary>The settings, looked at now, so that a typing mistake is not found by the first person who signs in.</summary>
    /// <param name="address">Under which address people reach the product, and the service sends them back.</param>
    /// <returns>Null when no service is named.</returns>
    /// <exception cref="InvalidOperationException">Something is missing or cannot be right; says what.</exception>
    public static OidcRules? Read(IConfiguration configuration, Uri? address)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!configuration.GetSection(Section).Exists())
        {
            return null;
        }

        var rules = configuration.GetSection(Section).Get<OidcRules>() ?? new OidcRules();
        return rules.Mistake(address) is { } mistake ? throw new InvalidOperationException($"{mistake} 统一身份认证的设置有误。") : rules;
    }

    private string? Mistake(Uri? address) => this switch
    {
        { Authority.Length: 0 } => "Oidc__Authority is missing: it names the bureau's sign-in service.",
        _ when !Uri.TryCreate(Authority, UriKind.Absolute, out var there) || there.Scheme is not ("https" or "http") => $"Oidc__Authority is '{Authority}', which is no web address.",
        _ when new Uri(Authority) is { Scheme: "http", IsLoopback: false } => $"Oidc__Authority is '{Authority}': without https anybody on the network could say who somebody is.",
        { ClientId.Length: 0 } => "Oidc__ClientId is missing: it says as what this product is registered at the sign-in service.",
        { NameClaim.Length: 0 } => "Oidc__NameClaim is empty: it says which claim holds the account name.",
        _ when address is null => "Oidc needs Bureau__Address: the sign-in service sends people back there.",
        _ => null,
    };

    /// <summary>Whether a second factor was shown at the service, as far as the bureau takes its word for it.</summary>
    public bool TrustsSecondFactor(IEnumerable<string> amr, string? acr) => amr.Any(TrustedAmr.Contains) || (acr is not null && TrustedAcr.Contains(acr));

    internal BureauSignIn ToBureauSignIn() => new(true, ReplacesPasswords, Label, LabelEn);
}
