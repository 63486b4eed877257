using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence;

/// <summary>How a clock lies in its table: a row that a sweep finds by when it must be looked at next.</summary>
public static class DeadlineMapping
{
    /// <summary>Shadow column: the unit whose duty it is; null for the leading group's office.</summary>
    public const string OwnerColumn = "Owner";

    /// <summary>Shadow column: the release it is a part of.</summary>
    public const string ReleaseColumn = "Release";

    public static void Map(ModelBuilder model)
    {
        _ = model.Entity<Deadline>(clock =>
        {
            _ = clock.ToTable("Deadlines").Property<JointReleaseId>(ReleaseColumn);
            _ = clock.HasKey(d => d.Id);
            _ = clock.Property(d => d.Id).ValueGeneratedNever();
            _ = clock.Property(d => d.Kept).IsJson();
            _ = clock.Property(d => d.Pauses).IsJson();
            _ = clock.Property(d => d.Extensions).IsJson();
            _ = clock.Property(d => d.Taken).IsJson();
            _ = clock.Property<UnitId?>(OwnerColumn);
            _ = clock.Ignore(d => d.StartDay).Ignore(d => d.IsClosed).Ignore(d => d.IsHandedOver).Ignore(d => d.HandedOverAt).Ignore(d => d.Allowed);
            _ = clock.HasIndex(d => d.NextMoveAt);
            _ = clock.HasIndex(OwnerColumn, nameof(Deadline.State), nameof(Deadline.DueOn));
            _ = clock.HasIndex(d => new { d.State, d.DueOn });
        });
        _ = model.Entity<ParkedRow>().ToTable("Parked").HasKey(p => p.Deadline);
    }

    /// <summary>Writes whose duty it is.</summary>
    public static void Show(HubDb db, Deadline clock, UnitId lead)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        db.Entry(clock).Property<UnitId?>(OwnerColumn).CurrentValue = Terms.Find(clock.Term).Bearer switch
        {
            Bearer.Unit => clock.Of,
            Bearer.Lead => lead,
            _ => null,
        };
    }
}
