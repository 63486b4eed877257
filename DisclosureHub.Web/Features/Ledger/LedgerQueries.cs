using System.Runtime.CompilerServices;
using System.Text.Json;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Ledger;

/// <summary>The only EF in the room: reads the record under the reader's own rights, and has it verified.</summary>
public sealed class LedgerQueries(HubDbFactory contexts, Verification verification, BureauClock clock)
{
    /// <summary>Read at once while the record is given out.</summary>
    private const int Exported = 500;

    /// <summary>Every kind of fact, for the filter.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Facts.Kinds.Keys];

    public async Task<LedgerView> ReadAsync(LedgerFilter filter, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var found = Found(db, filter, reader);
        var total = await found.OrderBy(f => f.Fact.Entry.Seq).Take(LedgerFilter.MostCounted).CountAsync();
        if (filter.After is { } after)
        {
            var rows = await found.Where(f => f.Fact.Entry.Seq > after).OrderBy(f => f.Fact.Entry.Seq).Take(LedgerFilter.PageSize + 1).ToListAsync();
            if (rows.Count > LedgerFilter.PageSize)
            {
                return new LedgerView(ToRows(rows.Take(LedgerFilter.PageSize).Reverse(), reader), total, true, true);
            }

            // Fewer than a page is left: then it is the first page, and the first page is always full.
        }

        var before = filter.After is null ? filter.Before : null;
        var older = before is { } limit ? found.Where(f => f.Fact.Entry.Seq < limit) : found;
        var page = await older.OrderByDescending(f => f.Fact.Entry.Seq).Take(LedgerFilter.PageSize + 1).ToListAsync();
        return new LedgerView(ToRows(page.Take(LedgerFilter.PageSize), reader), total, before is not null, page.Count > LedgerFilter.PageSize);
    }

    /// <summary>Every entry the filter finds, whatever page it asks for, in the order of writing: some hundred at a time, so that no record is too long.</summary>
    /// <returns>Nothing for a reader without the duty to verify the whole record.</returns>
    public async IAsyncEnumerable<(LedgerRow Row, LedgerEntry Entry)> ExportAsync(LedgerFilter filter, Reader reader, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        var after = reader.Carries(Duty.VerifyLedger) ? 0 : long.MaxValue;
        for (List<FactPlace<Line>>? some = null; some is null or { Count: Exported }; after = some.Count > 0 ? some[^1].Fact.Entry.Seq : after)
        {
            await using var db = contexts.CreateDbContext();
            some = await Found(db, filter, reader).Where(f => f.Fact.Entry.Seq > after).OrderBy(f => f.Fact.Entry.Seq).Take(Exported).ToListAsync(stop);
            foreach (var found in some)
            {
                yield return (ToRow(found, reader), found.Fact.Entry);
            }
        }
    }

    /// <summary>How many entries the same filter finds that were written after this one, at most <see cref="LedgerFilter.MostCounted"/>.</summary>
    public async Task<int> CountAfterAsync(LedgerFilter filter, long seq, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        return await Found(db, filter, reader).Where(f => f.Fact.Entry.Seq > seq).OrderBy(f => f.Fact.Entry.Seq).Take(LedgerFilter.MostCounted).CountAsync();
    }

    /// <summary>The newest entry the filter finds, whatever page it asks for; 0 when it finds none.</summary>
    public async Task<long> NewestAsync(LedgerFilter filter, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        return await Found(db, filter, reader).OrderByDescending(f => f.Fact.Entry.Seq).Select(f => f.Fact.Entry.Seq).FirstOrDefaultAsync();
    }

