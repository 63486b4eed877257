using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>A head takes the unit's last opinion back.</summary>
[Clause("XT-3.1")]
public class WithdrawingTests
{
    private static Outcome Withdraw(JointRelease release, Opinion opinion, Signature? by = null, string reason = "发现新情况", UnitId? unit = null) =>
        release.WithdrawOpinion(by ?? Given.Head(Given.Finance, Given.On(5)), unit ?? Given.Finance.Id, opinion.Id, reason);

    private static (JointRelease Release, Opinion Opinion) Signed(OpinionContent? content = null)
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        return (release, release.Sign(Given.Finance, content ?? Given.Consent()));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_withdrawn_consent_takes_the_release_out_of_agreement()
    {
        var (release, opinion) = Signed();
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        var fact = Then.Raises<OpinionWithdrawn>(release, r => Withdraw(r, opinion, reason: " 发现新情况 "));

        Assert.Equal((ReleaseStage.InConsultation, ConsultationState.Asked), (release.Stage, release.StateOf(Given.Finance)));
        Assert.Equal((Given.Finance.Id, opinion.Id, "发现新情况", Bureau.XT3_1), (fact.Unit, fact.Opinion, fact.Reason, fact.Article));
        Assert.Equal(Given.Head(Given.Finance, Given.On(5)), fact.By);
    }

    [Fact]
    public void The_record_of_a_withdrawn_opinion_stays_and_the_clock_is_where_it_was()
    {
        var (release, opinion) = Signed(Given.Dissent());
        var due = release.DueOn(Given.Finance);
        Then.Accepts(release, r => Withdraw(r, opinion));

        Assert.Equal([opinion], release.Opinions);
        Assert.Equal((Stance.Dissent, Given.On(5)), (opinion.Stance, opinion.WithdrawnAt));
        Assert.Null(release.LatestOf(Given.Finance.Id));
        Assert.Equal(due, release.DueOn(Given.Finance));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_withdrawn_consent_stands_for_no_text_not_even_the_one_it_was_given_to()
    {
        var (release, opinion) = Signed();
        Assert.True(opinion.StandsFor(release.Current!.Text));
        Then.Accepts(release, r => Withdraw(r, opinion));
        Assert.False(opinion.StandsFor(release.Current.Text));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void An_older_consent_does_not_rise_again_when_the_later_one_is_withdrawn()
    {
        var (release, first) = Signed();
        var second = release.Sign(Given.Finance, Given.Consent(Given.Pay));
        Then.Accepts(release, r => Withdraw(r, second));

        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Then.Refuses<NoOpinionToWithdraw>(release, r => Withdraw(r, first));
    }

    [Fact]
    public void An_opinion_is_withdrawn_once()
    {
        var (release, opinion) = Signed();
        Then.Accepts(release, r => Withdraw(r, opinion));
        Then.Refuses<NoOpinionToWithdraw>(release, r => Withdraw(r, opinion, Given.Head(Given.Finance, Given.On(6))));
    }

    [Fact]
    public void Only_the_units_last_word_can_be_withdrawn_and_only_its_own()
    {
        var (release, first) = Signed(Given.Dissent());
        release.Sign(Given.Finance, Given.Consent());
        Then.Refuses<NoOpinionToWithdraw>(release, r => Withdraw(r, first));

        var agreed = Given.Agreed();
        Then.Refuses<NoOpinionToWithdraw>(agreed, r => Withdraw(r, r.LatestOf(Given.Legal.Id)!));
        Then.Refuses<NoOpinionToWithdraw>(Given.InConsultation(Given.Concerned(Given.Finance)), r => Withdraw(r, first));
    }

    [Fact]
    public void Only_the_units_own_head_withdraws()
    {
        var (release, opinion) = Signed();
        Signature[] others = [Given.Drafter(Given.Finance), Given.Head(Given.Employment), Given.Head(Given.Office)];
        Assert.All(others, by => Assert.Equal(Given.Finance.Id, Then.Refuses<OnlyTheHeadSigns>(release, r => Withdraw(r, opinion, by)).Unit));
    }

    [Fact]
    public void A_unit_that_was_not_asked_has_nothing_to_withdraw()
    {
        var (release, opinion) = Signed();
        Then.Refuses<UnitNotAsked>(release, r => Withdraw(r, opinion, Given.Head(Given.Legal), unit: Given.Legal.Id));
    }

    [Fact]
    public void A_withdrawal_needs_its_reason()
    {
        var (release, opinion) = Signed();
        Then.Refuses<WithdrawalNeedsReason>(release, r => Withdraw(r, opinion, reason: " \u3000\n"));
        Then.Refuses<TextTooLong>(release, r => Withdraw(r, opinion, reason: new string('因', 5001)));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_consent_given_on_an_earlier_version_and_still_standing_can_be_withdrawn()
    {
        var (release, opinion) = Signed(Given.Consent(Given.Pay));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Then.Accepts(release, r => Withdraw(r, opinion));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
    }

    [Fact]
    public void A_withdrawn_consent_neither_stands_nor_is_voided_by_a_new_version()
    {
        var (release, opinion) = Signed(Given.Consent(Given.Pay));
        Then.Accepts(release, r => Withdraw(r, opinion));
        _ = release.TakeRaised();
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));

        var facts = release.TakeRaised();
        Assert.Single(facts.OfType<UnitAsked>());
        Assert.Empty(facts.OfType<ConsentStood>());
        Assert.Empty(facts.OfType<ConsentVoided>());
    }

    [Fact]
    [Clause("XT-3.2")]
    public void After_a_withdrawal_the_unit_can_answer_anew()
    {
        var (release, opinion) = Signed(Given.Dissent());
        Then.Accepts(release, r => Withdraw(r, opinion));
        release.Sign(Given.Finance, Given.Consent(), Given.On(6));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }
}
