using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>The head of a unit that was asked signs its opinion.</summary>
[Clause("XT-3.1")]
public class SigningTests
{
    private static JointRelease Asked() => Given.InConsultation(Given.Concerned(Given.Finance));

    [Fact]
    public void A_signed_opinion_is_a_numbered_record_bound_to_the_version_and_its_fingerprint()
    {
        var release = Asked();
        var by = Given.Head(Given.Finance, Given.On(4));
        var content = Given.Dissent(" 待遇偏高 \n");
        var fact = Then.Raises<OpinionSigned>(release, r => r.SignOpinion(
            by, Given.Finance.Id, OpinionId.From(Given.Id(501)), "会签〔2026〕12号", content, r.Current!.Hash, null, Given.Calendar));

        var plain = content with { Reasons = "待遇偏高" };
        var opinion = Assert.Single(release.Opinions);
        Assert.Equal((OpinionId.From(Given.Id(501)), "会签〔2026〕12号", Given.Finance.Id, 1), (opinion.Id, opinion.Number, opinion.Unit, opinion.Version));
        Assert.Equal(plain, opinion.Content);
        Assert.Equal((release.Current!.Hash, 0, by, by.At, null), (opinion.ScopeHash, opinion.DaysLate, opinion.By, opinion.SignedAt, opinion.WithdrawnAt));

        Assert.Equal((opinion.Id, opinion.Number, opinion.Unit, opinion.Version), (fact.Opinion, fact.Number, fact.Unit, fact.Version));
        Assert.Equal((opinion.Stance, opinion.Scope, opinion.ScopeHash, plain.Hash()), (fact.Stance, fact.Scope, fact.ScopeHash, fact.Content));
        Assert.Equal((release.Current.Hash, 0, by, by.At, Bureau.XT3_1), (fact.Text, fact.DaysLate, fact.By, fact.At, fact.Article));
    }

