using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Accounts;

/// <summary>
/// Links that work once and not for long: one with which a person chooses his own password, so that nobody else ever knows
/// it, and the one that sets a new installation up. Only their hashes are kept.
/// </summary>
public sealed class OneTimeLinks(HubDbFactory contexts, WriteLane lane, SignIns signIns, TimeProvider time, ILogger<OneTimeLinks> log)
{
    /// <summary>How long a person has to choose a password.</summary>
    public static readonly TimeSpan ForPassword = TimeSpan.FromDays(3);

    /// <summary>How long a new installation may be set up; every start makes another link.</summary>
    public static readonly TimeSpan ForSetUp = TimeSpan.FromHours(24);

    /// <summary>
    /// A link for somebody whose account is open on the record. What he signed in with before, and where, ends with it.
    /// </summary>
    /// <returns>The secret to hand over, kept nowhere; null when whoever asks may not, the account is not open, or it could not be written now: then it is asked for again.</returns>
    public async Task<string?> ForAsync(PersonId person, Reader by, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        try
        {
            return by.Carries(Duty.GivePosts) ? await MakeAsync(person, stop) : null;
        }
        catch (RecordCannotBeWrittenException e)
        {
            // One of fifty must not take the others with it.
            log.LogWarning(e, "A link could not be made");
            return null;
        }
    }

    /// <summary>A link for an administrator whom the set-up has just named, once: nobody else can make one for him yet.</summary>
    /// <returns>The secret to hand over; null when this is not the set-up link, or he was given one.</returns>
    public async Task<string?> AfterSetUpAsync(string setUpSecret, PersonId person, CancellationToken stop = default)
    {
        var (hash, now) = (HashOf(setUpSecret), time.GetUtcNow());
        await using (var db = contexts.CreateDbContext())
        {
            if (!await db.SetUpLinks.AnyAsync(l => l.Hash == hash && l.Until > now, stop) || await db.Accounts.AnyAsync(a => a.Person == person, stop))
            {
                return null;
            }
        }

        return await MakeAsync(person, stop);
    }

    private async Task<string?> MakeAsync(PersonId person, CancellationToken stop)
    {
        var (secret, made) = (NewSecret(), false);
        await lane.RunAsync(
            async db =>
            {
                if (!await db.People.AnyAsync(p => p.Id == person && p.MaySignIn, stop))
                {
                    return made = false;
                }

                if (await db.LockAccountAsync(person, stop) is not { } row)
                {
                    row = new AccountRow { Person = person };
                    _ = db.Accounts.Add(row);
                }

                (row.PasswordHash, row.AuthenticatorKey, row.RecoveryCodes, row.LockoutEnd, row.AccessFailedCount, row.Subject) = (null, null, [], null, 0, null);
                (row.SecurityStamp, row.LinkHash, row.LinkUntil) = (AccountRow.NewStamp(), HashOf(secret), time.GetUtcNow() + ForPassword);
                db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.Person == person).ToListAsync(stop));
                return made = true;
            },
            stop);
        if (!made)
        {
            return null;
        }

        await signIns.EndAllAsync(person, stop: stop);
        return secret;
    }

    /// <summary>Whose link it is; null when it was used, replaced, or is too old.</summary>
    public async Task<PersonId?> OwnerOfAsync(string secret, CancellationToken stop = default)
    {
        var (hash, now) = (HashOf(secret), time.GetUtcNow());
        await using var db = contexts.CreateDbContext();
        return await db.Accounts.AsNoTracking().Where(a => a.LinkHash == hash && a.LinkUntil > now).Select(a => (PersonId?)a.Person).FirstOrDefaultAsync(stop);
    }

    /// <summary>Uses the link up: from here on it opens nothing.</summary>
    /// <returns>False when somebody was quicker.</returns>
    public async Task<bool> UseAsync(string secret, string passwordHash, CancellationToken stop = default)
    {
        var (hash, now, used) = (HashOf(secret), time.GetUtcNow(), false);
        await lane.RunAsync(
            async db =>
            {
                var owner = await db.Accounts.AsNoTracking().Where(a => a.LinkHash == hash).Select(a => (PersonId?)a.Person).FirstOrDefaultAsync(stop);
                if (owner is not { } person || await db.LockAccountAsync(person, stop) is not { } row || row.LinkHash != hash || row.LinkUntil <= now)
                {
                    return used = false;
                }

                (row.LinkHash, row.LinkUntil, row.PasswordHash, row.SecurityStamp) = (null, null, passwordHash, AccountRow.NewStamp());
                return used = true;
            },
            stop);
        return used;
    }

    /// <summary>A link that sets this installation up, in place of any made before; null when it was set up already.</summary>
    public async Task<string?> ForSetUpAsync(CancellationToken stop = default)
    {
        await using (var db = contexts.CreateDbContext())
        {
            if (await db.Matters.AnyAsync(m => m.Id == Organisation.Address, stop))
            {
                return null;
            }
        }

        var secret = NewSecret();
        await lane.RunAsync(
            async db =>
            {
                if (await db.SetUpLinks.SingleOrDefaultAsync(stop) is not { } row)
                {
                    row = new SetUpLinkRow();
                    _ = db.SetUpLinks.Add(row);
                }

                (row.Hash, row.Until) = (HashOf(secret), time.GetUtcNow() + ForSetUp);
                return true;
            },
            stop);
        return secret;
    }

    /// <summary>Whether this is the set-up link, and nothing was set up yet.</summary>
    public async Task<bool> OpensSetUpAsync(string secret, CancellationToken stop = default)
    {
        var (hash, now) = (HashOf(secret), time.GetUtcNow());
        await using var db = contexts.CreateDbContext();
        return await db.SetUpLinks.AnyAsync(l => l.Hash == hash && l.Until > now, stop) && !await db.Matters.AnyAsync(m => m.Id == Organisation.Address, stop);
    }

    private static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
