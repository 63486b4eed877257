using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Deadlines;

/// <summary>What a notice would move: of which term, from which day to which. No matter is named; whoever loads a notice may not see any.</summary>
/// <param name="Legal">The day the count alone gives, where a later one is kept because people rely on it.</param>
public sealed record MovedDay(string Term, DateOnly Was, DateOnly Is, DateOnly? Legal);

/// <summary>What loading a notice would do.</summary>
/// <param name="Total">How many running clocks there are; the first of those that move are listed.</param>
/// <param name="ChangesNothing">The calendar says so already.</param>
public sealed record NoticePreview(CalendarChange Change, IReadOnlyList<MovedDay> Moved, int Total, bool ChangesNothing);

/// <summary>The bureau's own time rules, and what changing them would do.</summary>
public sealed class TimeRulesQueries(HubDbFactory contexts, Timetables timetables, BureauClock clock)
{
    private const int Most = 2000;

    /// <summary>Every row set by the bureau, newest first.</summary>
    public async Task<IReadOnlyList<TermInForce>> RowsAsync()
    {
        await using var db = contexts.CreateDbContext();
        _ = await timetables.ReadAsync(db, CancellationToken.None);
        var rules = await db.TimeRules.AsNoTracking().OrderBy(r => r.Id).FirstOrDefaultAsync();
        return [.. (rules?.Rows ?? []).Reverse()];
    }

    /// <summary>Counts the running clocks with the notice in hand, without changing any; null for whoever could not load it.</summary>
    public async Task<NoticePreview?> PreviewAsync(HolidayNotice notice, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.Carries(Duty.SetTerms))
        {
            return null;
        }

        var (before, after) = (timetables.Calendar, timetables.Calendar.With(notice));
        await using var db = contexts.CreateDbContext();
        var open = db.Deadlines.AsNoTracking().Where(d => d.ClosedAt == null);
        var clocks = await open.OrderBy(d => d.DueOn).ThenBy(d => d.Id).Take(Most).ToListAsync();
        var counted = timetables.Current.With(after);
        var moved = clocks.Select(c => (c.Term, Move: c.Recompute(counted, clock.Now))).Where(c => c.Move is not null).Select(c => new MovedDay(c.Term, c.Move!.Was, c.Move.Is, c.Move.Legal));
        return new NoticePreview(CalendarChange.Between(before, after), [.. moved], await open.CountAsync(), TimeRules.Says(before, notice));
    }
}
