using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.JointReleases.Talk;

/// <summary>What others did since somebody last looked at a release.</summary>
/// <param name="Acts">The newest few, newest first.</param>
/// <param name="More">How many more there are.</param>
/// <param name="AtLeast">There may be more than that: the time line goes back no further.</param>
/// <param name="Comments">How many comments others made.</param>
public sealed record Missed(DateTimeOffset At, int SeenVersion, IReadOnlyList<TimelineEntry> Acts, int More, bool AtLeast, int Comments)
{
    private const int Most = 6;

    public int Things => Acts.Count + More + (Comments > 0 ? 1 : 0);

    /// <summary>What was missed, or null at the first visit and when there is nothing.</summary>
    /// <param name="timeline">Newest first, as far back as the page shows it.</param>
    public static Missed? Since(LastVisit? visit, ReleaseView release, IReadOnlyList<TimelineEntry> timeline, PersonId me)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(timeline);
        if (visit is null)
        {
            return null;
        }

        var later = timeline.Where(e => e.Seq > visit.SeenSeq).ToList();
        var theirs = later.Where(e => e.Person != me).ToList();
        var comments = release.After.Comments.Count(c => c.At > visit.At && c.By.Person != me);
        var missed = new Missed(
            visit.At, visit.SeenVersion, [.. theirs.Take(Most)], Math.Max(0, theirs.Count - Most),
            theirs.Count > Most && later.Count == timeline.Count && visit.SeenSeq > 0, comments);
        return missed.Things == 0 ? null : missed;
    }
}
