using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// What was agreed, in negotiation or in the room, goes into the next version word for word.
public sealed partial class JointRelease
{
    /// <summary>
    /// Somebody on the lead's side puts into the working draft what was agreed on the current version, in negotiation and
    /// in mediation, so that the next version can carry it word for word.
    /// </summary>
    public Outcome TakeUpAgreedText(Signature by)
    {
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (ClosedToAll() is { } closed)
        {
            return closed;
        }

        var changes = AgreedChanges;
        var taken = Draft.With(changes);
        if (changes.Count == 0 || taken.Hash() == Draft.Hash())
        {
            return new NothingToTakeUp();
        }

        var gone = changes.Where(c => c.LeavesOut).Select(c => c.Block).ToHashSet();
        Draft = taken;
        Concerns = [.. Concerns.Select(c => c with { Blocks = [.. c.Blocks.Where(b => !gone.Contains(b))] })];
        return Raise(new AgreedTextTakenUp(Id, Draft.Hash(), by, by.At));
    }

    /// <summary>What was agreed on the current version and no version carries yet.</summary>
    public IReadOnlyList<TextChange> AgreedChanges
    {
        get
        {
            var accepted = _proposals.Where(p => p.Version == Current?.Number && p.Answer is { Accepted: true }).SelectMany(p => p.Changes);
            var settled = Mediations.Where(m => m.Agenda.Any(i => i.Version == Current?.Number)).SelectMany(m => m.Tried.Where(c => IsSettledIn(m, c)));
            return accepted.Concat(settled).Where(c => Current!.Text.Has(c.Block)).Aggregate<TextChange, IReadOnlyList<TextChange>>([], (all, change) => all.And(change));
        }
    }

    /// <summary>Whether a tried passage was settled in that room: some unit signed it, or it is to be left out. What was only tried is nobody's word.</summary>
    private bool IsSettledIn(Mediation mediation, TextChange change) =>
        AgreedIn(mediation, change.Block) is not null
        || (change.LeavesOut && mediation.Agenda.Any(i => i.Outcome == DissentOutcome.LeftOut));
}
