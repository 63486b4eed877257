using System.Collections.Concurrent;
using System.Linq.Expressions;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>The clocks that run, under the reader's own rights: counted by the database, listed by the page. The only EF in the room.</summary>
public sealed class DeadlineBoardQueries(HubDbFactory contexts, BureauClock clock, Timetables timetables)
{
    /// <summary>How far the heat map looks, the current week included.</summary>
    public const int Weeks = 8;

    /// <summary>More than any screen in a corridor holds.</summary>
    private const int MostOnTheWall = 60;

    private const int MostFacts = 200;

    private const int MostPlanned = 6;

    private static readonly string[] AboutClocks =
        [nameof(ClockStarted), nameof(ClockTakenUp), nameof(DueDayMoved), nameof(ReminderGiven), nameof(TermLapsed), nameof(ClockStopped)];

    /// <summary>A version never changes, so neither does its attribute.</summary>
    private readonly ConcurrentDictionary<(JointReleaseId Release, int Version), DisclosureAttribute> _attributes = new();

    public async Task<BoardView> ReadAsync(BoardFilter filter, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        await using var snapshot = await db.BeginSnapshotAsync(CancellationToken.None);
        var office = await db.Units.Where(u => u.Kind == UnitKind.Office).Select(u => u.Id).FirstOrDefaultAsync();
        var scope = ScopeOf(filter.Scope, reader);
        var open = Open(db, reader).Where(IsIn(scope, reader));
        if (filter.Term is { } term)
        {
            open = open.Where(x => x.Clock.Term == term);
        }

        var (now, today) = (clock.Now, WorkCalendar.DayOf(clock.Now));
        var monday = BoardFilter.MondayOf(today);
        var units = await CountAsync(open, office, now, today, monday);
        var listed = Narrowed(open, filter, office, now);
        var total = await listed.CountAsync();
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + BoardFilter.PageSize - 1) / BoardFilter.PageSize));
        var rows = await RowsAsync(listed, (page - 1) * BoardFilter.PageSize, BoardFilter.PageSize, office, now);
        return new BoardView(
            scope, reader.SeesTheWholeBureau, office, units,
            [.. Enumerable.Range(0, Weeks).Select(w => WeekFrom(monday.AddDays(7 * w)))], [.. rows.Select(r => r.Row)], total, page);
    }

    /// <summary>One clock with everything that explains it, running or not; null when it is not for the reader, or not there: he cannot tell.</summary>
    public async Task<DeadlineView?> FindAsync(DeadlineId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        await using var snapshot = await db.BeginSnapshotAsync(CancellationToken.None);
        var office = await db.Units.Where(u => u.Kind == UnitKind.Office).Select(u => u.Id).FirstOrDefaultAsync();
        var (now, calendar) = (clock.Now, timetables.Calendar);
        if ((await RowsAsync(Seen(db, reader).Where(x => x.Clock.Id == id), 0, 1, office, now)) is not [var (row, found, _)])
        {
            return null;
        }

        var name = id.ToString();
        var facts = await db.Ledger.AsNoTracking()
            .Where(e => e.Matter == found.Matter && AboutClocks.Contains(e.Kind) && e.Payload.Contains(name))
            .OrderBy(e => e.MatterSeq).Take(MostFacts).ToListAsync();
        ClockStep[] planned = found.IsClosed || found.State == DeadlineState.Paused
            ? []
            : [.. found.StepsDue(now, timetables.Current).Concat(found.Plan(calendar).SkipWhile(s => s.At <= now)).Take(MostPlanned)];
        return new DeadlineView(row, found, Explanation.Of(found, calendar), [.. facts.Select(Facts.Read).Where(f => WhoSeesWhat.IsTold(reader, f))], planned);
    }

    /// <summary>What hangs in the corridor; null for whoever does not see the whole bureau.</summary>
    public async Task<WallView?> WallAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.SeesTheWholeBureau)
        {
            return null;
        }

        await using var db = contexts.CreateDbContext();
        await using var snapshot = await db.BeginSnapshotAsync(CancellationToken.None);
        var office = await db.Units.Where(u => u.Kind == UnitKind.Office).Select(u => u.Id).FirstOrDefaultAsync();
        var now = clock.Now;
        var open = Open(db, reader);
        var rows = await RowsAsync(open, 0, MostOnTheWall, office, now);
        await ReadAttributesAsync(db, rows);
        var overdue = await open.CountAsync(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt <= now);
        var total = await open.CountAsync();
        var turns = rows.Where(r => r.Row.Unit == TermUnit.Hours).Select(r => NextHourOf(r.Row.DueAt, now)).Append(WorkCalendar.EndOf(WorkCalendar.DayOf(now))).Min();
        return new WallView(now, turns, [.. rows.Select(r => new WallRow(r.Row.Number, MayHang(r) ? r.Row.Title : "", r.Row with { Title = "" }))], total, overdue);
    }

    /// <summary>All to whoever has no right to all is what his units have to do with; nothing named is the widest by right.</summary>
    private static BoardScope ScopeOf(BoardScope? asked, Reader reader) => asked switch
    {
        BoardScope.Mine => BoardScope.Mine,
        BoardScope.Unit => BoardScope.Unit,
        _ => reader.SeesTheWholeBureau ? BoardScope.All : BoardScope.Unit,
    };

    /// <summary>Every clock the reader may see.</summary>
    private static IQueryable<Running> Seen(HubDb db, Reader reader) => db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader)).Join(
        db.Deadlines.AsNoTracking().Where(WhoSeesWhat.ClocksOf(reader)),
        r => r.Id, d => EF.Property<JointReleaseId>(d, DeadlineMapping.ReleaseColumn), (r, d) => new Running { Release = r, Clock = d, Owner = EF.Property<UnitId?>(d, DeadlineMapping.OwnerColumn) });

    /// <summary>Those that are neither met nor ended.</summary>
    private static IQueryable<Running> Open(HubDb db, Reader reader) =>
        Seen(db, reader).Where(x => x.Clock.State == DeadlineState.Running || x.Clock.State == DeadlineState.Paused || x.Clock.State == DeadlineState.Lapsed);

    private static Expression<Func<Running, bool>> IsIn(BoardScope scope, Reader reader)
    {
        IReadOnlyList<UnitId?> own = [.. reader.Posts.Where(p => p.Role.Carries(Duty.DraftOpinion)).Select(p => p.Unit).Distinct()];
        IReadOnlyList<UnitId?> units = [.. reader.Units];
        var (leads, office) = (reader.Units, reader.IsOffice);
        return scope switch
        {
            BoardScope.Mine => x => own.Contains(x.Owner) || (office && x.Owner == null),
            BoardScope.Unit => x => units.Contains(x.Owner) || units.Contains(x.Clock.Of) || leads.Contains(x.Release.Lead) || (office && x.Owner == null),
            _ => x => true,
        };
    }

    private static IQueryable<Running> Narrowed(IQueryable<Running> open, BoardFilter filter, UnitId office, DateTimeOffset now)
    {
        if (filter.Unit is { } unit)
        {
            var isOffice = unit == office;
            open = open.Where(x => x.Owner == unit || (isOffice && x.Owner == null));
        }

        if (filter.OnlyOverdue)
        {
            open = open.Where(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt <= now);
        }

        if (filter.Week is { } week)
        {
            var (first, last) = (BoardFilter.MondayOf(week), BoardFilter.MondayOf(week).AddDays(6));
            open = open.Where(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt > now && x.Clock.DueOn >= first && x.Clock.DueOn <= last);
        }

        return open;
    }

    /// <summary>Two groupings by the database; what comes back is as long as there are units, and units times days of the weeks shown.</summary>
    private static async Task<IReadOnlyList<UnitClocks>> CountAsync(IQueryable<Running> open, UnitId office, DateTimeOffset now, DateOnly today, DateOnly monday)
    {
        var (sunday, last) = (monday.AddDays(6), monday.AddDays((7 * Weeks) - 1));
        var counts = await open.GroupBy(x => x.Owner).Select(g => new
        {
            Owner = g.Key,
            Overdue = g.Count(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt <= now),
            Today = g.Count(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt > now && x.Clock.DueOn <= today),
            ThisWeek = g.Count(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueOn > today && x.Clock.DueOn <= sunday),
            Later = g.Count(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueOn > sunday),
            Beyond = g.Count(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueOn > last),
            Paused = g.Count(x => x.Clock.State == DeadlineState.Paused),
            Nearest = g.Min(x => x.Clock.State == DeadlineState.Paused ? null : (DateOnly?)x.Clock.DueOn),
        }).ToListAsync();
        var days = await open.Where(x => x.Clock.State != DeadlineState.Paused && x.Clock.DueAt > now && x.Clock.DueOn <= last)
            .GroupBy(x => new { x.Owner, x.Clock.DueOn }).Select(g => new { g.Key.Owner, g.Key.DueOn, Count = g.Count() }).ToListAsync();
        return [.. counts.GroupBy(c => c.Owner ?? office).Select(g => new UnitClocks(
            g.Key, g.Sum(c => c.Overdue), g.Sum(c => c.Today), g.Sum(c => c.ThisWeek), g.Sum(c => c.Later), g.Sum(c => c.Paused), g.Min(c => c.Nearest),
            [.. Enumerable.Range(0, Weeks).Select(w => days.Where(d => (d.Owner ?? office) == g.Key && (d.DueOn.DayNumber - monday.DayNumber) / 7 == w).Sum(d => d.Count))],
            g.Sum(c => c.Beyond)))];
    }

    /// <summary>A page of clocks, the most pressing first, each with its matter, in one statement.</summary>
    private async Task<List<Read>> RowsAsync(IQueryable<Running> listed, int skip, int take, UnitId office, DateTimeOffset now)
    {
        var rows = await listed.OrderBy(x => x.Clock.DueAt).ThenBy(x => x.Clock.Id).Skip(skip).Take(take)
            .Select(x => new { x.Clock, x.Owner, x.Release.Id, x.Release.Number, Title = EF.Property<string>(x.Release, JointReleaseMapping.TitleColumn), x.Release.Lead, Versions = x.Release.Versions.Count })
            .ToListAsync();
        return [.. rows.Select(r => new Read(
            new ClockRow(
                r.Clock.Id, r.Id, r.Number, r.Title, r.Lead, r.Owner ?? office, r.Clock.Of, Terms.Find(r.Clock.Term), r.Clock.Kept.Unit,
                r.Clock.DueOn, r.Clock.DueAt, r.Clock.State, r.Clock.HandedOverAt, LeftOf(r.Clock, now), r.Clock.IsProvisional),
            r.Clock, r.Versions))];
    }

    private int LeftOf(Deadline running, DateTimeOffset now) => running.Kept.Unit switch
    {
        TermUnit.WorkingDays => timetables.Calendar.WorkdaysLeft(WorkCalendar.DayOf(now), running.DueOn),
        TermUnit.CalendarDays => running.DueOn.DayNumber - WorkCalendar.DayOf(now).DayNumber,
        _ => (int)Math.Floor((running.DueAt - now).TotalHours),
    };

    private BoardWeek WeekFrom(DateOnly monday) => new(monday, timetables.Calendar.IsProvisional(monday.AddDays(6)) || timetables.Calendar.IsProvisional(monday));

    /// <summary>When a clock in hours next has one hour less.</summary>
    private static DateTimeOffset NextHourOf(DateTimeOffset due, DateTimeOffset now) => due - TimeSpan.FromHours(Math.Floor((due - now).TotalHours));

    private bool MayHang(Read read) => _attributes.GetValueOrDefault((read.Row.Release, read.Versions), DisclosureAttribute.Withheld).LetsTheTitleOut();

    private async Task ReadAttributesAsync(HubDb db, IEnumerable<Read> rows)
    {
        JointReleaseId[] unknown = [.. rows.Where(r => !_attributes.ContainsKey((r.Row.Release, r.Versions))).Select(r => r.Row.Release).Distinct()];
        if (unknown.Length == 0)
        {
            return;
        }

        var texts = await db.Releases.AsNoTracking().Where(r => unknown.Contains(r.Id))
            .Select(r => new { r.Id, Versions = r.Versions.Count, Text = r.Versions.OrderByDescending(v => v.Number).Select(v => v.Text).First() }).ToListAsync();
        foreach (var text in texts)
        {
            _attributes[(text.Id, text.Versions)] = text.Text.Attribute;
        }
    }

    /// <summary>A clock beside the release it is part of.</summary>
    private sealed class Running
    {
        public required JointRelease Release { get; init; }

        public required Deadline Clock { get; init; }

        /// <summary>The unit whose duty it is; null for the leading group's office.</summary>
        public required UnitId? Owner { get; init; }
    }

    private sealed record Read(ClockRow Row, Deadline Clock, int Versions);
}
