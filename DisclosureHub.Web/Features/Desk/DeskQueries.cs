using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Desk;

/// <summary>One thing that waits for the reader.</summary>
/// <param name="Unit">The unit he would do it for.</param>
/// <param name="Voided">His unit's earlier consent was voided by a change of text.</param>
public sealed record WaitingItem(JointReleaseId Release, string Number, string Title, int Version, UnitId Lead, UnitId Unit, Step Step, DueView? Due, bool Voided);

/// <summary>A unit that has let its due date pass.</summary>
public sealed record OverdueItem(JointReleaseId Release, string Title, UnitId Unit, DueView Due);

/// <summary>What the desk shows.</summary>
/// <param name="WholeBureau">The reader sees all matters, so the lists speak of the bureau and not of a unit.</param>
public sealed record DeskView(
    IReadOnlyList<WaitingItem> Waiting, IReadOnlyList<ReleaseRow> Matters, int MattersTotal, IReadOnlyList<OverdueItem> Overdue, int OverdueTotal, bool WholeBureau);

/// <summary>What waits for me, until when; the matters of my unit; what is overdue.</summary>
public sealed class DeskQueries(HubDbFactory contexts, ReleaseRows rows, BureauClock clock)
{
    /// <summary>More than one person can do in a month; what is beyond it is in the list of releases.</summary>
    private const int MostWaiting = 200;

    private const int MostMatters = 8;

    private const int MostOverdue = 5;

    /// <summary>The clocks that run about one unit and are the office's to mind.</summary>
    private static readonly string[] OfOffice = [nameof(Terms.RemovalRequest), nameof(Terms.LetterReceipt)];

    private static readonly string[] OfMediation = [nameof(Terms.Mediation), nameof(Terms.MediationClosing)];