    [Fact]
    public void A_consent_to_an_older_text_is_refused_and_changes_nothing()
    {
        var release = Asked();
        var seen = release.Current!.Hash;
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));

        var refusal = Then.Refuses<TextHasChanged>(release, r => r.SignOpinion(
            Given.Head(Given.Finance), Given.Finance.Id, OpinionId.From(Given.Id(501)), "会签〔2026〕1号", Given.Consent(), seen, null, Given.Calendar));
        Assert.Equal(release.Current.Hash, refusal.Current);
        Assert.Equal(Bureau.XT3_1, refusal.Article);
    }

    [Fact]
    public void A_dissent_from_an_older_text_is_refused_likewise()
    {
        var release = Asked();
        var seen = release.Current!.Hash;
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Then.Refuses<TextHasChanged>(release, r => r.SignOpinion(
            Given.Head(Given.Finance), Given.Finance.Id, OpinionId.From(Given.Id(501)), "会签〔2026〕1号", Given.Dissent(), seen, null, Given.Calendar));
    }

    [Fact]
    public void What_the_lead_writes_on_its_draft_does_not_disturb_who_signs_the_version()
    {
        var release = Asked();
        Then.Accepts(release, r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        release.Sign(Given.Finance, Given.Consent());
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    public void Only_the_units_own_head_signs()
    {
        Signature[] others =
        [
            Given.Drafter(Given.Finance), Given.Signed(Given.Finance, Role.DeputyInCharge, Given.On(3)), Given.Signed(Given.Finance, Role.OfficeStaff, Given.On(3)),
            Given.Head(Given.Employment), Given.Head(Given.Office), Given.Signed(Given.Leaders, Role.Director, Given.On(3)),
        ];

        Assert.All(others, by => Assert.Equal(Given.Finance.Id, Then.Refuses<OnlyTheHeadSigns>(Asked(), r => r.SignOpinion(
            by, Given.Finance.Id, OpinionId.From(Given.Id(501)), "会签〔2026〕1号", Given.Consent(), r.Current!.Hash, null, Given.Calendar)).Unit));
    }

    [Fact]
    public void A_unit_that_was_not_asked_has_no_opinion_to_sign()
    {
        Assert.Equal(Given.Legal.Id, Then.Refuses<UnitNotAsked>(Asked(), r => r.TrySign(Given.Legal, Given.Consent())).Unit);
        Then.Refuses<UnitNotAsked>(Asked(), r => r.TrySign(Given.Employment, Given.Consent()));
    }

    [Theory]
    [InlineData(Stance.Consent)]
    [InlineData(Stance.ConsentWithSuggestions)]
    [InlineData(Stance.Dissent)]
    [InlineData(Stance.NotConcerned)]
    public void Every_stance_needs_its_basis(Stance stance) =>
        Then.Refuses<OpinionNeedsBasis>(Asked(), r => r.TrySign(Given.Finance, Given.Dissent() with { Stance = stance, Basis = " \t\n" }));

    [Fact]
    [Clause("XT-3.3")]
    public void A_dissent_needs_reasons()
    {
        var refusal = Then.Refuses<DissentNeedsReasons>(Asked(), r => r.TrySign(Given.Finance, Given.Dissent(" \u3000")));
        Assert.Equal(Bureau.XT3_3, refusal.Article);
    }

    [Fact]
    public void A_request_to_be_removed_needs_reasons() =>
        Then.Refuses<RemovalNeedsReasons>(Asked(), r => r.TrySign(Given.Finance, Given.NotConcerned() with { Reasons = "" }));

    [Fact]
    public void A_consent_with_suggestions_needs_some() =>
        Then.Refuses<SuggestionsAreMissing>(Asked(), r => r.TrySign(Given.Finance, Given.Suggestions() with { Reasons = "\n" }));

    [Fact]
    public void A_plain_consent_needs_no_reasons() =>
        Then.Accepts(Asked(), r => r.TrySign(Given.Finance, Given.Consent()));

    [Fact]
    [Clause("XT-3.2")]
    public void A_consent_to_a_passage_that_is_not_in_the_version_is_refused()
    {
        Then.Refuses<ScopeNamesUnknownBlock>(Asked(), r => r.TrySign(Given.Finance, Given.Consent(Given.Pay, Given.Unknown)));

        var release = Asked();
        Then.Accepts(release, r => r.AddBlocks(Given.Drafter(Given.Employment), null, [new Block(Given.Unknown, BlockKind.Paragraph, "只在草稿里")]));
        Then.Refuses<ScopeNamesUnknownBlock>(release, r => r.TrySign(Given.Finance, Given.Consent(Given.Unknown)));
    }

    [Fact]
    public void A_part_that_is_too_long_is_refused()
    {
        var endless = new string('长', 5001);
        OpinionContent[] contents = [Given.Consent() with { Reasons = endless }, Given.Consent() with { Basis = endless }, Given.Consent() with { ProposedText = endless }];
        Assert.All(contents, content => Then.Refuses<TextTooLong>(Asked(), r => r.TrySign(Given.Finance, content)));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_later_opinion_supersedes_an_earlier_one_and_the_earlier_stays_on_the_record()
    {
        var release = Asked();
        var first = release.Sign(Given.Finance, Given.Dissent());
        var second = release.Sign(Given.Finance, Given.Consent());

        Assert.Equal([first, second], release.Opinions);
        Assert.Same(second, release.LatestOf(Given.Finance.Id));
        Assert.Equal(("待遇标准与预算不符", Stance.Dissent), (first.Reasons, first.Stance));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);

        release.Sign(Given.Finance, Given.Dissent("又有新情况"));
        Assert.Equal((ConsultationState.Answered, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_consent_superseded_by_a_narrower_one_no_longer_covers_the_whole()
    {
        var release = Asked();
        release.Sign(Given.Finance, Given.Consent(Given.Pay));
        release.Sign(Given.Finance, Given.Consent());
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    public void An_opinion_that_would_replace_one_its_signer_did_not_see_is_refused_and_names_it()
    {
        var release = Asked();
        var seen = release.Sign(Given.Finance, Given.Consent());
        var meanwhile = release.Sign(Given.Finance, Given.Dissent());
        OpinionId?[] stale = [null, seen.Id];
        Assert.All(stale, latest =>
        {
            var refusal = Then.Refuses<OpinionIsSignedAlready>(release, r => Sign(r, latest));
            Assert.Equal((meanwhile.Number, Bureau.XT3_1), (refusal.Number, refusal.Article));
        });
        Then.Accepts(release, r => Sign(r, meanwhile.Id));
    }

    [Fact]
    public void An_opinion_taken_back_meanwhile_leaves_nothing_to_replace_unseen()
    {
        var release = Asked();
        var seen = release.Sign(Given.Finance, Given.Consent());
        Then.Accepts(release, r => r.WithdrawOpinion(Given.Head(Given.Finance), Given.Finance.Id, seen.Id, "有新情况"));
        Then.Accepts(release, r => Sign(r, seen.Id));
    }

    [Fact]
    public void What_was_written_for_another_stance_is_not_part_of_what_is_said()
    {
        var written = new OpinionContent(Stance.Consent, new ConsentScope([Given.Pay]), "本来不同意", "依据", "本来要的文字");
        Assert.Equal(written with { Reasons = "", ProposedText = "" }, written.OfItsStance());
        Assert.Equal(written with { Stance = Stance.ConsentWithSuggestions, ProposedText = "" }, (written with { Stance = Stance.ConsentWithSuggestions }).OfItsStance());
        Assert.Equal(written with { Stance = Stance.Dissent }, (written with { Stance = Stance.Dissent }).OfItsStance());
        Assert.Equal(
            written with { Stance = Stance.NotConcerned, Scope = ConsentScope.Whole, ProposedText = "" }, (written with { Stance = Stance.NotConcerned }).OfItsStance());
    }

    [Fact]
    public void Two_units_that_sign_in_the_same_second_both_succeed()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        release.Sign(Given.Finance, Given.Consent(), Given.On(3));
        release.Sign(Given.Legal, Given.Consent(), Given.On(3));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    private static Outcome Sign(JointRelease release, OpinionId? seenLatest) => release.SignOpinion(
        Given.Head(Given.Finance), Given.Finance.Id, OpinionId.From(Given.Id(599)), "会签〔2026〕99号", Given.Consent(), release.Current!.Hash, seenLatest, Given.Calendar);
}
