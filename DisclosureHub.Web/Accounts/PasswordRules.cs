using Microsoft.AspNetCore.Identity;

namespace DisclosureHub.Web.Accounts;

/// <summary>
/// What a password must be, after OWASP ASVS 5.0, 6.2: long, not among those that are tried first, not the person's or the
/// product's own name. Which signs it is made of is nobody's business, and it never expires by itself.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    /// <summary>At least 64 must be taken (6.2.9); beyond this a hash is only a way to keep the server busy.</summary>
    public const int Longest = 128;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: OWASP's figure of 2023.</summary>
    public const int HashingRounds = 210_000;

    /// <summary>How hard it must be to guess, from 0 to 4: 3 withstands somebody who has stolen the table of hashes for a while.</summary>
    private const int Needed = 3;

    /// <summary>The estimate looks at no more than this; what follows makes it only harder.</summary>
    private const int LookedAt = 60;

    private static readonly string[] OfTheProduct = ["disclosurehub", "disclosure", "zhengwu", "gongkai", "zhengwugongkai", "xinxigongkai", "huiqian", "政务公开", "bureau"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var problem = ProblemOf(password ?? "", [user.Person.Account, user.Person.Name, user.Person.NameEn]);
        return Task.FromResult(problem is { } code ? IdentityResult.Failed(new IdentityError { Code = code.ToString(), Description = "" }) : IdentityResult.Success);
    }

    /// <param name="own">The person's names.</param>
    public static PasswordProblem? ProblemOf(string password, IReadOnlyList<string> own)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(own);
        if (password.Length < Shortest)
        {
            return PasswordProblem.TooShort;
        }

        if (password.Length > Longest)
        {
            return PasswordProblem.TooLong;
        }

        string[] words = [.. own.SelectMany(n => n.Split(' ').Append(n)).Concat(OfTheProduct).Where(w => w.Length > 1)];
        var rest = words.OrderByDescending(w => w.Length).Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        if (rest.Length < Shortest / 2)
        {
            return PasswordProblem.IsAName;
        }

        return Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, LookedAt)], words).Score < Needed ? PasswordProblem.EasyToGuess : null;
    }
}

/// <summary>Why a password is not taken.</summary>
public enum PasswordProblem
{
    TooShort,
    TooLong,
    IsAName,
    EasyToGuess,
}
