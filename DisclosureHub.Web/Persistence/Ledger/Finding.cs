namespace DisclosureHub.Web.Persistence.Ledger;

/// <summary>What is wrong with the record or the tables; worded for readers in the ledger feature.</summary>
public enum Fault
{
    /// <summary>A field reads one way on the record and another way in the table.</summary>
    Differs,

    /// <summary>A column that follows from others does not.</summary>
    DoesNotFollow,

    /// <summary>The record knows the row, the table does not.</summary>
    Missing,

    /// <summary>The table holds a row the record never heard of.</summary>
    Unheard,

    /// <summary>What is kept can no longer be read.</summary>
    Unreadable,

    /// <summary>A kind of matter nobody knows.</summary>
    UnknownKind,

    /// <summary>An entry is gone from the chain.</summary>
    EntryMissing,

    /// <summary>An entry does not follow on the one before it.</summary>
    EntryMisplaced,

    /// <summary>An entry's content is not what its hash was taken of.</summary>
    EntryAltered,

    /// <summary>The chain ends elsewhere than the matter says.</summary>
    ChainEnds,

    /// <summary>A number of a series was given and stands nowhere.</summary>
    NumberMissing,

    /// <summary>The bytes of a signed file are gone.</summary>
    FileMissing,

    /// <summary>The bytes of a file are not the ones that were signed.</summary>
    FileAltered,

    /// <summary>A checkpoint does not follow, or is not what its hash was taken of.</summary>
    CheckpointBroken,

    /// <summary>An entry is not on the record as a checkpoint tied it.</summary>
    Untied,

    /// <summary>A digest kept elsewhere is not among the checkpoints.</summary>
    DigestUnknown,
}

/// <summary>One thing a verification found.</summary>
/// <param name="Matter">The matter it is about, where it is about one.</param>
/// <param name="Table">The table, or the part of the record.</param>
/// <param name="Row">The row as the table knows it: a number with an id, a place, a file's name.</param>
/// <param name="Field">The column, or empty.</param>
/// <param name="Recorded">What the record says, or what should follow.</param>
/// <param name="Held">What the table holds.</param>
/// <param name="Says">The whole in plain English, for the command line and the log.</param>
public sealed record Finding(Fault Fault, Guid? Matter, string Table, string Row, string Field, string Recorded, string Held, string Says)
{
    /// <summary>What is so only because of this.</summary>
    public IReadOnlyList<Finding> Follows { get; init; } = [];

    public override string ToString() => Says;

    /// <summary>Puts what only follows under what it follows from: one change by hand is one finding.</summary>
    public static IEnumerable<Finding> Grouped(IEnumerable<Finding> ofOneMatter)
    {
        ArgumentNullException.ThrowIfNull(ofOneMatter);
        List<Finding> mains = [], consequences = [];
        foreach (var finding in ofOneMatter)
        {
            // The fingerprint of an opinion covers its stance and scope; what a list shows follows from the opinions; a row
            // that is gone is gone with all its fields.
            var follows = mains.Exists(m => finding.Fault == Fault.DoesNotFollow && m.Fault != Fault.DoesNotFollow)
                || mains.Exists(m => m.Row == finding.Row && m.Fault == finding.Fault
                    && (finding.Fault is Fault.Missing or Fault.Unheard || (finding.Fault == Fault.Differs && finding.Field is "Content" or "ScopeHash")));
            (follows ? consequences : mains).Add(finding);
        }

        return mains.Select((main, at) => main with
        {
            Follows = [.. consequences.Where(c => Math.Max(0, mains.FindIndex(m => m.Row == c.Row)) == at)],
        });
    }
}
