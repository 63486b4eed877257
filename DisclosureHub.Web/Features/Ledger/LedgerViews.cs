using System.Globalization;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;

namespace DisclosureHub.Web.Features.Ledger;

/// <summary>What the page is asked for; it stands in the address.</summary>
/// <param name="Words">Part of a title or number.</param>
/// <param name="Person">Part of the name of who did it, or for whom.</param>
/// <param name="Before">Only entries written before this one: the next page.</param>
/// <param name="After">Only entries written after this one: the page before.</param>
public sealed record LedgerFilter(
    Guid? Matter, string Words, string Kind, string Person, string Clause, DateOnly? From, DateOnly? Until, long? Before, long? After)
{
    public const int PageSize = 25;

    /// <summary>Counting stops here; nobody reads on by counting.</summary>
    public const int MostCounted = 10_000;

    /// <summary>What an address asks for, by the names that the page writes into it; what says nothing asks for nothing.</summary>
    public static LedgerFilter Read(IQueryCollection asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        string Text(string name) => asked[name].ToString();
        return new(Guid.TryParse(Text("matter"), out var matter) ? matter : null, Text("q"), Text("kind"), Text("who"), Text("clause"), Day(Text("from")), Day(Text("until")), null, null);
    }

    /// <summary>A day as an address carries it, or null.</summary>
    public static DateOnly? Day(string? written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>One entry as it is on the record.</summary>
/// <param name="Seq">The order of writing over all matters: where a page begins and ends.</param>
/// <param name="Number">The release's number; empty while it is a draft, null when the table has no such release.</param>
/// <param name="Title">Its title; empty when it is a draft that is not the reader's to see, null when the table has no such release.</param>
/// <param name="Fact">The fact, or null when what is on the record can no longer be read as one.</param>
/// <param name="Article">The clause, or null when the rulebook knows none of that id.</param>
/// <param name="Opens">The reader can open the release's own page.</param>
public sealed record LedgerRow(
    long Seq, Guid Matter, string? Number, string? Title, bool Opens, int InChain, DateTimeOffset At, string Kind, DomainEvent? Fact, Article? Article, string Clause,
    PersonId Person, Role? Role, UnitId? Unit, PersonId? OnBehalfOf, string How, Guid Command, int Ordinal, string PrevHash, string Hash, string Payload);

/// <summary>A page of the record, newest first.</summary>
/// <param name="Total">How many entries the filter finds, at most <see cref="LedgerFilter.MostCounted"/>.</param>
public sealed record LedgerView(IReadOnlyList<LedgerRow> Rows, int Total, bool HasNewer, bool HasOlder)
{
    public bool CountedAll => Total < LedgerFilter.MostCounted;
}

/// <summary>The matter whose record is read.</summary>
/// <param name="Opens">The reader can open the release's own page.</param>
public sealed record LedgerMatter(Guid Id, string Number, string Title, bool Opens);

/// <summary>What a verification found.</summary>
/// <param name="Digest">Of the whole record the last checkpoint's hash, of one matter the head of its chain.</param>
/// <param name="Found">Where the record does not hold, first things first; empty when it holds.</param>
/// <param name="Numbers">The numbers of the releases that are spoken of, where they have one.</param>
public sealed record LedgerVerdict(long Entries, int Matters, int Checkpoints, string Digest, IReadOnlyList<Finding> Found, DateTimeOffset At, IReadOnlyDictionary<Guid, string> Numbers)
{
    public bool Holds => Found.Count == 0;
}