    /// <summary>The matter, or null when its record is not for this reader (or it is not there: he cannot tell).</summary>
    public async Task<LedgerMatter?> FindMatterAsync(Guid matter, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var id = JointReleaseId.From(matter);
        return await db.Releases.AsNoTracking().Where(WhoSeesWhat.RecordOf(reader)).Where(r => r.Id == id)
                .Select(r => new { r.Number, r.Lead, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn) })
                .FirstOrDefaultAsync() is { } found
            ? Opens(found.Number, found.Lead, reader) ? new LedgerMatter(matter, found.Number, found.Title, true) : new LedgerMatter(matter, found.Number, "", false)
            : null;
    }

    /// <summary>Verifies the whole record.</summary>
    /// <param name="kept">Digests kept elsewhere that must be among the checkpoints.</param>
    /// <returns>Null for a reader without the duty.</returns>
    public async Task<LedgerVerdict?> VerifyAsync(IReadOnlyCollection<string> kept, Reader reader, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reader);

        // Off the circuit: the SQLite driver is synchronous and would hold the page still for as long as it reads.
        return reader.Carries(Duty.VerifyLedger)
            ? await ToViewAsync(await Task.Run(() => verification.VerifyAsync(kept, stop), stop), stop)
            : null;
    }

    /// <summary>Verifies the chain of one matter.</summary>
    /// <returns>Null when the matter's record is not for this reader.</returns>
    public async Task<LedgerVerdict?> VerifyMatterAsync(Guid matter, Reader reader, CancellationToken stop) =>
        await FindMatterAsync(matter, reader) is null
            ? null
            : await ToViewAsync(await Task.Run(() => verification.VerifyMatterAsync(matter, stop), stop), stop);

    /// <summary>The digests in what somebody pasted: a kept file, several of them, or the bare figures.</summary>
    public static IEnumerable<string> DigestsIn(string pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        return KeptDigest.Read(pasted.Split('\n')).SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(digest => digest.ToLowerInvariant());
    }

    private static IQueryable<FactPlace<Line>> Found(HubDb db, LedgerFilter filter, Reader reader)
    {
        // Of a draft that was not sent the auditor reads what was done, not what it is called: its title says what it is about.
        var releases = db.Releases.AsNoTracking().Where(WhoSeesWhat.RecordOf(reader)).Select(r => new
        {
            r.Id,
            r.Lead,
            r.Number,
            Title = r.Number != "" || reader.Units.Contains(r.Lead) ? EF.Property<string>(r, JointReleaseMapping.TitleColumn) : "",
        });

        // The record's bare ids become typed ones, and not the other way round: a cast of a table's key keeps its index from being used.
        // Left joins: an entry whose release or post is gone from the tables is still on the record.
        var found =
            from entry in Narrowed(db, filter)
            join r in releases on (JointReleaseId)(object)entry.Matter equals r.Id into rs
            from release in rs.DefaultIfEmpty()
            join p in db.Posts.AsNoTracking() on (PostId)(object)entry.Post equals p.Id into ps
            from post in ps.DefaultIfEmpty()
            select new FactPlace<Line>
            {
                Fact = new Line { Entry = entry, Number = release.Number, Title = release.Title, Role = (Role?)post.Role },
                Kind = entry.Kind,
                Lead = (UnitId?)release.Lead,
                DoneIn = (UnitId?)post.Unit,
            };
        found = found.Where(WhoSeesWhat.FactsOf<Line>(reader));
        return filter.Words.Trim() is { Length: > 0 } words
            ? found.Where(f => f.Fact.Title!.Contains(words) || f.Fact.Number!.Contains(words))
            : found;
    }

    /// <summary>The part of the filter that the record itself answers.</summary>
    private static IQueryable<LedgerEntry> Narrowed(HubDb db, LedgerFilter filter)
    {
        var entries = db.Ledger.AsNoTracking();
        if (filter.Matter is { } matter)
        {
            entries = entries.Where(e => e.Matter == matter);
        }

        if (filter.Kind.Length > 0)
        {
            entries = entries.Where(e => e.Kind == filter.Kind);
        }

        if (filter.Clause.Length > 0)
        {
            entries = entries.Where(e => e.Article == filter.Clause);
        }

        if (filter.Person.Trim() is { Length: > 0 } name)
        {
            var people = db.People.Where(p => p.Name.Contains(name) || p.NameEn.Contains(name)).Select(p => (Guid)(object)p.Id);
            entries = entries.Where(e => people.Contains(e.Person) || (e.OnBehalfOf != null && people.Contains(e.OnBehalfOf.Value)));
        }

        if (filter.From is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = StartOf(until.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    private static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return midnight < DateTime.MinValue.AddDays(1) ? DateTimeOffset.MinValue : new DateTimeOffset(midnight, WorkCalendar.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static IReadOnlyList<LedgerRow> ToRows(IEnumerable<FactPlace<Line>> found, Reader reader) => [.. found.Select(f => ToRow(f, reader))];

    private static LedgerRow ToRow(FactPlace<Line> found, Reader reader)
    {
        var (entry, line) = (found.Fact.Entry, found.Fact);
        return new LedgerRow(
            entry.Seq, entry.Matter, line.Number, line.Title,
            found.Lead is { } lead && Opens(line.Number, lead, reader),
            entry.MatterSeq, entry.At, entry.Kind, Read(entry), Bureau.All.FirstOrDefault(a => a.Id == entry.Article), entry.Article,
            PersonId.From(entry.Person), line.Role, found.DoneIn, entry.OnBehalfOf is { } other ? PersonId.From(other) : null, entry.How,
            entry.Command, entry.Ordinal, entry.PrevHash, entry.Hash, entry.Payload);
    }

    /// <summary>A release that was sent opens for whoever reads its record; a draft opens in its own unit, not for the auditor.</summary>
    private static bool Opens(string? number, UnitId lead, Reader reader) => number is { Length: > 0 } || reader.Units.Contains(lead);

    /// <summary>The page must open on a record that was tampered with: that is when it is needed.</summary>
    private static DomainEvent? Read(LedgerEntry entry)
    {
        try
        {
            return Facts.Read(entry);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException)
        {
            return null;
        }
    }

    private async Task<LedgerVerdict> ToViewAsync(Verdict verdict, CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var ids = verdict.Found.Select(f => f.Matter).OfType<Guid>().Distinct().Select(JointReleaseId.From).ToList();
        var numbers = await db.Releases.AsNoTracking().Where(r => ids.Contains(r.Id) && r.Number != "").Select(r => new { r.Id, r.Number }).ToDictionaryAsync(r => r.Id.Value, r => r.Number, stop);
        return new LedgerVerdict(verdict.Entries, verdict.Matters, verdict.Checkpoints, verdict.Digest, verdict.Found, clock.Now, numbers);
    }

    /// <summary>An entry with what the tables know of its matter and post.</summary>
    private sealed class Line
    {
        public required LedgerEntry Entry { get; init; }

        public required string? Number { get; init; }

        public required string? Title { get; init; }

        public required Role? Role { get; init; }
    }
}
