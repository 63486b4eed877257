using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Notices;

/// <summary>
/// Turns committed facts into notices: the reader of the outbox that acts on it. Its cursor moves in the transaction that
/// writes the notices, and whoever moves it holds it; so each fact is told once, however many machines follow and
/// wherever one of them dies.
/// </summary>
public sealed class Notifying(HubDbFactory contexts, WriteLane lane, CommitSignal signal, Timetables timetables, BureauClock clock, TimeProvider time, ILogger<Notifying> log) : BackgroundService
{
    private const string Name = "notices";

    private const int Most = 50;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>What is older when the notices begin, or begin again after a long stop, is nobody's news any more: it is shown as read.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(3);

    /// <summary>Reads on from the cursor to the end of the outbox.</summary>
    public async Task CatchUpAsync(CancellationToken stop = default)
    {
        while (await OnceAsync(stop) == Most)
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                await CatchUpAsync(stoppingToken);
                _ = await Task.WhenAny(next, Task.Delay(Look, time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The cursor has not moved: the same facts are read again.
                log.LogError(e, "Notices could not be written");
                _ = await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken));
            }
        }
    }

    private async Task<int> OnceAsync(CancellationToken stop)
    {
        if (!await IsBehindAsync(stop))
        {
            return 0;
        }

        var (count, told) = (0, false);
        await lane.RunAsync(
            async db =>
            {
                (count, told) = (0, false);
                var cursor = await db.LockCursorAsync(Name, stop);
                if (cursor is null)
                {
                    cursor = new CursorRow { Name = Name };
                    _ = db.Cursors.Add(cursor);
                }

                var batch = await db.ReadOutboxAsync(new OutboxCursor(ulong.Parse(cursor.Transaction, System.Globalization.CultureInfo.InvariantCulture), cursor.Seq), Most, stop);
                count = batch.Rows.Count;
                (cursor.Transaction, cursor.Seq) = (batch.Next.Transaction.ToString(System.Globalization.CultureInfo.InvariantCulture), batch.Next.Seq);
                if (batch.Rows.Any(r => r.FirstSeq > 0))
                {
                    told = await TellAsync(db, batch.Rows, stop);
                }

                return count > 0;
            },
            stop);
        if (told)
        {
            signal.Raise();
        }

        return count;
    }

    /// <summary>A look without a lock, so that an idle product takes none.</summary>
    private async Task<bool> IsBehindAsync(CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var cursor = await db.Cursors.AsNoTracking().FirstOrDefaultAsync(c => c.Name == Name, stop);
        var from = cursor is null ? default : new OutboxCursor(ulong.Parse(cursor.Transaction, System.Globalization.CultureInfo.InvariantCulture), cursor.Seq);
        return (await db.ReadOutboxAsync(from, 1, stop)).Rows.Count > 0;
    }

    private async Task<bool> TellAsync(HubDb db, IReadOnlyList<OutboxRow> rows, CancellationToken stop)
    {
        var now = clock.Now;
        var today = WorkCalendar.DayOf(now);
        var recipients = new Recipients(
            await db.Posts.AsNoTracking().Where(p => p.From <= today && (p.Until == null || p.Until >= today)).ToListAsync(stop),
            await db.Units.AsNoTracking().ToListAsync(stop));
        List<NoticeRow> notices = [];
        foreach (var row in rows.Where(r => r.FirstSeq > 0 && r.Units.Count > 0))
        {
            var entries = await db.Ledger.AsNoTracking()
                .Where(e => e.Matter == row.Matter && e.MatterSeq >= row.FirstSeq && e.MatterSeq <= row.LastSeq)
                .OrderBy(e => e.MatterSeq).ToListAsync(stop);
            foreach (var entry in entries)
            {
                notices.AddRange(await NoticesOfAsync(db, row, entry, recipients, now, stop));
            }
        }

        if (notices.Count == 0)
        {
            return false;
        }

        db.Notices.AddRange(notices);
        _ = db.Outbox.Add(new OutboxRow { Matter = notices[0].Matter, Persons = [.. notices.Select(n => n.Person).Distinct()], At = now });
        await PutOnTheirWayAsync(db, notices, stop);
        return true;
    }

    private static async Task<IReadOnlyList<NoticeRow>> NoticesOfAsync(HubDb db, OutboxRow row, LedgerEntry entry, Recipients recipients, DateTimeOffset now, CancellationToken stop)
    {
        var fact = Facts.Read(entry);
        var told = NoticePolicy.Of(fact, row.Units[0], [.. row.Units.Skip(1)])
            .SelectMany(notice => recipients.Of(notice.To).Select(person => (person, notice.Kind)))
            .Where(to => to.person.Value != entry.Person)
            .DistinctBy(to => to.person)
            .ToList();
        List<NoticeRow> notices = [];
        foreach (var (person, kind) in told)
        {
            if (await MayBeToldAsync(db, recipients.ReaderOf(person), row.Matter, fact, stop))
            {
                notices.Add(new NoticeRow { Person = person, Matter = row.Matter, Entry = entry.Seq, Kind = kind, OfHours = IsOfHours(fact), At = entry.At, ReadAt = now - entry.At > Stale ? now : null });
            }
        }

        return notices;
    }

    /// <summary>A term in hours runs through the night, and so does the word about it.</summary>
    private static bool IsOfHours(DomainEvent fact) => fact switch
    {
        ReminderGiven e => Terms.Find(e.Term).Unit == TermUnit.Hours,
        TermLapsed e => Terms.Find(e.Term).Unit == TermUnit.Hours,
        _ => false,
    };

    /// <summary>Everybody else follows from the policy; an outside contact sees few matters, and of those few facts.</summary>
    private static async Task<bool> MayBeToldAsync(HubDb db, Reader reader, Guid matter, DomainEvent fact, CancellationToken stop) =>
        reader.Posts.Count > 0 && (!reader.IsOutside
            || (WhoSeesWhat.IsTold(reader, fact) && await db.Releases.Where(WhoSeesWhat.Of(reader)).AnyAsync(r => r.Id == JointReleaseId.From(matter), stop)));

    /// <summary>What leaves the building besides, as each person chose.</summary>
    private async Task PutOnTheirWayAsync(HubDb db, IReadOnlyList<NoticeRow> notices, CancellationToken stop)
    {
        PersonId[] persons = [.. notices.Where(n => n.ReadAt is null).Select(n => n.Person).Distinct()];
        var preferences = await db.Preferences.AsNoTracking().Where(p => persons.Contains(p.Person)).ToDictionaryAsync(p => p.Person, stop);

        foreach (var notice in notices.Where(n => n.ReadAt is null))
        {
            if (!preferences.TryGetValue(notice.Person, out var preference))
            {
                continue;
            }

            var choice = Choices.Of(notice.Kind, preference.Choices);
            if (preference.Mail.Length > 0 && choice.Mail != Pace.Off)
            {
                Add(notice, Outward.Mail, choice.Mail);
            }

            if (preference.Handle.Length > 0 && choice.Webhook)
            {
                Add(notice, Outward.Webhook, Pace.AtOnce);
            }
        }

        void Add(NoticeRow notice, Outward way, Pace pace) => db.Deliveries.Add(new DeliveryRow
        {
            Of = notice,
            Person = notice.Person,
            Way = way,
            LeavesAt = Choices.LeavesAt(pace, notice.At, notice.OfHours, timetables.Calendar),
        });
    }
}
