using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Accounts;

/// <summary>The passkeys of one person, for his own page.</summary>
public sealed class OwnPasskeys(HubDbFactory contexts)
{
    public async Task<IReadOnlyList<(string Id, string Name, DateTimeOffset MadeAt)>> ReadAsync(PersonId person)
    {
        await using var db = contexts.CreateDbContext();
        var rows = await db.Passkeys.AsNoTracking().Where(p => p.Person == person).OrderBy(p => p.MadeAt).Take(Passkeys.Most).Select(p => new { p.Id, p.Name, p.MadeAt }).ToListAsync();
        return [.. rows.Select(r => (r.Id, r.Name, r.MadeAt))];
    }
}
