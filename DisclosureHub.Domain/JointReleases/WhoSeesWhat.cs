using System.Linq.Expressions;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Who is reading: the posts held today, and what follows from them.</summary>
public sealed record Reader(PersonId Person, IReadOnlyList<Post> Posts)
{
    /// <summary>The units whose own work the reader does.</summary>
    public IReadOnlyList<UnitId> Units { get; } =
        [.. Posts.Where(p => p.Role.WorksForItsUnit() && p.Role.Carries(Duty.ReadMatters)).Select(p => p.Unit).Distinct()];

    public bool SeesTheWholeBureau { get; } = Posts.Any(p => p.Role.SeesTheWholeBureau());

    public bool WorksIn(UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.WorksForItsUnit());

    public bool Heads(UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.HeadsItsUnit());

    /// <summary>Whether some post of the reader in that unit carries the duty.</summary>
    public bool Carries(Duty duty, UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.Carries(duty));

    public bool Carries(Duty duty) => Posts.Any(p => p.Role.Carries(duty));
}

/// <summary>
/// Who sees a release: its lead unit always; the office, the leadership and the auditor once it was sent; a unit asked,
/// once it was asked. Drafts stay in their own unit.
/// </summary>
public static class WhoSeesWhat
{
    /// <summary>As an expression, so that the same sentence serves the query and the test.</summary>
    public static Expression<Func<JointRelease, bool>> Of(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (units, whole) = (reader.Units, reader.SeesTheWholeBureau);
        return release =>
            units.Contains(release.Lead)
            || (release.Number != "" && (whole || release.Consultations.Any(c => units.Contains(c.Unit))));
    }

    /// <summary>The working draft is the lead unit's own.</summary>
    public static bool SeesDraft(Reader reader, UnitId lead)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Units.Contains(lead);
    }

    /// <summary>A unit's unsigned opinion is its own.</summary>
    public static bool SeesOpinionDraft(Reader reader, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Units.Contains(unit);
    }
}
