using System.Globalization;
using DisclosureHub.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>Where the daily digest goes. It is worth most where whoever looks after the database cannot write.</summary>
public sealed record DigestFolder(string Path);

/// <summary>Gives the digest of the record out: on request, and by itself once a day as a file of its own.</summary>
public sealed class DigestExport(Checkpoints checkpoints, HubDbFactory contexts, DigestFolder folder, TimeProvider time)
{
    private readonly Lock _one = new();

    /// <summary>Ties what is not tied yet and gives the last checkpoint; null while there is nothing on record.</summary>
    public async Task<KeptDigest?> NowAsync(CancellationToken stop = default)
    {
        _ = await checkpoints.TieAsync(stop);
        await using var db = contexts.CreateDbContext();
        return await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Seq).Select(c => new KeptDigest(c.Hash, c.At, c.Seq)).FirstOrDefaultAsync(stop);
    }

    /// <summary>Writes today's file (a legal day, Asia/Shanghai). One that is there already stays as it is: what was kept is not written over.</summary>
    /// <returns>The file, or null when there was nothing to keep or it was kept already.</returns>
    /// <exception cref="IOException">The folder cannot be written. The job fails, stands on the page of jobs and is tried again.</exception>
    public async Task<string?> RunAsync(CancellationToken stop = default)
    {
        var day = WorkCalendar.DayOf(time.GetUtcNow());
        var file = System.IO.Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"digest-{day:yyyy-MM-dd}.txt"));
        if (File.Exists(file) || await NowAsync(stop) is not { } digest)
        {
            return null;
        }

        _ = Directory.CreateDirectory(folder.Path);

        // The job of the night and the one that a start catches up can meet here.
        lock (_one)
        {
            if (File.Exists(file))
            {
                return null;
            }

            // Whole or not at all: a half-written digest would look like a record that does not hold.
            var half = $"{file}.part";
            File.WriteAllText(half, digest.Write());
            File.Move(half, file);
        }

        return file;
    }
}
