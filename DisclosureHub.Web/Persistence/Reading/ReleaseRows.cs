using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Reading;

/// <summary>A due date, and how many working days are left (negative when it is over).</summary>
public sealed record DueView(DateOnly On, int WorkdaysLeft, bool Provisional);

/// <summary>A release as a row of a list or a card of a board.</summary>
/// <param name="Due">The nearest clock, while some unit owes an answer.</param>
/// <param name="Mine">The reader's unit leads it or was asked.</param>
public sealed record ReleaseRow(
    JointReleaseId Id, string Number, string Title, ReleaseStage Stage, UnitId Lead, int Versions, DateTimeOffset ChangedAt,
    IReadOnlyList<UnitMark> Marks, DueView? Due, bool Mine);

/// <summary>Reads releases as rows, for whichever page lists them; the text itself is never loaded.</summary>
public sealed class ReleaseRows(BureauClock clock, Timetables timetables)
{
    /// <param name="releases">Already narrowed to what the reader may see, ordered and bounded.</param>
    public async Task<IReadOnlyList<ReleaseRow>> ReadAsync(IQueryable<JointRelease> releases, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = await releases.Select(r => new
        {
            r.Id,
            r.Number,
            Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn),
            Stage = EF.Property<ReleaseStage>(r, JointReleaseMapping.StageColumn),
            r.Lead,
            Versions = r.Versions.Count,
            ChangedAt = EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn),
            Marks = r.Consultations.OrderBy(c => c.AskedAt).ThenBy(c => c.Unit).Select(c => new
            {
                c.Unit,
                State = EF.Property<ConsultationState>(c, JointReleaseMapping.StateColumn),
                Stance = EF.Property<Stance?>(c, JointReleaseMapping.StanceColumn),
                Voided = EF.Property<bool>(c, JointReleaseMapping.VoidedColumn),
                c.DueOn,
            }).ToList(),
        }).ToListAsync();
        return [.. rows.Select(r => new ReleaseRow(
            r.Id, r.Number, r.Title, r.Stage, r.Lead, r.Versions, r.ChangedAt,
            [.. r.Marks.Select(m => new UnitMark(m.Unit, m.State, m.Stance, m.Voided))],
            r.Marks.Where(m => m.State == ConsultationState.Asked && r.Stage == ReleaseStage.InConsultation).Select(m => m.DueOn).Min() is { } due ? Due(due) : null,
            reader.WorksIn(r.Lead) || r.Marks.Exists(m => reader.WorksIn(m.Unit))))];
    }

    /// <summary>A due date as it looks today.</summary>
    public DueView Due(DateOnly on) => new(on, timetables.Calendar.WorkdaysLeft(WorkCalendar.DayOf(clock.Now), on), timetables.Calendar.IsProvisional(on));
}
