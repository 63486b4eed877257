using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;

namespace DisclosureHub.Web.Accounts;

/// <summary>A person and with what he signs in, as ASP.NET Core Identity's user.</summary>
public sealed class Account(Person person, AccountRow row)
{
    public Person Person { get; } = person;

    public AccountRow Row { get; } = row;

    /// <summary>What was read: only what differs from it is written, so that nobody undoes what another did meanwhile.</summary>
    internal (string? PasswordHash, string SecurityStamp, DateTimeOffset? LockoutEnd) Read { get; set; } = (row.PasswordHash, row.SecurityStamp, row.LockoutEnd);

    /// <summary>Whether a code from his own device is asked besides the password.</summary>
    public bool AsksForCode => Row.AuthenticatorKey is not null;
}
