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
    private static readonly DirectoryInfo Folder = MakeFolder();
    private static readonly Dictionary<Db, Lazy<Task<Database>>> Templates =
        Enum.GetValues<Db>().ToDictionary(engine => engine, engine => new Lazy<Task<Database>>(() => MakeTemplateAsync(engine)));

    private static int _made;

    // Two who empty the log at once get in each other's way, and one would copy a file without its tables.
    private readonly SemaphoreSlim _copying = new(1, 1);
    private readonly string _name = $"hub_{Interlocked.Increment(ref _made)}";

    private Database(Db engine, string? server) => (Engine, Postgres, File) = engine == Db.Sqlite
        ? (engine, null, Path.Combine(Folder.FullName, $"{_name}.db"))
        : (engine, $"{server};Database={_name}", "");

    public Db Engine { get; }

    /// <summary>The connection string, or null on SQLite.</summary>
    public string? Postgres { get; }

    /// <summary>The file, or empty on PostgreSQL.</summary>
    public string File { get; }

    public static async Task<Database> CreateAsync(Db engine)
    {
        if (engine == Db.Postgres)
        {
            // Before the template, so that a test without a server is skipped and not failed.
            _ = await PostgresServer.ConnectionStringAsync();
        }

        return await (await Templates[engine].Value).CopyAsync();
    }

    /// <summary>A copy of what is in it now. Nobody may be writing.</summary>
    public async Task<Database> CopyAsync()
    {
        await _copying.WaitAsync();
        try
        {
            return await CopyAloneAsync();
        }
        finally
        {
            _ = _copying.Release();
        }
    }

    private async Task<Database> CopyAloneAsync()
    {
        if (Engine == Db.Sqlite)
        {
            // Only the file itself is copied, so what is still in its log must be in it first.
            await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            Assert.Equal(0L, await command.ExecuteScalarAsync());
            var file = new Database(Engine, null);
            System.IO.File.Copy(File, file.File);
            return file;
        }

        var copy = new Database(Engine, await PostgresServer.ConnectionStringAsync());
        await AdministerAsync($"""SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{_name}'""");
        await AdministerAsync($"""CREATE DATABASE "{copy._name}" TEMPLATE "{_name}" STRATEGY FILE_COPY""");
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        _copying.Dispose();
        if (Engine == Db.Postgres)
        {
            await AdministerAsync($"""DROP DATABASE "{_name}" WITH (FORCE)""");
            return;
        }

        foreach (var part in (string[])[File, $"{File}-wal", $"{File}-shm"])
        {
            System.IO.File.Delete(part);
        }
    }

    private static DirectoryInfo MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("disclosurehub-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }

    private static async Task<Database> MakeTemplateAsync(Db engine)
    {
        var template = new Database(engine, engine == Db.Postgres ? await PostgresServer.ConnectionStringAsync() : null);
        if (engine == Db.Postgres)
        {
            await AdministerAsync($"""CREATE DATABASE "{template._name}" """);
        }

        await using var services = new ServiceCollection().AddLogging().AddHubDb(template.Postgres, template.File).BuildServiceProvider();
        await Web.Persistence.Engine.PrepareAsync(services.GetRequiredService<HubDbFactory>(), CancellationToken.None);
        await services.GetRequiredService<WriteLane>().RunAsync(db =>
        {
            Cast.Seed(db);
            return Task.FromResult(true);
        });
        return template;
    }

    private static async Task AdministerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection($"{await PostgresServer.ConnectionStringAsync()};Database=postgres");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the harness's own.
        command.CommandText = statement;
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync();
    }
}
