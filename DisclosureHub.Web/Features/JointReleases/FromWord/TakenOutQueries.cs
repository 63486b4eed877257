using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases.FromWord;

/// <summary>
/// Keeps the texts of drafts that were taken out as files, so that a file that comes back is compared with the text it was
/// edited from. A draft is a working paper, and so is this: it stands on no record and is kept for a time.
/// </summary>
public sealed class TakenOutQueries(HubDbFactory contexts, WriteLane lane, BureauClock clock, JointReleaseQueries releases, ILogger<TakenOutQueries> log)
{
    /// <summary>How long a file may be out before it is compared with the draft of the day only.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Of those kept long enough, so many go with each that is taken out.</summary>
    private const int MostSwept = 20;

    /// <summary>Keeps a text as it goes out. That is a help to whoever brings it back, so a failure of it keeps nobody from taking it.</summary>
    public async Task KeepAsync(JointReleaseId release, ReleaseText text)
    {
        try
        {
            await lane.RunAsync(db => PutAsync(db, release, text));
        }
        catch (RecordCannotBeWrittenException e)
        {
            log.LogWarning(e, "A text that was taken out could not be kept");
        }
    }

    /// <summary>The text that went out under this mark, to those who write the draft: of the draft at the time, or of a version.</summary>
    public async Task<ReleaseText?> FindAsync(JointReleaseId id, TextHash mark, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (await releases.LoadAsync(id, reader) is not { } release || !WhoSeesWhat.SeesDraft(reader, release))
        {
            return null;
        }

        if (release.Versions.FirstOrDefault(v => v.Hash == mark) is { } version)
        {
            return version.Text;
        }

        await using var db = contexts.CreateDbContext();
        return await db.TakenOut.AsNoTracking().Where(t => t.Release == id && t.Mark == mark).Select(t => t.Text).FirstOrDefaultAsync();
    }

    private async Task<bool> PutAsync(HubDb db, JointReleaseId release, ReleaseText text)
    {
        var (mark, now) = (text.Hash(), clock.Now);
        db.TakenOut.RemoveRange(await db.TakenOut.Where(t => t.At < now - Kept).OrderBy(t => t.At).Take(MostSwept).ToListAsync());
        if (await db.TakenOut.FirstOrDefaultAsync(t => t.Release == release && t.Mark == mark) is { } there)
        {
            there.At = now;
        }
        else
        {
            _ = db.TakenOut.Add(new TakenOutRow { Release = release, Mark = mark, Text = text, At = now });
        }

        return true;
    }
}
