using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Benchmarks;

/// <summary>A bureau of two units on a SQLite file of its own, behind the product's own door.</summary>
internal sealed class Bureau : IAsyncDisposable
{
    private static readonly Unit Lead = new(NewId.Of<UnitId>(), "就业科", "Employment", "就业", "EMP", UnitKind.Section, 1);
    private static readonly Unit Asked = new(NewId.Of<UnitId>(), "财务科", "Finance", "财务", "FIN", UnitKind.Section, 2);
    private static readonly Category Subject = new(NewId.Of<CategoryId>(), "招聘", "Recruitment", Lead.Id, 1);
    private static readonly Post Drafter = new(NewId.Of<PostId>(), NewId.Of<PersonId>(), Lead.Id, Role.Drafter, new DateOnly(2020, 1, 1), null);
    private static readonly Post Head = new(NewId.Of<PostId>(), NewId.Of<PersonId>(), Lead.Id, Role.SectionHead, new DateOnly(2020, 1, 1), null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosurehub-benchmark-");
    private readonly ServiceProvider _services;

    private Bureau(TimeProvider time, Action<IServiceCollection>? with, string? postgres)
    {
        var services = new ServiceCollection().AddLogging().AddHubDb(postgres, Path.Combine(_folder.FullName, "hub.db"))
            .AddSingleton(time).AddSingleton(Timetable.Defaults(Holidays.Calendar))
            .AddSingleton<Timetables>().AddSingleton<BureauClock>().AddSingleton<CommitSignal>().AddSingleton<CommandRunner>().AddSingleton<DeadlineSweep>();
        with?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    /// <param name="postgres">A connection string to an empty database, instead of a SQLite file.</param>
    public static async Task<Bureau> OpenAsync(TimeProvider time, Action<IServiceCollection>? with = null, string? postgres = null)
    {
        var bureau = new Bureau(time, with, postgres);
        await Engine.PrepareAsync(bureau.Get<HubDbFactory>(), CancellationToken.None);
        await bureau.Get<WriteLane>().RunAsync(db =>
        {
            db.Units.AddRange(Lead, Asked);
            _ = db.Categories.Add(Subject);
            db.People.AddRange(new Person(Drafter.Person, "甲", "A", "a"), new Person(Head.Person, "乙", "B", "b"));
            db.Posts.AddRange(Drafter, Head);
            return Task.FromResult(true);
        });
        return bureau;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A release that one unit is asked about: one running clock.</summary>
    public async Task<JointReleaseId> AskAsync()
    {
        var id = NewId.Of<JointReleaseId>();
        Must(await Get<CommandRunner>().RunAsync(new DraftRelease(NewId.OfCommand(), id, "公告"), By(Drafter)));
        await DoAsync(new SaveDetails(NewId.OfCommand(), id, "公告", Subject.Id, DisclosureAttribute.Proactive, "", [Lead.Id], (await LoadAsync(id)).DetailsHash), Drafter);
        await DoAsync(new AddBlocks(NewId.OfCommand(), id, null, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, "面向社会公开招聘工作人员五名。")]), Drafter);
        await DoAsync(new NameConcerns(NewId.OfCommand(), id, [new Concern(Asked.Id, [])], ""), Drafter);
        await DoAsync(new SubmitDraft(NewId.OfCommand(), id, true, "", (await LoadAsync(id)).Draft.Hash()), Drafter);
        await DoAsync(new IssueVersion(NewId.OfCommand(), id, "建议主动公开。", (await LoadAsync(id)).Draft.Hash()), Head);
        return id;
    }

    /// <summary>So many releases like that one, in the table alone: what a list or a search reads of them.</summary>
    public async Task CopyReleasesAsync(JointReleaseId like, int times)
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        var columns = db.Model.FindEntityType(typeof(JointRelease))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "Id").Select(c => $"\"{c}\"").ToList();
        var (numbers, id, same) = db.Database.IsSqlite()
            ? ($"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) SELECT i FROM n", "upper(printf('%08x-0000-7000-8000-%012x', n.i, n.i))", like.Value.ToString().ToUpperInvariant())
            : ($"SELECT generate_series(2, {times}) AS i", "(lpad(to_hex(n.i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n.i), 12, '0'))::uuid", like.Value.ToString());
        await SqlAsync($"""INSERT INTO "Releases" ("Id", {string.Join(", ", columns)}) SELECT {id}, {string.Join(", ", columns.Select(c => $"r.{c}"))} FROM "Releases" AS r, ({numbers}) AS n WHERE r."Id" = '{same}'""");
    }

    /// <summary>Each release is led by the unit whose text its searchable row is.</summary>
    public async Task GiveLeadsAsync()
    {
        // PostgreSQL has no greatest of ids, and SQLite no casts like this one.
        var of = Get<HubDbFactory>().OneWriterOnly ? "max(t.Of)" : "max(t.\"Of\"::text)::uuid";
        await SqlAsync($"""UPDATE "Releases" SET "Lead" = (SELECT {of} FROM "SearchTexts" AS t WHERE t."Release" = "Releases"."Id")""");
        await SqlAsync("ANALYZE");
    }

    public async Task<JointReleaseId[]> IdsAsync()
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        return await db.Releases.AsNoTracking().Select(r => r.Id).ToArrayAsync();
    }

    public async Task SqlAsync(string statement)
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The statements are the benchmark's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private Actor By(Post post) => new(post.Person, post.Id, Authentication.DemoPersona, Get<TimeProvider>().GetUtcNow().AddHours(1));

    private async Task DoAsync(IActOn<JointRelease> command, Post by) => Must(await Get<CommandRunner>().RunAsync(command, By(by)));

    private async Task<JointRelease> LoadAsync(JointReleaseId id)
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        return (await JointReleaseMapping.LoadAsync(db, id.Value, CancellationToken.None))!;
    }

    private static void Must(Done done)
    {
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The benchmark itself was refused: {refusal}");
        }
    }
}
