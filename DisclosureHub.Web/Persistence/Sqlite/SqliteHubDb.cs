using System.Data;
using System.Globalization;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace DisclosureHub.Web.Persistence.Sqlite;

/// <summary>
/// The default engine: one file beside the application, one write lane in front of it. BEGIN IMMEDIATE takes the whole
/// file, so the matter's row needs no lock of its own.
/// </summary>
public sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options) : HubDb(options)
{
    public override IReadOnlyList<string> AppendOnlyStatements { get; } =
    [
        .. AppendOnly("Ledger", "kept.Seq = new.Seq OR (kept.Matter = new.Matter AND kept.MatterSeq = new.MatterSeq) OR (kept.Command = new.Command AND kept.Ordinal = new.Ordinal)"),
        .. AppendOnly("Checkpoints", "kept.Seq = new.Seq"),
        .. AppendOnly("Versions", "kept.Release = new.Release AND kept.Number = new.Number"),
        .. AppendOnly("Files", "kept.Id = new.Id"),
    ];

    public override Task<MatterRow?> LockMatterAsync(Guid matter, CancellationToken stop) => Matters.FirstOrDefaultAsync(m => m.Id == matter, stop);

    public override NumberRow? LockNumber(string series, int year) => Numbers.FirstOrDefault(n => n.Series == series && n.Year == year);

    public override Task<CursorRow?> LockCursorAsync(string name, CancellationToken stop) => Cursors.FirstOrDefaultAsync(c => c.Name == name, stop);

    public override Task<AccountRow?> LockAccountAsync(PersonId person, CancellationToken stop) => Accounts.FirstOrDefaultAsync(a => a.Person == person, stop);

    /// <summary>Whoever writes has the whole file.</summary>
    public override Task LockCheckpointsAsync(CancellationToken stop) => Task.CompletedTask;

    public override async Task<OutboxBatch> ReadOutboxAsync(OutboxCursor after, int most, CancellationToken stop)
    {
        var rows = await Outbox.AsNoTracking().Where(o => o.Seq > after.Seq).OrderBy(o => o.Seq).Take(most).ToListAsync(stop);
        return new OutboxBatch(rows, rows.Count == 0 ? after : new OutboxCursor(0, rows[^1].Seq));
    }

    public override async Task<OutboxCursor> OutboxNowAsync(CancellationToken stop) =>
        new(0, await Outbox.MaxAsync(o => (long?)o.Seq, stop) ?? 0);

    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop) =>
        // For the driver this level means BEGIN without IMMEDIATE: a reader of the write-ahead log at one point, never a writer.
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, stop);

    public override IQueryable<SearchRow> Search(SearchTerms terms, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var all = terms.Grams.Select(Word).Concat(terms.Marks).Select(Quoted);
        var words = string.Join(" AND ", [.. all, $"({string.Join(" OR ", terms.AnyOf.Select(Quoted))})"]);

        // The full-text table is walked from its end and stops at the last row asked for; CROSS JOIN keeps that order of the two.
        var longRuns = string.Concat(terms.LongRuns.Select((_, n) => $" AND instr(s.Folded, {{{n + 3}}}) > 0"));
        var statement = "SELECT s.* FROM SearchGrams AS g CROSS JOIN SearchTexts AS s ON s.Seq = g.rowid WHERE g.SearchGrams MATCH {0}" + longRuns + " ORDER BY g.rowid DESC LIMIT {1} OFFSET {2}";
        return SearchTexts.FromSqlRaw(statement, [words, take, skip, .. terms.LongRuns]);
    }

    /// <summary>Saves, and keeps the full-text table in step with its rows.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries<SearchRow>().Select(e => (e.State, Row: e.Entity)).ToList();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var (state, row) in changed)
        {
            _ = state switch
            {
                EntityState.Added => await Database.ExecuteSqlAsync($"INSERT INTO SearchGrams(rowid, Words) VALUES ({row.Seq}, {string.Join(' ', row.Grams.Select(Word).Concat(row.Marks))})", cancellationToken),
                EntityState.Deleted => await Database.ExecuteSqlAsync($"DELETE FROM SearchGrams WHERE rowid = {row.Seq}", cancellationToken),
                EntityState.Unchanged => 0,
                _ => throw new InvalidOperationException("A text that changed is a new row."),
            };
        }

        return saved;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // AUTOINCREMENT: a number that was once given is never given again, even after its row is gone.
        _ = modelBuilder.Entity<LedgerEntry>().Property(e => e.Seq).UseAutoincrement();
        _ = modelBuilder.Entity<OutboxRow>().Property(e => e.Seq).UseAutoincrement();
        _ = modelBuilder.Entity<Checkpoint>().Property(e => e.Seq).UseAutoincrement();

        // These two are the words of a full-text table, which knows its rows by the same number.
        _ = modelBuilder.Entity<SearchRow>().Ignore(t => t.Grams).Ignore(t => t.Marks).Property(t => t.Seq).UseAutoincrement();
    }

    /// <summary>A gram as a word of small letters and digits.</summary>
    private static string Word(int gram) => string.Create(CultureInfo.InvariantCulture, $"g{gram:x8}");

    private static string Quoted(string word) => $"\"{word}\"";

    /// <summary>
    /// UPDATE and DELETE abort. INSERT OR REPLACE deletes without firing delete triggers unless the connection asks for
    /// recursive triggers, so a row that is there already is refused before the insert as well.
    /// </summary>
    private static IEnumerable<string> AppendOnly(string table, string same) =>
    [
        $"DROP TRIGGER IF EXISTS {table}_no_update",
        $"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        $"DROP TRIGGER IF EXISTS {table}_no_delete",
        $"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        $"DROP TRIGGER IF EXISTS {table}_no_replace",
        $"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} AS kept WHERE {same}) BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    ];
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class SqliteHubDbFactory : IDesignTimeDbContextFactory<SqliteHubDb>
{
    public SqliteHubDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=design.db").Options);
}
