using DisclosureHub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence;

/// <summary>How the organisation lies in its tables: units, people, posts, categories, delegations, each a row.</summary>
public static class OrganisationMapping
{
    public static async Task<Organisation> LoadAsync(HubDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new Organisation(
            await db.Units.AsNoTracking().ToListAsync(stop),
            await db.People.AsNoTracking().ToListAsync(stop),
            await db.Posts.AsNoTracking().ToListAsync(stop),
            await db.Categories.AsNoTracking().ToListAsync(stop),
            await db.Delegations.AsNoTracking().ToListAsync(stop));
    }

    /// <summary>Writes what a command changed.</summary>
    public static void Show(HubDb db, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(organisation);
        foreach (var item in organisation.Changed)
        {
            var (type, id) = KeyOf(item);
            if (db.Find(type, id) is { } row)
            {
                db.Entry(row).CurrentValues.SetValues(item);
            }
            else
            {
                _ = db.Add(item);
            }
        }
    }

    private static (Type Type, object Id) KeyOf(object item) => item switch
    {
        Unit unit => (typeof(Unit), unit.Id),
        Person person => (typeof(Person), person.Id),
        Post post => (typeof(Post), post.Id),
        Category category => (typeof(Category), category.Id),
        Delegation delegation => (typeof(Delegation), delegation.Id),
        _ => throw new InvalidOperationException($"Nobody knows where a {item.GetType().Name} lies."),
    };
}
