using System.Globalization;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.SignIn;

public sealed record Persona(PersonId Person, string Account, string Name, string Role, string Note);

public sealed record PersonaUnit(string Key, string Name, IReadOnlyList<Persona> People);

/// <summary>Who can be picked in the demonstration.</summary>
public sealed class PersonaQueries(HubDbFactory contexts, BureauClock clock, Wording wording, PersonaNotes notes)
{
    /// <summary>Whoever heads the unit comes first.</summary>
    private static int Rank(Role role) => role.HeadsItsUnit() || role == Role.Director ? 0 : 1 + (int)role;

    public async Task<IReadOnlyList<PersonaUnit>> AllAsync()
    {
        await using var db = contexts.CreateDbContext();
        var today = WorkCalendar.DayOf(clock.Now);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id);
        var posts = (await db.Posts.AsNoTracking().ToListAsync()).Where(p => p.IsHeldOn(today)).ToLookup(p => p.Unit);
        return [.. units
            .Where(u => posts[u.Id].Any())
            .Select(u => new PersonaUnit(
                u.Order.ToString(CultureInfo.InvariantCulture),
                Wording.Of(u),
                [.. posts[u.Id].OrderBy(p => Rank(p.Role)).ThenBy(p => p.From).GroupBy(p => p.Person).Select(held => new Persona(
                    held.Key,
                    people[held.Key].Account,
                    Wording.Of(people[held.Key]),
                    string.Join(" · ", held.Select(p => wording.Of(p.Role))),
                    notes.Of(people[held.Key].Account)))]))];
    }
}

/// <summary>What each persona can try, by account: a line for the picker, from the demonstration's own data.</summary>
public sealed class PersonaNotes(IReadOnlyDictionary<string, (string Zh, string En)> notes)
{
    public string Of(string account) => notes.TryGetValue(account, out var note)
        ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? note.En : note.Zh
        : "";
}
