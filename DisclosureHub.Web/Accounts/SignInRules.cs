using DisclosureHub.Web.Runtime;

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

    /// <summary>How long a sign-in lasts at most (ASVS 7.3.2).</summary>
    public TimeSpan Lifetime { get; init; } = SignInSpan.Default.Longest;

    /// <summary>After how long without a key or a click it must be shown again (ASVS 7.3.1); null for half an hour, and in the demonstration for never.</summary>
    public TimeSpan? Idle { get; init; }
}
