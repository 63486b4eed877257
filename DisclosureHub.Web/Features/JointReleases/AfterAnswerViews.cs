using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>What a reader may try on a release, over what his units' own rows offer. The door decides.</summary>
/// <param name="ForTheLead">He works on the lead's side: in the lead unit, or in the office once it took over.</param>
/// <param name="SpeaksForTheLead">He heads that side.</param>
/// <param name="Ends">He may call back, withdraw and keep as a template: he heads the lead unit itself.</param>
/// <param name="IsOffice">He is of the leading group's office.</param>
/// <param name="HeadsOffice">He heads it.</param>
/// <param name="Chairs">He records the leading group's decisions.</param>
/// <param name="Instructs">He may instruct.</param>
/// <param name="Objects">He may object.</param>
/// <param name="Discusses">He may comment and say that he has read.</param>
/// <param name="Urges">He may urge units that owe an answer.</param>
public sealed record Rights(
    bool ForTheLead, bool SpeaksForTheLead, bool Ends, bool IsOffice, bool HeadsOffice, bool Chairs, bool Instructs, bool Objects, bool Discusses, bool Urges);

/// <summary>A dissent and what followed from it, as far as the reader may see.</summary>
/// <param name="Waiting">The proposal that waits for the unit's answer.</param>
/// <param name="Draft">The lead's unsigned proposal; only its own side gets it.</param>
/// <param name="IsOpen">Nothing has ended it.</param>
/// <param name="Proposes">The reader may write the next proposal now.</param>
/// <param name="SignsProposals">… and sign it.</param>
/// <param name="Answers">The reader may answer the waiting proposal.</param>
/// <param name="Escalates">The reader may put it before the office.</param>
public sealed record DisputeView(
    UnitId Unit, Opinion Dissent, IReadOnlyList<BlockId> Passages, IReadOnlyList<Proposal> Rounds, Proposal? Waiting, ProposalDraft? Draft, Escalation? Escalation,
    bool IsOpen, bool Proposes, bool SignsProposals, bool Answers, bool Escalates);

/// <summary>One unit as the office handles it: findings, letters, papers.</summary>
/// <param name="HandlesPaper">The reader may record or confirm an opinion on paper for it.</param>
public sealed record HandledUnit(UnitId Unit, bool IsOutside, ConsultationState State, Step Step, Opinion? Latest, OutsideLetter? Letter, PaperOpinion? Paper, bool HandlesPaper);

/// <summary>What followed the answers of a release: everything beyond text, matrix and clocks. Empty for outside units.</summary>
public sealed record AfterAnswers(
    Rights Rights,
    IReadOnlyList<DisputeView> Disputes,
    IReadOnlyList<HandledUnit> Handled,
    IReadOnlyList<Paper> Papers,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<Instruction> Instructions,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<Mediation> Mediations,
    IReadOnlyList<TextChange> Agreed,
    TakeOver? TakenOver,
    CallBack? CalledBack,
    Ending? Ending,
    string TemplateName)
{
    public Mediation? OpenMediation => Mediations.LastOrDefault(m => m.IsOpen);
}

/// <summary>Builds what followed the answers, under the reader's own rights.</summary>
internal static class AfterAnswersOf
{
    public static AfterAnswers Release(JointRelease release, Reader reader)
    {
        var rights = RightsOf(release, reader);
        var rest = WhoSeesWhat.SeesTheRest(reader);
        return new AfterAnswers(
            rights,
            [.. Dissents(release).Where(o => rest || reader.WorksIn(o.Unit)).Select(o => DisputeOf(release, o, rights, reader))],
            [.. release.Consultations.Where(c => rights.IsOffice || (rights.Chairs && release.IsBeforeTheOffice(c)) || (rest && reader.WorksIn(c.Unit))).Select(c => HandledOf(release, c, rights, reader))],
            rest ? release.Papers : [],
            rest ? release.Comments : [],
            rest ? release.Readings : [],
            rest ? release.Instructions : [],
            rest ? release.Objections : [],
            rest ? release.Mediations : [],
            rest && release.Current is not null ? release.AgreedChanges : [],
            rest ? release.TakenOver : null,
            release.CalledBack,
            release.Ending,
            rest ? release.TemplateName : "");
    }

    /// <summary>The dissents that something followed from, and the open ones: by unit, in the order of signing.</summary>
    private static IEnumerable<Opinion> Dissents(JointRelease release)
    {
        var onAgenda = release.Mediations.SelectMany(m => m.Agenda).Select(i => i.Dissent).ToHashSet();
        return release.Opinions.Where(o => o.Stance == Stance.Dissent)
            .Where(o => IsOpen(release, o) || onAgenda.Contains(o.Id) || release.RoundsOf(o.Id).Any());
    }

    private static bool IsOpen(JointRelease release, Opinion dissent) => release.OpenDissentOf(dissent.Unit)?.Id == dissent.Id;

    private static DisputeView DisputeOf(JointRelease release, Opinion dissent, Rights rights, Reader reader)
    {
        var asked = release.Find(dissent.Unit)!;
        var open = IsOpen(release, dissent) && !release.Stage.IsOver() && release.CalledBack is null;
        var waiting = open ? release.ProposalTo(dissent.Unit) : null;
        var talks = open && asked.Escalation is null;
        return new DisputeView(
            dissent.Unit, dissent, dissent.Scope.IsWhole ? asked.Passages : dissent.Scope.Blocks, [.. release.RoundsOf(dissent.Id)], waiting,
            open && rights.ForTheLead ? asked.ProposalDraft : null, open ? asked.Escalation : null, open,
            talks && waiting is null && rights.ForTheLead,
            talks && waiting is null && rights.SpeaksForTheLead,
            talks && waiting is not null && reader.Heads(dissent.Unit),
            talks && (rights.SpeaksForTheLead || rights.HeadsOffice || reader.Heads(dissent.Unit)));
    }

    private static HandledUnit HandledOf(JointRelease release, Consultation asked, Rights rights, Reader reader) => new(
        asked.Unit, asked.IsOutside, release.StateOf(asked), NextSteps.OfOffice(release, asked), release.LatestOf(asked.Unit), asked.Letter, asked.Paper,
        rights.IsOffice || (!asked.IsOutside && reader.WorksIn(asked.Unit)));

    private static Rights RightsOf(JointRelease release, Reader reader)
    {
        UnitId[] leading = release.TakenOver is { } taken ? [release.Lead, taken.Office] : [release.Lead];
        return new Rights(
            Array.Exists(leading, unit => reader.Carries(Duty.DraftProposal, unit)),
            Array.Exists(leading, unit => reader.Carries(Duty.Negotiate, unit)),
            reader.Carries(Duty.EndRelease, release.Lead),
            reader.Carries(Duty.AssistCoordination),
            reader.Carries(Duty.Coordinate),
            reader.Carries(Duty.DecideForLeadingGroup),
            reader.Carries(Duty.Instruct),
            reader.Carries(Duty.Object),
            reader.Carries(Duty.Discuss),
            reader.Carries(Duty.Urge) && (Array.Exists(leading, reader.WorksIn) || reader.IsOffice));
    }
}
