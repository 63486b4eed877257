using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Runtime;

/// <summary>The kinds of root there are: how each is loaded whole, and what is shown of it after a command.</summary>
public static class Roots
{
    public static async Task<TRoot?> LoadAsync<TRoot>(HubDb db, Guid matter, CancellationToken stop)
        where TRoot : Aggregate =>
        // The clocks of any kind of matter are kept alike; there is one kind so far.
        typeof(TRoot) == typeof(JointRelease) || typeof(TRoot) == typeof(TimedMatter)
            ? await JointReleaseMapping.LoadAsync(db, matter, stop) as TRoot
            : typeof(TRoot) == typeof(TimeRules)
            ? await db.TimeRules.SingleOrDefaultAsync(stop) as TRoot
            : typeof(TRoot) == typeof(Organisation)
            ? await OrganisationMapping.LoadAsync(db, stop) as TRoot
            : throw new InvalidOperationException($"Nobody knows how to load a {typeof(TRoot).Name}.");

    /// <summary>Takes a new root into the database.</summary>
    public static void Add(HubDb db, Aggregate root)
    {
        ArgumentNullException.ThrowIfNull(db);

        // The organisation has no row of its own: its parts are shown as rows after every command.
        if (root is not Organisation)
        {
            _ = db.Add(root);
        }
    }

    /// <summary>Writes what follows from the root's parts, and says which units the matter concerns.</summary>
    public static async Task<IReadOnlyList<UnitId>> ShowAsync(HubDb db, Aggregate root, DateTimeOffset at, CancellationToken stop)
    {
        switch (root)
        {
            case JointRelease release:
                JointReleaseMapping.Show(db, release, at);
                await SearchIndex.ShowAsync(db, release, at, stop);
                return [release.Lead, .. release.Consultations.Select(c => c.Unit)];

            case TimeRules:
                return [];

            case Organisation organisation:
                OrganisationMapping.Show(db, organisation);
                return [];

            default:
                throw new InvalidOperationException($"Nobody knows what to show of a {root?.GetType().Name}.");
        }
    }
}
