using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What waits for whom.</summary>
public class NextStepsTests
{
    [Theory]
    [InlineData(true, DraftState.Submitted, false, Step.IssueVersion)]
    [InlineData(false, DraftState.Submitted, false, Step.None)]
    [InlineData(true, DraftState.Returned, false, Step.None)]
    [InlineData(false, DraftState.Returned, false, Step.MendDraft)]
    [InlineData(true, DraftState.Begun, false, Step.None)]
    [InlineData(false, DraftState.Begun, true, Step.WriteDraft)]
    [InlineData(true, DraftState.Idle, true, Step.ReviseText)]
    [InlineData(false, DraftState.Idle, true, Step.ReviseText)]
    [InlineData(false, DraftState.Idle, false, Step.None)]
    public void What_waits_for_the_lead(bool heads, DraftState draft, bool refused, Step step) =>
        Assert.Equal(step, NextSteps.OfLead(heads, draft, refused));

    [Theory]
    [InlineData(true, ConsultationState.Asked, false, false, Step.SignOpinion)]
    [InlineData(true, ConsultationState.Asked, true, false, Step.SignOpinion)]
    [InlineData(false, ConsultationState.Asked, false, false, Step.WriteOpinion)]
    [InlineData(false, ConsultationState.Asked, true, false, Step.None)]
    [InlineData(false, ConsultationState.Asked, false, true, Step.MendOpinion)]
    [InlineData(true, ConsultationState.Answered, false, false, Step.None)]
    [InlineData(false, ConsultationState.Settled, false, false, Step.None)]
    public void What_waits_for_a_unit_that_was_asked(bool heads, ConsultationState state, bool sent, bool returned, Step step) =>
        Assert.Equal(step, NextSteps.OfUnit(heads, state, sent, returned));

    [Fact]
    public void Every_step_names_the_clause_that_governs_it()
    {
        Assert.All(Enum.GetValues<Step>(), step => Assert.Contains(NextSteps.ArticleOf(step), Bureau.All));
        Assert.Equal(Bureau.BM8, NextSteps.ArticleOf(Step.IssueVersion));
        Assert.Equal(Bureau.XT3_3, NextSteps.ArticleOf(Step.ReviseText));
    }

    [Fact]
    public void A_draft_is_begun_submitted_returned_and_idle_once_it_was_sent()
    {
        Assert.Equal(DraftState.Begun, Given.Drafting().DraftState);
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Assert.Equal(DraftState.Submitted, release.DraftState);
        Then.Accepts(release, r => r.ReturnDraft(Given.Head(Given.Employment), "请核对"));
        Assert.Equal(DraftState.Returned, release.DraftState);

        release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.Equal(DraftState.Idle, release.DraftState);
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal(DraftState.Begun, release.DraftState);
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_release_is_refused_while_a_unit_that_answered_this_text_does_not_consent()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.False(release.IsRefused);
        release.Sign(Given.Finance, Given.Dissent());
        Assert.True(release.IsRefused);
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        Assert.False(release.IsRefused);
    }
}
