using System.Globalization;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Something that reads one way on the record and another way in the tables.</summary>
/// <param name="Row">The table and row, as a person can find it.</param>
public sealed record Difference(string Row, string Field, string OnRecord, string InTable)
{
    public override string ToString() => $"{Row}, {Field}: the record says \"{OnRecord}\", the table says \"{InTable}\"";
}

/// <summary>
/// A release as the ledger alone tells it: the facts folded into what the tables must hold. Independent of the
/// aggregate on purpose; comparing the two is how a change behind the product's back is found (house law 8).
/// </summary>
public sealed class ReleaseRecord
{
    private readonly Dictionary<string, string> _told = [];

    private ReleaseRecord()
    {
    }

    public static ReleaseRecord Replay(IEnumerable<DomainEvent> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var record = new ReleaseRecord();
        foreach (var fact in facts)
        {
            record.Take(fact);
        }

        return record;
    }

    /// <summary>Where the tables differ from the record, in the order of the record; then what the tables hold and the record never heard of.</summary>
    public IEnumerable<Difference> CompareWith(JointRelease release)
    {
        var held = Held(release);
        foreach (var (key, told) in _told)
        {
            if (!held.TryGetValue(key, out var inTable) || inTable != told)
            {
                yield return Of(key, told, inTable ?? "(missing)");
            }
        }

        foreach (var (key, inTable) in held.Where(h => !_told.ContainsKey(h.Key)))
        {
            yield return Of(key, "(nothing)", inTable);
        }
    }

    private static Difference Of(string key, string told, string held)
    {
        var cut = key.LastIndexOf('|');
        return new Difference(key[..cut], key[(cut + 1)..], told, held);
    }

    private void Take(DomainEvent fact)
    {
        switch (fact)
        {
            case ReleaseDrafted drafted:
                Tell($"Releases {drafted.Release}", ("Lead", drafted.Lead), ("Number", ""), ("DraftedBy", drafted.By.Person), ("DraftedAt", Instant(drafted.At)));
                break;

            case VersionIssued issued:
                Tell($"Releases {issued.Release}", ("Number", issued.Number));
                Tell(
                    $"Versions {issued.Release}/{issued.Version}",
                    ("Hash", issued.Text), ("Text", issued.Text), ("Title", issued.Title), ("CoverNote", issued.CoverNote), ("Author", issued.Author), ("By", issued.By));
                break;

            case UnitAsked asked:
                Tell(
                    $"Consultations {asked.Release}/{asked.Unit}",
                    ("AskedVersion", asked.Version), ("AskedAt", Instant(asked.At)),
                    ("DueOn", asked.DueOn.ToString("O", CultureInfo.InvariantCulture)), ("Passages", string.Join(' ', asked.Passages)));
                break;

            case ConsentStood stood:
                Tell($"Consultations {stood.Release}/{stood.Unit}", ("Passages", string.Join(' ', stood.Passages)));
                break;

            case OpinionSigned signed:
                Tell(
                    $"Opinions {signed.Number} ({signed.Opinion})",
                    ("Unit", signed.Unit), ("Version", signed.Version), ("Stance", signed.Stance), ("Scope", string.Join(' ', signed.Scope.Blocks)),
                    ("ScopeHash", signed.ScopeHash), ("Content", signed.Content), ("DaysLate", signed.DaysLate), ("By", signed.By), ("WithdrawnAt", ""));
                break;

            case OpinionWithdrawn withdrawn:
                // Without the signing before it the record itself is broken, which the walk along the chain says.
                var row = _told.Keys.FirstOrDefault(k => k.StartsWith("Opinions", StringComparison.Ordinal) && k.Contains(withdrawn.Opinion.ToString(), StringComparison.Ordinal));
                Tell(row is null ? $"Opinions {withdrawn.Opinion}" : row[..row.LastIndexOf('|')], ("WithdrawnAt", Instant(withdrawn.At)));
                break;

            default:
                // The working papers (drafts) are nobody's word yet; the record keeps their fingerprints for the curious only.
                break;
        }
    }

    private void Tell(string row, params (string Field, object Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            _told[$"{row}|{field}"] = Say(value);
        }
    }

    private static Dictionary<string, string> Held(JointRelease release)
    {
        var held = new Dictionary<string, string>();
        Hold(held, $"Releases {release.Id}", ("Lead", release.Lead), ("Number", release.Number), ("DraftedBy", release.DraftedBy), ("DraftedAt", Instant(release.DraftedAt)));
        foreach (var v in release.Versions)
        {
            // Hash is the column, Text is the hash taken anew of the text that is kept: both must be the one signed.
            Hold(held, $"Versions {release.Id}/{v.Number}", ("Hash", v.Hash), ("Text", v.Text.Hash()), ("Title", v.Text.Title), ("CoverNote", v.CoverNote), ("Author", v.Author), ("By", v.By));
        }

        foreach (var c in release.Consultations)
        {
            Hold(
                held, $"Consultations {release.Id}/{c.Unit}",
                ("AskedVersion", c.AskedVersion), ("AskedAt", Instant(c.AskedAt)),
                ("DueOn", c.DueOn.ToString("O", CultureInfo.InvariantCulture)), ("Passages", string.Join(' ', c.Passages)));
        }

        foreach (var o in release.Opinions)
        {
            Hold(
                held, $"Opinions {o.Number} ({o.Id})",
                ("Unit", o.Unit), ("Version", o.Version), ("Stance", o.Stance), ("Scope", string.Join(' ', o.Scope.Blocks)),
                ("ScopeHash", o.ScopeHash), ("Content", o.Content.Hash()), ("DaysLate", o.DaysLate), ("By", o.By),
                ("WithdrawnAt", o.WithdrawnAt is { } at ? Instant(at) : ""));
        }

        return held;
    }

    private static void Hold(Dictionary<string, string> held, string row, params (string Field, object Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            held[$"{row}|{field}"] = Say(value);
        }
    }

    private static string Say(object value) => value switch
    {
        Signature s => $"{s.Person} as {s.Role} of {s.Unit} in post {s.Post}{(s.OnBehalfOf is { } b ? $" for {b}" : "")} ({s.How}) at {Instant(s.At)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
