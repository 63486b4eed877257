using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>A handler writes his unit's opinion and puts it before the head; the head can give it back.</summary>
[Clause("XT-3.1")]
public class OpinionDraftTests
{
    private static readonly UnitId Finance = Given.Finance.Id;

    private static Signature Handler(int day = 3) => Given.Drafter(Given.Finance, Given.On(day));

    private static Signature Head(int day = 4) => Given.Head(Given.Finance, Given.On(day));

    private static Outcome Write(JointRelease release, OpinionContent content, Signature? by = null, TextHash? seen = null) =>
        release.DraftOpinion(by ?? Handler(), Finance, content, seen ?? DraftOf(release)?.Content.Hash() ?? TextHash.None);

    private static OpinionDraft? DraftOf(JointRelease release) => release.Find(Finance)!.Draft;

    private static JointRelease Asked() => Given.InConsultation(Given.Concerned(Given.Finance));

    private static JointRelease Written(OpinionContent? content = null)
    {
        var release = Asked();
        Then.Accepts(release, r => Write(r, content ?? Given.Dissent()));
        return release;
    }

    private static JointRelease Sent()
    {
        var release = Written();
        Then.Accepts(release, r => r.SendOpinionToHead(Handler(), Finance));
        return release;
    }

    [Fact]
    public void A_handler_writes_a_draft_in_plain_form_and_nothing_is_said_yet()
    {
        var release = Asked();
        var content = Given.Dissent(" 待遇偏高\r\n") with { Basis = "" };
        var fact = Then.Raises<OpinionDrafted>(release, r => Write(r, content));

        var plain = content with { Reasons = "待遇偏高" };
        Assert.Equal(new OpinionDraft(plain, Handler(), null, ""), DraftOf(release));
        Assert.Equal((Finance, plain.Hash(), Handler()), (fact.Unit, fact.Draft, fact.By));
        Assert.Empty(release.Opinions);
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    public void A_draft_that_a_colleague_changed_meanwhile_is_not_overwritten()
    {
        var release = Written();
        Then.Refuses<OpinionDraftHasChanged>(release, r => Write(r, Given.Consent(), seen: TextHash.None));
        Then.Refuses<OpinionDraftHasChanged>(Asked(), r => Write(r, Given.Consent(), seen: Given.Consent().Hash()));
        Then.Accepts(release, r => Write(r, Given.Consent()));
    }

    [Fact]
    public void Only_the_unit_itself_writes_and_sends_its_opinion()
    {
        var others = new[] { Given.Drafter(Given.Legal), Given.Head(Given.Employment), Given.Head(Given.Office) };
        Assert.All(others, by => Assert.Equal(Finance, Then.Refuses<OnlyTheUnitItselfDrafts>(Written(), r => Write(r, Given.Consent(), by)).Unit));
        Assert.All(others, by => Then.Refuses<OnlyTheUnitItselfDrafts>(Written(), r => r.SendOpinionToHead(by, Finance)));
    }

    [Fact]
    public void A_unit_that_was_not_asked_neither_writes_nor_sends_nor_returns()
    {
        var unit = Given.Legal.Id;
        Assert.Equal(unit, Then.Refuses<UnitNotAsked>(Asked(), r => r.DraftOpinion(Given.Drafter(Given.Legal), unit, Given.Consent(), TextHash.None)).Unit);
        Then.Refuses<UnitNotAsked>(Asked(), r => r.SendOpinionToHead(Given.Drafter(Given.Legal), unit));
        Then.Refuses<UnitNotAsked>(Asked(), r => r.ReturnOpinion(Given.Head(Given.Legal), unit, "请核对"));
    }

    [Fact]
    public void A_part_of_a_draft_that_is_too_long_is_refused()
    {
        var endless = new string('长', 5001);
        OpinionContent[] contents = [Given.Consent() with { Reasons = endless }, Given.Consent() with { Basis = endless }, Given.Consent() with { ProposedText = endless }];
        Assert.All(contents, content => Assert.Equal(5000, Then.Refuses<TextTooLong>(Asked(), r => Write(r, content)).Limit));
        Then.Accepts(Asked(), r => Write(r, Given.Consent() with { Reasons = endless[1..], Basis = endless[1..], ProposedText = endless[1..] }));
    }

    [Fact]
    public void A_complete_draft_goes_before_the_head()
    {
        var release = Written();
        var fact = Then.Raises<OpinionSentToHead>(release, r => r.SendOpinionToHead(Handler(4), Finance));
        Assert.Equal(Given.On(4), DraftOf(release)!.SentToHeadAt);
        Assert.Equal((Finance, Handler(4)), (fact.Unit, fact.By));
    }

    [Fact]
    public void A_draft_that_lacks_what_a_head_may_not_sign_without_does_not_reach_him()
    {
        Then.Refuses<NoOpinionDraft>(Asked(), r => r.SendOpinionToHead(Handler(), Finance));
        Then.Refuses<OpinionNeedsBasis>(Written(Given.Consent() with { Basis = "" }), r => r.SendOpinionToHead(Handler(), Finance));
        Then.Refuses<DissentNeedsReasons>(Written(Given.Dissent("")), r => r.SendOpinionToHead(Handler(), Finance));
        Then.Refuses<RemovalNeedsReasons>(Written(Given.NotConcerned() with { Reasons = "" }), r => r.SendOpinionToHead(Handler(), Finance));
        Then.Refuses<SuggestionsAreMissing>(Written(Given.Suggestions() with { Reasons = "" }), r => r.SendOpinionToHead(Handler(), Finance));
        Then.Refuses<ScopeNamesUnknownBlock>(Written(Given.Consent(Given.Unknown)), r => r.SendOpinionToHead(Handler(), Finance));
    }

    [Fact]
    public void A_consent_that_leaves_out_a_passage_put_to_the_unit_does_not_reach_the_head()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay));
        Then.Accepts(release, r => Write(r, Given.Consent(Given.Posts)));
        Then.Refuses<ScopeLeavesOutPassages>(release, r => r.SendOpinionToHead(Handler(), Finance));
    }

    [Fact]
    public void A_draft_whose_passage_left_the_text_meanwhile_does_not_reach_the_head()
    {
        var release = Written(Given.Consent(Given.Pay));
        release.Revise(r => r.RemoveBlock(Given.Drafter(Given.Employment), Given.Pay, r.Draft.Find(Given.Pay)!.Hash));
        Then.Refuses<ScopeNamesUnknownBlock>(release, r => r.SendOpinionToHead(Handler(), Finance));
    }

    [Fact]
    public void The_head_returns_a_draft_with_a_remark_and_the_clock_runs_on()
    {
        var release = Sent();
        var due = release.DueOn(Given.Finance);
        var fact = Then.Raises<OpinionReturned>(release, r => r.ReturnOpinion(Head(), Finance, " 请补充依据 "));

        Assert.Equal((null, "请补充依据"), (DraftOf(release)!.SentToHeadAt, DraftOf(release)!.Remark));
        Assert.Equal((Finance, TextHash.Of("请补充依据"), Head()), (fact.Unit, fact.Remark, fact.By));
        Assert.Equal(due, release.DueOn(Given.Finance));
    }

    [Fact]
    public void A_remark_stays_while_the_handler_writes_and_goes_when_he_sends_again()
    {
        var release = Sent();
        Then.Accepts(release, r => r.ReturnOpinion(Head(), Finance, "请补充依据"));
        Then.Accepts(release, r => Write(r, Given.Dissent("补充后")));
        Assert.Equal("请补充依据", DraftOf(release)!.Remark);
        Then.Accepts(release, r => r.SendOpinionToHead(Handler(), Finance));
        Assert.Equal("", DraftOf(release)!.Remark);
    }

    [Fact]
    public void Only_the_head_returns_an_opinion_and_only_one_that_lies_before_him()
    {
        Then.Refuses<OnlyTheHeadSigns>(Sent(), r => r.ReturnOpinion(Handler(), Finance, "请核对"));
        Then.Refuses<OnlyTheHeadSigns>(Sent(), r => r.ReturnOpinion(Given.Head(Given.Employment), Finance, "请核对"));
        Then.Refuses<NoOpinionDraft>(Written(), r => r.ReturnOpinion(Head(), Finance, "请核对"));
        Then.Refuses<NoOpinionDraft>(Asked(), r => r.ReturnOpinion(Head(), Finance, "请核对"));
    }

    [Fact]
    public void An_opinion_is_not_returned_without_a_remark_or_with_an_endless_one()
    {
        Then.Refuses<RemarkIsMissing>(Sent(), r => r.ReturnOpinion(Head(), Finance, " \n"));
        Then.Refuses<TextTooLong>(Sent(), r => r.ReturnOpinion(Head(), Finance, new string('注', 5001)));
    }

    [Fact]
    public void What_a_handler_writes_on_is_taken_from_the_head_and_what_the_head_writes_stays_before_him()
    {
        var release = Sent();
        Then.Accepts(release, r => Write(r, Given.Dissent("科长改"), Head()));
        Assert.Equal(Given.On(3), DraftOf(release)!.SentToHeadAt);
        Then.Accepts(release, r => Write(r, Given.Dissent("经办改")));
        Assert.Null(DraftOf(release)!.SentToHeadAt);
    }

    [Fact]
    public void A_draft_is_used_up_when_the_head_signs()
    {
        var release = Sent();
        release.Sign(Given.Finance, Given.Dissent());
        Assert.Null(DraftOf(release));
    }
}
