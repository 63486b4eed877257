using System.Data.Common;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

/// <summary>The database itself refuses to change what is on the record.</summary>
public sealed class AppendOnlyTests
{
    private static readonly string[] Tables = ["Ledger", "Checkpoints", "Versions", "Files"];

    [Theory, OnBothEngines]
    public async Task Nothing_on_the_record_is_updated_or_deleted(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await FillAsync(hub);
        await ProtectedAsync(hub);
    }

    [Fact]
    public async Task On_SQLite_a_row_is_not_replaced_even_by_a_connection_that_never_heard_of_our_pragmas()
    {
        await using var hub = await Hub.StartAsync(Db.Sqlite);
        await FillAsync(hub);
        var before = await hub.EverythingAsync();
        await using var plain = new SqliteConnection($"Data Source={hub.Database.File};Pooling=False");
        await plain.OpenAsync();
        foreach (var table in Tables)
        {
            foreach (var statement in (string[])
                [$"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", $"REPLACE INTO {table} SELECT * FROM {table}", $"UPDATE OR REPLACE {table} SET rowid = rowid", $"DELETE FROM {table}"])
            {
                await RefusesAsync(plain, statement, table);
            }
        }

        // A replacement need not hit the primary key: any unique index throws the old row out.
        await RefusesAsync(plain, """
            INSERT OR REPLACE INTO Ledger (Matter, MatterSeq, Command, Ordinal, Kind, Article, Schema, At, Person, Post, How, Payload, PrevHash, Hash)
            SELECT Matter, MatterSeq, Command, Ordinal, Kind, Article, Schema, At, Person, Post, How, '{}', PrevHash, Hash FROM Ledger
            """, "Ledger");
        Assert.Equal(before, await hub.EverythingAsync());
    }

    [Fact]
    public async Task On_PostgreSQL_a_table_is_not_truncated_and_a_row_not_replaced_by_a_conflict()
    {
        await using var hub = await Hub.StartAsync(Db.Postgres);
        await FillAsync(hub);
        var before = await hub.EverythingAsync();
        foreach (var table in Tables)
        {
            await RefusesAsync(hub, $"""TRUNCATE "{table}" CASCADE""", table);
        }

        await RefusesAsync(hub, """INSERT INTO "Files" SELECT * FROM "Files" ON CONFLICT ("Id") DO UPDATE SET "Bytes" = '\x00'""", "Files");
        await RefusesAsync(hub, """MERGE INTO "Files" AS f USING "Files" AS g ON f."Id" = g."Id" WHEN MATCHED THEN DELETE""", "Files");
        Assert.Equal(before, await hub.EverythingAsync());
    }

    [Theory, OnBothEngines]
    public async Task After_a_table_was_rebuilt_preparing_the_database_protects_it_again(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await FillAsync(hub);
        foreach (var table in Tables)
        {
            // What a migration does that alters a column on SQLite.
            await hub.SqlAsync(
                engine == Db.Sqlite ? "PRAGMA foreign_keys=OFF" : "SELECT 1",
                $"""CREATE TABLE "rebuilt" AS SELECT * FROM "{table}" """, $"""DROP TABLE "{table}" """, $"""ALTER TABLE "rebuilt" RENAME TO "{table}" """);
        }

        await hub.SqlAsync("""UPDATE "Files" SET "Id" = "Id" """);
        await Web.Persistence.Engine.PrepareAsync(hub.Contexts, CancellationToken.None);
        await ProtectedAsync(hub);
    }

    [Theory, OnBothEngines]
    public async Task Preparing_a_database_twice_changes_nothing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await FillAsync(hub);
        var before = await hub.EverythingAsync();
        await Web.Persistence.Engine.PrepareAsync(hub.Contexts, CancellationToken.None);
        Assert.Equal(before, await hub.EverythingAsync());
        await ProtectedAsync(hub);
    }

    [Fact]
    public async Task On_SQLite_every_connection_has_the_pragmas()
    {
        await using var hub = await Hub.StartAsync(Db.Sqlite);
        for (var i = 0; i < 3; i++)
        {
            await using var db = hub.Contexts.CreateDbContext();
            foreach (var (pragma, value) in ((string, string)[])[("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("recursive_triggers", "1")])
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100
                command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
                Assert.Equal(value, $"{await command.ExecuteScalarAsync()}");
            }
        }
    }

    [Theory, OnBothEngines]
    public async Task The_migrations_make_exactly_the_model(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        await using var db = hub.Contexts.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    private static async Task FillAsync(Hub hub)
    {
        var id = await hub.DraftedAsync([Cast.Finance]);
        await hub.MustAsync(new AttachFile(NewId.OfCommand(), id, NewId.Of<AttachmentId>(), "岗位表.csv", "岗位\n"u8.ToArray()), Cast.Drafter);
        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);
        Assert.NotNull(await hub.Get<Checkpoints>().TieAsync());
    }

    private static async Task ProtectedAsync(Hub hub)
    {
        var before = await hub.EverythingAsync();
        foreach (var table in Tables)
        {
            Assert.NotEqual("", before[table]);
            await using var db = hub.Contexts.CreateDbContext();
            foreach (var column in db.Model.GetEntityTypes().Single(t => t.GetTableName() == table).GetProperties().Select(p => p.GetColumnName()))
            {
                await RefusesAsync(hub, $"""UPDATE "{table}" SET "{column}" = "{column}" """, table);
            }

            await RefusesAsync(hub, $"""DELETE FROM "{table}" """, table);
        }

        Assert.Equal(before, await hub.EverythingAsync());
    }

    private static async Task RefusesAsync(Hub hub, string statement, string table)
    {
        var e = await Assert.ThrowsAnyAsync<DbException>(() => hub.SqlAsync(statement));
        Assert.Contains($"{table} is append-only", e.Message, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(SqliteConnection connection, string statement, string table)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        var e = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains($"{table} is append-only", e.Message, StringComparison.Ordinal);
    }
}
