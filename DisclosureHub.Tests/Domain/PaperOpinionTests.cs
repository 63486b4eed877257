using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>Opinions on paper: printed, signed in ink, recorded by one person and confirmed by another.</summary>
[Clause("XT-3.1")]
public class PaperOpinionTests
{
    private static Consultation Finance(JointRelease release) => release.Find(Given.Finance.Id)!;

    private static JointRelease Printed(OpinionContent? content = null) => Given.HalfConsented().After(r => r.Print(content));

    private static JointRelease Recorded(OpinionContent? content = null) => Printed(content).After(r => r.TakeIn());

    private static JointRelease OutsideRecorded() => Given.AskingOutside(received: true).After(
        r => r.TakeIn(Given.Scan(Given.Day(5), theirNumber: "税函〔2026〕7号"), Given.Consent(), Given.Staff(Given.On(6)), unit: Given.TaxBureau));

    [Fact]
    public void A_form_is_printed_with_its_number_and_the_fingerprint_of_the_text()
    {
        var release = Given.HalfConsented();
        var fact = Then.Raises<PaperOpinionPrinted>(release, r => r.Print(Given.Dissent(" 理由 ")));
        var form = Finance(release).Paper!;
        Assert.Equal((fact.Number, release.Current!.Hash, "理由", null), (form.Number, form.Text, form.Content.Reasons, form.Scan));
        Assert.Equal((form.Content.Hash(), Bureau.XT3_1), (fact.Content, fact.Article));
        Assert.Contains(release.Papers, p => p.Number == form.Number && p.Kind == PaperKind.OpinionSheet && p.VoidedAt is null);
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    public void A_unit_of_the_bureau_prints_its_own_complete_opinion_on_the_text_it_read_one_at_a_time()
    {
        Then.Refuses<OnlyTheUnitItselfDrafts>(Given.HalfConsented(), r => r.Print(by: Given.Staff()));
        Then.Refuses<OnlyTheUnitItselfDrafts>(Given.AskingOutside(), r => r.Print(by: Given.Contact(), unit: Given.TaxBureau));
        Then.Refuses<TextHasChanged>(Given.HalfConsented(), r => r.Print(seen: TextHash.Of("别的")));
        Then.Refuses<PaperIsUnderWay>(Printed(), r => r.Print());
        Then.Refuses<OpinionNeedsBasis>(Given.HalfConsented(), r => r.Print(Given.Consent() with { Basis = "" }));
        Then.Refuses<OfficeInsists>(Given.AskingToBeRemoved().After(r => r.InsistOn(Given.Finance)), r => r.Print(Given.NotConcerned()));
        Then.Refuses<UnitNotAsked>(Given.HalfConsented(), r => r.Print(unit: Given.Office));
    }

    [Fact]
    public void The_signed_form_is_recorded_with_its_scan_by_somebody_of_the_unit_or_the_office()
    {
        foreach (var by in new[] { Given.Drafter(Given.Finance, Given.On(5)), Given.Staff(Given.On(5)) })
        {
            var release = Printed();
            var fact = Then.Raises<PaperOpinionRecorded>(release, r => r.TakeIn(Given.Scan(signer: " 张科长 "), Given.Dissent(), by));

            // A printed form says what it was printed with, whatever is typed beside it.
            Assert.Equal(Given.Consent().Hash(), fact.Content);
            Assert.Equal(("张科长", Given.Day(4), by), (fact.Signer, fact.SignedOn, Finance(release).Paper!.Scan!.RecordedBy));
            Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        }
    }

    [Fact]
    public void A_scan_is_refused_without_form_file_signer_or_possible_day()
    {
        Then.Refuses<NotYoursToRecord>(Printed(), r => r.TakeIn(by: Given.Head(Given.Employment)));
        Then.Refuses<NotYoursToRecord>(Given.AskingOutside(), r => r.TakeIn(by: Given.Contact(), unit: Given.TaxBureau));
        Then.Refuses<TextHasChanged>(Printed(), r => r.TakeIn(seen: TextHash.Of("别的")));
        Then.Refuses<PaperIsUnderWay>(Recorded(), r => r.TakeIn());
        Then.Refuses<FormIsNotPrinted>(Given.HalfConsented(), r => r.TakeIn());
        Then.Refuses<ScanIsMissing>(Printed(), r => r.TakeIn(Given.Scan(size: 0)));
        Then.Refuses<SignerIsMissing>(Printed(), r => r.TakeIn(Given.Scan(signer: " ")));
        Then.Refuses<TextTooLong>(Printed(), r => r.TakeIn(Given.Scan(signer: new string('长', Limits.Line + 1))));
        Then.Refuses<TextTooLong>(Printed(), r => r.TakeIn(Given.Scan(theirNumber: new string('长', Limits.Line + 1))));
        Then.Refuses<PaperDayIsImpossible>(Printed(), r => r.TakeIn(Given.Scan(Given.Day(6))));
        Then.Refuses<PaperDayIsImpossible>(Printed(), r => r.TakeIn(Given.Scan(Given.Day(1))));
        Then.Refuses<UnitNotAsked>(Printed(), r => r.TakeIn(unit: Given.Office));
    }

    [Fact]
    public void A_second_person_confirms_and_the_opinion_is_on_the_record_under_the_number_of_the_form()
    {
        var release = Recorded();
        var number = Finance(release).Paper!.Number;
        var facts = Then.Accepts(release, r => r.ConfirmPaper());

        Assert.Equal([nameof(PaperOpinionConfirmed), nameof(OpinionSigned), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
        var opinion = release.LatestOf(Given.Finance.Id)!;
        Assert.Equal((number, Authentication.OnPaper, Given.Staff().Person), (opinion.Number, opinion.By.How, opinion.Paper!.ConfirmedBy));
        Assert.Equal(("张科长", Given.Drafter(Given.Finance).Person), (opinion.Paper.Scan.Signer, facts.OfType<PaperOpinionConfirmed>().Single().RecordedBy));
        Assert.Null(Finance(release).Paper);
        Assert.Equal((ConsultationState.Settled, 1), (release.StateOf(Given.Finance), release.Papers.Count(p => p.Number == number)));
    }

    [Fact]
    public void Who_recorded_a_scan_does_not_confirm_or_reject_it()
    {
        Then.Refuses<AnotherPersonConfirms>(Recorded(), r => r.ConfirmPaper(Given.Drafter(Given.Finance)));
        Then.Refuses<AnotherPersonConfirms>(Recorded(), r => r.RejectPaperOpinion(Given.Drafter(Given.Finance), Given.Finance.Id, "看不清"));
        Then.Refuses<NotYoursToRecord>(Recorded(), r => r.ConfirmPaper(Given.Head(Given.Legal)));
        Then.Refuses<NothingToConfirm>(Printed(), r => r.ConfirmPaper());
        Then.Refuses<OpinionDraftHasChanged>(Recorded(), r => r.ConfirmPaper(seen: TextHash.Of("别的")));
        Then.Refuses<UnitNotAsked>(Recorded(), r => r.ConfirmPaper(unit: Given.Office));
    }

    [Fact]
    [Clause("XT-1")]
    public void A_paper_that_asks_to_be_removed_does_not_get_round_the_office_that_insists()
    {
        var release = Given.HalfConsented();
        release.Sign(Given.Finance, Given.NotConcerned());
        release.After(r => r.Print(Given.NotConcerned()), r => r.TakeIn(), r => r.InsistOn(Given.Finance, by: Given.OfficeHead(Given.On(6))));
        Then.Refuses<OfficeInsists>(release, r => r.ConfirmPaper());
        Then.Accepts(release, r => r.RejectPaperOpinion(Given.Staff(), Given.Finance.Id, "办公室已认定涉及"));
    }

    [Fact]
    public void Late_is_counted_from_the_date_on_the_paper()
    {
        // Due on the 11th; both are recorded on the 16th.
        var inTime = Printed().After(r => r.TakeIn(Given.Scan(Given.Day(11)), by: Given.Drafter(Given.Finance, Given.On(16))));
        Then.Accepts(inTime, r => r.ConfirmPaper(Given.Staff(Given.On(17))));
        Assert.Equal(0, inTime.Opinions[^1].DaysLate);
        var late = Printed().After(r => r.TakeIn(Given.Scan(Given.Day(13)), by: Given.Drafter(Given.Finance, Given.On(16))));
        Then.Accepts(late, r => r.ConfirmPaper(Given.Staff(Given.On(17))));
        Assert.Equal(2, late.Opinions[^1].DaysLate);
    }

    [Fact]
    public void Rejected_a_form_stays_out_for_signature_and_a_letter_is_taken_in_anew()
    {
        var release = Recorded();
        var fact = Then.Raises<PaperOpinionRejected>(release, r => r.RejectPaperOpinion(Given.Staff(), Given.Finance.Id, " 看不清 "));
        Assert.Equal("看不清", fact.Reason);
        Assert.Null(Finance(release).Paper!.Scan);
        Then.Accepts(release, r => r.TakeIn());

        var outside = OutsideRecorded();
        Then.Accepts(outside, r => r.RejectPaperOpinion(Given.OfficeHead(), Given.TaxBureau.Id, "看不清"));
        Assert.Null(outside.Find(Given.TaxBureau.Id)!.Paper);

        Then.Refuses<NothingToConfirm>(Printed(), r => r.RejectPaperOpinion(Given.Staff(), Given.Finance.Id, "看不清"));
        Then.Refuses<ReasonIsMissing>(Recorded(), r => r.RejectPaperOpinion(Given.Staff(), Given.Finance.Id, " "));
        Then.Refuses<TextTooLong>(Recorded(), r => r.RejectPaperOpinion(Given.Staff(), Given.Finance.Id, new string('长', Limits.Opinion + 1)));
    }

    [Fact]
    public void An_outside_units_own_letter_is_typed_in_by_the_office_and_gets_our_number_when_confirmed()
    {
        var release = OutsideRecorded();
        Assert.Equal(("", "税函〔2026〕7号"), (release.Find(Given.TaxBureau.Id)!.Paper!.Number, release.Find(Given.TaxBureau.Id)!.Paper!.Scan!.TheirNumber));
        var facts = Then.Accepts(release, r => r.ConfirmPaper(Given.OfficeHead(Given.On(9)), unit: Given.TaxBureau));
        Assert.Contains(facts, f => f is ReleaseAgreed);
        Assert.Contains(release.Papers, p => p.Number == release.Opinions[^1].Number);

        Then.Refuses<FormIsNotPrinted>(Given.AskingOutside(), r => r.TakeIn(by: Given.Staff(), unit: Given.TaxBureau));
        Then.Refuses<LetterIsNotIssued>(Given.AskingOutside(letter: false), r => r.TakeIn(content: Given.Consent(), by: Given.Staff(), unit: Given.TaxBureau));
        Then.Refuses<OpinionNeedsBasis>(
            Given.AskingOutside(), r => r.TakeIn(content: Given.Consent() with { Basis = " " }, by: Given.Staff(), unit: Given.TaxBureau));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_form_printed_for_an_older_text_is_void_and_its_number_stays()
    {
        foreach (var release in new[] { Printed(), Recorded() })
        {
            var number = Finance(release).Paper!.Number;
            release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"), Given.On(9));
            Assert.Null(Finance(release).Paper);
            Assert.Equal(Given.On(9), release.Papers.Single(p => p.Number == number).VoidedAt);
            Assert.Equal((number, null), release.TakeRaised().OfType<PaperVoided>().Select(f => (f.Number, f.By)).Single());
            Then.Refuses<FormIsNotPrinted>(release, r => r.TakeIn());
        }
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_form_is_void_with_a_new_text_even_where_the_units_consent_stands()
    {
        var release = Given.HalfConsented();
        release.Sign(Given.Finance, Given.Consent(Given.Pay));
        release.After(r => r.Print(Given.Dissent()), r => r.TakeIn());
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"), Given.On(9));
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Finance));
        Assert.Null(Finance(release).Paper);
        Then.Refuses<NothingToConfirm>(release, r => r.ConfirmPaper());
    }

    [Fact]
    public void An_unsigned_form_is_voided_by_its_unit_or_the_office_head()
    {
        foreach (var by in new[] { Given.Drafter(Given.Finance), Given.OfficeHead() })
        {
            var release = Printed();
            var number = Finance(release).Paper!.Number;
            Then.Raises<PaperVoided>(release, r => r.VoidPaper(by, number, "打印有误"));
            Assert.Null(Finance(release).Paper);
            Then.Accepts(release, r => r.Print());
            Assert.NotEqual(number, Finance(release).Paper!.Number);
        }

        Then.Refuses<OnlyTheOfficeDecides>(Printed(), r => r.VoidPaper(Given.Head(Given.Employment), Finance(r).Paper!.Number, "有误"));
        Then.Refuses<PaperCannotBeVoided>(Recorded(), r => r.VoidPaper(Given.OfficeHead(), Finance(r).Paper!.Number, "有误"));
    }
}
