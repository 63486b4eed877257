using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>Puts facts on the record, in the transaction of the command that made them.</summary>
public static class LedgerWriting
{
    /// <param name="ahead">By how much the bureau's clock runs ahead of the real time.</param>
    /// <summary>Appends the facts to the matter's chain and moves its head. The matter's row is locked by the caller.</summary>
    public static void Append(HubDb db, MatterRow matter, CommandId command, Signature by, IReadOnlyList<DomainEvent> facts, TimeSpan ahead)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var (ordinal, fact) in facts.Index())
        {
            LedgerEntry Entry(string hash) => new()
            {
                Matter = matter.Id,
                MatterSeq = matter.HeadSeq + 1,
                Command = command.Value,
                Ordinal = ordinal,
                Kind = fact.Kind,
                Article = fact.Article.Id,
                Schema = LedgerEntry.CurrentSchema,
                At = fact.At,
                Person = by.Person.Value,
                Post = by.Post.Value,
                OnBehalfOf = by.OnBehalfOf?.Value,
                How = by.How.ToString(),
                Ahead = (long)ahead.TotalMilliseconds,
                Payload = Facts.Write(fact),
                PrevHash = matter.HeadHash,
                Hash = hash,
            };

            var entry = Entry(Entry("").ComputeHash());
            _ = db.Ledger.Add(entry);
            (matter.HeadSeq, matter.HeadHash, matter.LastAt) = (entry.MatterSeq, entry.Hash, entry.At);
        }
    }
}
