using DisclosureHub.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DisclosureHub.Tests.Integration;

/// <summary>Whoever follows the outbox sees every committed row once, however late it commits.</summary>
public sealed class OutboxTests
{
    [Fact]
    public async Task On_PostgreSQL_a_row_with_a_lower_number_that_commits_later_is_not_lost()
    {
        await using var hub = await Hub.StartAsync(Db.Postgres);
        var reader = await Follower.FromNowAsync(hub);
        await using var slow = await Writer.BeginAsync(hub);
        await using var quick = await Writer.BeginAsync(hub);
        await slow.InsertAsync(1);
        await quick.InsertAsync(2);
        await quick.CommitAsync();

        // Given out now, the quick one would move the cursor past the slow one.
        Assert.Empty(await reader.ReadAsync());
        await slow.CommitAsync();
        Assert.Equal([1L, 2], await reader.UntilAsync(2));
        Assert.Empty(await reader.ReadAsync());
    }

    [Fact]
    public async Task On_PostgreSQL_a_transaction_that_began_first_and_wrote_last_is_not_lost()
    {
        await using var hub = await Hub.StartAsync(Db.Postgres);
        var reader = await Follower.FromNowAsync(hub);
        await using var early = await Writer.BeginAsync(hub);
        await early.RunAsync("SELECT pg_current_xact_id()");
        await using var late = await Writer.BeginAsync(hub);
        await late.InsertAsync(1);
        await late.CommitAsync();
        await early.InsertAsync(2);
        Assert.Empty(await reader.ReadAsync());
        await early.CommitAsync();
        Assert.Equal([1L, 2], (await reader.UntilAsync(2)).Order());
        Assert.Empty(await reader.ReadAsync());
    }

    [Fact]
    public async Task On_PostgreSQL_what_was_under_way_when_one_began_to_follow_is_not_lost()
    {
        await using var hub = await Hub.StartAsync(Db.Postgres);
        await using var under = await Writer.BeginAsync(hub);
        await under.InsertAsync(1);
        var reader = await Follower.FromNowAsync(hub);
        await under.CommitAsync();
        Assert.Equal([1L], await reader.UntilAsync(1));
    }

    [Theory, OnBothEngines]
    public async Task What_is_rolled_back_is_never_told(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var reader = await Follower.FromNowAsync(hub);
        await hub.Get<WriteLane>().RunAsync(async db =>
        {
            _ = db.Outbox.Add(new OutboxRow { Version = 1, At = Hub.Start });
            _ = await db.Database.ExecuteSqlRawAsync("SELECT 1");
            return false;
        });
        await hub.DraftedAsync([Cast.Finance]);
        Assert.Equal([1L, 2, 3, 4], await reader.UntilAsync(4));
    }

    [Theory, OnBothEngines]
    public async Task A_follower_reads_on_from_where_it_stood_in_batches_of_any_size(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var earlier = await Follower.FromNowAsync(hub);
        await hub.DraftedAsync([Cast.Finance]);

        // Once somebody has read them, no transaction beside this test holds them back any more.
        Assert.Equal([1L, 2, 3, 4], await earlier.UntilAsync(4));
        var reader = await Follower.FromNowAsync(hub);
        Assert.Empty(await reader.ReadAsync());
        var id = await hub.DraftedAsync([Cast.Finance]);
        await hub.SubmitAsync(id);
        Assert.Equal([1L, 2], await reader.UntilAsync(2, most: 2));
        Assert.Equal([3L, 4, 5], await reader.UntilAsync(3));
        Assert.Empty(await reader.ReadAsync());
    }

    private sealed class Follower(Hub hub, OutboxCursor cursor)
    {
        private OutboxCursor _cursor = cursor;

        public static async Task<Follower> FromNowAsync(Hub hub)
        {
            await using var db = hub.Contexts.CreateDbContext();
            return new Follower(hub, await db.OutboxNowAsync(CancellationToken.None));
        }

        public async Task<IReadOnlyList<long>> ReadAsync(int most = 100)
        {
            await using var db = hub.Contexts.CreateDbContext();
            var batch = await db.ReadOutboxAsync(_cursor, most, CancellationToken.None);
            _cursor = batch.Next;
            return [.. batch.Rows.Select(r => r.Version)];
        }

        /// <summary>
        /// Reads until so many have come. PostgreSQL's oldest running transaction is that of the whole server, so a test
        /// beside this one can hold a row back for a moment; it cannot lose it.
        /// </summary>
        public async Task<IReadOnlyList<long>> UntilAsync(int count, int most = 100)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            List<long> came = [];
            while (came.Count < count && !patience.IsCancellationRequested)
            {
                came.AddRange(await ReadAsync(most));
            }

            return came;
        }
    }

    /// <summary>A transaction of another machine's.</summary>
    private sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<Writer> BeginAsync(Hub hub)
        {
            var connection = new NpgsqlConnection(hub.Database.Postgres);
            await connection.OpenAsync();
            return new Writer(connection, await connection.BeginTransactionAsync());
        }

        public Task InsertAsync(int version) => RunAsync(
            $"""INSERT INTO "Outbox" ("Matter", "Version", "Units", "At") VALUES ('00000000-0000-7000-8000-000000000000', {version}, '[]', '2026-11-23T01:00:00Z')""");

        public async Task RunAsync(string statement)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
