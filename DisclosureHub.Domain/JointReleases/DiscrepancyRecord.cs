using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>One passage in dispute.</summary>
/// <param name="Number">Its place in the version, from 1; 0 for the whole text.</param>
/// <param name="Passage">How the version has it; null when the whole text is in dispute.</param>
/// <param name="Proposed">How the lead proposed it last; null when it proposed no change.</param>
public sealed record DisputedPassage(int Number, Block? Passage, TextChange? Proposed);

/// <summary>
/// 分歧情况记录: what a dissent is about, built from the record by itself when it goes before the office. Point by point
/// the passage; the dissent with its basis; the lead's position and why it was not taken; the rounds; what was carried in
/// from the talk beside the text.
/// </summary>
public sealed record DiscrepancyRecord(
    UnitId Unit,
    string Number,
    Opinion Dissent,
    ReleaseVersion Version,
    IReadOnlyList<DisputedPassage> Points,
    IReadOnlyList<Proposal> Rounds,
    IReadOnlyList<Comment> Carried,
    Escalation Escalation,
    DissentOutcome? Outcome,
    string OutcomeReasons)
{
    /// <summary>The records of every dissent that ever went before the office, oldest first.</summary>
    public static IReadOnlyList<DiscrepancyRecord> Of(JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return [.. release.Mediations.SelectMany(m => m.Agenda).Select(item => Of(release, item))];
    }

    private static DiscrepancyRecord Of(JointRelease release, AgendaItem item)
    {
        var dissent = release.Opinions.Single(o => o.Id == item.Dissent);
        var version = release.Versions[item.Version - 1];
        Proposal[] rounds = [.. release.RoundsOf(item.Dissent)];
        var proposed = rounds.SelectMany(r => r.Changes).Aggregate<TextChange, IReadOnlyList<TextChange>>([], (all, change) => all.And(change));
        var disputed = item.Passages.Concat(proposed.Select(c => c.Block)).ToHashSet();
        DisputedPassage[] points =
        [
            .. version.Text.Blocks.Index().Where(b => disputed.Contains(b.Item.Id))
                .Select(b => new DisputedPassage(b.Index + 1, b.Item, proposed.FirstOrDefault(c => c.Block == b.Item.Id))),
        ];
        return new DiscrepancyRecord(
            item.Unit, item.Escalation.Number, dissent, version, points.Length == 0 ? [new DisputedPassage(0, null, null)] : points, rounds,
            [.. release.Comments.Where(c => c.CarriedFor == item.Unit)], item.Escalation, item.Outcome, item.Reasons);
    }
}
