using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases.FromWord;

/// <summary>
/// Keeps the texts that went out as files, so that a file that comes back is compared with the text it was edited from. A
/// draft is a working paper, and so is this: it stands on no record and is kept for a time.
/// </summary>
/// <remarks>
/// Each file has a mark of its own: the fingerprint of its text, and a word that no other file has. What a file said when it
/// was brought in is what it is compared with the next time, whoever else took the same text out.
/// </remarks>
public sealed class TakenOutQueries(HubDbFactory contexts, WriteLane lane, BureauClock clock, JointReleaseQueries releases, ILogger<TakenOutQueries> log)
{
    /// <summary>How long a file may be out before it is compared with the draft of the day only. A version is always there.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Of those kept long enough, so many go with each that is kept.</summary>
    private const int MostSwept = 20;

    /// <summary>Files of one release that are known again; of more the oldest are forgotten.</summary>
    public const int MostOfOneRelease = 60;

    private const char Cut = '#';

    /// <summary>The mark of a file of its own for this text.</summary>
    public static string MarkOf(ReleaseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"{text.Hash()}{Cut}{NewId.Of<BlockId>().Value:N}";
    }

    /// <summary>Keeps what a file says: as it goes out, and each time it was brought in. That is a help to whoever brings it (again), so a failure of it keeps nobody from anything.</summary>
    public async Task KeepAsync(JointReleaseId release, string mark, ReleaseText text)
    {
        try
        {
            await lane.RunAsync(db => PutAsync(db, release, mark, text));
        }
        catch (RecordCannotBeWrittenException e)
        {
            log.LogWarning(e, "A text that was taken out could not be kept");
        }
    }

    /// <summary>What the file of this mark said when it was last here, to those who write the draft; null when that is not known any more.</summary>
    public async Task<ReleaseText?> FindAsync(JointReleaseId id, string mark, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(reader);
        if (await releases.LoadAsync(id, reader) is not { } release || !WhoSeesWhat.SeesDraft(reader, release))
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        return await db.TakenOut.AsNoTracking().Where(t => t.Release == id && t.Mark == mark).Select(t => t.Text).FirstOrDefaultAsync()
            ?? release.Versions.FirstOrDefault(v => v.Hash.Value == mark.Split(Cut)[0])?.Text;
    }

    private async Task<bool> PutAsync(HubDb db, JointReleaseId release, string mark, ReleaseText text)
    {
        var now = clock.Now;
        db.TakenOut.RemoveRange(await db.TakenOut.Where(t => t.At < now - Kept).OrderBy(t => t.At).Take(MostSwept).ToListAsync());
        db.TakenOut.RemoveRange(await db.TakenOut.Where(t => t.Release == release && t.Mark != mark).OrderByDescending(t => t.At).Skip(MostOfOneRelease - 1).Take(MostSwept).ToListAsync());
        if (await db.TakenOut.FirstOrDefaultAsync(t => t.Release == release && t.Mark == mark) is not { } row)
        {
            row = new TakenOutRow { Release = release, Mark = mark };
            _ = db.TakenOut.Add(row);
        }

        (row.Text, row.At) = (text, now);
        return true;
    }
}
