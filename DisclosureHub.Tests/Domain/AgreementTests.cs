using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>The stage follows from the versions and the consultations, and from nothing else.</summary>
public class AgreementTests
{
    [Fact]
    [Clause("XT-3.2")]
    public void A_release_is_agreed_with_the_last_consent_and_the_fact_says_to_which_text()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        Then.Raises<OpinionSigned>(release, r => r.TrySign(Given.Finance, Given.Consent()));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);

        var facts = Then.Accepts(release, r => r.TrySign(Given.Legal, Given.Suggestions()));
        var agreed = Assert.IsType<ReleaseAgreed>(facts[1]);
        Assert.Equal((1, release.Current!.Hash), (agreed.Version, agreed.Text));
        Assert.Equal((2, ReleaseStage.Agreed), (facts.Count, release.Stage));
    }

    [Theory]
    [Clause("XT-3.3")]
    [InlineData(Stance.Dissent)]
    [InlineData(Stance.NotConcerned)]
    public void A_dissent_and_a_request_to_be_removed_are_no_consent(Stance stance)
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        release.Sign(Given.Finance, Given.Dissent() with { Stance = stance });
        release.Sign(Given.Legal, Given.Consent());

        Assert.Equal((ConsultationState.Answered, ConsultationState.Settled), (release.StateOf(Given.Finance), release.StateOf(Given.Legal)));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
        Assert.False(release.Opinions[0].StandsFor(release.Current!.Text));
        Assert.False(stance.IsConsent());
    }

    [Fact]
    [Clause("XT-3.3")]
    public void One_dissent_stops_nobody_else_and_stays_visible()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        var dissent = release.Sign(Given.Finance, Given.Dissent());
        release.Sign(Given.Legal, Given.Consent(Given.Posts));
        release.Revise(r => r.Rewrite(Given.Pay, "按预算执行"));
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Legal));

        release.Sign(Given.Finance, Given.Consent());
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Contains(dissent, release.Opinions);
        Assert.Equal((1, "待遇标准与预算不符"), (dissent.Version, dissent.Reasons));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void Agreement_is_lost_by_a_new_text_a_withdrawal_and_a_change_of_mind()
    {
        var revised = Given.Agreed().Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal(ReleaseStage.InConsultation, revised.Stage);

        var withdrawn = Given.Agreed();
        Then.Accepts(withdrawn, r => r.WithdrawOpinion(Given.Head(Given.Legal), Given.Legal.Id, r.LatestOf(Given.Legal.Id)!.Id, "新情况"));
        Assert.Equal(ReleaseStage.InConsultation, withdrawn.Stage);

        var dissenting = Given.Agreed();
        Then.Raises<OpinionSigned>(dissenting, r => r.TrySign(Given.Legal, Given.Dissent()));
        Assert.Equal(ReleaseStage.InConsultation, dissenting.Stage);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void Agreement_regained_is_a_fact_again_and_agreement_kept_is_not()
    {
        var release = Given.Agreed().Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        release.Sign(Given.Finance, Given.Consent(Given.Pay));
        var facts = Then.Accepts(release, r => r.TrySign(Given.Legal, Given.Consent(Given.Pay)));
        Assert.Equal(2, Assert.Single(facts.OfType<ReleaseAgreed>()).Version);

        Then.Raises<OpinionSigned>(release, r => r.TrySign(Given.Legal, Given.Suggestions(Given.Pay)));
        _ = release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Empty(release.TakeRaised().OfType<ReleaseAgreed>());
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_new_version_that_voids_nothing_of_a_dissenter_makes_nothing_agreed()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, Given.Dissent() with { Scope = new ConsentScope([Given.Pay]) });
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
    }

    /// <summary>From each stage, where one command can lead; what is not named is not allowed.</summary>
    private static readonly Dictionary<ReleaseStage, string> Leads = new()
    {
        [ReleaseStage.Drafting] = "InConsultation Agreed Withdrawn",
        [ReleaseStage.InConsultation] = "Drafting Agreed Decided NotReleased Withdrawn",
        [ReleaseStage.Agreed] = "InConsultation Withdrawn",
        [ReleaseStage.Decided] = "InConsultation Agreed Withdrawn",
        [ReleaseStage.NotReleased] = "",
        [ReleaseStage.Withdrawn] = "",
    };

    [Fact]
    public void Every_move_between_stages_is_in_the_table_or_is_not()
    {
        foreach (var from in Enum.GetValues<ReleaseStage>())
        {
            foreach (var to in Enum.GetValues<ReleaseStage>())
            {
                var leads = Leads[from].Split(' ').Contains(to.ToString());
                Assert.True((leads || from == to) == ReleaseStages.Moves.Allow(from, to), $"{from} to {to}");
                Assert.True(leads == ReleaseStages.Moves.From(from).Contains(to), $"{from} to {to}");
            }

            Assert.Equal(Leads[from].Length == 0, from.IsOver());
        }
    }

    [Fact]
    public void A_stage_that_the_table_does_not_know_leads_nowhere_but_may_stay()
    {
        var moves = new Moves<ReleaseStage>((ReleaseStage.Drafting, [ReleaseStage.Agreed]));
        Assert.Empty(moves.From(ReleaseStage.Agreed));
        Assert.True(moves.Allow(ReleaseStage.Agreed, ReleaseStage.Agreed));
        Assert.False(moves.Allow(ReleaseStage.Agreed, ReleaseStage.Drafting));
    }
}
