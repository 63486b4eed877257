namespace DisclosureHub.Web.Accounts;

/// <summary>The bureau's own sign-in service (OpenID Connect), where it has one; the section <c>SignIn:Service</c> of the settings.</summary>
public sealed record OpenIdConnect
{
    public const string Section = "SignIn:Service";

    /// <summary>The scheme under which its answer comes in.</summary>
    public const string Scheme = "service";

    /// <summary>What people call it, on the button.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its address; empty when there is none.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The claim that carries the name of an account here; the product opens no account by itself.</summary>
    public string AccountClaim { get; init; } = "preferred_username";

    public bool IsOn => Authority.Length > 0;
}
