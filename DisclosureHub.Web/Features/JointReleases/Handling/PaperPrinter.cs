using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Printed = DisclosureHub.Web.Letters;

namespace DisclosureHub.Web.Features.JointReleases.Handling;

/// <summary>
/// Fills the forms of the papers from a release as it stands on the record. Papers are in Chinese, the language of record,
/// whatever the reader's own is. Minutes are filled in <c>PaperPrinter.Minutes.cs</c>.
/// </summary>
internal sealed partial class PaperPrinter(JointRelease release, BureauNames names, BureauCard bureau)
{
    public Printed.Paper? OpinionSheet(string number)
    {
        if (release.Opinions.FirstOrDefault(o => o.Number == number) is { } opinion)
        {
            return Printed.Papers.Describe(Sheet(opinion.Number, opinion.Unit, opinion.Version, opinion.OnProposedText?.Value, opinion.Content, opinion.DaysLate, SigningOf(opinion)));
        }

        // Not signed yet: the form as it went out to be signed in ink.
        return release.Consultations.FirstOrDefault(c => c.Paper?.Number == number) is { Paper: { } form } asked
            ? Printed.Papers.Describe(Sheet(number, asked.Unit, asked.AskedVersion, form.Text.Value, form.Content, 0, new Printed.ToSignByHand(Name(form.PrintedBy.Person), form.PrintedBy.At)))
            : null;
    }

    public Printed.Paper? DiscrepancyRecord(string number)
    {
        // A unit that dissents anew while before the office keeps the number; the paper speaks of its last word.
        if (Domain.JointReleases.DiscrepancyRecord.Of(release).LastOrDefault(r => r.Number == number) is not { } record)
        {
            return null;
        }

        var positions = record.Rounds.Select(r => r.Argument).Where(a => a.Length > 0).ToList();
        return Printed.Papers.Describe(new Printed.DiscrepancyRecord(
            record.Number, release.Number, record.Version.Text.Title, record.Version.Number, record.Version.Hash.Value, Name(release.Lead), Name(record.Unit),
            record.Dissent.Number, WorkCalendar.DayOf(record.Dissent.SignedAt),
            [.. record.Points.Select(p => new Printed.DiscrepancyPoint(
                p.Passage is null ? new Printed.CitedPassage("全文", "") : Cited(p.Number, p.Passage.Text),
                record.Dissent.Reasons, record.Dissent.Basis, record.Dissent.ProposedText, PositionOn(p), string.Join('\n', positions)))],
            [.. record.Rounds.Select(r => new Printed.NegotiationRound(
                WorkCalendar.DayOf(r.SignedAt), Name(r.By.Unit), Said(r, record.Version.Text), r.Answer is { } answered ? WorkCalendar.DayOf(answered.By.At) : null, Said(r.Answer)))],
            [.. record.Carried.Select(c => new Printed.CarriedComment(c.At, $"{Name(c.By.Unit)}{Name(c.By.Person)}", c.Block is { } block ? PlaceOf(block, record.Version.Text) : "", c.Text))],
            record.Escalation.Cause switch
            {
                EscalationCause.RoundsUsedUp => "协商已满三轮，仍未取得一致。",
                EscalationCause.TimeRanOut => "协商期限已到，仍未取得一致。",
                _ => record.Escalation.Reason,
            },
            record.Escalation.By is { } by ? $"{Name(by.Unit)}{Name(by.Person)}" : "系统",
            record.Escalation.At));
    }

    public Printed.Paper Letter(Paper paper)
    {
        var (unit, version) = (paper.Unit!.Value, release.Versions[paper.Version - 1]);
        var passages = release.Find(unit)!.Passages;
        return Printed.Papers.Describe(new Printed.ConsultationLetter(
            bureau.Name, paper.Number, Name(unit), "", release.Number, version.Text.Title, version.Number, version.Hash.Value, Terms.JointOpinion.Length,
            [.. version.Text.Blocks.Index().Select(b => new Printed.LetterPassage(b.Index + 1, FormOf(b.Item.Kind), b.Item.Text, passages.Contains(b.Item.Id)))],
            bureau.Contact, bureau.Phone, WorkCalendar.DayOf(paper.IssuedAt), []));
    }

    private Printed.OpinionSheet Sheet(string number, UnitId unit, int version, string? proposed, OpinionContent content, int late, Printed.OpinionSigning signing)
    {
        var (said, asked) = (release.Versions[version - 1], release.Find(unit)!);
        var current = asked.AskedVersion == version;
        return new Printed.OpinionSheet(
            number, release.Number, said.Text.Title, version, proposed ?? said.Hash.Value, Name(said.Text.Lead), Name(unit), Word(content.Stance),
            [.. said.Text.Blocks.Index().Where(b => !content.Scope.IsWhole && content.Scope.Covers(b.Item.Id)).Select(b => Cited(b.Index + 1, b.Item.Text))],
            content.Stance == Stance.ConsentWithSuggestions ? "" : content.Reasons, content.Stance == Stance.ConsentWithSuggestions ? content.Reasons : "",
            content.Basis, content.ProposedText, WorkCalendar.DayOf(current ? asked.AskedAt : said.IssuedAt), current ? asked.DueOn : null, late, signing);
    }

    private Printed.OpinionSigning SigningOf(Opinion opinion) => opinion.Paper is { } trail
        ? new Printed.RecordedFromPaper(
            trail.Scan.Signer, "", trail.Scan.SignedOn, trail.Scan.TheirNumber, Name(trail.Scan.RecordedBy.Person), trail.Scan.RecordedBy.At, Name(trail.ConfirmedBy), opinion.SignedAt)
        : new Printed.SignedOnScreen(
            Name(opinion.By.Person), $"{Name(opinion.By.Unit)}{Word(opinion.By.Role)}", opinion.By.OnBehalfOf is { } other ? Name(other) : "", Word(opinion.By.How), opinion.SignedAt);

    private static string PositionOn(DisputedPassage point) => point.Proposed switch
    {
        null => "维持原文。",
        { LeavesOut: true } => "建议删去这一段。",
        { Text: var text } => $"建议改为：{text}",
    };

    private static string Said(Proposal round, ReleaseText text) => string.Join(
        '\n', round.Changes.Select(c => c.LeavesOut ? $"{PlaceOf(c.Block, text)}删去。" : $"{PlaceOf(c.Block, text)}改为：{c.Text}").Append(round.Argument).Where(s => s.Length > 0));

    private static string Said(ProposalAnswer? answer) => answer switch
    {
        null => "",
        { Accepted: true } => "接受，并书面同意。",
        { WouldSign.Length: > 0 } => $"不接受：{answer.Reasons}\n愿意签署：{answer.WouldSign}",
        _ => $"不接受：{answer.Reasons}",
    };

    private static string PlaceOf(BlockId block, ReleaseText text) => $"第{text.Blocks.TakeWhile(b => b.Id != block).Count() + 1}段";

    private static Printed.CitedPassage Cited(int number, string text) => new($"第{number}段", text);

    private static Printed.PassageForm FormOf(BlockKind kind) => kind switch
    {
        BlockKind.Heading => Printed.PassageForm.Heading,
        BlockKind.Table => Printed.PassageForm.Table,
        _ => Printed.PassageForm.Text,
    };

    private string Name(UnitId unit) => names.Units.TryGetValue(unit, out var found) ? found.Name : "";

    private string Name(PersonId person) => names.People.TryGetValue(person, out var found) ? found.Name : "";

    /// <summary>A domain word in the language of record.</summary>
    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => RecordWords.Of(value);
}
