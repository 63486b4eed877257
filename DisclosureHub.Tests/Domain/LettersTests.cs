using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>Outside units are asked by the bureau's letter, through the office.</summary>
[Clause("XT-3")]
public class LettersTests
{
    private static Outcome Answer(JointRelease release, DateTimeOffset at) => release.SignOpinion(
        Given.Contact(at), Given.TaxBureau.Id, release.NextOpinion(), release.NextNumber("会签"), Given.Consent(), release.Current!.Hash, release.LatestOf(Given.TaxBureau.Id)?.Id, Given.Calendar);

    [Fact]
    public void An_outside_unit_is_asked_without_a_term_until_its_receipt_is_on_record()
    {
        var release = Given.Submitted(Given.Concerned(Given.TaxBureau));
        var facts = Then.Accepts(release, r => r.IssueVersion(Given.Head(Given.Employment), "同意公开", r.Submitted!.Text, Given.Number, Given.Timetable));
        Assert.Null(facts.OfType<UnitAsked>().Single().DueOn);
        var asked = release.Find(Given.TaxBureau.Id)!;
        Assert.Equal((true, null, null), (asked.IsOutside, asked.DueOn, asked.Letter));
        Assert.Equal(Step.IssueLetter, NextSteps.OfOffice(release, asked));
    }

    [Fact]
    [Clause("BM-3")]
    public void The_office_head_sends_the_letter_and_states_that_the_text_was_checked()
    {
        var release = Given.AskingOutside(letter: false);
        var fact = Then.Raises<LetterIssued>(release, r => r.SendLetter());
        Assert.Equal((Given.TaxBureau.Id, 1, release.Current!.Hash, Given.OfficeHead(Given.On(3))), (fact.Unit, fact.Version, fact.Text, fact.By));
        Assert.Equal((fact.Number, 1, null), (release.Find(Given.TaxBureau.Id)!.Letter!.Number, release.Find(Given.TaxBureau.Id)!.Letter!.Version, release.Find(Given.TaxBureau.Id)!.DueOn));
        Assert.Contains(release.Papers, p => p.Kind == PaperKind.Letter && p.Number == fact.Number);

        Then.Refuses<SecrecyCheckIsMissing>(Given.AskingOutside(letter: false), r => r.SendLetter(isChecked: false));
        Then.Refuses<OnlyTheOfficeDecides>(Given.AskingOutside(letter: false), r => r.SendLetter(Given.Staff()));
        Then.Refuses<OnlyTheOfficeDecides>(Given.AskingOutside(letter: false), r => r.SendLetter(Given.Head(Given.Employment)));
        Then.Refuses<TextHasChanged>(Given.AskingOutside(letter: false), r => r.SendLetter(seen: TextHash.Of("别的")));
        Assert.Equal(fact.Number, Then.Refuses<LetterIsIssued>(release, r => r.SendLetter()).Number);
        Then.Refuses<NotAnOutsideUnit>(release, r => r.SendLetter(unit: Given.Legal));
        Then.Refuses<UnitNotAsked>(release, r => r.SendLetter(unit: Given.Finance));
    }

    [Fact]
    public void The_term_begins_with_the_receipt()
    {
        var release = Given.AskingOutside();
        Assert.Equal(Step.RecordReceipt, NextSteps.OfOffice(release, release.Find(Given.TaxBureau.Id)!));
        var fact = Then.Raises<LetterReceived>(release, r => r.Receive());

        // Seven working days after the 4th.
        Assert.Equal((Given.Day(4), Given.Day(13)), (fact.On, fact.DueOn));
        Assert.Equal((Given.Day(13), Given.Day(4)), (release.DueOn(Given.TaxBureau), release.Find(Given.TaxBureau.Id)!.Letter!.ReceivedOn));
        Assert.Equal(Given.Staff(Given.On(5)), release.Find(Given.TaxBureau.Id)!.Letter!.ReceiptBy);
    }

