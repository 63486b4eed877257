using System.Data.Common;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence.Sqlite;
using DisclosureHub.Web.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Integration;

/// <summary>What the product says, and keeps, when the database cannot take a write.</summary>
public sealed class BusyAndFullTests
{
    [Fact]
    public async Task A_locked_file_is_said_to_be_busy_and_nothing_is_lost_when_it_is_free_again()
    {
        // As the product opens it, but with the shortest wait for somebody else's lock.
        await using var hub = await Hub.StartAsync(
            Db.Sqlite, (services, database) => services.ConfigureDbContext<SqliteHubDb>(o => o.UseSqlite($"Data Source={database.File};Default Timeout=1")));
        var id = await hub.OpenedAsync(Cast.Finance);
        var sign = await hub.OpinionAsync(id, Cast.Finance);
        var before = await hub.EverythingAsync();

        await using (var other = new SqliteConnection($"Data Source={hub.Database.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            Assert.IsType<RecordIsBusy>((await hub.RunAsync(sign, Cast.FinanceHead)).Refusal);

            // Who only reads does not wait for the writer.
            Assert.Equal(before, await hub.EverythingAsync());
            Assert.NotNull(await hub.Releases.FindAsync(id, await hub.ReaderAsync(Cast.FinanceHead)));
            Assert.True((await hub.VerifyAsync()).IsClean);
        }

        Assert.Null((await hub.RunAsync(sign, Cast.FinanceHead)).Refusal);
        Assert.Equal("会签〔2026〕1号", Assert.Single((await hub.LoadAsync(id)).Opinions).Number);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Fact]
    public async Task A_full_database_is_said_to_be_full_and_nothing_is_lost_when_there_is_room_again()
    {
        var room = new Room();
        await using var hub = await Hub.StartAsync(Db.Sqlite, (services, _) => services.ConfigureDbContext<SqliteHubDb>(o => o.AddInterceptors(room)));
        var id = await hub.DraftedAsync([Cast.Finance]);
        var before = await hub.EverythingAsync();
        var much = new AddBlocks(NewId.OfCommand(), id, null, [.. Enumerable.Range(0, 20).Select(_ => new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, new string('字', 15_000)))]);

        room.IsOut = true;
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.IsType<RecordIsFull>((await hub.RunAsync(much, Cast.Drafter)).Refusal);
        }

        Assert.Equal(before, await hub.EverythingAsync());
        Assert.True((await hub.VerifyAsync()).IsClean);

        room.IsOut = false;
        Assert.Null((await hub.RunAsync(much, Cast.Drafter)).Refusal);
        Assert.Equal(21, (await hub.LoadAsync(id)).Draft.Blocks.Count);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    /// <summary>Takes the room to grow from every connection, or gives it back.</summary>
    private sealed class Room : DbConnectionInterceptor
    {
        public bool IsOut { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();

            // One page is less than there are already, so SQLite takes it as: no more than there are.
            command.CommandText = IsOut ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            _ = command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
