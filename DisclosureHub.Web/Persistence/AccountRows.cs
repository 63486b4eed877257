using System.Security.Cryptography;
using DisclosureHub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence;

/// <summary>
/// With what somebody signs in. Whether he may is on the organisation's record; nothing secret is, and nothing here can be
/// read back: passwords and recovery codes are hashed, the authenticator's key is protected. Times are real.
/// </summary>
public sealed class AccountRow
{
    public PersonId Person { get; init; }

    /// <summary>Null until he has chosen one.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with every password and second factor: what was begun under another no longer counts.</summary>
    public string SecurityStamp { get; set; } = NewStamp();

    /// <summary>Wrong passwords and codes in a row.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Until when it takes no password and no code; null while it does.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>The key his authenticator shares, protected; null until he has shown a code of it.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The step of the last code taken: each is taken once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Hashes of the recovery codes not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    /// <summary>The hash of the one-time link with which he chooses his password; null when none is out.</summary>
    public string? LinkHash { get; set; }

    public DateTimeOffset? LinkUntil { get; set; }

    /// <summary>How the bureau's own sign-in service calls him; null where it does not know him.</summary>
    public string? Subject { get; set; }

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <summary>A passkey of somebody.</summary>
public sealed class PasskeyRow
{
    /// <summary>The credential's id, in Base64.</summary>
    public string Id { get; init; } = "";

    public PersonId Person { get; init; }

    /// <summary>What he calls it.</summary>
    public string Name { get; set; } = "";

    public byte[] PublicKey { get; init; } = [];

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The authenticator's own counter at the last use.</summary>
    public long SignCount { get; set; }

    public IReadOnlyList<string> Transports { get; init; } = [];

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public byte[] AttestationObject { get; init; } = [];

    public byte[] ClientDataJson { get; init; } = [];
}

/// <summary>A link that sets a new installation up; there is at most one, and none once it was used.</summary>
public sealed class SetUpLinkRow
{
    public int Id { get; init; } = 1;

    public string Hash { get; set; } = "";

    public DateTimeOffset Until { get; set; }
}

/// <summary>How accounts and sign-ins lie in their tables.</summary>
public static class AccountMapping
{
    public static void Map(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.Entity<SignInRow>(signIn =>
        {
            _ = signIn.ToTable("SignIns").HasIndex(s => s.Person);
            _ = signIn.HasIndex(s => s.Until);
        });
        _ = model.Entity<AccountRow>(account =>
        {
            _ = account.ToTable("Accounts").HasKey(a => a.Person);
            _ = account.Property(a => a.RecoveryCodes).IsJson();
            _ = account.HasIndex(a => a.LinkHash).IsUnique();
            _ = account.HasIndex(a => a.Subject).IsUnique();
        });
        _ = model.Entity<PasskeyRow>(passkey =>
        {
            _ = passkey.ToTable("Passkeys").HasIndex(p => p.Person);
            _ = passkey.Property(p => p.Transports).IsJson();
        });
        _ = model.Entity<SetUpLinkRow>().ToTable("SetUpLinks").Property(l => l.Id).ValueGeneratedNever();
    }
}
