using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

public class DraftDetailsTests
{
    private static Outcome Save(
        JointRelease release, Signature? by = null, string title = "招聘公告", Category? category = null,
        DisclosureAttribute attribute = DisclosureAttribute.Proactive, string ground = "", UnitId[]? issuers = null, TextHash? seen = null) =>
        release.SaveDetails(by ?? Given.Drafter(Given.Employment), title, category, attribute, ground, issuers ?? [], seen ?? release.DetailsHash);

    [Fact]
    public void Details_are_kept_in_plain_form_and_the_record_gets_their_fingerprint()
    {
        var release = Given.Drafting();
        var fact = Then.Raises<DraftSaved>(release, r => Save(
            r, title: "  招聘公告\r\n", category: Given.Recruitment, attribute: DisclosureAttribute.Partial, ground: "涉及个人信息 \t"));

        Assert.Equal("招聘公告", release.Draft.Title);
        Assert.Equal(Given.Recruitment.Id, release.Draft.Category);
        Assert.Equal((DisclosureAttribute.Partial, "涉及个人信息"), (release.Draft.Attribute, release.Draft.Ground));
        Assert.Equal((DraftPart.Details, null, release.DetailsHash), (fact.Part, fact.Item, fact.Draft));
    }

    [Fact]
    public void The_lead_comes_first_among_the_issuers_and_nobody_twice()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => Save(r, issuers: [Given.Legal.Id, Given.Employment.Id, Given.Legal.Id, Given.Finance.Id]));
        Assert.Equal([Given.Employment.Id, Given.Legal.Id, Given.Finance.Id], release.Draft.Issuers);
    }

    [Fact]
    public void Details_may_be_incomplete_while_it_is_a_draft()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => Save(r, title: "", category: null, attribute: DisclosureAttribute.Withheld, ground: ""));
        Assert.Equal(("", null), (release.Draft.Title, release.Draft.Category));
    }

    [Fact]
    [Clause("XT-2")]
    public void A_category_of_another_unit_is_refused_and_changes_nothing()
    {
        var refusal = Then.Refuses<CategoryBelongsToAnother>(Given.Drafting(), r => Save(r, category: Given.Budget));
        Assert.Equal(Given.Finance.Id, refusal.Owner);
    }

    [Fact]
    [Clause("XT-2")]
    public void Only_the_lead_unit_writes_its_details()
    {
        var refusal = Then.Refuses<OnlyTheLeadUnitDrafts>(Given.Drafting(), r => Save(r, by: Given.Head(Given.Finance)));
        Assert.Equal(Given.Employment.Id, refusal.Lead);
    }

    [Fact]
    public void Details_that_another_writer_changed_meanwhile_are_not_overwritten()
    {
        var release = Given.Drafting();
        var seen = release.DetailsHash;
        Then.Accepts(release, r => Save(r, title: "别人改过的标题", seen: seen));
        Then.Refuses<DetailsHaveChanged>(release, r => Save(r, title: "我的标题", seen: seen));
    }

    [Fact]
    public void An_edit_of_a_passage_does_not_disturb_who_writes_the_details()
    {
        var release = Given.Drafting();
        var seen = release.DetailsHash;
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Accepts(release, r => r.Attach(Given.Drafter(Given.Employment), Given.File(41)));
        Then.Accepts(release, r => Save(r, seen: seen));
    }

    [Fact]
    public void A_title_or_a_ground_that_is_too_long_is_refused()
    {
        Assert.Equal(200, Then.Refuses<TextTooLong>(Given.Drafting(), r => Save(r, title: new string('公', 201))).Limit);
        Assert.Equal(5000, Then.Refuses<TextTooLong>(Given.Drafting(), r => Save(r, ground: new string('因', 5001))).Limit);
        Then.Accepts(Given.Drafting(), r => Save(r, title: new string('公', 200), ground: new string('因', 5000)));
    }

    [Fact]
    [Clause("BM-8")]
    public void Nothing_of_a_submitted_draft_can_be_edited()
    {
        var by = Given.Drafter(Given.Employment);
        Func<JointRelease, Outcome>[] edits =
        [
            r => Save(r),
            r => r.AddBlocks(by, null, [new Block(Given.Unknown, BlockKind.Paragraph, "新")]),
            r => r.Rewrite(Given.Pay, "月薪 6000 元"),
            r => r.MoveBlock(by, Given.Pay, 0),
            r => r.RemoveBlock(by, Given.Pay, r.Draft.Find(Given.Pay)!.Hash),
            r => r.Attach(by, Given.File(41)),
            r => r.Detach(by, AttachmentId.From(Given.Id(41))),
            r => r.Name(Given.Concerned(Given.Finance)),
            r => r.SubmitDraft(by, true, "", r.Draft.Hash()),
        ];

        Assert.All(edits, edit => Then.Refuses<DraftIsWithTheHead>(Given.Submitted(), edit));
    }

    [Fact]
    [Clause("XT-2")]
    public void No_other_unit_edits_any_part_of_the_draft_not_even_by_its_head()
    {
        var by = Given.Head(Given.Office);
        Func<JointRelease, Outcome>[] edits =
        [
            r => Save(r, by: by),
            r => r.AddBlocks(by, null, [new Block(Given.Unknown, BlockKind.Paragraph, "新")]),
            r => r.SaveBlock(by, Given.Pay, BlockKind.Paragraph, "新", r.Draft.Find(Given.Pay)!.Hash),
            r => r.MoveBlock(by, Given.Pay, 0),
            r => r.RemoveBlock(by, Given.Pay, r.Draft.Find(Given.Pay)!.Hash),
            r => r.Attach(by, Given.File(41)),
            r => r.Detach(by, AttachmentId.From(Given.Id(41))),
            r => r.NameConcerns(by, [], "无", Given.UnitOf),
            r => r.SubmitDraft(by, true, "", r.Draft.Hash()),
        ];

        Assert.All(edits, edit => Then.Refuses<OnlyTheLeadUnitDrafts>(Given.Drafting(), edit));
    }
}
