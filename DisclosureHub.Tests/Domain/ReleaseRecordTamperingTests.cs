using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>A row changed behind the product's back is named, each kind of row once.</summary>
public class ReleaseRecordTamperingTests
{
    private static readonly Signature Other = Given.Head(Given.Legal, Given.On(9));

    private static readonly Dictionary<string, (Func<JointRelease> Make, Action<JointRelease> Tamper)> Changes = new()
    {
        ["Releases.Lead"] = (() => Given.Dissenting().After(r => r.Reassign(Given.Legal)), r => Set(r, "Lead", Given.Employment.Id)),
        ["Releases.TakenOver"] = (() => Given.Dissenting().After(r => r.TakeOver()), r => Set(r, "TakenOver", null)),
        ["Releases.CalledBack"] = (Given.CalledBack, r => Set(r, "CalledBack", null)),
        ["Releases.Ending"] = (Given.Withdrawn, r => Set(r, "Ending", null)),
        ["Consultations.DueOn"] = (() => Given.AskingOutside(received: true), r => Set(r.Consultations[0], "DueOn", Given.Day(30))),
        ["Consultations.Escalation"] = (() => Given.InMediation(), r => Set(r.Consultations[0], "Escalation", null)),
        ["Consultations.Removal"] = (Given.WithOneRemoved, r => Set(r.Consultations[0], "Removal", null)),
        ["Consultations.Insisted"] = (() => Given.AskingToBeRemoved().After(r => r.InsistOn(Given.Finance)), r => Set(r.Consultations[0], "Insisted", null)),
        ["Consultations.Decision"] = (Given.Decided, r => Set(r.Consultations[0], "Decision", r.Consultations[0].Decision! with { Votes = Given.Votes(member: Ballot.For) })),
        ["Consultations.Letter"] = (() => Given.AskingOutside(), r => Set(r.Consultations[0], "Letter", r.Consultations[0].Letter! with { Number = "函〔2026〕9号" })),
        ["Consultations.ReceivedOn"] = (() => Given.AskingOutside(received: true), r => Set(r.Consultations[0], "Letter", r.Consultations[0].Letter! with { ReceivedOn = Given.Day(3) })),
        ["Opinions.Ending"] = (Given.Decided, r => Set(r.Opinions[1], "Ending", null)),
        ["Opinions.OnProposedText"] = (() => Given.Negotiating().After(r => r.Accept()), r => Set(r.Opinions[2], "OnProposedText", null)),
        ["Proposals.Round"] = (() => Given.Negotiating(), r => Set(r.Proposals[0], "Round", 3)),
        ["Proposals.Content"] = (() => Given.Negotiating(), r => Set(r.Proposals[0], "Argument", "别的")),
        ["Proposals.Text"] = (() => Given.Negotiating(), r => Set(r.Proposals[0], "Text", TextHash.Of("别的"))),
        ["Proposals.Answer"] = (() => Given.Declined(1), r => Set(r.Proposals[0], "Answer", r.Proposals[0].Answer! with { Reasons = "别的" })),
        ["Proposals.AnsweredBy"] = (() => Given.Declined(1), r => Set(r.Proposals[0], "Answer", r.Proposals[0].Answer! with { By = Other })),
        ["Papers.VoidedAt"] = (() => Given.HalfConsented().After(r => r.Print()), r => Set(r.Papers[^1], "VoidedAt", Given.On(9))),
        ["Mediations.Starts"] = (() => Given.InMediation(), r => Room(r, m => m with { Meeting = m.Meeting! with { Starts = Given.On(6) } })),
        ["Mediations.Place"] = (() => Given.InMediation(), r => Room(r, m => m with { Meeting = m.Meeting! with { Place = "别处" } })),
        ["Mediations.Minutes"] = (() => Given.Minuted(), r => Room(r, m => m with { Minutes = m.Minutes! with { Text = "别的" } })),
        ["Mediations.ClosedAt"] = (() => Given.Minuted(), r => Room(r, m => m with { ClosedAt = Given.On(9) })),
        ["Agenda.Outcome"] = (() => Given.Minuted(), r => Room(r, m => m with { Agenda = [m.Agenda[0] with { Outcome = null }] })),
        ["Positions.Text"] = (Stated, r => Room(r, m => m with { Positions = [m.Positions[0] with { Text = "别的" }] })),
        ["Positions.By"] = (Stated, r => Room(r, m => m with { Positions = [m.Positions[0] with { By = Other }] })),
        ["Attendees.Attendance"] = (() => Given.InMediation().After(r => r.Mark(Given.LeadsSeat)), r => Seats(r, a => a with { Attendance = Attendance.Absent })),
        ["Attendees.Mark"] = (() => Given.Minuted().After(r => r.RecordMark(Given.LeadsSeat, true, "不服")), r => Seats(r, a => a with { Mark = a.Mark! with { Note = "" } })),
        ["Instructions.Text"] = (Spoken, r => Set(r, "Instructions", (IReadOnlyList<Instruction>)[r.Instructions[0] with { Text = "缓发" }])),
        ["Objections.Reasons"] = (Spoken, r => Set(r, "Objections", (IReadOnlyList<Objection>)[r.Objections[0] with { Reasons = "没有" }])),
        ["Comments.Text"] = (Spoken, r => Set(r.Comments[0], "Text", "别的")),
        ["Comments.ResolvedBy"] = (Spoken, r => Set(r.Comments[0], "ResolvedBy", null)),
        ["Comments.CarriedFor"] = (Spoken, r => Set(r.Comments[0], "CarriedFor", Given.Finance.Id)),
        ["Readings.At"] = (Spoken, r => Set(r, "Readings", (IReadOnlyList<Reading>)[r.Readings[0] with { At = Given.On(9) }])),
    };

