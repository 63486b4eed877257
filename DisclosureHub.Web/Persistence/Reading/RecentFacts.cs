using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Persistence.Ledger;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Reading;

/// <summary>Something that was done lately, and in which matter.</summary>
public sealed record RecentFact(long Seq, DateTimeOffset At, JointReleaseId Release, string Title, DomainEvent Fact, Guid Person);

/// <summary>What happened lately in the matters a reader sees: for the desk and the bell.</summary>
public sealed class RecentFacts(HubDbFactory contexts)
{
    /// <summary>Kinds that are somebody's working papers and nobody else's news, and the starting and stopping of clocks, which follows from what is told anyway.</summary>
    public static readonly string[] WorkingPapers =
    [
        nameof(ReleaseDrafted), nameof(ReleaseCopied), nameof(DraftSaved), nameof(OpinionDrafted), nameof(OpinionSentToHead), nameof(OpinionReturned),
        nameof(ProposalDrafted), nameof(ProposalSentToHead), nameof(AgreedTextTakenUp), nameof(PaperOpinionPrinted), nameof(PaperOpinionRecorded),
        nameof(TextTried), nameof(PositionStated), nameof(MinutesWritten), nameof(AttendanceMarked), nameof(CommentMade), nameof(CommentResolved), nameof(VersionRead),
        nameof(ClockStarted), nameof(ClockStopped), nameof(ClockTakenUp),
    ];

    /// <summary>Kinds said by another fact of the same command already.</summary>
    private static readonly string[] NotNews = [.. WorkingPapers, nameof(DraftSubmitted), nameof(DraftReturned), nameof(UnitAsked), nameof(ConsentStood), nameof(ReminderGiven)];

    /// <summary>An outside contact is told few of a matter's facts: so many more are read to find them.</summary>
    private const int OfWhichNotTold = 20;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RecentFact>> ReadAsync(Reader reader, int most)
    {
        await using var db = contexts.CreateDbContext();
        var seen = db.Releases.Where(WhoSeesWhat.Of(reader)).Select(r => new { r.Id, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn) });
        var rows = await db.Ledger.AsNoTracking()
            .Where(e => !NotNews.Contains(e.Kind))
            .Join(seen, e => (JointReleaseId)(object)e.Matter, r => r.Id, (e, r) => new { Entry = e, r.Title })
            .OrderByDescending(row => row.Entry.Seq)
            .Take(reader.IsOutside ? most * OfWhichNotTold : most)
            .ToListAsync();
        return [.. rows.Select(r => new RecentFact(r.Entry.Seq, r.Entry.At, JointReleaseId.From(r.Entry.Matter), r.Title, Facts.Read(r.Entry), r.Entry.Person)).Where(r => WhoSeesWhat.IsTold(reader, r.Fact)).Take(most)];
    }
}
