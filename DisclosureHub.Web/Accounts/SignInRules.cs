namespace DisclosureHub.Web.Accounts;

/// <summary>What the bureau asks of a sign-in; the section <c>SignIn</c> of the settings.</summary>
public sealed record SignInRules
{
    public const string Section = "SignIn";

    /// <summary>Whether a password alone is never enough (ASVS 6.3.3). On unless the bureau turns it off.</summary>
    public bool SecondFactorIsRequired { get; init; } = true;

    /// <summary>Tries a minute from one address: an office behind one router must still get in on Monday morning.</summary>
    public int TriesAMinute { get; init; } = 30;

    /// <summary>For how long after showing who one is a signature does not ask again.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(10);
}
