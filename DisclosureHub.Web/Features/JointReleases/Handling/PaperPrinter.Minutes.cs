using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using Printed = DisclosureHub.Web.Letters;

namespace DisclosureHub.Web.Features.JointReleases.Handling;

// 协调会纪要: the agenda with positions and outcomes, who was there and how each signed.
internal sealed partial class PaperPrinter
{
    public Printed.Paper? Minutes(string number)
    {
        if (release.Mediations.FirstOrDefault(m => m.Minutes?.Number == number) is not { Minutes: { } minutes, Meeting: { } meeting } mediation)
        {
            return null;
        }

        var version = release.Versions[mediation.Agenda.Max(i => i.Version) - 1];
        return Printed.Papers.Describe(new Printed.MinutesPaper(
            $"{bureau.Name}政务公开协调会纪要", minutes.Number, bureau.Contact, WorkCalendar.DayOf(minutes.Recorder.At), meeting.Starts, meeting.Place,
            $"{Name(meeting.By.Unit)}", Name(minutes.Recorder.Person), release.Number, version.Text.Title, version.Number, version.Hash.Value, minutes.Text,
            [.. mediation.Agenda.Where(i => i.Outcome is not null).Select(i => Item(i, mediation))],
            [.. mediation.Attendees.Where(a => a.Attendance == Attendance.Present).Select(a => new Printed.Attendant(Person(a), SignatureOf(a)))],
            [.. mediation.Attendees.Where(a => a.Attendance == Attendance.Absent).Select(Person)],
            []));
    }

    private Printed.AgendaItem Item(AgendaItem item, Mediation mediation)
    {
        var text = release.Versions[item.Version - 1].Text;
        var places = item.Passages.Count == 0 ? "全文" : string.Join('、', item.Passages.Select(p => PlaceOf(p, text)));
        return new Printed.AgendaItem(
            $"{Name(item.Unit)}对{places}的不同意意见（{item.Escalation.Number}）",
            [.. mediation.Positions.Where(p => p.Unit == item.Unit || p.Unit == text.Lead).Select(p => new Printed.StatedPosition($"{Name(p.Unit)}（{Name(p.By.Person)}）", p.Text))],
            OutcomeOf(item, mediation, text),
            []);
    }

    private Printed.AgendaOutcome OutcomeOf(AgendaItem item, Mediation mediation, ReleaseText text) => item.Outcome switch
    {
        DissentOutcome.AgreedText when mediation.Tried.FirstOrDefault(c => item.Passages.Count == 0 || item.Passages.Contains(c.Block)) is { } change =>
            new Printed.AgreedText(PlaceOf(change.Block, text), text.Find(change.Block)?.Text ?? "", change.Text ?? "（删去）"),
        DissentOutcome.LeftOut =>
            new Printed.LeftOut(item.Passages is [var first, ..] ? Cited(text.Blocks.TakeWhile(b => b.Id != first).Count() + 1, text.Find(first)?.Text ?? "") : new Printed.CitedPassage("全文", ""), item.Reasons),
        DissentOutcome.NotAffected => new Printed.NotAffected(Name(item.Unit), item.Reasons),
        DissentOutcome.NotReleased => new Printed.NotReleased(item.Reasons),
        DissentOutcome.Referred => new Printed.Referred("共同上级", item.Reasons),
        DissentOutcome.Decided when release.Find(item.Unit)?.Decision is { } decision => new Printed.GroupDecision(
            "领导小组决定，该版文本照行；不同意意见予以保留。",
            [.. decision.Votes.Select(v => new Printed.GroupVote(Name(v.Member), "领导小组成员", Word(v.Ballot)))], decision.Reasons),

        // Settled by a word of the unit itself, or overtaken: said in the words of the outcome.
        { } outcome => new Printed.EndedOtherwise(Word(outcome), item.Reasons),
        null => throw new InvalidOperationException("Only settled items stand in the minutes."),
    };

    /// <summary>The post is known of whoever signed on the screen; others write it beside their names.</summary>
    private Printed.MeetingPerson Person(Attendee attendee) =>
        new(Name(attendee.Unit), attendee.Name, attendee.Mark is { Refused: false, OnPaper: false } mark ? Word(mark.By.Role) : "");

    private static Printed.MinutesSignature SignatureOf(Attendee attendee) => attendee.Mark switch
    {
        { Refused: true } mark => new Printed.MinutesRefused(mark.Note),
        { OnPaper: false } mark => new Printed.MinutesSigned(mark.By.At),
        _ => new Printed.MinutesToSign(),
    };
}