    public static TheoryData<string> Fields => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_change_behind_the_records_back_is_named_with_its_row_and_field(string field)
    {
        var release = Changes[field].Make();
        var record = ReleaseRecord.Replay(Given.FactsOf(release));
        Assert.Empty(record.CompareWith(release));
        Changes[field].Tamper(release);
        var difference = Assert.Single(record.CompareWith(release));
        Assert.Equal(field, $"{difference.Row.Split(' ')[0]}.{difference.Field}");
    }

    [Fact]
    public void A_row_that_is_gone_and_one_that_nobody_made_are_named()
    {
        var release = Spoken();
        var record = ReleaseRecord.Replay(Given.FactsOf(release));
        Set(release, "Objections", (IReadOnlyList<Objection>)[]);
        Assert.All(record.CompareWith(release), d => Assert.Equal(("Objections", "(missing)"), (d.Row.Split(' ')[0], d.InTable)));
        Assert.NotEmpty(record.CompareWith(release));

        release = Spoken();
        record = ReleaseRecord.Replay(Given.FactsOf(release));
        Set(release, "Readings", (IReadOnlyList<Reading>)[.. release.Readings, new Reading(Other.Person, 1, Other.At)]);
        Assert.Equal(("(nothing)", "At"), record.CompareWith(release).Select(d => (d.OnRecord, d.Field)).Single());
    }

    private static JointRelease Stated() => Given.InMediation().After(r => r.StatePosition(Given.Drafter(Given.Finance, Given.On(5)), "按预算", TextHash.None));

    /// <summary>An instruction, an objection to it, a comment that is resolved, and a reading.</summary>
    private static JointRelease Spoken()
    {
        var (handler, order, comment) = (Given.Drafter(Given.Employment, Given.On(4)), InstructionId.From(Given.Id(71)), CommentId.From(Given.Id(73)));
        return Given.Dissenting().After(
            r => r.Instruct(Given.Leader(), order, handler.Person, "照发"), r => r.Object(handler, ObjectionId.From(Given.Id(72)), ObjectionTarget.Instruction, order.Value, "不妥"),
            r => r.MakeComment(handler, comment, Given.Pay, null, "见预算"), r => r.ResolveComment(handler, comment), r => r.AcknowledgeReading(handler, r.Current!.Hash));
    }

    private static void Room(JointRelease release, Func<Mediation, Mediation> change) =>
        Set(release, "Mediations", (IReadOnlyList<Mediation>)[.. release.Mediations.SkipLast(1), change(release.Mediations[^1])]);

    private static void Seats(JointRelease release, Func<Attendee, Attendee> change) =>
        Room(release, m => m with { Attendees = [.. m.Attendees.Select(a => a.Id == Given.LeadsSeat ? change(a) : a)] });

    private static void Set(object row, string property, object? value) => row.GetType().GetProperty(property)!.SetValue(row, value);
}
