using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>Texts that nobody has sent yet.</summary>
[Clause("XT-3.2")]
public class TextChangesTests
{
    private static ReleaseText Text => Given.Drafting().Draft;

    [Fact]
    public void A_passage_reads_as_proposed_and_everything_else_as_before()
    {
        var changed = Text.With([new TextChange(Given.Pay, "月薪 4500 元")]);
        Assert.Equal(["一、招聘岗位", "统计 2 名", "月薪 4500 元"], changed.Blocks.Select(b => b.Text));
        Assert.Equal(Text.Blocks.Select(b => (b.Id, b.Kind)), changed.Blocks.Select(b => (b.Id, b.Kind)));
        Assert.Equal(Text.Title, changed.Title);
    }

    [Fact]
    public void A_passage_left_out_is_gone_and_an_unknown_one_changes_nothing()
    {
        Assert.Equal([Given.Heading, Given.Pay], Text.With([new TextChange(Given.Posts, null)]).Blocks.Select(b => b.Id));
        Assert.Equal(Text.Hash(), Text.With([new TextChange(Given.Unknown, null)]).Hash());
        Assert.Equal(Text.Hash(), Text.With([]).Hash());
    }

    [Fact]
    public void A_later_change_to_the_same_passage_takes_the_place_of_the_earlier_one()
    {
        IReadOnlyList<TextChange> changes = [new(Given.Pay, "甲"), new(Given.Posts, "乙")];
        Assert.Equal([new(Given.Posts, "乙"), new(Given.Pay, null)], changes.And(new TextChange(Given.Pay, null)));
        Assert.True(new TextChange(Given.Pay, null).LeavesOut);
        Assert.False(new TextChange(Given.Pay, "").LeavesOut);
    }

    [Fact]
    public void To_empty_a_passage_is_not_to_leave_it_out()
    {
        var (emptied, leftOut) = (new ProposalContent([new(Given.Pay, "")], ""), new ProposalContent([new(Given.Pay, null)], ""));
        Assert.NotEqual(emptied.Hash(), leftOut.Hash());
        Assert.NotEqual(Text.With(emptied.Changes).Hash(), Text.With(leftOut.Changes).Hash());
    }

    [Fact]
    public void Every_part_of_a_proposal_and_of_an_answer_is_in_its_fingerprint()
    {
        var proposal = new ProposalContent([new(Given.Pay, "甲"), new(Given.Posts, "乙")], "丙");
        ProposalContent[] others =
        [
            proposal with { Argument = "丁" }, proposal with { Changes = [new(Given.Posts, "乙"), new(Given.Pay, "甲")] },
            proposal with { Changes = [new(Given.Pay, "甲")] }, proposal with { Changes = [new(Given.Pay, "丁"), new(Given.Posts, "乙")] },
        ];
        Assert.All(others, other => Assert.NotEqual(proposal.Hash(), other.Hash()));
        Assert.All(others, other => Assert.NotEqual(proposal, other));
        Assert.Equal(proposal, new ProposalContent([.. proposal.Changes], "丙"));

        var answer = new ProposalAnswer(false, "甲", "乙", null, Given.Head(Given.Finance));
        Assert.All(
            [answer with { Accepted = true }, answer with { Reasons = "丙" }, answer with { WouldSign = "丙" }], other => Assert.NotEqual(answer.Hash(), other.Hash()));
    }

    [Fact]
    public void Only_the_first_of_two_changes_to_one_passage_is_proposed()
    {
        var release = Given.Negotiating(new ProposalContent([new(Given.Pay, "月薪 4500 元"), new(Given.Pay, "月薪 4000 元")], ""));
        Assert.Equal("月薪 4500 元", Assert.Single(release.Proposals[0].Changes).Text);
    }
}
