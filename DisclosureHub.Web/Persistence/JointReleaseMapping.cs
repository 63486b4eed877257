using DisclosureHub.Domain.JointReleases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DisclosureHub.Web.Persistence;

/// <summary>How a joint release lies in tables, is loaded whole, and shows the columns that lists are queried by.</summary>
public static class JointReleaseMapping
{
    /// <summary>Shadow columns: what follows from the parts, written with them so that a list need not compute it.</summary>
    public const string StageColumn = "StageShown";

    public const string TitleColumn = "Title";

    public const string ChangedAtColumn = "ChangedAt";

    public const string DraftStateColumn = "DraftStateShown";

    /// <summary>What the lead has to do towards the units: <see cref="NextSteps.TowardsUnits"/>.</summary>
    public const string LeadStepColumn = "LeadStep";

    /// <summary>What the office has to do about the mediation: <see cref="NextSteps.OfMediation"/>.</summary>
    public const string MediationStepColumn = "MediationStep";

    /// <summary>What the office has to do about one unit: <see cref="NextSteps.OfOffice"/>.</summary>
    public const string OfficeStepColumn = "OfficeStep";

    /// <summary>A proposal of the lead waits for the unit's answer.</summary>
    public const string ProposedColumn = "Proposed";

    public const string StateColumn = "State";

    /// <summary>The stance of the unit's last word, whether it stands or not; null when it has none.</summary>
    public const string StanceColumn = "Stance";

    /// <summary>The last word was a consent that a change of text voided.</summary>
    public const string VoidedColumn = "Voided";

    public static void Map(ModelBuilder model)
    {
        _ = model.Entity<JointRelease>(MapRelease);
        _ = model.Entity<ReleaseVersion>(version =>
        {
            _ = version.ToTable("Versions").Property<JointReleaseId>("Release");
            _ = version.HasKey("Release", nameof(ReleaseVersion.Number));
            _ = version.Property(v => v.Text).IsJson();
            _ = version.Property(v => v.Author).IsJson();
            _ = version.Property(v => v.By).IsJson();
            _ = version.Ignore(v => v.CoverNote);
        });
        _ = model.Entity<Consultation>(consultation =>
        {
            _ = consultation.ToTable("Consultations").Property<JointReleaseId>("Release");
            _ = consultation.HasKey("Release", nameof(Consultation.Unit));
            _ = consultation.HasIndex(c => c.Unit);
            _ = consultation.Property(c => c.Passages).IsJson();
            _ = consultation.Property(c => c.Draft).IsJson();
            _ = consultation.Property(c => c.ProposalDraft).IsJson();
            _ = consultation.Property(c => c.Escalation).IsJson();
            _ = consultation.Property(c => c.Removal).IsJson();
            _ = consultation.Property(c => c.Insisted).IsJson();
            _ = consultation.Property(c => c.Decision).IsJson();
            _ = consultation.Property(c => c.Letter).IsJson();
            _ = consultation.Property(c => c.Paper).IsJson();
            _ = consultation.Property<Step>(OfficeStepColumn);
            _ = consultation.Property<bool>(ProposedColumn);
            _ = consultation.HasIndex(OfficeStepColumn);
            _ = consultation.Property<ConsultationState>(StateColumn);
            _ = consultation.Property<Stance?>(StanceColumn);
            _ = consultation.Property<bool>(VoidedColumn);
        });
        _ = model.Entity<Opinion>(opinion =>
        {
            _ = opinion.ToTable("Opinions").Property<JointReleaseId>("Release");
            _ = opinion.HasKey(o => o.Id);
            _ = opinion.Property(o => o.Id).ValueGeneratedNever();
            _ = opinion.HasIndex(o => o.Number).IsUnique();
            _ = opinion.Property(o => o.Scope).IsJson();
            _ = opinion.Property(o => o.By).IsJson();
            _ = opinion.Property(o => o.Paper).IsJson();
            _ = opinion.Property(o => o.Ending).IsJson();
            _ = opinion.Ignore(o => o.Content).Ignore(o => o.IsOpenDissent);
        });
        _ = model.Entity<Proposal>(proposal =>
        {
            _ = proposal.ToTable("Proposals").Property<JointReleaseId>("Release");
            _ = proposal.HasKey(p => p.Id);
            _ = proposal.Property(p => p.Id).ValueGeneratedNever();
            _ = proposal.Property(p => p.Changes).IsJson();
            _ = proposal.Property(p => p.By).IsJson();
            _ = proposal.Property(p => p.Answer).IsJson();
            _ = proposal.Ignore(p => p.Content);
        });
        _ = model.Entity<Paper>(paper =>
        {
            _ = paper.ToTable("Papers").Property<JointReleaseId>("Release");
            _ = paper.HasKey(p => p.Number);
        });
        DeadlineMapping.Map(model);
        _ = model.Entity<Comment>(comment =>
        {
            _ = comment.ToTable("Comments").Property<JointReleaseId>("Release");
            _ = comment.HasKey(c => c.Id);
            _ = comment.Property(c => c.Id).ValueGeneratedNever();
            _ = comment.Property(c => c.By).IsJson();
            _ = comment.Property(c => c.ResolvedBy).IsJson();
        });
    }

