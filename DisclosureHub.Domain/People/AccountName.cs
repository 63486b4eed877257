using System.Text.RegularExpressions;

namespace DisclosureHub.Domain.People;

/// <summary>The name somebody signs in with: 2 to 40 small letters, digits, dots, hyphens and underscores, beginning with a letter.</summary>
public static partial class AccountName
{
    public const int Longest = 40;

    public static bool IsFit(string? name) => name is not null && Form().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9._-]{1,39}\z")]
    private static partial Regex Form();
}
