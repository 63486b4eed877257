using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>分歧情况记录, built from the record by itself.</summary>
[Clause("XT-3.3")]
public class DiscrepancyRecordTests
{
    private static readonly CommentId Remark = CommentId.From(Given.Id(61));

    [Fact]
    public void It_says_point_by_point_the_passage_the_dissent_the_leads_position_and_the_history()
    {
        var release = Given.Dissenting().After(
            r => r.Propose(), r => r.Decline("仍与预算不符", "月薪按预算执行"), r => r.Propose(Given.Proposed("月薪 4800 元", "标准见预算批复")),
            r => r.MakeComment(Given.Drafter(Given.Finance), Remark, Given.Pay, null, "见预算第三页"),
            r => r.CarryComment(Given.Drafter(Given.Finance), Remark, Given.Finance.Id), r => r.Escalate());
        var record = Assert.Single(DiscrepancyRecord.Of(release));

        Assert.Equal((Given.Finance.Id, release.Find(Given.Finance.Id)!.Escalation!.Number), (record.Unit, record.Number));
        Assert.Equal(("待遇标准与预算不符", "《预算法》第十三条"), (record.Dissent.Reasons, record.Dissent.Basis));
        var point = Assert.Single(record.Points);
        Assert.Equal((3, "月薪 5000 元", "月薪 4800 元"), (point.Number, point.Passage!.Text, point.Proposed!.Text));
        Assert.Equal(["仍与预算不符", null], record.Rounds.Select(r => r.Answer?.Reasons));
        Assert.Equal("见预算第三页", Assert.Single(record.Carried).Text);
        Assert.Equal((1, EscalationCause.Lead, null, ""), (record.Version.Number, record.Escalation.Cause, record.Outcome, record.OutcomeReasons));
    }

    [Fact]
    public void A_passage_the_lead_offered_to_change_is_in_dispute_too()
    {
        var release = Given.Dissenting().After(r => r.Propose(new ProposalContent([new TextChange(Given.Posts, null)], "")), r => r.Escalate());
        Assert.Equal([(2, true), (3, false)], DiscrepancyRecord.Of(release)[0].Points.Select(p => (p.Number, p.Proposed is { LeavesOut: true })));
    }

    [Fact]
    public void A_dissent_from_the_whole_text_has_the_whole_text_for_its_point()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, Given.Dissent());
        release.After(r => r.Escalate());
        Assert.Equal(new DisputedPassage(0, null, null), Assert.Single(DiscrepancyRecord.Of(release)[0].Points));
    }

    [Fact]
    public void It_stays_about_the_version_it_was_about_and_tells_how_it_ended()
    {
        var release = Given.InMediation().After(r => r.Conclude(DissentOutcome.Referred, reasons: "报市政府"));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        var record = Assert.Single(DiscrepancyRecord.Of(release));
        Assert.Equal((1, "月薪 5000 元"), (record.Version.Number, record.Points[0].Passage!.Text));
        Assert.Equal((DissentOutcome.Referred, "报市政府"), (record.Outcome, record.OutcomeReasons));
    }

    [Fact]
    public void There_is_one_for_each_dissent_that_ever_went_before_the_office_and_none_for_others()
    {
        Assert.Empty(DiscrepancyRecord.Of(Given.Negotiating()));
        var release = Given.InMediation(false).Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        release.Sign(Given.Finance, Given.Dissent(), Given.On(6));
        release.After(r => r.Escalate());
        Assert.Equal([1, 2], DiscrepancyRecord.Of(release).Select(r => r.Version.Number));
    }
}
