using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DisclosureHub.Web.Persistence.Sqlite;

/// <summary>
/// What every connection needs: a write-ahead log so that readers do not wait for the writer; FULL, because a
/// signature must survive the power going out; recursive triggers, so that INSERT OR REPLACE meets the delete trigger.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Statements =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        _ = command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statements;
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
