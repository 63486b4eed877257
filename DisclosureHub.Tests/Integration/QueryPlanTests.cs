using System.Collections.Concurrent;
using System.Data.Common;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Persistence.Sqlite;
using DisclosureHub.Web.Runtime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DisclosureHub.Tests.Integration;

/// <summary>What every open desk, bell and ledger asks again and again goes by an index, however many releases there are.</summary>
public sealed class QueryPlanTests
{
    [Fact]
    public async Task News_notices_and_ledger_find_their_releases_and_posts_by_key()
    {
        var plans = new Plans();
        await using var hub = await Hub.StartAsync(Db.Sqlite, (services, _) => services
            .AddSingleton<NoticeBook>().ConfigureDbContext<SqliteHubDb>(o => o.AddInterceptors(plans)));
        _ = await hub.OpenedAsync(Cast.Finance);
        var reader = await hub.ReaderAsync(Cast.FinanceHead);
        plans.Steps.Clear();
        _ = await hub.Get<RecentFacts>().ReadAsync(reader, 8);
        _ = await hub.Get<NoticeBook>().ReadAsync(reader, null, null, 8);
        _ = await hub.Get<LedgerQueries>().ReadAsync(new LedgerFilter(null, "", "", "", "", null, null, null, null), reader);

        // SQLite names a table by its alias: r for Releases, p for Posts.
        var joined = plans.Steps.Where(step => step.Split(' ') is [_, "r" or "p" or "r0" or "p0", ..]).ToList();
        Assert.NotEmpty(joined);
        Assert.All(joined, step => Assert.StartsWith("SEARCH", step, StringComparison.Ordinal));
        Assert.DoesNotContain(plans.Steps, step => step.Contains("AUTOMATIC", StringComparison.Ordinal));
    }

    /// <summary>Asks SQLite how it would go about every query that it is given.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Steps { get; } = new();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await using var explain = command.Connection!.CreateCommand();
            (explain.CommandText, explain.Transaction) = ($"EXPLAIN QUERY PLAN {command.CommandText}", command.Transaction);
            foreach (SqliteParameter parameter in command.Parameters)
            {
                _ = explain.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            await using var reader = await explain.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                Steps.Enqueue(reader.GetString(3));
            }

            return result;
        }
    }
}
