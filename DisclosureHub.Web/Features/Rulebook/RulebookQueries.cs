using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Reading;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Rulebook;

/// <summary>How often clauses were applied and how often they said no, by clause id.</summary>
public sealed record ClauseCounts(IReadOnlyDictionary<string, int> Applied, IReadOnlyDictionary<string, int> Refused)
{
    public int AppliedOf(string clause) => Applied.GetValueOrDefault(clause);

    public int RefusedOf(string clause) => Refused.GetValueOrDefault(clause);
}

/// <summary>
/// Counts over all matters, for everybody signed in: a number a clause and nothing of any matter. Working papers are
/// not counted; they are nobody's application of a rule yet.
/// </summary>
public sealed class RulebookQueries(HubDbFactory contexts)
{
    public async Task<ClauseCounts> CountAsync()
    {
        await using var db = contexts.CreateDbContext();
        var applied = await db.Ledger.AsNoTracking()
            .Where(e => !RecentFacts.WorkingPapers.Contains(e.Kind))
            .GroupBy(e => e.Article)
            .Select(g => new { Clause = g.Key, Times = g.Count() })
            .ToDictionaryAsync(g => g.Clause, g => g.Times);
        var refused = await db.Refusals.AsNoTracking()
            .Where(r => r.Article != "")
            .GroupBy(r => r.Article)
            .Select(g => new { Clause = g.Key, Times = g.Count() })
            .ToDictionaryAsync(g => g.Clause, g => g.Times);
        return new ClauseCounts(applied, refused);
    }
}
