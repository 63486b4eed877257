using System.Globalization;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Accounts;

/// <summary>
/// Where Identity keeps accounts: in the product's own tables, on either engine, through the one write lane. Accounts come
/// into being and end by acts on the organisation's record, never here.
/// </summary>
public sealed class AccountStore(HubDbFactory contexts, WriteLane lane)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserPasskeyStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await FindAsync(p => p.Id == PersonId.From(id), cancellationToken) : null;

    /// <summary>By the name he signs in with, in whatever letters it was typed.</summary>
    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(normalizedUserName);
#pragma warning disable CA1308 // Names are kept in small letters.
        var name = normalizedUserName.ToLowerInvariant();
#pragma warning restore CA1308
        return await FindAsync(p => p.Account == name, cancellationToken);
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("An account is opened by an act on the record.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("An account is closed by an act on the record.");

    /// <summary>Writes what changed since it was read; wrong tries are counted apart, so that two at once count twice.</summary>
    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        await lane.RunAsync(
            async db =>
            {
                var row = await db.LockAccountAsync(user.Person.Id, cancellationToken);
                if (row is null)
                {
                    _ = db.Accounts.Add(user.Row);
                    return true;
                }

                var (mine, read) = (user.Row, user.Read);
                row.PasswordHash = mine.PasswordHash == read.PasswordHash ? row.PasswordHash : mine.PasswordHash;
                row.SecurityStamp = mine.SecurityStamp == read.SecurityStamp ? row.SecurityStamp : mine.SecurityStamp;
                row.LockoutEnd = mine.LockoutEnd == read.LockoutEnd ? row.LockoutEnd : mine.LockoutEnd;
                return true;
            },
            cancellationToken);
        user.Read = (user.Row.PasswordHash, user.Row.SecurityStamp, user.Row.LockoutEnd);
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Of(user).Person.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(Of(user).Person.Account);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(Of(user).Person.Account.ToUpperInvariant());

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException("A name is changed by an act on the record.");

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Of(user).Row.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Of(user).Row.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        Of(user).Row.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(Of(user).Row.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        Of(user).Row.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Of(user).Row.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        Of(user).Row.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Of(user).Row.AccessFailedCount);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => CountAsync(user, row => row.AccessFailedCount + 1, cancellationToken);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => CountAsync(user, _ => 0, cancellationToken);

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var (person, id) = (Of(user).Person.Id, Convert.ToBase64String(passkey.CredentialId));
        await lane.RunAsync(
            async db =>
            {
                var row = await db.Passkeys.FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
                if (row is null)
                {
                    row = new PasskeyRow
                    {
                        Id = id, Person = person, PublicKey = passkey.PublicKey, MadeAt = passkey.CreatedAt, Transports = passkey.Transports ?? [], IsBackupEligible = passkey.IsBackupEligible,
                        AttestationObject = passkey.AttestationObject, ClientDataJson = passkey.ClientDataJson,
                    };
                    _ = db.Passkeys.Add(row);
                }

                (row.Name, row.SignCount, row.IsUserVerified, row.IsBackedUp) = (passkey.Name ?? row.Name, passkey.SignCount, passkey.IsUserVerified, passkey.IsBackedUp);
                return true;
            },
            cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        var person = Of(user).Person.Id;
        await using var db = contexts.CreateDbContext();
        return [.. (await db.Passkeys.AsNoTracking().Where(p => p.Person == person).OrderBy(p => p.MadeAt).ToListAsync(cancellationToken)).Select(Read)];
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Convert.ToBase64String(credentialId);
        await using var db = contexts.CreateDbContext();
        var person = await db.Passkeys.Where(p => p.Id == id).Select(p => (PersonId?)p.Person).FirstOrDefaultAsync(cancellationToken);
        return person is { } owner ? await FindAsync(p => p.Id == owner, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var (person, id) = (Of(user).Person.Id, Convert.ToBase64String(credentialId));
        await using var db = contexts.CreateDbContext();
        return await db.Passkeys.AsNoTracking().FirstOrDefaultAsync(p => p.Person == person && p.Id == id, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var (person, id) = (Of(user).Person.Id, Convert.ToBase64String(credentialId));
        await lane.RunAsync(
            async db =>
            {
                db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.Person == person && p.Id == id).ToListAsync(cancellationToken));
                return true;
            },
            cancellationToken);
    }

    public void Dispose()
    {
        // Contexts are opened and closed call by call.
    }

    private static Account Of(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user;
    }

    private static UserPasskeyInfo Read(PasskeyRow row) => new(
        Convert.FromBase64String(row.Id), row.PublicKey, row.MadeAt, uint.Parse(row.SignCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), [.. row.Transports],
        row.IsUserVerified, row.IsBackupEligible, row.IsBackedUp, row.AttestationObject, row.ClientDataJson) { Name = row.Name };

    private async Task<Account?> FindAsync(System.Linq.Expressions.Expression<Func<Person, bool>> which, CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(which, stop) is not { } person)
        {
            return null;
        }

        var row = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Person == person.Id, stop);
        return new Account(person, row ?? new AccountRow { Person = person.Id });
    }

    private async Task<int> CountAsync(Account user, Func<AccountRow, int> next, CancellationToken stop)
    {
        await lane.RunAsync(
            async db =>
            {
                if (await db.LockAccountAsync(user.Person.Id, stop) is not { } row)
                {
                    return false;
                }

                user.Row.AccessFailedCount = row.AccessFailedCount = next(row);
                return true;
            },
            stop);
        return user.Row.AccessFailedCount;
    }
}
