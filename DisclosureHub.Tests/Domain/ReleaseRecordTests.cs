using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>The facts alone tell the same story as the release; anything changed behind their back is named.</summary>
public class ReleaseRecordTests
{
    /// <summary>A story with two versions, a dissent, a consent that stands, one that is voided and one withdrawn.</summary>
    private static (JointRelease Release, List<DomainEvent> Facts) Told()
    {
        List<DomainEvent> facts = [];
        var release = JointRelease.Begin(JointReleaseId.From(Given.Id(1)), Given.Drafter(Given.Employment), "公开招聘公告").Made;
        var by = Given.Drafter(Given.Employment);
        Take(r => r.SaveDetails(by, "公开招聘公告", Given.Recruitment, DisclosureAttribute.Proactive, "", [], r.DetailsHash));
        Take(r => r.AddBlocks(by, null, [new Block(Given.Posts, BlockKind.Paragraph, "统计 2 名"), new Block(Given.Pay, BlockKind.Paragraph, "月薪 5000 元")]));
        Take(r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal), Given.Concerned(Given.Office)));
        Take(r => r.SubmitDraft(by, true, "", r.Draft.Hash()));
        Take(r => r.IssueVersion(Given.Head(Given.Employment), "同意公开", r.Submitted!.Text, Given.Number, Given.Timetable));
        Take(r => r.TrySign(Given.Finance, Given.Consent(Given.Pay)));
        Take(r => r.TrySign(Given.Legal, Given.Consent()));
        Take(r => r.TrySign(Given.Office, Given.Dissent()));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        facts.AddRange(release.Raised());
        Take(r => r.TrySign(Given.Office, Given.Consent(), Given.On(16)));
        Take(r => r.WithdrawOpinion(Given.Head(Given.Finance, Given.On(6)), Given.Finance.Id, r.LatestOf(Given.Finance.Id)!.Id, "新情况"));
        return (release, facts);

        void Take(Func<JointRelease, Outcome> command)
        {
            Assert.Null(command(release).Refusal);
            facts.AddRange(release.Raised());
        }
    }

    [Fact]
    public void The_facts_replayed_are_what_the_release_holds()
    {
        var (release, facts) = Told();
        Assert.Empty(ReleaseRecord.Replay(facts).CompareWith(release));
        Assert.Contains(facts, f => f is ConsentStood);
        Assert.Contains(facts, f => f is ConsentVoided);
    }

    [Theory]
    [InlineData(typeof(VersionIssued))]
    [InlineData(typeof(UnitAsked))]
    [InlineData(typeof(OpinionSigned))]
    [InlineData(typeof(OpinionWithdrawn))]
    public void A_fact_taken_off_the_record_is_missed(Type kind)
    {
        var (release, facts) = Told();
        var last = facts.FindLast(f => f.GetType() == kind)!;
        Assert.NotEmpty(ReleaseRecord.Replay(facts.Where(f => f != last)).CompareWith(release));
    }

    [Fact]
    public void A_stance_changed_behind_the_records_back_is_named_with_its_row_and_field()
    {
        var (release, facts) = Told();
        var changed = facts.Select(f => f is OpinionSigned { Stance: Stance.Dissent } signed ? signed with { Stance = Stance.Consent } : f);

        var difference = Assert.Single(ReleaseRecord.Replay(changed).CompareWith(release));
        Assert.Equal(("Stance", "Consent", "Dissent"), (difference.Field, difference.OnRecord, difference.InTable));
        Assert.StartsWith("Opinions 会签〔2026〕3号", difference.Row, StringComparison.Ordinal);
        Assert.Contains("the record says \"Consent\"", difference.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_the_record_never_heard_of_is_named()
    {
        var (release, facts) = Told();
        var silenced = ReleaseRecord.Replay(facts.Where(f => f is not UnitAsked { Unit: var u } || u != Given.Legal.Id));
        Assert.Contains(silenced.CompareWith(release), d => d.OnRecord == "(nothing)" && d.Field == "DueOn");
    }
}
