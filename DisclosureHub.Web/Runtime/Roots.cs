using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
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
            : throw new InvalidOperationException($"Nobody knows how to load a {typeof(TRoot).Name}.");

    /// <summary>Writes what follows from the root's parts, and says which units the matter concerns.</summary>
    public static IReadOnlyList<UnitId> Show(HubDb db, Aggregate root, DateTimeOffset at)
    {
        switch (root)
        {
            case JointRelease release:
                JointReleaseMapping.Show(db, release, at);
                return [release.Lead, .. release.Consultations.Select(c => c.Unit)];

            case TimeRules:
                return [];

            default:
                throw new InvalidOperationException($"Nobody knows what to show of a {root?.GetType().Name}.");
        }
    }
}