    /// <summary>The whole root, tracked.</summary>
    public static async Task<JointRelease?> LoadAsync(HubDb db, Guid id, CancellationToken stop)
    {
        var key = JointReleaseId.From(id);
        return await Whole(db.Releases).FirstOrDefaultAsync(r => r.Id == key, stop);
    }

    /// <summary>The parts that make a release whole, in the order in which the domain keeps them.</summary>
    public static IQueryable<JointRelease> Whole(IQueryable<JointRelease> releases) => releases
        .AsSplitQuery()
        .Include(r => r.Versions.OrderBy(v => v.Number))
        .Include(r => r.Consultations.OrderBy(c => c.AskedAt).ThenBy(c => c.Unit))
        .Include(r => r.Opinions.OrderBy(o => o.SignedAt).ThenBy(o => o.Number.Length).ThenBy(o => o.Number))
        .Include(r => r.Proposals.OrderBy(p => p.SignedAt).ThenBy(p => p.Round))
        .Include(r => r.Deadlines.OrderBy(d => d.Ordinal))
        .Include(r => r.Papers.OrderBy(p => p.IssuedAt).ThenBy(p => p.Number))
        .Include(r => r.Comments.OrderBy(c => c.At).ThenBy(c => c.Id));

    /// <summary>Writes the shadow columns of a release that a command has just changed.</summary>
    public static void Show(HubDb db, JointRelease release, DateTimeOffset at)
    {
        var entry = db.Entry(release);
        entry.Property(StageColumn).CurrentValue = release.Stage;
        entry.Property(TitleColumn).CurrentValue = release.Current?.Text.Title ?? release.Draft.Title;
        entry.Property(ChangedAtColumn).CurrentValue = at;
        entry.Property(DraftStateColumn).CurrentValue = release.DraftState;
        entry.Property(LeadStepColumn).CurrentValue = NextSteps.TowardsUnits(release);
        entry.Property(MediationStepColumn).CurrentValue = NextSteps.OfMediation(release);
        foreach (var clock in release.Deadlines.Where(d => !d.IsClosed))
        {
            DeadlineMapping.Show(db, clock, release.Lead);
        }

        foreach (var consultation in release.Consultations)
        {
            var latest = release.LatestOf(consultation.Unit);
            var state = release.StateOf(consultation);
            var row = db.Entry(consultation);
            row.Property(StateColumn).CurrentValue = state;
            row.Property(StanceColumn).CurrentValue = latest?.Stance;
            row.Property(VoidedColumn).CurrentValue = latest is not null && latest.Stance.IsConsent() && state == ConsultationState.Asked;
            row.Property(OfficeStepColumn).CurrentValue = NextSteps.OfOffice(release, consultation);
            row.Property(ProposedColumn).CurrentValue = release.ProposalTo(consultation.Unit) is not null;
        }
    }

    private static void MapRelease(EntityTypeBuilder<JointRelease> release)
    {
        _ = release.ToTable("Releases").HasKey(r => r.Id);
        _ = release.Property(r => r.Id).ValueGeneratedNever();
        _ = release.Ignore(r => r.Matter).Ignore(r => r.Current).Ignore(r => r.Stage).Ignore(r => r.DetailsHash).Ignore(r => r.DraftState)
            .Ignore(r => r.NextDueOn).Ignore(r => r.OpenMediation).Ignore(r => r.TriedText).Ignore(r => r.AgreedChanges);
        _ = release.Property<ReleaseStage>(StageColumn).HasColumnName("Stage");
        _ = release.Property<string>(TitleColumn);
        _ = release.Property<DateTimeOffset>(ChangedAtColumn);
        _ = release.Property<DraftState>(DraftStateColumn).HasColumnName("DraftState");
        _ = release.Property<Step>(LeadStepColumn);
        _ = release.Property<Step>(MediationStepColumn);
        _ = release.Property(r => r.Draft).IsJson();
        _ = release.Property(r => r.Concerns).IsJson();
        _ = release.Property(r => r.Submitted).IsJson();
        _ = release.Property(r => r.Returned).IsJson();
        _ = release.Property(r => r.Mediations).IsJson();
        _ = release.Property(r => r.Instructions).IsJson();
        _ = release.Property(r => r.Objections).IsJson();
        _ = release.Property(r => r.Readings).IsJson();
        _ = release.Property(r => r.TakenOver).IsJson();
        _ = release.Property(r => r.CalledBack).IsJson();
        _ = release.Property(r => r.Ending).IsJson();
        _ = release.HasMany(r => r.Versions).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Consultations).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Opinions).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Proposals).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Deadlines).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Papers).WithOne().HasForeignKey("Release");
        _ = release.HasMany(r => r.Comments).WithOne().HasForeignKey("Release");
        _ = release.HasIndex(r => r.Lead);
        _ = release.HasIndex(LeadStepColumn);
        _ = release.HasIndex(MediationStepColumn);
        _ = release.HasIndex(StageColumn, ChangedAtColumn);
    }
}
