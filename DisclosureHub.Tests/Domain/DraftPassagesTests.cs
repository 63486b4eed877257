using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

public class DraftPassagesTests
{
    private static readonly Signature By = Given.Drafter(Given.Employment);

    private static BlockId NewId(int n) => BlockId.From(Given.Id(300 + n));

    private static Block New(int n, string text = "新的一段") => new(NewId(n), BlockKind.Paragraph, text);

    private static BlockId[] Order(JointRelease release) => [.. release.Draft.Blocks.Select(b => b.Id)];

    [Fact]
    public void New_passages_go_after_the_one_named_in_their_own_order()
    {
        var release = Given.Drafting();
        var fact = Then.Raises<DraftSaved>(release, r => r.AddBlocks(By, Given.Heading, [New(1, " 甲 \r\n"), New(2, "乙")]));

        Assert.Equal([Given.Heading, NewId(1), NewId(2), Given.Posts, Given.Pay], Order(release));
        Assert.Equal("甲", release.Draft.Find(NewId(1))!.Text);
        Assert.Equal((DraftPart.Order, release.Draft.Hash()), (fact.Part, fact.Draft));
    }

    [Fact]
    public void New_passages_go_to_the_front_when_none_is_named()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.AddBlocks(By, null, [New(1)]));
        Assert.Equal([NewId(1), Given.Heading, Given.Posts, Given.Pay], Order(release));
    }

    [Fact]
    public void A_passage_is_not_put_after_one_that_is_not_there()
    {
        var refusal = Then.Refuses<NoSuchBlock>(Given.Drafting(), r => r.AddBlocks(By, Given.Unknown, [New(1)]));
        Assert.Equal(Given.Unknown, refusal.Block);
    }

    [Fact]
    public void A_text_holds_400_passages_and_not_one_more()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.AddBlocks(By, null, [.. Enumerable.Range(1, 397).Select(n => New(n))]));
        Assert.Equal(400, Then.Refuses<TooManyBlocks>(release, r => r.AddBlocks(By, null, [New(398)])).Limit);
    }

    [Fact]
    public void A_passage_holds_20000_characters_and_not_one_more()
    {
        Then.Accepts(Given.Drafting(), r => r.AddBlocks(By, null, [New(1, new string('字', 20_000))]));
        Assert.Equal(20_000, Then.Refuses<TextTooLong>(Given.Drafting(), r => r.AddBlocks(By, null, [New(1), New(2, new string('字', 20_001))])).Limit);
        Then.Accepts(Given.Drafting(), r => r.Rewrite(Given.Pay, new string('字', 20_000)));
        Then.Refuses<TextTooLong>(Given.Drafting(), r => r.Rewrite(Given.Pay, new string('字', 20_001)));
    }

    [Fact]
    public void A_saved_passage_keeps_its_id_and_its_place()
    {
        var release = Given.Drafting();
        var seen = release.Draft.Find(Given.Posts)!.Hash;
        var fact = Then.Raises<DraftSaved>(release, r => r.SaveBlock(By, Given.Posts, BlockKind.List, "- 统计 3 名  ", seen));

        Assert.Equal([Given.Heading, Given.Posts, Given.Pay], Order(release));
        Assert.Equal(new Block(Given.Posts, BlockKind.List, "- 统计 3 名"), release.Draft.Find(Given.Posts));
        Assert.Equal((DraftPart.Block, Given.Posts.Value, release.Draft.Find(Given.Posts)!.Hash), (fact.Part, fact.Item, fact.Draft));
    }

    [Fact]
    public void A_passage_that_another_writer_changed_meanwhile_is_not_overwritten()
    {
        var release = Given.Drafting();
        var seen = release.Draft.Find(Given.Pay)!.Hash;
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));

        var refusal = Then.Refuses<BlockHasChanged>(release, r => r.SaveBlock(By, Given.Pay, BlockKind.Paragraph, "月薪 7000 元", seen));
        Assert.Equal((Given.Pay, release.Draft.Find(Given.Pay)!.Hash), (refusal.Block, refusal.Current));
    }

    [Fact]
    public void A_change_of_kind_alone_is_noticed_by_the_next_writer()
    {
        var release = Given.Drafting();
        var seen = release.Draft.Find(Given.Pay)!.Hash;
        Then.Accepts(release, r => r.SaveBlock(By, Given.Pay, BlockKind.Table, "月薪 5000 元", seen));
        Then.Refuses<BlockHasChanged>(release, r => r.SaveBlock(By, Given.Pay, BlockKind.Paragraph, "月薪 5000 元", seen));
    }

    [Fact]
    public void Two_writers_on_two_passages_do_not_disturb_each_other()
    {
        var release = Given.Drafting();
        var (posts, pay) = (release.Draft.Find(Given.Posts)!.Hash, release.Draft.Find(Given.Pay)!.Hash);
        Then.Accepts(release, r => r.SaveBlock(By, Given.Posts, BlockKind.Paragraph, "甲", posts));
        Then.Accepts(release, r => r.SaveBlock(By, Given.Pay, BlockKind.Paragraph, "乙", pay));
    }

    [Fact]
    public void What_is_not_there_can_be_neither_saved_nor_moved_nor_removed()
    {
        Then.Refuses<NoSuchBlock>(Given.Drafting(), r => r.SaveBlock(By, Given.Unknown, BlockKind.Paragraph, "新", TextHash.None));
        Then.Refuses<NoSuchBlock>(Given.Drafting(), r => r.MoveBlock(By, Given.Unknown, 0));
        Then.Refuses<NoSuchBlock>(Given.Drafting(), r => r.RemoveBlock(By, Given.Unknown, TextHash.None));
    }

    [Theory]
    [InlineData(0, "Pay Heading Posts")]
    [InlineData(1, "Heading Pay Posts")]
    [InlineData(2, "Heading Posts Pay")]
    [InlineData(99, "Heading Posts Pay")]
    [InlineData(-5, "Pay Heading Posts")]
    public void A_passage_moves_to_the_place_named_or_to_the_nearest_there_is(int to, string order)
    {
        var release = Given.Drafting();
        var fact = Then.Raises<DraftSaved>(release, r => r.MoveBlock(By, Given.Pay, to));

        Dictionary<BlockId, string> names = new() { [Given.Heading] = "Heading", [Given.Posts] = "Posts", [Given.Pay] = "Pay" };
        Assert.Equal(order, string.Join(' ', Order(release).Select(id => names[id])));
        Assert.Equal((DraftPart.Order, Given.Pay.Value), (fact.Part, fact.Item));
    }

    [Fact]
    public void A_removed_passage_is_gone()
    {
        var release = Given.Drafting();
        var fact = Then.Raises<DraftSaved>(release, r => r.RemoveBlock(By, Given.Posts, r.Draft.Find(Given.Posts)!.Hash));
        Assert.Equal([Given.Heading, Given.Pay], Order(release));
        Assert.Equal((DraftPart.Order, Given.Posts.Value), (fact.Part, fact.Item));
    }

    [Fact]
    public void A_passage_that_was_rewritten_meanwhile_is_not_removed()
    {
        var release = Given.Drafting();
        var seen = release.Draft.Find(Given.Pay)!.Hash;
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Refuses<BlockHasChanged>(release, r => r.RemoveBlock(By, Given.Pay, seen));
    }

    [Fact]
    [Clause("XT-3")]
    public void A_unit_whose_only_passage_is_removed_is_concerned_by_the_whole_text_and_never_by_none()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal, Given.Pay, Given.Posts)));
        Then.Accepts(release, r => r.RemoveBlock(By, Given.Pay, r.Draft.Find(Given.Pay)!.Hash));

        Assert.Equal([Given.Finance.Id, Given.Legal.Id], release.Concerns.Select(c => c.Unit));
        Assert.True(release.Concerns[0].IsWhole);
        Assert.Equal([Given.Posts], release.Concerns[1].Blocks);
    }

    [Fact]
    public void A_file_goes_with_the_text_and_can_be_taken_off_again()
    {
        var release = Given.Drafting();
        var file = Given.File(41);
        var attached = Then.Raises<DraftSaved>(release, r => r.Attach(By, file));
        Assert.Equal((DraftPart.Attachments, file.Id.Value, file.Hash), (attached.Part, attached.Item, attached.Draft));
        Assert.Equal([file], release.Draft.Attachments);

        var detached = Then.Raises<DraftSaved>(release, r => r.Detach(By, file.Id));
        Assert.Equal((DraftPart.Attachments, file.Id.Value, file.Hash), (detached.Part, detached.Item, detached.Draft));
        Assert.Empty(release.Draft.Attachments);
    }

    [Fact]
    public void Twenty_files_go_with_a_text_and_not_one_more()
    {
        var release = Given.Drafting();
        for (var n = 1; n <= 20; n++)
        {
            Then.Accepts(release, r => r.Attach(By, Given.File(400 + n)));
        }

        Assert.Equal(20, Then.Refuses<TooManyAttachments>(release, r => r.Attach(By, Given.File(499))).Limit);
    }

    [Fact]
    public void An_id_given_out_twice_is_a_mistake_of_ours_and_changes_nothing()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.Attach(By, Given.File(41)));
        var before = Then.Snapshot(release);

        Assert.Throws<ArgumentException>(() => release.AddBlocks(By, null, [New(1), New(1)]));
        Assert.Throws<ArgumentException>(() => release.AddBlocks(By, null, [new Block(Given.Pay, BlockKind.Paragraph, "新")]));
        Assert.Throws<ArgumentException>(() => release.Attach(By, Given.File(41, "别的.docx")));
        Assert.Equal(before, Then.Snapshot(release));
        Assert.Empty(release.TakeRaised());
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_taken_off() =>
        Then.Refuses<NoSuchAttachment>(Given.Drafting(), r => r.Detach(By, AttachmentId.From(Given.Id(41))));
}