    public async Task<DeskView> ReadAsync(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var waiting = (await AskedAsync(db, reader)).Concat(await LeadingAsync(db, reader)).Concat(await ForOfficeAsync(db, reader)).Concat(await MinutesAsync(db, reader))
            .OrderBy(w => w.Due?.On ?? DateOnly.MaxValue).ThenBy(w => w.Title, StringComparer.Ordinal).ToList();
        var whole = reader.SeesTheWholeBureau;
        var seen = db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader));
        var units = reader.Units;
        var mine = whole ? seen.Where(r => r.Number != "") : seen.Where(r => units.Contains(r.Lead) || r.Consultations.Any(c => units.Contains(c.Unit)));
        var matters = await rows.ReadAsync(
            mine.OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id).Take(MostMatters), reader);
        var (overdue, overdueTotal) = await OverdueAsync(seen, reader);
        return new DeskView(waiting, matters, await mine.CountAsync(), overdue, overdueTotal, whole);
    }

    /// <summary>Consultations in which a unit of the reader owes an answer.</summary>
    private async Task<IEnumerable<WaitingItem>> AskedAsync(HubDb db, Reader reader)
    {
        UnitId[] units = [.. reader.Posts.Where(p => p.Role.Carries(Duty.DraftOpinion)).Select(p => p.Unit).Distinct()];
        var asked = await db.Releases.AsNoTracking()
            .SelectMany(r => r.Consultations, (r, c) => new { Release = r, Asked = c })
            .Where(x => units.Contains(x.Asked.Unit) && (EF.Property<ConsultationState>(x.Asked, JointReleaseMapping.StateColumn) == ConsultationState.Asked || EF.Property<bool>(x.Asked, JointReleaseMapping.ProposedColumn)))
            .Where(x => EF.Property<ReleaseStage>(x.Release, JointReleaseMapping.StageColumn) == ReleaseStage.InConsultation && (!x.Asked.IsOutside || x.Asked.Letter != null))
            .OrderBy(x => x.Asked.DueOn)
            .Take(MostWaiting)
            .Select(x => new
            {
                x.Release.Id,
                x.Release.Number,
                Title = EF.Property<string>(x.Release, JointReleaseMapping.TitleColumn),
                Version = x.Release.Versions.Count,
                x.Release.Lead,
                x.Asked.Unit,
                x.Asked.DueOn,
                x.Asked.Draft,
                Voided = EF.Property<bool>(x.Asked, JointReleaseMapping.VoidedColumn),
                State = EF.Property<ConsultationState>(x.Asked, JointReleaseMapping.StateColumn),
                Proposed = EF.Property<bool>(x.Asked, JointReleaseMapping.ProposedColumn),
            })
            .ToListAsync();
        return asked
            .Select(a => new WaitingItem(
                a.Id, a.Number, a.Title, a.Version, a.Lead, a.Unit,
                NextSteps.OfUnit(reader.Heads(a.Unit), a.State, a.Draft?.SentToHeadAt is not null, a.Draft?.Remark is { Length: > 0 }, a.Proposed),
                a.State == ConsultationState.Asked && a.DueOn is { } due ? rows.Due(due) : null, a.Voided))
            .Where(w => w.Step != Step.None);
    }

    /// <summary>Releases the reader's unit leads, in which the next move is his.</summary>
    private async Task<IEnumerable<WaitingItem>> LeadingAsync(HubDb db, Reader reader)
    {
        UnitId[] units = [.. reader.Posts.Where(p => p.Role.Carries(Duty.DraftRelease)).Select(p => p.Unit).Distinct()];
        var led = await db.Releases.AsNoTracking()
            .Where(r => units.Contains(r.Lead))
            .Where(r => EF.Property<DraftState>(r, JointReleaseMapping.DraftStateColumn) != DraftState.Idle || EF.Property<Step>(r, JointReleaseMapping.LeadStepColumn) != Step.None)
            .OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn))
            .Take(MostWaiting)
            .Select(r => new
            {
                r.Id,
                r.Number,
                Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn),
                Version = r.Versions.Count,
                r.Lead,
                Draft = EF.Property<DraftState>(r, JointReleaseMapping.DraftStateColumn),
                Step = EF.Property<Step>(r, JointReleaseMapping.LeadStepColumn),
                Due = r.Deadlines.Where(d => d.ClosedAt == null && d.Term == nameof(Terms.Negotiation)).Select(d => (DateOnly?)d.DueOn).Min(),
            })
            .ToListAsync();
        return led
            .Select(r => new WaitingItem(
                r.Id, r.Number, r.Title, r.Version, r.Lead, r.Lead, NextSteps.OfLead(reader.Heads(r.Lead), r.Draft, r.Step), r.Due is { } due ? rows.Due(due) : null, false))
            .Where(w => w.Step != Step.None);
    }

    /// <summary>What the office has to do: about single units, and about mediations.</summary>
    private async Task<IEnumerable<WaitingItem>> ForOfficeAsync(HubDb db, Reader reader)
    {
        if (reader.Posts.FirstOrDefault(p => p.Role.Carries(Duty.AssistCoordination))?.Unit is not { } office)
        {
            return [];
        }

        var units = await db.Releases.AsNoTracking()
            .SelectMany(r => r.Consultations, (r, c) => new { Release = r, Asked = c })
            .Where(x => EF.Property<Step>(x.Asked, JointReleaseMapping.OfficeStepColumn) != Step.None)
            .OrderBy(x => x.Asked.AskedAt)
            .Take(MostWaiting)
            .Select(x => new
            {
                x.Release.Id,
                x.Release.Number,
                Title = EF.Property<string>(x.Release, JointReleaseMapping.TitleColumn),
                Version = x.Release.Versions.Count,
                x.Release.Lead,
                Step = EF.Property<Step>(x.Asked, JointReleaseMapping.OfficeStepColumn),
                Due = x.Release.Deadlines.Where(d => d.ClosedAt == null && d.NextMoveAt != null && d.Of == x.Asked.Unit && OfOffice.Contains(d.Term)).Select(d => (DateOnly?)d.DueOn).Min(),
            })
            .ToListAsync();
        var mediations = await db.Releases.AsNoTracking()
            .Where(r => EF.Property<Step>(r, JointReleaseMapping.MediationStepColumn) != Step.None)
            .OrderBy(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn))
            .Take(MostWaiting)
            .Select(r => new
            {
                r.Id,
                r.Number,
                Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn),
                Version = r.Versions.Count,
                r.Lead,
                Step = EF.Property<Step>(r, JointReleaseMapping.MediationStepColumn),
                Due = r.Deadlines.Where(d => d.ClosedAt == null && OfMediation.Contains(d.Term)).Select(d => (DateOnly?)d.DueOn).Min(),
            })
            .ToListAsync();
        var heads = reader.Carries(Duty.Coordinate);
        return units.Concat(mediations)
            .Where(x => heads || !x.Step.IsForTheOfficeHead())
            .Select(x => new WaitingItem(x.Id, x.Number, x.Title, x.Version, x.Lead, office, x.Step, x.Due is { } due ? rows.Due(due) : null, false))
            .Distinct();
    }

    /// <summary>Minutes that wait for the reader's own signature. Few mediations are ever at this point at once.</summary>
    private static async Task<IEnumerable<WaitingItem>> MinutesAsync(HubDb db, Reader reader)
    {
        if (reader.Posts.FirstOrDefault(p => p.Role.Carries(Duty.TakePartInMediation))?.Unit is not { } unit)
        {
            return [];
        }

        var finished = await db.Releases.AsNoTracking()
            .Where(WhoSeesWhat.Of(reader))
            .Where(r => EF.Property<Step>(r, JointReleaseMapping.MediationStepColumn) == Step.CollectSignatures)
            .OrderBy(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn))
            .Take(MostWaiting)
            .Select(r => new { r.Id, r.Number, Title = EF.Property<string>(r, JointReleaseMapping.TitleColumn), Version = r.Versions.Count, r.Lead, r.Mediations })
            .ToListAsync();
        return finished
            .Where(r => r.Mediations.Any(m => m.IsOpen && m.Unsigned.Any(a => a.Person == reader.Person)))
            .Select(r => new WaitingItem(r.Id, r.Number, r.Title, r.Version, r.Lead, unit, Step.SignMinutes, null, false));
    }

    private async Task<(IReadOnlyList<OverdueItem> Items, int Total)> OverdueAsync(IQueryable<JointRelease> seen, Reader reader)
    {
        var today = WorkCalendar.DayOf(clock.Now);
        var (units, whole) = (reader.Units, reader.SeesTheWholeBureau);
        var late = seen.SelectMany(r => r.Consultations, (r, c) => new { Release = r, Asked = c })
            .Where(x => EF.Property<ReleaseStage>(x.Release, JointReleaseMapping.StageColumn) == ReleaseStage.InConsultation)
            .Where(x => x.Asked.DueOn < today && EF.Property<ConsultationState>(x.Asked, JointReleaseMapping.StateColumn) == ConsultationState.Asked)
            .Where(x => whole || units.Contains(x.Asked.Unit) || units.Contains(x.Release.Lead));
        var items = await late.OrderBy(x => x.Asked.DueOn).Take(MostOverdue)
            .Select(x => new { x.Release.Id, Title = EF.Property<string>(x.Release, JointReleaseMapping.TitleColumn), x.Asked.Unit, x.Asked.DueOn })
            .ToListAsync();
        return ([.. items.Select(i => new OverdueItem(i.Id, i.Title, i.Unit, rows.Due(i.DueOn!.Value)))], await late.CountAsync());
    }
}
