using System.Reflection;
using DisclosureHub.Web.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Sdk;
using Xunit.v3;

namespace DisclosureHub.Tests.Integration;

/// <summary>The two engines the product runs on.</summary>
public enum Db
{
    Sqlite,
    Postgres,
}

/// <summary>Runs the test on each engine: its one argument says which.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Db>(Db.Sqlite), new TheoryDataRow<Db>(Db.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>
/// A database of the test's own, with the bureau of <see cref="Cast"/> in it. Migrated once an engine and run; every
/// test gets a copy.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const string Template = "hub_template";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task> PostgresTemplate = new(MakePostgresTemplateAsync);

    private static int _made;

    private Database(Db engine, string? postgres, string file) => (Engine, Postgres, File) = (engine, postgres, file);

    public Db Engine { get; }

    /// <summary>The connection string, or null on SQLite.</summary>
    public string? Postgres { get; }

    /// <summary>The file, or empty on PostgreSQL.</summary>
    public string File { get; }

    public static async Task<Database> CreateAsync(Db engine)
    {
        var name = $"hub_{Interlocked.Increment(ref _made)}";
        if (engine == Db.Sqlite)
        {
            var template = await SqliteTemplate.Value;
            var file = Path.Combine(Path.GetDirectoryName(template)!, $"{name}.db");
            System.IO.File.Copy(template, file);
            return new Database(engine, null, file);
        }

        var connection = await PostgresServer.ConnectionStringAsync(name);
        await PostgresTemplate.Value;
        await AdministerAsync($"""CREATE DATABASE "{name}" TEMPLATE "{Template}" STRATEGY FILE_COPY""");
        return new Database(engine, connection, "");
    }

    public async ValueTask DisposeAsync()
    {
        if (Postgres is not null)
        {
            var name = new NpgsqlConnectionStringBuilder(Postgres).Database;
            await AdministerAsync($"""DROP DATABASE "{name}" WITH (FORCE)""");
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var part in (string[])[File, $"{File}-wal", $"{File}-shm"])
        {
            System.IO.File.Delete(part);
        }
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("disclosurehub-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, "template.db");
        await PrepareAsync(null, file);

        // Only the file itself is copied, so what is still in its log must be in it first.
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        _ = await command.ExecuteNonQueryAsync();
        return file;
    }

    private static async Task MakePostgresTemplateAsync()
    {
        await AdministerAsync($"""CREATE DATABASE "{Template}" """);
        await PrepareAsync(await PostgresServer.ConnectionStringAsync(Template) + ";Pooling=False", "");
    }

    private static async Task PrepareAsync(string? postgres, string file)
    {
        await using var services = new ServiceCollection().AddLogging().AddHubDb(postgres, file).BuildServiceProvider();
        await Web.Persistence.Engine.PrepareAsync(services.GetRequiredService<HubDbFactory>(), CancellationToken.None);
        await services.GetRequiredService<WriteLane>().RunAsync(db =>
        {
            Cast.Seed(db);
            return Task.FromResult(true);
        });
    }

    private static async Task AdministerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(await PostgresServer.ConnectionStringAsync("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the harness's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync();
    }
}
