using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>How a dissent ends in mediation, and what follows in the next version.</summary>
[Clause("XT-3.3")]
public class MediationOutcomeTests
{
    [Fact]
    [Clause("XT-3.2")]
    public void Agreed_text_is_signed_quickly_and_settled_in_the_version_that_reads_exactly_so()
    {
        var release = Given.InMediation().After(r => r.Try());
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.SignTried());
        Assert.Equal([nameof(OpinionSigned), nameof(DissentEnded)], facts.Select(f => f.Kind));
        Assert.Equal((DissentOutcome.AgreedText, Given.Basis), (release.OpenMediation!.Agenda[0].Outcome, release.OpenMediation.Agenda[0].Reasons));
        Assert.Equal((DissentOutcome.AgreedText, ConsultationState.AwaitingText), (dissent.Ending!.Outcome, release.StateOf(Given.Finance)));

        // Legal, whose word is no dissent, signs the same text beside it.
        Then.Raises<OpinionSigned>(release, r => r.SignTried(Given.Legal));
        release.SendAgreedText();
        Assert.Equal((ConsultationState.Settled, ConsultationState.Settled), (release.StateOf(Given.Finance), release.StateOf(Given.Legal)));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        var sent = release.TakeRaised();
        Assert.Equal(2, sent.Count(f => f is ConsentStood { Since: 1, Version: 2 }));
        Assert.DoesNotContain(sent, f => f is UnitAsked);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void Agreed_text_that_reads_otherwise_by_one_character_asks_again()
    {
        var release = Given.InMediation().After(r => r.Try(), r => r.SignTried());
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4500 元。"));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
    }

