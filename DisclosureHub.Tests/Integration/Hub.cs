using System.Globalization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Deadlines.Board;
using DisclosureHub.Web.Features.Desk;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.FromWord;
using DisclosureHub.Web.Features.JointReleases.Handling;
using DisclosureHub.Web.Features.JointReleases.Talk;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Features.Search;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Tests.Integration;

/// <summary>The product behind its pages, on a database of the test's own and a clock the test moves.</summary>
public sealed class Hub : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    private Hub(Database database, Action<IServiceCollection, Database>? with)
    {
        Database = database;
        var services = new ServiceCollection().AddLogging().AddHubDb(database.Postgres, database.File);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Timetable.Defaults(Holidays.Calendar));
        foreach (var type in (Type[])
            [typeof(BureauClock), typeof(Timetables), typeof(CommitSignal), typeof(CommandRunner), typeof(Readers), typeof(SignIns), typeof(BureauDirectory), typeof(ChangeFeed), typeof(Presence),
                typeof(Checkpoints), typeof(Verification), typeof(ReleaseRows), typeof(RecentFacts), typeof(JointReleaseQueries), typeof(MediationQueries), typeof(PaperQueries), typeof(BureauCard), typeof(TalkQueries), typeof(VisitQueries), typeof(TakenOutQueries), typeof(DeskQueries), typeof(LedgerQueries), typeof(SearchQueries), typeof(DeadlineBoardQueries)])
        {
            services.AddSingleton(type);
        }

        with?.Invoke(services, database);
        _services = services.BuildServiceProvider();
    }

    public Database Database { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    public HubDbFactory Contexts => Get<HubDbFactory>();

    public CommandRunner Runner => Get<CommandRunner>();

    public JointReleaseQueries Releases => Get<JointReleaseQueries>();

    /// <param name="with">Services that stand in for the product's own.</param>
    public static async Task<Hub> StartAsync(Db engine, Action<IServiceCollection, Database>? with = null) => new(await Database.CreateAsync(engine), with);

    /// <summary>Another hub on a copy of what this one has written.</summary>
    public async Task<Hub> CopyAsync() => new(await Database.CopyAsync(), null);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    // ---- acting ----------------------------------------------------------------------------------------------------

    public Actor ActorOf(Someone who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return new Actor(who.Person.Id, who.Post.Id, Authentication.DemoPersona, Time.GetUtcNow().AddHours(10));
    }

    public Task<Done> RunAsync(IActOn<JointRelease> command, Someone who) => Runner.RunAsync(command, ActorOf(who));

    public Task<Done> RunAsync(IBegin<JointRelease> command, Someone who) => Runner.RunAsync(command, ActorOf(who));

    public async Task<Done> MustAsync(IActOn<JointRelease> command, Someone who)
    {
        var done = await RunAsync(command, who);
        Assert.Null(done.Refusal);
        return done;
    }

    /// <summary>A complete draft of Employment's, about units that are concerned by the whole of it.</summary>
    public async Task<JointReleaseId> DraftedAsync(IReadOnlyList<Unit> concerned, string title = "招聘公告", string text = "面向社会公开招聘工作人员五名。")
    {
        var id = NewId.Of<JointReleaseId>();
        Assert.Null((await RunAsync(new DraftRelease(NewId.OfCommand(), id, title), Cast.Drafter)).Refusal);
        await MustAsync(
            new SaveDetails(NewId.OfCommand(), id, title, Cast.Recruitment.Id, DisclosureAttribute.Proactive, "", [Cast.Employment.Id], (await LoadAsync(id)).DetailsHash),
            Cast.Drafter);
        await MustAsync(new AddBlocks(NewId.OfCommand(), id, null, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, text)]), Cast.Drafter);
        await MustAsync(new NameConcerns(NewId.OfCommand(), id, [.. concerned.Select(u => new Concern(u.Id, []))], concerned.Count == 0 ? "只涉及本科室。" : ""), Cast.Drafter);
        return id;
    }

    public async Task<JointReleaseId> SubmittedAsync(params Unit[] concerned)
    {
        var id = await DraftedAsync(concerned);
        await SubmitAsync(id);
        return id;
    }

    public async Task SubmitAsync(JointReleaseId id, string changeNote = "") =>
        await MustAsync(new SubmitDraft(NewId.OfCommand(), id, true, changeNote, (await LoadAsync(id)).Draft.Hash()), Cast.Drafter);

    public async Task IssueAsync(JointReleaseId id) =>
        await MustAsync(new IssueVersion(NewId.OfCommand(), id, "建议主动公开。", (await LoadAsync(id)).Draft.Hash()), Cast.Head);

    /// <summary>Sent to the units, which owe their answers.</summary>
    public async Task<JointReleaseId> OpenedAsync(params Unit[] concerned)
    {
        var id = await SubmittedAsync(concerned);
        await IssueAsync(id);
        return id;
    }

    /// <summary>A new passage at the end, submitted and sent as the next version.</summary>
    public async Task ReviseAsync(JointReleaseId id, string text = "报名截止日期另行通知。")
    {
        var last = (await LoadAsync(id)).Draft.Blocks[^1].Id;
        await MustAsync(new AddBlocks(NewId.OfCommand(), id, last, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, text)]), Cast.Drafter);
        await SubmitAsync(id, "补充一段。");
        await IssueAsync(id);
    }

    public async Task<SignOpinion> OpinionAsync(JointReleaseId id, Unit unit, Stance stance = Stance.Consent)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var content = new OpinionContent(stance, ConsentScope.Whole, stance == Stance.Consent ? "" : "理由如下。", "协调制度第三条", "");
        var release = await LoadAsync(id);
        return new SignOpinion(NewId.OfCommand(), id, unit.Id, NewId.Of<OpinionId>(), content, release.Current!.Hash, release.LatestOf(unit.Id)?.Id);
    }

    public async Task<Done> SignAsync(JointReleaseId id, Unit unit, Stance stance = Stance.Consent)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return await MustAsync(await OpinionAsync(id, unit, stance), Cast.Of(unit.Id).Head);
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    public async Task<JointRelease> LoadAsync(JointReleaseId id)
    {
        await using var db = Contexts.CreateDbContext();
        return await JointReleaseMapping.LoadAsync(db, id.Value, CancellationToken.None) ?? throw new InvalidOperationException($"{id} is not there.");
    }

    public async Task<IReadOnlyList<LedgerEntry>> RecordAsync(JointReleaseId id)
    {
        await using var db = Contexts.CreateDbContext();
        return await db.Ledger.AsNoTracking().Where(e => e.Matter == id.Value).OrderBy(e => e.MatterSeq).ToListAsync();
    }

    public Task<Verdict> VerifyAsync(params string[] kept) => Get<Verification>().VerifyAsync(kept);

    /// <summary>Who somebody is as a reader, today.</summary>
    public async Task<Reader> ReaderAsync(Someone who)
    {
        ArgumentNullException.ThrowIfNull(who);
        return await Get<Readers>().FindAsync(who.Person.Id) ?? new Reader(who.Person.Id, []);
    }

    /// <summary>Every row of every table, as text; of the refusals only how many.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EverythingAsync()
    {
        await using var db = Contexts.CreateDbContext();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Where(t => t != "Refusals"))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the model.
            command.CommandText = $"""SELECT * FROM "{table}" ORDER BY 1, 2""";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            List<string> rows = [];
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                _ = reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(v => v is byte[] b ? Convert.ToHexString(b) : Convert.ToString(v, CultureInfo.InvariantCulture))));
            }

            all[table] = string.Join('\n', rows);
        }

        return all;
    }

    public async Task<IReadOnlyList<RefusalRow>> RefusalsAsync()
    {
        await using var db = Contexts.CreateDbContext();
        return await db.Refusals.AsNoTracking().OrderBy(r => r.Seq).ToListAsync();
    }

    // ---- behind the product's back ---------------------------------------------------------------------------------

    /// <summary>Runs SQL as somebody with the database in hand would.</summary>
    public async Task SqlAsync(params string[] statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        await using var db = Contexts.CreateDbContext();
        await db.Database.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
            command.CommandText = statement;
#pragma warning restore CA2100
            _ = await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Takes away what protects the record, as somebody who owns the database can.</summary>
    public async Task DropTriggersAsync()
    {
        foreach (var table in (string[])["Ledger", "Checkpoints", "Versions", "Files"])
        {
            await SqlAsync(Database.Engine == Db.Sqlite
                ? [$"DROP TRIGGER {table}_no_update", $"DROP TRIGGER {table}_no_delete", $"DROP TRIGGER {table}_no_replace"]
                : [$"""DROP TRIGGER append_only ON "{table}" """, $"""DROP TRIGGER no_truncate ON "{table}" """]);
        }
    }
}
