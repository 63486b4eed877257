using DisclosureHub.Web.Persistence.Postgres;
using DisclosureHub.Web.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence;

/// <summary>Opens contexts of whichever engine is configured. One context an operation; never one a circuit.</summary>
public abstract class HubDbFactory : IDbContextFactory<HubDb>
{
    /// <summary>Whether only one writer may be inside the database at a time.</summary>
    public abstract bool OneWriterOnly { get; }

    public abstract HubDb CreateDbContext();
}

public sealed class SqliteFactory(IDbContextFactory<SqliteHubDb> contexts) : HubDbFactory
{
    public override bool OneWriterOnly => true;

    public override HubDb CreateDbContext() => contexts.CreateDbContext();
}

public sealed class PostgresFactory(IDbContextFactory<PostgresHubDb> contexts) : HubDbFactory
{
    public override bool OneWriterOnly => false;

    public override HubDb CreateDbContext() => contexts.CreateDbContext();
}

public static class Engine
{
    /// <summary>
    /// Chooses the engine: PostgreSQL when the connection string <c>Postgres</c> is there, otherwise one SQLite file at
    /// <paramref name="file"/>.
    /// </summary>
    public static IServiceCollection AddHubDb(this IServiceCollection services, string? postgres, string file)
    {
        if (!string.IsNullOrWhiteSpace(postgres))
        {
            _ = services.AddPooledDbContextFactory<PostgresHubDb>(o => o.UseNpgsql(postgres));
            _ = services.AddSingleton<HubDbFactory, PostgresFactory>();
        }
        else
        {
            // Default Timeout, in seconds: how long a writer waits for another process's lock before it says so.
            _ = services.AddPooledDbContextFactory<SqliteHubDb>(o => o
                .UseSqlite($"Data Source={file};Default Timeout=3")
                .AddInterceptors(new SqlitePragmas()));
            _ = services.AddSingleton<HubDbFactory, SqliteFactory>();
        }

        return services.AddSingleton<WriteLane>();
    }

    /// <summary>
    /// Throws a demonstration's database away when another build made it, whose tables this one does not know. Never called
    /// for a bureau's own.
    /// </summary>
    /// <returns>True when it was thrown away.</returns>
    public static async Task<bool> DropIfOfAnotherBuildAsync(HubDbFactory contexts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        await using var db = contexts.CreateDbContext();
        if (!await db.Database.CanConnectAsync(stop))
        {
            return false;
        }

        var known = db.Database.GetMigrations().ToHashSet();
        return !(await db.Database.GetAppliedMigrationsAsync(stop)).All(known.Contains) && await db.Database.EnsureDeletedAsync(stop);
    }

    /// <summary>Brings the database to today's shape and puts the append-only triggers back, which a table rebuild drops silently.</summary>
    public static async Task PrepareAsync(HubDbFactory contexts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        await using var db = contexts.CreateDbContext();
        await db.Database.MigrateAsync(stop);
        foreach (var statement in db.AppendOnlyStatements)
        {
            // The statements are constants of the engine's own context.
#pragma warning disable EF1002
            _ = await db.Database.ExecuteSqlRawAsync(statement, stop);
#pragma warning restore EF1002
        }
    }
}