    [Fact]
    public void A_dissent_not_on_the_agenda_is_superseded_by_a_quick_signature()
    {
        var release = Given.InMediation();
        var dissent = release.Sign(Given.Legal, Given.Dissent(), Given.On(5));
        Then.Accepts(release, r => r.SignTried(Given.Legal));
        Assert.Equal(DissentOutcome.Superseded, dissent.Ending!.Outcome);
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Legal));
    }

    [Fact]
    public void A_quick_signature_on_the_version_as_it_is_settles_at_once_and_closes_a_room_nobody_entered()
    {
        var facts = Then.Accepts(Given.InMediation(convened: false), r => r.SignTried());
        Assert.Equal([nameof(OpinionSigned), nameof(DissentEnded), nameof(MediationClosed), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
    }

    [Fact]
    public void A_quick_signature_is_the_heads_on_the_text_he_read_with_a_basis_and_his_passages()
    {
        var release = Given.InMediation().After(r => r.Try());
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.SignTried(by: Given.Drafter(Given.Finance)));
        Then.Refuses<TextHasChanged>(release, r => r.SignTried(seen: r.Current!.Hash));
        Then.Refuses<OpinionNeedsBasis>(release, r => r.SignTried(basis: ""));
        Then.Refuses<ScopeLeavesOutPassages>(release, r => r.SignTried(scope: new ConsentScope([Given.Posts])));
        Then.Refuses<UnitNotAsked>(release, r => r.SignTried(Given.Office));
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Negotiating(), r => r.SignTried());
        Then.Refuses<NothingIsBeforeTheOffice>(Given.Minuted(DissentOutcome.Referred), r => r.SignTried());
    }

    [Fact]
    [Clause("XT-3")]
    public void An_outside_unit_signs_no_text_in_the_room_before_the_bureaus_letter_went_out()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.TaxBureau));
        release.Sign(Given.Finance, Given.Dissent());
        release.After(r => r.Escalate(), r => r.Convene());
        Then.Refuses<LetterIsNotIssued>(release, r => r.SignTried(Given.TaxBureau, by: Given.Contact()));
        release.After(r => r.SendLetter());
        Then.Raises<OpinionSigned>(release, r => r.SignTried(Given.TaxBureau, by: Given.Contact()));
    }

    [Fact]
    public void Left_out_with_all_of_the_units_passages_it_is_removed_while_they_are_out_and_only_then()
    {
        var release = Given.InMediation();
        var facts = Then.Accepts(release, r => r.Conclude(DissentOutcome.LeftOut, [Given.Pay]));
        Assert.Equal([nameof(OutcomeRecorded), nameof(DissentEnded)], facts.Select(f => f.Kind));
        Assert.True(Assert.IsType<OutcomeRecorded>(facts[0]).RemovesTheUnit);
        Assert.Equal((ConsultationState.AwaitingText, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Assert.DoesNotContain(release.Concerns, c => c.Unit == Given.Finance.Id);

        // A version that still has the passage settles nothing; one without it does; one that brings it back does not.
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        Assert.Equal((ConsultationState.AwaitingText, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        var pay = release.Draft.Find(Given.Pay)!;
        release.Revise(r => r.RemoveBlock(Given.Drafter(Given.Employment), Given.Pay, pay.Hash));
        Assert.Equal(ConsultationState.Removed, release.StateOf(Given.Finance));
        release.Sign(Given.Legal, Given.Consent(Given.Posts), Given.On(6));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        release.Revise(r => r.AddBlocks(Given.Drafter(Given.Employment), Given.Posts, [pay]), Given.On(9));
        Assert.Equal((ConsultationState.AwaitingText, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
    }

    [Fact]
    public void What_is_left_out_is_taken_up_into_the_next_version()
    {
        var release = Given.InMediation().After(r => r.Conclude(DissentOutcome.LeftOut, [Given.Pay])).SendAgreedText();
        Assert.Equal([Given.Heading, Given.Posts], release.Current!.Text.Blocks.Select(b => b.Id));
        Assert.Equal(ConsultationState.Removed, release.StateOf(Given.Finance));
        Then.Refuses<UnitNotAsked>(release, r => r.TrySign(Given.Finance, Given.Consent()));
    }

    [Fact]
    public void Left_out_with_some_of_the_units_passages_it_is_asked_about_the_rest()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay, Given.Posts));
        release.Sign(Given.Finance, Given.Dissent());
        release.After(r => r.Escalate(), r => r.Convene());
        var facts = Then.Accepts(release, r => r.Conclude(DissentOutcome.LeftOut, [Given.Pay]));
        Assert.False(Assert.IsType<OutcomeRecorded>(facts[0]).RemovesTheUnit);
        Assert.Equal(ConsultationState.AwaitingText, release.StateOf(Given.Finance));
        release.SendAgreedText();
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        Assert.Equal([Given.Posts], release.Find(Given.Finance.Id)!.Passages);
    }

    [Fact]
    public void A_unit_whom_the_whole_concerns_is_never_removed_by_leaving_passages_out()
    {
        var release = Given.InMediation();
        release.Sign(Given.Legal, Given.Dissent(), Given.On(5));
        release.After(r => r.Escalate(unit: Given.Legal), r => r.Conclude(DissentOutcome.LeftOut, [Given.Heading, Given.Posts, Given.Pay], unit: Given.Legal));
        Assert.Null(release.Find(Given.Legal.Id)!.Removal);
        Assert.Contains(release.Concerns, c => c.Unit == Given.Legal.Id);
    }

    [Theory]
    [InlineData(Stance.Consent, ConsultationState.Settled)]
    [InlineData(Stance.Dissent, ConsultationState.Answered)]
    public void A_unit_whose_passages_are_to_go_can_still_speak_and_its_word_goes_before_that(Stance stance, ConsultationState state)
    {
        var release = Given.InMediation().After(r => r.Conclude(DissentOutcome.LeftOut, [Given.Pay]));
        release.Sign(Given.Finance, Given.Dissent() with { Stance = stance }, Given.On(9));
        Assert.Equal(state, release.StateOf(Given.Finance));
        Assert.Equal([Given.Pay], release.Concerns.Single(c => c.Unit == Given.Finance.Id).Blocks);
        Assert.Equal(stance == Stance.Consent ? ReleaseStage.Agreed : ReleaseStage.InConsultation, release.Stage);
    }

    [Fact]
    public void Not_affected_removes_the_unit_for_good_until_it_is_named_again()
    {
        var release = Given.InMediation();
        var facts = Then.Accepts(release, r => r.Conclude(DissentOutcome.NotAffected));
        Assert.Equal([nameof(OutcomeRecorded), nameof(DissentEnded), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
        Assert.Equal((ConsultationState.Removed, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
        Assert.Equal(RemovalKind.NotAffected, release.Find(Given.Finance.Id)!.Removal!.Kind);

        release.Revise(r => r.Name(Given.Concerned(Given.Legal), Given.Concerned(Given.Finance, Given.Pay)).IsAccepted ? r.Rewrite(Given.Posts, "统计 3 名") : Outcome.Accepted);
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    public void Not_released_ends_the_whole_and_every_dissent_in_it()
    {
        var release = Given.InMediation();
        var other = release.Sign(Given.Legal, Given.Dissent(), Given.On(5));
        var facts = Then.Accepts(release, r => r.Conclude(DissentOutcome.NotReleased, reasons: " 条件不具备 "));

        Assert.Equal([nameof(OutcomeRecorded), nameof(DissentEnded), nameof(DissentEnded), nameof(ReleaseEndedUnreleased)], facts.Select(f => f.Kind));
        Assert.Equal((ReleaseStage.NotReleased, "条件不具备"), (release.Stage, release.Ending!.Reason));
        Assert.Equal(DissentOutcome.NotReleased, other.Ending!.Outcome);
        Assert.Equal(DissentOutcome.NotReleased, Assert.Single(release.OpenMediation!.Agenda).Outcome);

        // What was settled is still minuted and signed.
        Then.Accepts(release, r => r.Write());
    }

    [Fact]
    public void Referred_waits_for_the_superior_and_the_lead_revises()
    {
        var release = Given.InMediation();
        Then.Accepts(release, r => r.Conclude(DissentOutcome.Referred));
        Assert.Equal((ConsultationState.Referred, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Assert.Equal(Step.ReviseText, NextSteps.TowardsUnits(release));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"), Given.On(9));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    [Clause("XT-1")]
    public void The_head_of_the_office_records_an_outcome_of_a_meeting_that_began_with_reasons()
    {
        Then.Refuses<OnlyTheOfficeDecides>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, by: Given.Staff()));
        Then.Refuses<OnlyTheOfficeDecides>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, by: Given.Leader()));
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(convened: false), r => r.Conclude(DissentOutcome.Referred));
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, by: Given.OfficeHead(Given.MeetingStarts.AddMinutes(-1))));
        Then.Refuses<NoDissentToSettle>(Given.Dissenting(), r => r.Conclude(DissentOutcome.Referred));
        Then.Refuses<NoDissentToSettle>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, unit: Given.Legal));
        Then.Refuses<UnitNotAsked>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, unit: Given.Office));
        Then.Refuses<OutcomeNeedsReasons>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, reasons: " "));
        Then.Refuses<TextTooLong>(Given.InMediation(), r => r.Conclude(DissentOutcome.Referred, reasons: new string('长', Limits.Opinion + 1)));
        Then.Refuses<PassagesLeftOutAreMissing>(Given.InMediation(), r => r.Conclude(DissentOutcome.LeftOut));
        Then.Refuses<PassagesLeftOutAreMissing>(Given.InMediation(), r => r.Conclude(DissentOutcome.LeftOut, [Given.Unknown]));
        Assert.Equal(Bureau.XT3_3, new OutcomeNeedsReasons().Article);
    }

    public static TheoryData<DissentOutcome> ByThemselves =>
        [.. Enum.GetValues<DissentOutcome>().Except([DissentOutcome.LeftOut, DissentOutcome.NotAffected, DissentOutcome.NotReleased, DissentOutcome.Referred])];

    [Theory]
    [MemberData(nameof(ByThemselves))]
    public void Every_other_outcome_comes_by_the_act_that_makes_it(DissentOutcome outcome) =>
        Assert.Equal(outcome, Then.Refuses<OutcomeComesByItself>(Given.InMediation(), r => r.Conclude(outcome)).Outcome);
}
