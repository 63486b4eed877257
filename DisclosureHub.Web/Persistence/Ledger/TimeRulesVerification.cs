using System.Text.Json;
using DisclosureHub.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>Replays what the bureau set about its time limits and loaded into its calendar, and compares it with the table.</summary>
internal static class TimeRulesVerification
{
    public static async Task<IReadOnlyList<Finding>> ReplayAsync(HubDb db, MatterRow matter, IReadOnlyList<LedgerEntry> chain, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        if (await db.TimeRules.AsNoTracking().SingleOrDefaultAsync(stop) is not { } held)
        {
            return [new Finding(Fault.Missing, matter.Id, "TimeRules", "", "", "", "", "TimeRules: missing, though the record knows it")];
        }

        var facts = chain.Select(Facts.Read).ToList();
        var rows = facts.OfType<TermSet>().Select(f => new TermInForce(
            f.Term, f.EffectiveFrom, f.Length, f.Unit, new ReminderPlan(f.AtHalfTime, f.Before, f.AfterDue), f.Ladder, f.By.Person, f.At));
        var notices = facts.OfType<NoticeLoaded>().Select(f => new LoadedNotice(f.Year, f.Source, f.Off, f.MakeUpWorkdays, f.Names));
        return [.. Differing(matter, "Rows", rows, held.Rows), .. Differing(matter, "Notices", notices, held.Notices)];
    }

    private static IEnumerable<Finding> Differing<T>(MatterRow matter, string field, IEnumerable<T> told, IEnumerable<T> held)
    {
        var (onRecord, inTable) = (JsonSerializer.Serialize(told, Facts.Json), JsonSerializer.Serialize(held, Facts.Json));
        if (onRecord != inTable)
        {
            yield return new Finding(Fault.Differs, matter.Id, "TimeRules", matter.Id.ToString(), field, onRecord, inTable, $"TimeRules, {field}: the record says otherwise");
        }
    }
}
