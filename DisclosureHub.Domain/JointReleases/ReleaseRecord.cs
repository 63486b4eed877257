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
/// <remarks>What the facts tell is in <c>ReleaseRecord.Told.cs</c>, what the tables hold in <c>ReleaseRecord.Held.cs</c>.</remarks>
public sealed partial class ReleaseRecord
{
    private readonly Dictionary<string, string> _told = [];

    /// <summary>The version that is out, as far as the facts are told.</summary>
    private int _version;

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
        ArgumentNullException.ThrowIfNull(release);
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

    private static string Say(object? value) => value switch
    {
        null => "",
        Signature s => $"{s.Person} as {s.Role} of {s.Unit} in post {s.Post}{(s.OnBehalfOf is { } b ? $" for {b}" : "")} ({s.How}) at {Instant(s.At)}",
        DateTimeOffset at => Instant(at),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable<BlockId> blocks => string.Join(' ', blocks),
        IEnumerable<Vote> votes => string.Join(' ', votes.Select(v => $"{v.Member}:{v.Ballot}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
