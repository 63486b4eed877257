using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>What one unit's cell under one version says.</summary>
public enum CellKind
{
    /// <summary>The unit was not asked on this version.</summary>
    NotAsked,

    /// <summary>It owes an answer to the current version.</summary>
    Waiting,

    /// <summary>It never answered this version, and a newer one has come since.</summary>
    NoAnswer,

    /// <summary>It signed an opinion on this version.</summary>
    Signed,

    /// <summary>It signed on this version and took it back.</summary>
    Withdrawn,

    /// <summary>Its consent to an earlier version stands here unchanged.</summary>
    Stands,

    /// <summary>Its consent to an earlier version was voided by this one.</summary>
    Voided,

    /// <summary>It was found not concerned, or its passages are left out: it owes no answer to this version.</summary>
    Removed,

    /// <summary>The leading group decided over its dissent, for this version. No consent.</summary>
    Decided,
}

/// <param name="Opinion">The opinion the cell speaks of, where it speaks of one.</param>
/// <param name="Before">What the unit had said on this version before: a dissent stays visible for ever.</param>
public sealed record Cell(int Version, CellKind Kind, Opinion? Opinion, IReadOnlyList<Opinion> Before);

/// <summary>One unit's last word in short: for rows and boards.</summary>
/// <param name="Stance">Null when it has said nothing.</param>
/// <param name="Voided">The word was a consent that a change of text voided.</param>
public sealed record UnitMark(UnitId Unit, ConsultationState State, Stance? Stance, bool Voided);

public sealed record MatrixRow(Consultation Consultation, ConsultationState State, IReadOnlyList<Cell> Cells)
{
    public UnitId Unit => Consultation.Unit;
}

/// <summary>Units × versions: who said what on which text, and what of it stands. Dissent and voided consent stay visible for ever.</summary>
public static class ConsultationMatrix
{
    public static IReadOnlyList<MatrixRow> Of(JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return [.. release.Consultations.Select(c => new MatrixRow(c, release.StateOf(c), [.. release.Versions.Select(v => CellOf(release, c, v))]))];
    }

    private static Cell CellOf(JointRelease release, Consultation asked, ReleaseVersion version)
    {
        Opinion[] said = [.. release.Opinions.Where(o => o.Unit == asked.Unit && o.Version == version.Number)];
        if (said is [.. var before, var onIt])
        {
            var decided = asked.Decision is { } decision && decision.Dissent == onIt.Id && decision.Version == version.Number;
            return new Cell(version.Number, decided ? CellKind.Decided : onIt.WithdrawnAt is null ? CellKind.Signed : CellKind.Withdrawn, onIt, before);
        }

        var earlier = release.Opinions.LastOrDefault(o => o.Unit == asked.Unit && o.Version < version.Number);
        var isCurrent = version.Number == release.Current!.Number;
        if (isCurrent && release.StateOf(asked) == ConsultationState.Removed)
        {
            return new Cell(version.Number, CellKind.Removed, null, []);
        }

        if (earlier is { WithdrawnAt: null } consent && consent.Stance.IsConsent())
        {
            if (isCurrent ? release.StateOf(asked) == ConsultationState.Settled : consent.StandsFor(version.Text))
            {
                return new Cell(version.Number, CellKind.Stands, consent, []);
            }

            // Said once, where it happened; after that the unit simply owes an answer.
            if (consent.StandsFor(release.Versions[version.Number - 2].Text) || isCurrent)
            {
                return new Cell(version.Number, CellKind.Voided, consent, []);
            }
        }

        return new Cell(version.Number, isCurrent ? CellKind.Waiting : asked.FirstVersion <= version.Number ? CellKind.NoAnswer : CellKind.NotAsked, null, []);
    }
}
