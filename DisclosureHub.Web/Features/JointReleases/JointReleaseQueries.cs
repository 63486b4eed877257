using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>The only EF in the room: reads what the pages show, under the reader's own rights.</summary>
public sealed class JointReleaseQueries(HubDbFactory contexts, ReleaseRows rows, Timetables timetables, BureauClock clock)
{
    private static readonly string[] LeadOnly = [nameof(DraftSubmitted), nameof(DraftReturned)];

    /// <summary>The release as this reader may see it, or null when it is not for him (or not there: he cannot tell).</summary>
    public async Task<ReleaseView?> FindAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return await LoadAsync(id, reader) is { } release ? ViewOf(release, reader) : null;
    }

    /// <summary>A release that was loaded for this reader, as he may see it.</summary>
    internal ReleaseView ViewOf(JointRelease release, Reader reader)
    {
        RowView[] matrix = [.. ConsultationMatrix.Of(release).Where(row => WhoSeesWhat.SeesTheRest(reader) || reader.WorksIn(row.Unit)).Select(row => ToView(release, row, reader))];
        VersionView[] versions = [.. release.Versions.Select(v => new VersionView(
            v.Number, v.Hash, v.Text, v.ChangeNote, v.PreliminaryOpinion, v.NoneAffectedReason, v.Author, v.By, v.IssuedAt))];
        return new ReleaseView(
            release.Id, release.Number, release.Current?.Text.Title ?? release.Draft.Title, release.Stage, release.Lead,
            release.Current?.Text ?? release.Draft, versions.LastOrDefault(), versions, matrix,
            WhoSeesWhat.SeesDraft(reader, release) ? LeadOf(release, reader) : null,
            [.. matrix.Where(r => WhoSeesWhat.SeesOpinionDraft(reader, r.Unit)).Select(r => AskOf(release, r, reader))],
            release.DraftedAt, release.DraftedBy, AfterAnswersOf.Release(release, reader))
        {
            Forecast = WhoSeesWhat.SeesDraft(reader, release) || reader.IsOffice ? release.ForecastAt(clock.Now, timetables.Current) : null,
            OfficeStep = NextSteps.ForOffice(release, reader),
            MustSignMinutes = release.OpenMediation is { Minutes: not null } mediation && mediation.Unsigned.Any(a => a.Person == reader.Person),
        };
    }

    /// <summary>The latest facts of a release, newest first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(ReleaseView release, Reader reader, int most)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(reader);
        await using var db = contexts.CreateDbContext();
        var hidden = release.AsLead is null ? [.. RecentFacts.WorkingPapers, .. LeadOnly] : RecentFacts.WorkingPapers;
        var entries = await db.Ledger.AsNoTracking()
            .Where(e => e.Matter == release.Id.Value && !hidden.Contains(e.Kind))
            .OrderByDescending(e => e.MatterSeq).Take(most).ToListAsync();
        return [.. entries.GroupBy(e => e.Command)
            .Select(act => new TimelineEntry(
                act.First().At, act.Key, [.. act.OrderBy(e => e.Ordinal).Select(Facts.Read).Where(fact => WhoSeesWhat.IsTold(reader, fact))],
                PersonId.From(act.First().Person), act.Max(e => e.MatterSeq)))
            .Where(entry => entry.Facts.Count > 0)];
    }

    /// <summary>The working draft, for people of its own unit; null for everybody else.</summary>
    public async Task<DraftView?> FindDraftAsync(JointReleaseId id, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var release = await LoadAsync(id, reader);
        return release is null || !WhoSeesWhat.SeesDraft(reader, release)
            ? null
            : new DraftView(
                release.Id, release.Number, release.Draft, release.Draft.Hash(), release.DetailsHash, release.Concerns, release.NoneAffectedReason,
                release.Submitted, release.Returned, release.Versions.Count, [.. release.Consultations.Select(c => c.Unit)], release.Lead,
                reader.Heads(release.Lead), release.MissingBeforeSubmission);
    }

    /// <summary>An attachment's name and bytes, when the reader sees a text that carries it.</summary>
    public async Task<(Attachment File, byte[] Bytes)?> FindFileAsync(JointReleaseId id, AttachmentId file, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var release = await LoadAsync(id, reader);
        await using var db = contexts.CreateDbContext();
        var texts = release is null ? [] : release.Versions.Select(v => v.Text).Concat(WhoSeesWhat.SeesDraft(reader, release) ? [release.Draft] : []);
        var scans = release is null || !WhoSeesWhat.SeesTheRest(reader)
            ? []
            : release.Opinions.Select(o => o.Paper?.Scan.File).Concat(release.Consultations.Where(c => reader.IsOffice || reader.WorksIn(c.Unit)).Select(c => c.Paper?.Scan?.File));
        var found = texts.SelectMany(t => t.Attachments).Concat(scans.OfType<Attachment>()).FirstOrDefault(a => a.Id == file);
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
        var listed = await rows.ReadAsync(
            found.OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id)
                .Skip((page - 1) * ReleaseFilter.PageSize).Take(ReleaseFilter.PageSize),
            reader);
        return new ReleaseList(listed, total, page);
    }

    /// <summary>The board: each stage with how many there are, and the latest few of those that lead on to publication.</summary>
    /// <param name="also">A stage whose cards are wanted too.</param>
    public async Task<IReadOnlyList<BoardColumn>> BoardAsync(Reader reader, int cards, ReleaseStage? also = null)
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
            var latest = stage.IsOver() && stage != also ? [] : await rows.ReadAsync(
                Filtered(db, new ReleaseFilter("", stage, null, null, 1), reader)
                    .OrderByDescending(r => EF.Property<DateTimeOffset>(r, JointReleaseMapping.ChangedAtColumn)).ThenBy(r => r.Id).Take(cards),
                reader);
            columns.Add(new BoardColumn(stage, totals.GetValueOrDefault(stage), latest));
        }

        return columns;
    }

    /// <summary>The whole release, if the reader may see it; its parts are read in several statements, all of one moment.</summary>
    internal async Task<JointRelease?> LoadAsync(JointReleaseId id, Reader reader)
    {
        await using var db = contexts.CreateDbContext();
        await using var snapshot = await db.BeginSnapshotAsync(CancellationToken.None);
        return await JointReleaseMapping.Whole(db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader))).FirstOrDefaultAsync(r => r.Id == id);
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

    /// <summary>Nobody answers a text that was called back, nor in a release that is over.</summary>
    private static bool TakesAnswers(JointRelease release) => !release.Stage.IsOver() && release.CalledBack is null;

    private RowView ToView(JointRelease release, MatrixRow row, Reader reader)
    {
        var latest = release.LatestOf(row.Unit);
        return new RowView(
            row.Unit, row.State, latest?.Stance, latest is not null && latest.Stance.IsConsent() && row.State == ConsultationState.Asked,
            row.Consultation.Passages, row.Cells, row.State == ConsultationState.Asked && TakesAnswers(release) && row.Consultation.DueOn is { } due ? rows.Due(due) : null, reader.WorksIn(row.Unit),
            row.Consultation.IsOutside, row.Consultation.Letter, row.Consultation.Removal, row.Consultation.Insisted, row.Consultation.Decision, row.Consultation.UrgedOn);
    }

    private static LeadView LeadOf(JointRelease release, Reader reader)
    {
        var (heads, over) = (reader.Heads(release.Lead), release.Stage.IsOver());
        return new LeadView(
            over ? Step.None : NextSteps.OfLead(heads, release.DraftState, NextSteps.TowardsUnits(release)),
            heads, !over && reader.Carries(Duty.DraftRelease, release.Lead), release.DraftState, release.Submitted, release.Returned, release.Draft.Title);
    }

    private static AskView AskOf(JointRelease release, RowView row, Reader reader)
    {
        var asked = release.Find(row.Unit)!;
        var (heads, draft) = (reader.Heads(row.Unit), asked.Draft);
        var mayDraft = TakesAnswers(release) && reader.Carries(Duty.DraftOpinion, row.Unit);
        var step = mayDraft ? NextSteps.OfUnit(heads, row.State, draft?.SentToHeadAt is not null, draft?.Remark is { Length: > 0 }, release.ProposalTo(row.Unit) is not null) : Step.None;
        return new AskView(row.Unit, step, heads, mayDraft, draft, release.LatestOf(row.Unit), row, release.OpinionClockOf(row.Unit));
    }
}