    [Fact]
    public void A_receipt_is_recorded_once_by_the_office_for_a_day_between_the_letter_and_today()
    {
        Then.Refuses<OnlyTheOfficeDecides>(Given.AskingOutside(), r => r.Receive(by: Given.Head(Given.Employment)));
        Then.Refuses<LetterIsNotIssued>(Given.AskingOutside(letter: false), r => r.Receive());
        Then.Refuses<ReceiptIsRecorded>(Given.AskingOutside(received: true), r => r.Receive());
        Then.Refuses<ReceiptDayIsImpossible>(Given.AskingOutside(), r => r.Receive(Given.Day(2)));
        Then.Refuses<ReceiptDayIsImpossible>(Given.AskingOutside(), r => r.Receive(Given.Day(6)));
        Then.Refuses<NotAnOutsideUnit>(Given.AskingOutside(), r => r.Receive(unit: Given.Legal));
        Then.Accepts(Given.AskingOutside(), r => r.Receive(Given.Day(3)));
        Then.Accepts(Given.AskingOutside(), r => r.Receive(Given.Day(5)));
    }

    [Fact]
    [Clause("XT-3.1")]
    public void An_outside_unit_answers_after_the_letter_and_late_from_its_own_due_date()
    {
        Then.Refuses<LetterIsNotIssued>(Given.AskingOutside(letter: false), r => Answer(r, Given.On(3)));
        var early = Given.AskingOutside();
        Then.Accepts(early, r => Answer(r, Given.On(5)));
        Assert.Equal((0, ReleaseStage.Agreed), (early.Opinions[^1].DaysLate, early.Stage));
        var late = Given.AskingOutside(received: true);
        Then.Accepts(late, r => Answer(r, Given.On(16)));
        Assert.Equal(1, late.Opinions[^1].DaysLate);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_new_version_goes_out_by_a_new_letter_with_a_term_of_its_own()
    {
        var release = Given.AskingOutside(received: true).Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        var asked = release.Find(Given.TaxBureau.Id)!;
        Assert.Equal((ConsultationState.Asked, null, null), (release.StateOf(Given.TaxBureau), asked.Letter, asked.DueOn));
        Then.Refuses<LetterIsNotIssued>(release, r => Answer(r, Given.On(6)));
        Then.Accepts(release, r => r.SendLetter(Given.OfficeHead(Given.On(6))));
        Assert.Equal(2, asked.Letter!.Version);
    }

    [Fact]
    public void A_letter_nobody_received_is_voided_and_its_number_stays()
    {
        var release = Given.AskingOutside();
        var number = release.Find(Given.TaxBureau.Id)!.Letter!.Number;
        var fact = Then.Raises<PaperVoided>(release, r => r.VoidPaper(Given.OfficeHead(), number, " 地址有误 "));
        Assert.Equal((PaperKind.Letter, number, Given.TaxBureau.Id, "地址有误"), (fact.Paper, fact.Number, fact.Unit, fact.Reason));
        Assert.Null(release.Find(Given.TaxBureau.Id)!.Letter);
        var paper = release.Papers.Single(p => p.Number == number);
        Assert.Equal((Given.On(6), "地址有误"), (paper.VoidedAt, paper.VoidReason));
        Then.Accepts(release, r => r.SendLetter(Given.OfficeHead()));
        Assert.NotEqual(number, release.Find(Given.TaxBureau.Id)!.Letter!.Number);
    }

    [Fact]
    public void A_letter_that_was_received_an_unknown_number_and_anothers_paper_are_not_voided()
    {
        var received = Given.AskingOutside(received: true);
        Then.Refuses<PaperCannotBeVoided>(received, r => r.VoidPaper(Given.OfficeHead(), r.Find(Given.TaxBureau.Id)!.Letter!.Number, "有误"));
        Then.Refuses<PaperCannotBeVoided>(received, r => r.VoidPaper(Given.OfficeHead(), "函〔2026〕999号", "有误"));
        Then.Refuses<PaperCannotBeVoided>(received, r => r.VoidPaper(Given.OfficeHead(), r.Opinions[0].Number, "有误"));
        Then.Refuses<OnlyTheOfficeDecides>(Given.AskingOutside(), r => r.VoidPaper(Given.Staff(), r.Find(Given.TaxBureau.Id)!.Letter!.Number, "有误"));
        Then.Refuses<ReasonIsMissing>(Given.AskingOutside(), r => r.VoidPaper(Given.OfficeHead(), r.Find(Given.TaxBureau.Id)!.Letter!.Number, " "));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.VoidPaper(Given.OfficeHead(), "函〔2026〕1号", "有误"));
    }
}
