using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The only EF in the room: reads what the pages show, under the reader's own rights.</summary>
public sealed class JointReleaseQueries(HubDbFactory contexts, BureauClock clock, WorkCalendar calendar)
{
    /// <summary>Facts that belong on a time line; a drafter's keystrokes do not.</summary>
    private static readonly string[] WorkingPapers = [nameof(DraftSaved), nameof(OpinionDrafted), nameof(OpinionSentToHead), nameof(OpinionReturned)];

    private static readonly string[] LeadOnly = [nameof(DraftSubmitted), nameof(DraftReturned)];

    /// <summary>The release as this reader may see it, or null when it is not for him (or not there: he cannot tell).</summary>
    public async Task<ReleaseView?> FindAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var release = await JointReleaseMapping.Whole(db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader)))
            .FirstOrDefaultAsync(r => r.Id == id);
        if (release is null)
        {
            return null;
        }

        RowView[] rows = [.. ConsultationMatrix.Of(release).Select(row => ToView(release, row, reader))];
        VersionView[] versions = [.. release.Versions.Select(v => new VersionView(
            v.Number, v.Hash, v.Text, v.ChangeNote, v.PreliminaryOpinion, v.NoneAffectedReason, v.Author, v.By, v.IssuedAt))];
        return new ReleaseView(
            release.Id, release.Number, release.Current?.Text.Title ?? release.Draft.Title, release.Stage, release.Lead,
            release.Current?.Text ?? release.Draft, versions.LastOrDefault(), versions, rows,
            WhoSeesWhat.SeesDraft(reader, release.Lead) ? LeadOf(release, reader) : null,
            [.. rows.Where(r => WhoSeesWhat.SeesOpinionDraft(reader, r.Unit)).Select(r => AskOf(release, r, reader))],
            release.DraftedAt, release.DraftedBy);
    }

    /// <summary>The latest facts of a release, newest first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(ReleaseView release, int most)
    {
        ArgumentNullException.ThrowIfNull(release);
        await using var db = contexts.CreateDbContext();
        var hidden = release.AsLead is null ? [.. WorkingPapers, .. LeadOnly] : WorkingPapers;
        var entries = await db.Ledger.AsNoTracking()
            .Where(e => e.Matter == release.Id.Value && !hidden.Contains(e.Kind))
            .OrderByDescending(e => e.MatterSeq).Take(most).ToListAsync();
        return [.. entries.Select(e => new TimelineEntry(e.At, Facts.Read(e)))];
    }

    /// <summary>The working draft, for people of its own unit; null for everybody else.</summary>
    public async Task<DraftView?> FindDraftAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var release = await JointReleaseMapping.Whole(db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader)))
            .FirstOrDefaultAsync(r => r.Id == id);
        return release is null || !WhoSeesWhat.SeesDraft(reader, release.Lead)
            ? null
            : new DraftView(
                release.Id, release.Number, release.Draft, release.Draft.Hash(), release.DetailsHash, release.Concerns, release.NoneAffectedReason,
                release.Submitted, release.Returned, release.Versions.Count, [.. release.Consultations.Select(c => c.Unit)], release.Lead,
                Heads(reader, release.Lead), release.MissingBeforeSubmission);
    }

    /// <summary>An attachment's name and bytes, when the reader sees a text that carries it.</summary>
    public async Task<(Attachment File, byte[] Bytes)?> FindFileAsync(JointReleaseId id, AttachmentId file, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var release = await JointReleaseMapping.Whole(db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader))).FirstOrDefaultAsync(r => r.Id == id);
        var texts = release is null ? [] : release.Versions.Select(v => v.Text).Concat(WhoSeesWhat.SeesDraft(reader, release.Lead) ? [release.Draft] : []);
        var found = texts.SelectMany(t => t.Attachments).FirstOrDefault(a => a.Id == file);
        var bytes = found is null ? null : await db.Files.Where(f => f.Id == file.Value).Select(f => f.Bytes).FirstOrDefaultAsync();
        return bytes is null ? null : (found!, bytes);
    }

    public async Task<ReleaseList> ListAsync(ReleaseFilter filter, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var found = Filtered(db, filter, reader);
        var total = await found.CountAsync();
        var page = Math.Max(1, filter.Page);
        var rows = await RowsAsync(
            found.OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id)
                .Skip((page - 1) * ReleaseFilter.PageSize).Take(ReleaseFilter.PageSize),
            reader);
        return new ReleaseList(rows, total, page);
    }

    /// <summary>The board: each stage with its latest few and how many there are.</summary>
    public async Task<IReadOnlyList<BoardColumn>> BoardAsync(Reader reader, int cards)
    {
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var totals = await db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader))
            .GroupBy(r => EF.Property<ReleaseStage>(r, JointReleaseMapping.StageColumn))
            .Select(g => new { Stage = g.Key, Total = g.Count() })
            .ToDictionaryAsync(g => g.Stage, g => g.Total);
        List<BoardColumn> columns = [];
        foreach (var stage in Enum.GetValues<ReleaseStage>())
        {
            var rows = await RowsAsync(
                Filtered(db, new ReleaseFilter("", stage, null, null, 1), reader)
                    .OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id).Take(cards),
                reader);
            columns.Add(new BoardColumn(stage, totals.GetValueOrDefault(stage), rows));
        }

        return columns;
    }

    private static IQueryable<JointRelease> Filtered(HubDb db, ReleaseFilter filter, Reader reader)
    {
        var found = db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader));
        if (filter.Words.Trim() is { Length: > 0 } words)
        {
            found = found.Where(r => EF.Property<string>(r, JointReleaseMapping.TitleColumn).Contains(words) || r.Number.Contains(words));
        }

        if (filter.Stage is { } stage)
        {
            found = found.Where(r => EF.Property<ReleaseStage>(r, JointReleaseMapping.StageColumn) == stage);
        }

        if (filter.Lead is { } lead)
        {
            found = found.Where(r => r.Lead == lead);
        }

        return filter.Concerning is { } unit
            ? found.Where(r => r.Lead == unit || r.Consultations.Any(c => c.Unit == unit))
            : found;
    }

    private async Task<IReadOnlyList<ReleaseRow>> RowsAsync(IQueryable<JointRelease> releases, Reader reader)
    {
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
            [.. r.Marks.Select(m => new MarkView(m.Unit, m.State, m.Stance, m.Voided))],
            r.Marks.Where(m => m.State == ConsultationState.Asked).Select(m => (DateOnly?)m.DueOn).Min() is { } due ? Due(due) : null,
            reader.WorksIn(r.Lead) || r.Marks.Exists(m => reader.WorksIn(m.Unit))))];
    }

    private RowView ToView(JointRelease release, MatrixRow row, Reader reader)
    {
        var latest = release.LatestOf(row.Unit);
        return new RowView(
            row.Unit, row.State, latest?.Stance, latest is not null && latest.Stance.IsConsent() && row.State == ConsultationState.Asked,
            row.Consultation.Passages, row.Cells, row.State == ConsultationState.Asked ? Due(row.Consultation.DueOn) : null, reader.WorksIn(row.Unit));
    }

    private static LeadView LeadOf(JointRelease release, Reader reader)
    {
        var heads = Heads(reader, release.Lead);
        var begun = release.Current is not { } current || current.Hash != release.Draft.Hash();
        var refused = release.Consultations.Any(c => release.StateOf(c) == ConsultationState.Answered);
        return new LeadView(
            NextSteps.OfLead(heads, release.Submitted is not null, release.Returned is not null, begun, refused),
            heads, Carries(reader, release.Lead, Duty.DraftRelease), begun, release.Submitted, release.Returned, release.Draft.Title);
    }

    private static AskView AskOf(JointRelease release, RowView row, Reader reader)
    {
        var asked = release.Find(row.Unit)!;
        var (heads, draft) = (Heads(reader, row.Unit), asked.Draft);
        var mayDraft = Carries(reader, row.Unit, Duty.DraftOpinion);
        var step = mayDraft ? NextSteps.OfUnit(heads, row.State, draft?.SentToHeadAt is not null, draft?.Remark is { Length: > 0 }) : Step.None;
        return new AskView(row.Unit, step, heads, mayDraft, draft, release.LatestOf(row.Unit), row, asked.AskedAt);
    }

    private static bool Heads(Reader reader, UnitId unit) => reader.Posts.Any(p => p.Unit == unit && p.Role.HeadsItsUnit());

    private static bool Carries(Reader reader, UnitId unit, Duty duty) => reader.Posts.Any(p => p.Unit == unit && p.Role.Carries(duty));

    private DueView Due(DateOnly on)
    {
        var today = WorkCalendar.DayOf(clock.Now);
        return new DueView(on, calendar.WorkdaysLeft(today, on), calendar.IsProvisional(on));
    }
}
