using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Channels;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Notices;

/// <summary>Where somebody wants to be told, as his page shows it.</summary>
/// <param name="FeedMadeAt">Since when his calendar has an address; null while it has none.</param>
public sealed record PreferenceView(string Mail, string Handle, string Language, IReadOnlyList<Choice> Choices, DateTimeOffset? FeedMadeAt);

/// <summary>Each person's own channels. They are nobody's act and stand on no record; only he himself sees and changes them.</summary>
public sealed class Preferences(HubDbFactory contexts, WriteLane lane, BureauClock clock)
{
    /// <summary>The longest address or handle taken.</summary>
    public const int LongestAddress = 200;

    public async Task<PreferenceView> ReadAsync(PersonId person)
    {
        await using var db = contexts.CreateDbContext();
        var row = await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.Person == person);
        return new PreferenceView(
            row?.Mail ?? "", row?.Handle ?? "", row?.Language ?? "zh-CN", [.. Enum.GetValues<NoticeKind>().Select(kind => Choices.Of(kind, row?.Choices ?? []))], row?.FeedMadeAt);
    }

    /// <returns>False, and nothing is kept, when the address for mail is none, or something is longer than is taken.</returns>
    public async Task<bool> SaveAsync(PersonId person, string mail, string handle, string language, IReadOnlyList<Choice> choices)
    {
        var (address, account) = (mail.Trim(), handle.Trim());
        if (address.Length > LongestAddress || account.Length > LongestAddress || (address.Length > 0 && !Mail.IsAddress(address)))
        {
            return false;
        }

        await ChangeAsync(person, row => (row.Mail, row.Handle, row.Language, row.Choices) = (address, account, language == "en" ? "en" : "zh-CN", [.. choices]));
        return true;
    }

    /// <summary>Gives his calendar an address with a new secret; one given before opens nothing from now on.</summary>
    /// <returns>The secret, which is kept nowhere.</returns>
    public async Task<string> MakeFeedAsync(PersonId person)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await ChangeAsync(person, row => (row.FeedHash, row.FeedMadeAt) = (HashOf(secret), clock.Now));
        return secret;
    }

    /// <summary>Takes the address back.</summary>
    public Task RevokeFeedAsync(PersonId person) => ChangeAsync(person, row => (row.FeedHash, row.FeedMadeAt) = (null, null));

    /// <summary>Whose calendar a secret opens, or null.</summary>
    public async Task<(PersonId Person, string Language)?> OwnerOfAsync(string secret, CancellationToken stop)
    {
        var hash = HashOf(secret);
        await using var db = contexts.CreateDbContext();
        var row = await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.FeedHash == hash, stop);
        return row is null ? null : (row.Person, row.Language);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private Task ChangeAsync(PersonId person, Action<PreferenceRow> change) => lane.RunAsync(async db =>
    {
        var row = await db.Preferences.FirstOrDefaultAsync(p => p.Person == person);
        if (row is null)
        {
            row = new PreferenceRow { Person = person };
            _ = db.Preferences.Add(row);
        }

        change(row);
        return true;
    });
}
