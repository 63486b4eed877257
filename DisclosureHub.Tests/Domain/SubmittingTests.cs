using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What must be there before a draft reaches the head, and how the head gives it back.</summary>
public class SubmittingTests
{
    private static readonly Signature By = Given.Drafter(Given.Employment);

    private static Outcome Submit(JointRelease release, bool checkedForSecrecy = true, string note = "") =>
        release.SubmitDraft(By, checkedForSecrecy, note, release.Draft.Hash());

    private static JointRelease Complete()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Finance)));
        return release;
    }

    private static JointRelease With(DisclosureAttribute attribute, string ground, string title = "公告", Category? category = null)
    {
        var release = Complete();
        Then.Accepts(release, r => r.SaveDetails(By, title, category, attribute, ground, [], r.DetailsHash));
        return release;
    }

    [Fact]
    [Clause("BM-3")]
    public void A_checked_and_complete_draft_goes_before_the_head()
    {
        var release = Complete();
        var fact = Then.Raises<DraftSubmitted>(release, r => Submit(r, note: " 首次送签 "));

        Assert.Equal(new Submission(release.Draft.Hash(), "首次送签", By), release.Submitted);
        Assert.Equal((release.Draft.Hash(), "首次送签", By, Bureau.BM3), (fact.Text, fact.ChangeNote, fact.By, fact.Article));
        Assert.Equal(ReleaseStage.Drafting, release.Stage);
    }

    [Fact]
    [Clause("BM-3")]
    public void A_draft_that_its_drafter_has_not_checked_for_secrecy_does_not_reach_the_head()
    {
        var refusal = Then.Refuses<SecrecyCheckIsMissing>(Complete(), r => Submit(r, checkedForSecrecy: false));
        Assert.Equal(Bureau.BM3, refusal.Article);
    }

    [Theory]
    [Clause("GK-7")]
    [InlineData(DisclosureAttribute.Partial)]
    [InlineData(DisclosureAttribute.OnRequest)]
    [InlineData(DisclosureAttribute.Withheld)]
    public void What_is_not_disclosed_proactively_needs_a_ground(DisclosureAttribute attribute)
    {
        var refusal = Then.Refuses<GroundIsMissing>(With(attribute, "", category: Given.Recruitment), r => Submit(r));
        Assert.Equal(Bureau.GK7, refusal.Article);
        Then.Raises<DraftSubmitted>(With(attribute, "涉及个人信息", category: Given.Recruitment), r => Submit(r));
    }

    [Fact]
    [Clause("GK-7")]
    public void Proactive_disclosure_needs_no_ground() =>
        Then.Raises<DraftSubmitted>(With(DisclosureAttribute.Proactive, "", category: Given.Recruitment), r => Submit(r));

    [Fact]
    public void A_draft_without_a_title_is_not_submitted() =>
        Then.Refuses<TitleIsMissing>(With(DisclosureAttribute.Proactive, "", title: "", category: Given.Recruitment), r => Submit(r));

    [Fact]
    [Clause("XT-2")]
    public void A_draft_without_a_category_is_not_submitted() =>
        Then.Refuses<CategoryIsMissing>(With(DisclosureAttribute.Proactive, ""), r => Submit(r));

    [Fact]
    public void A_text_without_a_word_is_not_submitted()
    {
        var release = Complete();
        foreach (var block in new[] { Given.Heading, Given.Posts, Given.Pay })
        {
            Then.Accepts(release, r => r.Rewrite(block, " \n "));
        }

        Then.Refuses<TextIsEmpty>(release, r => Submit(r));
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 5000 元"));
        Then.Raises<DraftSubmitted>(release, r => Submit(r));
    }

    [Fact]
    [Clause("XT-3")]
    public void A_draft_that_names_neither_a_unit_nor_a_reason_for_none_is_not_submitted()
    {
        var release = Given.Drafting();
        Then.Refuses<NoUnitNamed>(release, r => Submit(r));

        Then.Accepts(release, r => r.NameConcerns(By, [], "  ", Given.UnitOf));
        Then.Refuses<NoUnitNamed>(release, r => Submit(r));

        Then.Accepts(release, r => r.NameConcerns(By, [], "只涉及本科业务", Given.UnitOf));
        Then.Raises<DraftSubmitted>(release, r => Submit(r));
    }

    [Fact]
    public void The_drafter_submits_only_the_text_he_has_before_him()
    {
        var release = Complete();
        var seen = release.Draft.Hash();
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));

        var refusal = Then.Refuses<TextHasChanged>(release, r => r.SubmitDraft(By, true, "", seen));
        Assert.Equal(release.Draft.Hash(), refusal.Current);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void The_same_text_is_not_sent_a_second_time()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.Equal(1, Then.Refuses<TextIsUnchanged>(release, r => Submit(r, note: "再送一次")).Version);
    }

    [Fact]
    public void A_later_version_says_what_was_changed_and_the_first_need_not()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));

        Then.Refuses<ChangeNoteIsMissing>(release, r => Submit(r, note: " \n"));
        Then.Raises<DraftSubmitted>(release, r => Submit(r, note: "调整待遇"));
    }

    [Fact]
    public void A_change_note_that_is_too_long_is_refused()
    {
        Then.Refuses<TextTooLong>(Complete(), r => Submit(r, note: new string('注', 5001)));
        Then.Raises<DraftSubmitted>(Complete(), r => Submit(r, note: new string('注', 5000)));
    }

    [Fact]
    [Clause("BM-8")]
    public void The_head_returns_a_draft_with_a_remark_and_the_drafter_writes_on()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        var head = Given.Head(Given.Employment);
        var fact = Then.Raises<DraftReturned>(release, r => r.ReturnDraft(head, " 请写明待遇依据 "));

        Assert.Null(release.Submitted);
        Assert.Equal(new Return("请写明待遇依据", head), release.Returned);
        Assert.Equal(("请写明待遇依据", head, Bureau.BM8), (fact.Remark, fact.By, fact.Article));
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
    }

    [Fact]
    public void A_remark_is_answered_by_submitting_again()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Then.Accepts(release, r => r.ReturnDraft(Given.Head(Given.Employment), "请核对"));
        Then.Accepts(release, r => Submit(r));
        Assert.Null(release.Returned);
    }

    [Fact]
    [Clause("BM-8")]
    public void Only_the_head_of_the_lead_returns_a_draft_and_only_one_that_lies_before_him()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.ReturnDraft(By, "请核对"));
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.ReturnDraft(Given.Head(Given.Finance), "请核对"));
        Then.Refuses<NothingSubmitted>(Complete(), r => r.ReturnDraft(Given.Head(Given.Employment), "请核对"));
    }

    [Fact]
    public void A_draft_is_not_returned_without_a_remark_or_with_an_endless_one()
    {
        var head = Given.Head(Given.Employment);
        Then.Refuses<RemarkIsMissing>(Given.Submitted(), r => r.ReturnDraft(head, " \u3000"));
        Then.Refuses<TextTooLong>(Given.Submitted(), r => r.ReturnDraft(head, new string('注', 5001)));
    }
}
