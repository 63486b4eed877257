using System.Text.Json;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DisclosureHub.Web.Persistence;

/// <summary>
/// The database, the same on both engines. One derived context an engine carries its own migrations and the few
/// differences. Times are UTC; ids are GUIDs; lists without a life of their own are JSON columns.
/// </summary>
public abstract class HubDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<JointRelease> Releases => Set<JointRelease>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<ParkedRow> Parked => Set<ParkedRow>();

    public DbSet<ClockRow> Clock => Set<ClockRow>();

    public DbSet<TimeRules> TimeRules => Set<TimeRules>();

    public DbSet<CursorRow> Cursors => Set<CursorRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<PreferenceRow> Preferences => Set<PreferenceRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<MatterRow> Matters => Set<MatterRow>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<RefusalRow> Refusals => Set<RefusalRow>();

    public DbSet<NumberRow> Numbers => Set<NumberRow>();

    public DbSet<TakenOutRow> TakenOut => Set<TakenOutRow>();

    public DbSet<VisitRow> Visits => Set<VisitRow>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<SignInRow> SignIns => Set<SignInRow>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<PasskeyRow> Passkeys => Set<PasskeyRow>();

    public DbSet<SetUpLinkRow> SetUpLinks => Set<SetUpLinkRow>();

    public DbSet<SearchRow> SearchTexts => Set<SearchRow>();

    /// <summary>The statements that make the record append-only on this engine; run after every migration.</summary>
    public abstract IReadOnlyList<string> AppendOnlyStatements { get; }

    /// <summary>Takes the matter's row for this transaction: nobody else acts on the matter meanwhile.</summary>
    public abstract Task<MatterRow?> LockMatterAsync(Guid matter, CancellationToken stop);

    /// <summary>Takes the row of a number series for this transaction.</summary>
    public abstract NumberRow? LockNumber(string series, int year);

    /// <summary>Takes a reader's cursor for this transaction: nobody else reads on from it meanwhile.</summary>
    public abstract Task<CursorRow?> LockCursorAsync(string name, CancellationToken stop);

    /// <summary>Takes somebody's account for this transaction: two wrong tries at once count twice, and one code is taken once.</summary>
    public abstract Task<AccountRow?> LockAccountAsync(PersonId person, CancellationToken stop);

    /// <summary>Takes the end of the chain of checkpoints for this transaction, so that two who tie at once do not fork it.</summary>
    public abstract Task LockCheckpointsAsync(CancellationToken stop);

    /// <summary>Committed changes after the cursor, in an order in which none can still appear before one already seen.</summary>
    public abstract Task<OutboxBatch> ReadOutboxAsync(OutboxCursor after, int most, CancellationToken stop);

    /// <summary>The cursor of somebody who listens from now on.</summary>
    public abstract Task<OutboxCursor> OutboxNowAsync(CancellationToken stop);

    /// <summary>The texts that the terms find, the latest first: by the index alone, without loading one that is not found.</summary>
    public abstract IQueryable<SearchRow> Search(SearchTerms terms, int skip, int take);

    /// <summary>Everything read until it is disposed is of one moment, whatever is committed meanwhile. It takes no lock.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in typeof(IId<>).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))))
        {
            var converter = typeof(IdToGuid<>).MakeGenericType(id);
            _ = configurationBuilder.Properties(id).HaveConversion(converter);

            // The same where a query makes one of a bare id, as the ledger keeps them.
            _ = configurationBuilder.DefaultTypeMapping(id).HasConversion(converter);
        }

        _ = configurationBuilder.Properties<TextHash>().HaveConversion<TextHashToString>();
        _ = configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToUtc>();
        _ = configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        _ = modelBuilder.Entity<Unit>().ToTable("Units");
        _ = modelBuilder.Entity<Person>(person => person.ToTable("People").HasIndex(p => p.Account).IsUnique());
        _ = modelBuilder.Entity<Post>(post =>
        {
            _ = post.ToTable("Posts").HasIndex(p => p.Person);
            _ = post.HasIndex(p => p.Unit);
        });
        _ = modelBuilder.Entity<Category>().ToTable("Categories");
        JointReleaseMapping.Map(modelBuilder);
        _ = modelBuilder.Entity<FileRow>().ToTable("Files");
        _ = modelBuilder.Entity<MatterRow>().ToTable("Matters");
        AccountMapping.Map(modelBuilder);
        _ = modelBuilder.Entity<Delegation>(delegation =>
        {
            _ = delegation.ToTable("Delegations").HasIndex(d => d.To);
            _ = delegation.Property(d => d.Duties).IsJson();
        });
        _ = modelBuilder.Entity<LedgerEntry>(MapLedger);
        _ = modelBuilder.Entity<Checkpoint>().ToTable("Checkpoints").HasKey(c => c.Seq);
        _ = modelBuilder.Entity<OutboxRow>(outbox =>
        {
            _ = outbox.ToTable("Outbox").HasKey(o => o.Seq);
            _ = outbox.Property(o => o.Units).IsJson();
            _ = outbox.Property(o => o.Persons).IsJson();
        });
        _ = modelBuilder.Entity<RefusalRow>(refusal =>
        {
            _ = refusal.ToTable("Refusals").HasKey(r => r.Seq);
            _ = refusal.HasIndex(r => r.Article);
        });
        _ = modelBuilder.Entity<SearchRow>(text =>
        {
            _ = text.ToTable("SearchTexts").HasKey(t => t.Seq);
            _ = text.HasIndex(t => t.Release);
        });
        _ = modelBuilder.Entity<VisitRow>().ToTable("Visits").HasKey(v => new { v.Person, v.Matter });
        _ = modelBuilder.Entity<TakenOutRow>(text =>
        {
            _ = text.ToTable("TakenOut").HasKey(t => new { t.Release, t.Mark });
            _ = text.Property(t => t.Text).IsJson();
            _ = text.HasIndex(t => t.At);
        });
        MapNotices(modelBuilder);
        _ = modelBuilder.Entity<TimeRules>(rules =>
        {
            _ = rules.ToTable("TimeRules").Ignore(r => r.Matter);
            _ = rules.Property(r => r.Id).ValueGeneratedNever();
            _ = rules.Property(r => r.Rows).IsJson();
            _ = rules.Property(r => r.Notices).IsJson();
        });
        _ = modelBuilder.Entity<ClockRow>().ToTable("Clock").Property(c => c.Id).ValueGeneratedNever();
        _ = modelBuilder.Entity<NumberRow>().ToTable("Numbers").HasKey(n => new { n.Series, n.Year });
    }

    private static void MapNotices(ModelBuilder model)
    {
        _ = model.Entity<CursorRow>().ToTable("Cursors").HasKey(c => c.Name);
        _ = model.Entity<NoticeRow>(notice =>
        {
            _ = notice.ToTable("Notices").HasKey(n => n.Seq);
            _ = notice.HasIndex(n => new { n.Entry, n.Person }).IsUnique();
            _ = notice.HasIndex(n => new { n.Person, n.ReadAt, n.Seq });
        });
        _ = model.Entity<DeliveryRow>(delivery =>
        {
            _ = delivery.ToTable("Deliveries").HasKey(d => d.Seq);
            _ = delivery.HasOne(d => d.Of).WithMany().HasForeignKey(d => d.Notice);
            _ = delivery.HasIndex(d => d.LeavesAt);
            _ = delivery.HasIndex(d => new { d.Person, d.Seq });
        });
        _ = model.Entity<PreferenceRow>(preference =>
        {
            _ = preference.ToTable("Preferences").HasKey(p => p.Person);
            _ = preference.Property(p => p.Choices).IsJson();
            _ = preference.HasIndex(p => p.FeedHash).IsUnique();
        });
    }

    private static void MapLedger(EntityTypeBuilder<LedgerEntry> ledger)
    {
        _ = ledger.ToTable("Ledger").HasKey(e => e.Seq);
        _ = ledger.HasIndex(e => new { e.Matter, e.MatterSeq }).IsUnique();
        _ = ledger.HasIndex(e => new { e.Command, e.Ordinal }).IsUnique();
        _ = ledger.HasIndex(e => e.At);
        _ = ledger.HasIndex(e => e.Article);
    }

    private sealed class IdToGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
        where TId : struct, IId<TId>
    {
        // An expression tree may not name a static interface member itself.
        private static TId Wrap(Guid value) => TId.From(value);
    }

    private sealed class TextHashToString() : ValueConverter<TextHash, string>(hash => hash.Value, value => new TextHash(value));

    private sealed class InstantToUtc() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}

/// <summary>Where a reader of the outbox stands.</summary>
/// <param name="Transaction">PostgreSQL's transaction id; 0 on SQLite, where the sequence alone is in order of commit.</param>
public readonly record struct OutboxCursor(ulong Transaction, long Seq);

public sealed record OutboxBatch(IReadOnlyList<OutboxRow> Rows, OutboxCursor Next);

public static class JsonColumns
{
    /// <summary>Keeps the value as JSON text; compared by that text, so that a changed list is seen as changed.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
    {
        return property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), json => Read<T>(json)),
            new ValueComparer<T>((a, b) => Write(a!) == Write(b!), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value));
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Facts.Json);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Facts.Json)!;
}
