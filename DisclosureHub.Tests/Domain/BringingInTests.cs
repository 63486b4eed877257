using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>A text from a file: what the draft makes of it.</summary>
public class BringingInTests
{
    private static readonly Signature By = Given.Drafter(Given.Employment);

    private static readonly BlockId Fresh = BlockId.From(Given.Id(301));

    private static TextFromFile File(string? title, params Block[] blocks) => new("公告.docx", TextHash.Of("bytes"), title, blocks);

    private static Block At(JointRelease release, BlockId id) => release.Draft.Find(id)!;

    [Fact]
    [Clause("XT-2")]
    public void The_draft_reads_as_the_file_and_the_record_says_from_which_file()
    {
        var release = Given.Drafting();
        var (heading, pay) = (At(release, Given.Heading), At(release, Given.Pay) with { Text = "月薪 6000 元 \r\n" });
        var fact = Then.Raises<TextBroughtIn>(release, r => r.BringIn(By, File("招聘公告", heading, new Block(Fresh, BlockKind.List, "- 新"), pay), r.Draft.Hash()));

        Assert.Equal("招聘公告", release.Draft.Title);
        Assert.Equal([heading, new Block(Fresh, BlockKind.List, "- 新"), pay with { Text = "月薪 6000 元" }], release.Draft.Blocks);
        Assert.Equal(("公告.docx", TextHash.Of("bytes"), new PassageChanges(1, 1, 1, 1), release.Draft.Hash()), (fact.File, fact.Bytes, fact.Changes, fact.Draft));
    }

    [Fact]
    public void A_file_without_a_title_leaves_the_title()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.BringIn(By, File(null, At(r, Given.Pay)), r.Draft.Hash()));
        Assert.Equal("公开招聘公告", release.Draft.Title);
    }

    [Fact]
    public void What_was_written_while_the_file_was_looked_at_is_not_written_over()
    {
        var release = Given.Drafting();
        var seen = release.Draft.Hash();
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 5500 元"));
        Assert.Equal(release.Draft.Hash(), Then.Refuses<TextHasChanged>(release, r => r.BringIn(By, File(null, At(r, Given.Heading)), seen)).Current);
    }

    [Fact]
    public void A_file_that_says_what_the_draft_says_is_nothing_to_bring_in() =>
        Then.Refuses<FileChangesNothing>(Given.Drafting(), r => r.BringIn(By, File(r.Draft.Title, [.. r.Draft.Blocks]), r.Draft.Hash()));

    [Fact]
    public void Limits_hold_for_a_file_as_for_what_is_typed()
    {
        Block[] many = [.. Enumerable.Range(1, 401).Select(n => new Block(BlockId.From(Given.Id(1000 + n)), BlockKind.Paragraph, "段"))];
        Then.Refuses<TooManyBlocks>(Given.Drafting(), r => r.BringIn(By, File(null, many), r.Draft.Hash()));
        Then.Refuses<TextTooLong>(Given.Drafting(), r => r.BringIn(By, File(null, new Block(Fresh, BlockKind.Table, new string('字', 20_001))), r.Draft.Hash()));
        Then.Refuses<TextTooLong>(Given.Drafting(), r => r.BringIn(By, File(new string('题', 201), many[0]), r.Draft.Hash()));
        Then.Refuses<TitleIsMissing>(Given.Drafting(), r => r.BringIn(By, File(" ", many[0]), r.Draft.Hash()));
    }

    [Fact]
    public void Only_the_lead_unit_brings_a_file_in_and_only_while_it_writes()
    {
        Then.Refuses<OnlyTheLeadUnitDrafts>(Given.Drafting(), r => r.BringIn(Given.Drafter(Given.Finance), File(null, At(r, Given.Pay)), r.Draft.Hash()));
        Then.Refuses<DraftIsWithTheHead>(Given.Submitted(), r => r.BringIn(By, File(null, At(r, Given.Pay)), r.Draft.Hash()));
    }

    [Fact]
    [Clause("XT-3")]
    public void A_unit_concerned_by_passages_that_went_is_concerned_by_the_whole_text()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal, Given.Posts, Given.Pay)));
        Then.Accepts(release, r => r.BringIn(By, File(null, At(r, Given.Heading), At(r, Given.Posts)), r.Draft.Hash()));
        Assert.Equal([[], [Given.Posts]], release.Concerns.Select(c => c.Blocks));
    }

    [Fact]
    public void Two_passages_never_have_one_id()
    {
        var release = Given.Drafting();
        Assert.Throws<ArgumentException>(() => release.BringIn(By, File(null, At(release, Given.Pay), At(release, Given.Pay)), release.Draft.Hash()));
    }
}
