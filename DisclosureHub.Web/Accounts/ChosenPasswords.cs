using DisclosureHub.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace DisclosureHub.Web.Accounts;

/// <summary>Passwords that people choose: the first by a one-time link, later ones by showing the one they have.</summary>
public sealed class ChosenPasswords(UserManager<Account> accounts, OneTimeLinks links)
{
    /// <summary>What is said when the two fields differ.</summary>
    public const string Differ = "Differ";

    /// <summary>What is said when the link was used meanwhile.</summary>
    public const string LinkIsUsed = "LinkIsUsed";

    /// <summary>What is said when the password one has does not fit, or the account is locked.</summary>
    public const string OldIsWrong = "OldIsWrong";

    public Task<Account?> FindAsync(PersonId person) => accounts.FindByIdAsync(person.ToString());

    /// <summary>Whose link it is; null when it opens nothing any more.</summary>
    public async Task<Account?> OwnerOfAsync(string secret) => await links.OwnerOfAsync(secret) is { } person ? await FindAsync(person) : null;

    /// <returns>Why not: a <see cref="PasswordProblem"/>, <see cref="Differ"/> or <see cref="LinkIsUsed"/>; null when it was taken and the link is used up.</returns>
    public async Task<string?> ByLinkAsync(string secret, Account account, string password, string again) =>
        await ProblemOfAsync(account, password, again)
        ?? (await links.UseAsync(secret, accounts.PasswordHasher.HashPassword(account, password)) ? null : LinkIsUsed);

    /// <returns>Why not, or null when it was taken.</returns>
    public async Task<string?> ChangeAsync(Account account, string old, string password, string again)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await ProblemOfAsync(account, password, again) is { } problem)
        {
            return problem;
        }

        if (await accounts.IsLockedOutAsync(account) || !await accounts.CheckPasswordAsync(account, old))
        {
            _ = await accounts.AccessFailedAsync(account);
            return OldIsWrong;
        }

        return (await accounts.ChangePasswordAsync(account, old, password)).Succeeded ? null : OldIsWrong;
    }

    private async Task<string?> ProblemOfAsync(Account account, string password, string again)
    {
        if (password != again)
        {
            return Differ;
        }

        foreach (var rule in accounts.PasswordValidators)
        {
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } refused)
            {
                return refused.Errors.First().Code;
            }
        }

        return null;
    }
}
