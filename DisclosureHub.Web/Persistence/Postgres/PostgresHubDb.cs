using System.Data;
using System.Globalization;
using System.Text;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace DisclosureHub.Web.Persistence.Postgres;

/// <summary>The engine for more than one machine. The matter's row is locked FOR UPDATE; the outbox is read below the oldest running transaction.</summary>
public sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options) : HubDb(options)
{
    private const string TransactionColumn = "Transaction";

    /// <summary>So many of the latest rows are looked through for each that is wanted, before the index is asked.</summary>
    private const int LatestForEachWanted = 25;

    public override IReadOnlyList<string> AppendOnlyStatements { get; } =
    [
        """
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
        """,
        .. AppendOnly("Ledger"),
        .. AppendOnly("Checkpoints"),
        .. AppendOnly("Versions"),
        .. AppendOnly("Files"),
    ];

    public override Task<MatterRow?> LockMatterAsync(Guid matter, CancellationToken stop) =>
        Matters.FromSql($"""SELECT * FROM "Matters" WHERE "Id" = {matter} FOR UPDATE""").FirstOrDefaultAsync(stop);

    public override NumberRow? LockNumber(string series, int year) =>
        Numbers.FromSql($"""SELECT * FROM "Numbers" WHERE "Series" = {series} AND "Year" = {year} FOR UPDATE""").FirstOrDefault();

    public override Task<CursorRow?> LockCursorAsync(string name, CancellationToken stop) =>
        Cursors.FromSql($"""SELECT * FROM "Cursors" WHERE "Name" = {name} FOR UPDATE""").FirstOrDefaultAsync(stop);

    public override Task<AccountRow?> LockAccountAsync(PersonId person, CancellationToken stop) =>
        Accounts.FromSql($"""SELECT * FROM "Accounts" WHERE "Person" = {person.Value} FOR UPDATE""").FirstOrDefaultAsync(stop);

    public override Task LockCheckpointsAsync(CancellationToken stop) =>
        Database.ExecuteSqlRawAsync("""LOCK TABLE "Checkpoints" IN SHARE ROW EXCLUSIVE MODE""", stop);

    public override async Task<OutboxBatch> ReadOutboxAsync(OutboxCursor after, int most, CancellationToken stop)
    {
        // A plain sequence loses rows that commit late: a lower number can appear after a higher one was read. Below the
        // oldest running transaction nothing can appear any more.
        var rows = await Outbox.FromSql(
            $"""
            SELECT * FROM "Outbox"
            WHERE ("Transaction", "Seq") > ({Text(after.Transaction)}::xid8, {after.Seq}) AND "Transaction" < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY "Transaction", "Seq" LIMIT {most}
            """)
            .AsNoTracking()
            .Select(o => new { Row = o, Transaction = EF.Property<ulong>(o, TransactionColumn) })
            .ToListAsync(stop);
        var next = rows.Count == 0 ? after : new OutboxCursor(rows[^1].Transaction, rows[^1].Row.Seq);
        return new OutboxBatch([.. rows.OrderBy(r => r.Transaction).ThenBy(r => r.Row.Seq).Select(r => r.Row)], next);
    }

    public override async Task<OutboxCursor> OutboxNowAsync(CancellationToken stop) =>
        new(ulong.Parse(
            await Database.SqlQuery<string>($"""SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "Value" """).SingleAsync(stop),
            NumberStyles.None, CultureInfo.InvariantCulture), 0);

    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    public override IQueryable<SearchRow> Search(SearchTerms terms, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(terms);
        List<object> values = [terms.AnyOf.ToArray(), take, skip, skip + take, (skip + take) * LatestForEachWanted];
        var conditions = new StringBuilder("t.\"Marks\" && {0}");

        // An empty array lies in every other: asked for, it would have the whole index read.
        if (terms.Grams is { Count: > 0 } grams)
        {
            Ask("t.\"Grams\" @> {0}", grams.ToArray());
        }

        if (terms.Marks.Count > 0)
        {
            Ask("t.\"Marks\" @> {0}", terms.Marks.ToArray());
        }

        foreach (var run in terms.LongRuns)
        {
            Ask("strpos(t.\"Folded\", {0}) > 0", run);
        }

        // What is in every other text is found among the latest rows at once; what is rare, by the index. Left to choose, the planner reads all
        // rows from the end for a rare word, since it does not count what it costs to unpack their arrays: hence the + 0.
        var statement = $$"""
            SELECT s.* FROM "SearchTexts" AS s WHERE s."Seq" IN (
              WITH latest AS MATERIALIZED (
                SELECT t."Seq" FROM "SearchTexts" AS t
                WHERE t."Seq" > (SELECT max("Seq") FROM "SearchTexts") - {4} AND {{conditions}} ORDER BY t."Seq" DESC LIMIT {3})
              SELECT "Seq" FROM latest
              UNION ALL
              (SELECT t."Seq" FROM "SearchTexts" AS t WHERE (SELECT count(*) FROM latest) < {3} AND {{conditions}} ORDER BY t."Seq" + 0 DESC LIMIT {3}))
            ORDER BY s."Seq" DESC LIMIT {1} OFFSET {2}
            """;
        return SearchTexts.FromSqlRaw(statement, [.. values]);

        void Ask(string condition, object value)
        {
            _ = conditions.Append(" AND ").Append(condition.Replace("{0}", $"{{{values.Count}}}", StringComparison.Ordinal));
            values.Add(value);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        _ = modelBuilder.UseCollation("C");
        _ = modelBuilder.Entity<SearchRow>().HasIndex(t => new { t.Grams, t.Marks }).HasMethod("gin").HasStorageParameter("fastupdate", false);
        var outbox = modelBuilder.Entity<OutboxRow>();
        _ = outbox.Property<ulong>(TransactionColumn).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
        _ = outbox.HasIndex(TransactionColumn, nameof(OutboxRow.Seq));
    }

    /// <summary>Outside a column EF takes a ulong for a numeric, and xid8 converts to and from nothing but text.</summary>
    private static string Text(ulong transaction) => transaction.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> AppendOnly(string table) =>
    [
        $"""DROP TRIGGER IF EXISTS append_only ON "{table}" """,
        $"""CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
        $"""DROP TRIGGER IF EXISTS no_truncate ON "{table}" """,
        $"""CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
    ];
}

/// <summary>For <c>dotnet ef</c> only.</summary>
public sealed class PostgresHubDbFactory : IDesignTimeDbContextFactory<PostgresHubDb>
{
    public PostgresHubDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
