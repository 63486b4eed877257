using System.Linq.Expressions;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>What of a release a search can find.</summary>
public enum FoundIn
{
    /// <summary>The version everybody speaks about, with its title and number.</summary>
    Release,

    /// <summary>The working text, where it differs from that version.</summary>
    Draft,

    /// <summary>A signed opinion, whether it still stands or not.</summary>
    Opinion,
}

/// <summary>A text that a search can find, and who may find it.</summary>
/// <param name="Key">What it is within its release; the same text keeps its key when it changes.</param>
/// <param name="Of">The unit whose text it is.</param>
/// <param name="Number">Of the release or the opinion; empty while there is none.</param>
/// <param name="Passages">What is read in it besides title and number, in its order and with its Markdown marks.</param>
/// <param name="By">Who wrote or signed it.</param>
/// <param name="Inside">The units whose own people find it.</param>
/// <param name="Outside">The outside units whose contacts find it.</param>
/// <param name="Whole">Whether whoever sees the whole bureau finds it.</param>
public sealed record Findable(
    FoundIn In, string Key, UnitId Of, string Number, string Title, IReadOnlyList<string> Passages, IReadOnlyList<PersonId> By,
    IReadOnlyList<UnitId> Inside, IReadOnlyList<UnitId> Outside, bool Whole)
{
    /// <summary>
    /// Everything there is to find in a release. For whom follows <see cref="WhoSeesWhat"/>: the index only narrows by it,
    /// and what was found is asked for once more under <see cref="WhoSeesWhat.Of"/> and <see cref="FoundBy{TFound}"/>.
    /// </summary>
    public static IReadOnlyList<Findable> All(JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var sent = release.Number.Length > 0;
        UnitId[] asked = sent ? [.. release.Consultations.Where(c => !c.IsOutside || c.Letter is not null).Select(c => c.Unit)] : [];
        UnitId[] all = [release.Lead, .. asked.Where(unit => unit != release.Lead)];
        List<Findable> found = [];
        if (release.Current is { } current)
        {
            found.Add(OfText(FoundIn.Release, "", current.Text) with { By = [current.Author.Person, current.By.Person], Inside = all, Outside = all, Whole = sent });
        }

        if (release.Current?.Hash != release.Draft.Hash())
        {
            UnitId[] own = [release.Lead, .. release.TakenOver is { } taken && taken.Office != release.Lead ? [taken.Office] : Array.Empty<UnitId>()];
            found.AddRange(own.Select(unit => OfText(FoundIn.Draft, unit.ToString(), release.Draft) with { Of = unit, By = [release.DraftedBy], Inside = [unit], Outside = [unit] }));
        }

        var title = (release.Current?.Text ?? release.Draft).Title;
        found.AddRange(release.Opinions.Select(o => new Findable(
            FoundIn.Opinion, o.Id.ToString(), o.Unit, o.Number, title, [o.Reasons, o.Basis, o.ProposedText], [o.By.Person], all, [.. all.Where(unit => unit == o.Unit)], sent)));
        return found;

        Findable OfText(FoundIn kind, string key, ReleaseText text) => new(
            kind, key, release.Lead, release.Number, text.Title, [.. text.Blocks.Select(b => b.Text), .. text.Attachments.Select(a => a.Name)], [], [], [], false);
    }

    /// <summary>
    /// Which texts of a release that one sees one may find: a working text in its own unit, an opinion wherever the rest of the release is
    /// seen, and by an outside contact his own unit's.
    /// </summary>
    public static Expression<Func<FoundPlace<TFound>, bool>> FoundBy<TFound>(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (units, rest) = (reader.Units, WhoSeesWhat.SeesTheRest(reader));
        return place =>
            place.In == FoundIn.Release
            || (place.In == FoundIn.Draft && units.Contains(place.Of))
            || (place.In == FoundIn.Opinion && (rest || units.Contains(place.Of)));
    }
}

/// <summary>A text that was found, and what the rule about finding it asks.</summary>
/// <typeparam name="TFound">Whatever the caller shows of it.</typeparam>
public sealed class FoundPlace<TFound>
{
    public required TFound Found { get; init; }

    public required FoundIn In { get; init; }

    /// <summary>The unit whose text it is.</summary>
    public required UnitId Of { get; init; }
}
