using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What waits for whom.</summary>
public class NextStepsTests
{
    [Theory]
    [InlineData(true, DraftState.Submitted, Step.None, Step.IssueVersion)]
    [InlineData(false, DraftState.Submitted, Step.None, Step.None)]
    [InlineData(true, DraftState.Returned, Step.None, Step.None)]
    [InlineData(false, DraftState.Returned, Step.Negotiate, Step.MendDraft)]
    [InlineData(true, DraftState.Begun, Step.None, Step.None)]
    [InlineData(false, DraftState.Begun, Step.ReviseText, Step.WriteDraft)]
    [InlineData(false, DraftState.Begun, Step.Negotiate, Step.Negotiate)]
    [InlineData(true, DraftState.Idle, Step.ReviseText, Step.ReviseText)]
    [InlineData(false, DraftState.Idle, Step.TakeUpText, Step.TakeUpText)]
    [InlineData(true, DraftState.Idle, Step.SignProposal, Step.SignProposal)]
    [InlineData(false, DraftState.Idle, Step.SignProposal, Step.None)]
    [InlineData(false, DraftState.Idle, Step.None, Step.None)]
    public void What_waits_for_the_lead(bool heads, DraftState draft, Step towardsUnits, Step step) =>
        Assert.Equal(step, NextSteps.OfLead(heads, draft, towardsUnits));

    [Theory]
    [InlineData(true, ConsultationState.Asked, false, false, false, Step.SignOpinion)]
    [InlineData(true, ConsultationState.Asked, true, false, false, Step.SignOpinion)]
    [InlineData(false, ConsultationState.Asked, false, false, false, Step.WriteOpinion)]
    [InlineData(false, ConsultationState.Asked, true, false, false, Step.None)]
    [InlineData(false, ConsultationState.Asked, false, true, false, Step.MendOpinion)]
    [InlineData(true, ConsultationState.Answered, false, false, false, Step.None)]
    [InlineData(true, ConsultationState.Negotiating, false, false, true, Step.AnswerProposal)]
    [InlineData(false, ConsultationState.Negotiating, false, false, true, Step.None)]
    [InlineData(true, ConsultationState.Negotiating, false, false, false, Step.None)]
    [InlineData(false, ConsultationState.Settled, false, false, false, Step.None)]
    public void What_waits_for_a_unit_that_was_asked(bool heads, ConsultationState state, bool sent, bool returned, bool proposed, Step step) =>
        Assert.Equal(step, NextSteps.OfUnit(heads, state, sent, returned, proposed));

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
}
