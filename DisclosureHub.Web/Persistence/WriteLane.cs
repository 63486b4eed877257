using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DisclosureHub.Web.Persistence;

/// <summary>The database cannot take the write now: it stays locked, or its disk is full. Nothing was written.</summary>
public sealed class RecordCannotBeWrittenException(bool full, Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>True when there is no room; false when somebody else holds the lock.</summary>
    public bool Full { get; } = full;
}

/// <summary>
/// The only place that saves. One transaction a call: everything in it stands, or nothing does. Lock and serialization
/// conflicts, and a command id that another call has just written, are tried again three times; nothing else is.
/// </summary>
public sealed class WriteLane(HubDbFactory contexts) : IDisposable
{
    private const int Tries = 3;

    // SQLite has one writer; a queue in front of the file is fairer and quicker than its busy timeout.
    private readonly SemaphoreSlim? _lane = contexts.OneWriterOnly ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Runs <paramref name="work"/> in a transaction of its own; commits when it returns true, else leaves everything as it was.</summary>
    /// <exception cref="RecordCannotBeWrittenException">The database stayed locked, or is full.</exception>
    public async Task RunAsync(Func<HubDb, Task<bool>> work, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Off the caller's thread: the SQLite driver is synchronous and would hold a circuit's dispatcher.
                await Task.Run(() => OnceAsync(work, stop), stop);
                return;
            }
            catch (Exception e) when (IsConflict(e))
            {
                if (attempt == Tries)
                {
                    throw new RecordCannotBeWrittenException(full: false, e);
                }
            }
            catch (Exception e) when (IsFull(e))
            {
                throw new RecordCannotBeWrittenException(full: true, e);
            }
        }
    }

    public void Dispose() => _lane?.Dispose();

    private async Task OnceAsync(Func<HubDb, Task<bool>> work, CancellationToken stop)
    {
        if (_lane is not null)
        {
            await _lane.WaitAsync(stop);
        }

        try
        {
            await using var db = contexts.CreateDbContext();
            await using var transaction = await db.Database.BeginTransactionAsync(
                contexts.OneWriterOnly ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, stop);
            if (await work(db))
            {
                _ = await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
        }
        finally
        {
            _ = _lane?.Release();
        }
    }

    private static bool IsConflict(Exception e) => Root(e) switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    private static bool IsFull(Exception e) => Root(e) switch
    {
        // SQLITE_FULL, SQLITE_IOERR and SQLITE_READONLY: no room, or the disk will not take it.
        SqliteException { SqliteErrorCode: 13 or 10 or 8 } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        _ => false,
    };

    private static Exception Root(Exception e) => e is DbUpdateException { InnerException: { } inner } ? inner : e;
}
