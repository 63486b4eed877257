using System.Text.Json;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>Replays who was given which post, and compares it with the tables that every right is read from.</summary>
internal static class OrganisationVerification
{
    public static async Task<IReadOnlyList<Finding>> ReplayAsync(HubDb db, MatterRow matter, IReadOnlyList<LedgerEntry> chain, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Organisation told, held;
        try
        {
            told = Organisation.Replay(chain.Select(Facts.Read));
            held = await OrganisationMapping.LoadAsync(db, stop);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return [new Finding(Fault.Unreadable, matter.Id, "Posts", "", "", "", "", $"The organisation cannot be read: {e.Message}")];
        }

        return
        [
            .. Differing(matter, "Units", told.Units, held.Units),
            .. Differing(matter, "People", told.People, held.People),
            .. Differing(matter, "Posts", told.Posts, held.Posts),
            .. Differing(matter, "Categories", told.Categories, held.Categories),
            .. Differing(matter, "Delegations", told.Delegations, held.Delegations),
        ];
    }

    private static IEnumerable<Finding> Differing<TId, TItem>(MatterRow matter, string table, IReadOnlyDictionary<TId, TItem> told, IReadOnlyDictionary<TId, TItem> held)
        where TId : struct
        where TItem : class
    {
        foreach (var id in told.Keys.Union(held.Keys).OrderBy(id => id.ToString(), StringComparer.Ordinal))
        {
            var (onRecord, inTable) = (Written(told.GetValueOrDefault(id)), Written(held.GetValueOrDefault(id)));
            if (onRecord != inTable)
            {
                var fault = inTable.Length == 0 ? Fault.Missing : onRecord.Length == 0 ? Fault.Unheard : Fault.Differs;
                yield return new Finding(fault, matter.Id, table, $"{id}", "", onRecord, inTable, $"{table} {id}: the record says \"{onRecord}\", the table \"{inTable}\"");
            }
        }
    }

    private static string Written<TItem>(TItem? item)
        where TItem : class => item is null ? "" : JsonSerializer.Serialize(item, Facts.Json);
}
