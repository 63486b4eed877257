using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>From a submitted draft to a version that everybody speaks about.</summary>
public class IssuingTests
{
    private static Outcome Issue(JointRelease release, Signature? by = null, string opinion = "同意公开", TextHash? seen = null) =>
        release.IssueVersion(by ?? Given.Head(Given.Employment), opinion, seen ?? release.Submitted?.Text ?? TextHash.None, Given.Number, Given.Timetable);

    [Fact]
    [Clause("XT-3")]
    [Clause("BM-8")]
    public void The_head_signs_the_preliminary_opinion_and_every_unit_named_is_asked()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal));
        var (text, author) = (release.Draft, release.Submitted!.By);
        var head = Given.Head(Given.Employment, Given.On(2, 15));
        var facts = Then.Accepts(release, r => Issue(r, head, " 同意公开 "));

        var version = Assert.Single(release.Versions);
        Assert.Same(version, release.Current);
        Assert.Equal((1, text.Hash(), "同意公开"), (version.Number, version.Hash, version.PreliminaryOpinion));
        Assert.Equal((author, head, head.At), (version.Author, version.By, version.IssuedAt));
        Assert.Null(release.Submitted);
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);

        Assert.Equal(3, facts.Count);
        var issued = Assert.IsType<VersionIssued>(facts[0]);
        Assert.Equal((Given.Number, 1, text.Hash(), text.Title), (issued.Number, issued.Version, issued.Text, issued.Title));
        Assert.Equal((author, head), (issued.Author, issued.By));
        var finance = Assert.IsType<UnitAsked>(facts[1]);
        Assert.Equal((Given.Finance.Id, 1, Given.Day(11), Silence.IsNotConsent), (finance.Unit, finance.Version, finance.DueOn, finance.Silence));
        Assert.Equal([Given.Pay], finance.Passages);
        Assert.Equal(Given.Legal.Id, Assert.IsType<UnitAsked>(facts[2]).Unit);
        Assert.All(facts, f => Assert.Equal((Bureau.XT3, head.At), (f.Article, f.At)));
    }

    [Fact]
    public void Every_unit_asked_has_exactly_one_consultation_that_waits_for_its_answer()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Office));

        Assert.Equal([Given.Finance.Id, Given.Office.Id], release.Consultations.Select(c => c.Unit));
        var finance = release.Find(Given.Finance.Id)!;
        Assert.Equal((1, Given.On(2), Given.Day(11)), (finance.AskedVersion, finance.AskedAt, finance.DueOn));
        Assert.Equal([Given.Pay], finance.Passages);
        Assert.All(release.Consultations, c => Assert.Equal(ConsultationState.Asked, release.StateOf(c)));
        Assert.Null(release.Find(Given.Legal.Id));
    }

    [Fact]
    [Clause("XT-3")]
    public void With_no_unit_concerned_the_release_is_agreed_at_once_and_the_reason_is_kept_with_the_version()
    {
        var release = Given.Submitted();
        var facts = Then.Accepts(release, r => Issue(r));

        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Equal("只涉及本科业务", release.Current!.NoneAffectedReason);
        Assert.Collection(
            facts,
            f => Assert.IsType<VersionIssued>(f),
            f =>
            {
                var agreed = Assert.IsType<ReleaseAgreed>(f);
                Assert.Equal((1, release.Current.Hash, Bureau.XT3_2), (agreed.Version, agreed.Text, agreed.Article));
            });
    }

    [Fact]
    [Clause("XT-3")]
    public void A_unit_that_a_later_version_names_takes_the_release_out_of_agreement_until_it_consents()
    {
        var release = Given.InConsultation();
        release.Revise(r =>
        {
            Then.Accepts(r, x => x.Rewrite(Given.Pay, "月薪 6000 元"));
            return r.Name(Given.Concerned(Given.Finance));
        });

        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
        Assert.Equal(2, release.Find(Given.Finance.Id)!.AskedVersion);
        release.Sign(Given.Finance, Given.Consent());
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    public void The_number_is_given_with_the_first_version_and_stays()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.Equal(Given.Number, release.Number);
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal(Given.Number, release.Number);
        Assert.Equal([1, 2], release.Versions.Select(v => v.Number));
        Assert.Equal("按意见修改", release.Current!.ChangeNote);
    }

    [Fact]
    public void A_version_once_sent_does_not_follow_the_draft()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        var hash = release.Current!.Hash;
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Accepts(release, r => r.Attach(Given.Drafter(Given.Employment), Given.File(41)));

        Assert.Equal(hash, release.Current.Hash);
        Assert.Equal(hash, release.Current.Text.Hash());
        Assert.NotEqual(hash, release.Draft.Hash());
    }

    [Fact]
    [Clause("XT-3.2")]
    public void Writing_on_the_draft_of_an_agreed_release_leaves_the_agreement_until_it_is_sent()
    {
        var release = Given.Agreed();
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Then.Accepts(release, r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "调整", r.Draft.Hash()));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Then.Accepts(release, r => Issue(r));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
    }

    [Fact]
    [Clause("BM-8")]
    public void Only_the_head_of_the_lead_sends_a_version()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Signature[] others =
        [
            Given.Drafter(Given.Employment), Given.Head(Given.Finance), Given.Head(Given.Office),
            Given.Signed(Given.Employment, Role.DeputyInCharge, Given.On(2)), Given.Signed(Given.Leaders, Role.Director, Given.On(2)),
        ];
        Assert.All(others, by => Assert.Equal(Given.Employment.Id, Then.Refuses<OnlyTheHeadSigns>(release, r => Issue(r, by)).Unit));
    }

    [Fact]
    [Clause("BM-8")]
    [Clause("BM-3")]
    public void A_draft_that_was_not_submitted_is_not_sent()
    {
        Then.Refuses<NothingSubmitted>(Given.Drafting(), r => Issue(r));
        Then.Refuses<NothingSubmitted>(Given.InConsultation(Given.Concerned(Given.Finance)), r => Issue(r));
    }

    [Fact]
    [Clause("BM-8")]
    public void A_version_is_not_sent_without_a_preliminary_opinion()
    {
        Then.Refuses<PreliminaryOpinionIsMissing>(Given.Submitted(), r => Issue(r, opinion: " \u3000\n"));
        Then.Refuses<TextTooLong>(Given.Submitted(), r => Issue(r, opinion: new string('见', 5001)));
    }

    [Fact]
    [Clause("BM-8")]
    public void The_head_signs_only_the_text_he_read()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        var seen = release.Submitted!.Text;
        Then.Accepts(release, r => r.ReturnDraft(Given.Head(Given.Employment), "请核对"));
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Accepts(release, r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "", r.Draft.Hash()));

        var refusal = Then.Refuses<TextHasChanged>(release, r => Issue(r, seen: seen));
        Assert.Equal(release.Submitted!.Text, refusal.Current);
    }
}
