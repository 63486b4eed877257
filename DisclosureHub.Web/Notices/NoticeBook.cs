using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Unread">He has not opened the bell since.</param>
public sealed record NoticeView(long Seq, NoticeKind Kind, DateTimeOffset At, JointReleaseId Release, string Title, DomainEvent Fact, bool Unread);

/// <summary>What the bell shows.</summary>
/// <param name="Unread">How many are unread, all told.</param>
public sealed record BellView(IReadOnlyList<NoticeView> Latest, int Unread);

/// <summary>A person's notices: under his rights as they are now, whatever they were when he was told.</summary>
public sealed class NoticeBook(HubDbFactory contexts, WriteLane lane, BureauClock clock, CommitSignal signal)
{
    /// <summary>The newest, and how many are unread.</summary>
    public async Task<BellView> BellAsync(Reader reader, int most)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var person = reader.Person;
        return new BellView(await ReadAsync(db, reader, null, null, most), await db.Notices.CountAsync(n => n.Person == person && n.ReadAt == null));
    }

    /// <summary>A page of them, newest first.</summary>
    /// <param name="before">Only older ones than this; null from the newest.</param>
    public async Task<IReadOnlyList<NoticeView>> ReadAsync(Reader reader, NoticeKind? kind, long? before, int most)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        return await ReadAsync(db, reader, kind, before, most);
    }

    /// <summary>He has seen everything up to there.</summary>
    public async Task SeenAsync(PersonId person, long upTo)
    {
        await lane.RunAsync(async db =>
        {
            var unread = await db.Notices.Where(n => n.Person == person && n.ReadAt == null && n.Seq <= upTo).OrderBy(n => n.Seq).ToListAsync();
            foreach (var notice in unread)
            {
                notice.ReadAt = clock.Now;
            }

            if (unread.Count > 0)
            {
                // His other pages hear of it.
                _ = db.Outbox.Add(new OutboxRow { Persons = [person], At = clock.Now });
            }

            return unread.Count > 0;
        });
        signal.Raise();
    }

    private static async Task<IReadOnlyList<NoticeView>> ReadAsync(HubDb db, Reader reader, NoticeKind? kind, long? before, int most)
    {
        var person = reader.Person;
        var seen = db.Releases.Where(WhoSeesWhat.Of(reader)).Select(r => new { r.Id, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn) });
        var rows = await db.Notices.AsNoTracking()
            .Where(n => n.Person == person && (kind == null || n.Kind == kind) && (before == null || n.Seq < before))
            .Join(seen, n => (JointReleaseId)(object)n.Matter, r => r.Id, (n, r) => new { Notice = n, r.Title })
            .Join(db.Ledger.AsNoTracking(), x => x.Notice.Entry, e => e.Seq, (x, e) => new { x.Notice, x.Title, Entry = e })
            .OrderByDescending(x => x.Notice.Seq)
            .Take(most)
            .ToListAsync();
        return [.. rows.Select(x => new NoticeView(
            x.Notice.Seq, x.Notice.Kind, x.Notice.At, JointReleaseId.From(x.Notice.Matter), x.Title, Facts.Read(x.Entry), x.Notice.ReadAt is null))];
    }
}
