using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>
/// One fact on the record. Append-only; chained to the fact before it in the same matter by <see cref="PrevHash"/>.
/// </summary>
public sealed class LedgerEntry
{
    public const int CurrentSchema = 2;

    /// <summary>The order of writing over all matters; for reading on, not part of the chain.</summary>
    public long Seq { get; init; }

    public Guid Matter { get; init; }

    /// <summary>Counts from 1 within the matter, without gaps.</summary>
    public int MatterSeq { get; init; }

    public Guid Command { get; init; }

    /// <summary>Which of the command's facts this is, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The fact's type name.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The clause id it was done under.</summary>
    public string Article { get; init; } = "";

    public int Schema { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid Person { get; init; }

    public Guid Post { get; init; }

    public Guid? OnBehalfOf { get; init; }

    /// <summary>How the actor showed who he is.</summary>
    public string How { get; init; } = "";

    /// <summary>By how many milliseconds the demonstration's clock ran ahead of the real time; 0 everywhere else. Since schema 2.</summary>
    public long Ahead { get; init; }

    /// <summary>The fact itself, as written; never re-serialised.</summary>
    public string Payload { get; init; } = "";

    public string PrevHash { get; init; } = "";

    public string Hash { get; init; } = "";

    /// <summary>The hash its content asks for. The canonical form is documented in docs/ledger.md.</summary>
    public string ComputeHash()
    {
        var form = new CanonicalForm("disclosurehub/ledger", Schema)
            .Field("matter", Matter.ToString())
            .Field("seq", MatterSeq)
            .Field("command", Command.ToString())
            .Field("ordinal", Ordinal)
            .Field("kind", Kind)
            .Field("article", Article)
            .Field("at", At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Field("person", Person.ToString())
            .Field("post", Post.ToString())
            .Field("behalf", OnBehalfOf?.ToString() ?? "")
            .Field("how", How);
        form = (Schema < 2 ? form : form.Field("ahead", Ahead.ToString(CultureInfo.InvariantCulture)))
            .Field("payload", Payload)
            .Field("prev", PrevHash);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }
}

/// <summary>
/// The heads of all chains that grew since the last checkpoint, chained themselves. A digest kept elsewhere proves that
/// nothing before it was cut off or rewritten.
/// </summary>
public sealed class Checkpoint
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>One line a matter, sorted: <c>matter seq hash</c>.</summary>
    public string Heads { get; init; } = "";

    public string PrevHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public string ComputeHash()
    {
        var form = new CanonicalForm("disclosurehub/checkpoint", 1)
            .Field("at", At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Field("heads", Heads)
            .Field("prev", PrevHash);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }
}
