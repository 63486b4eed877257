using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>A consent stands exactly while what it covers is unchanged.</summary>
[Clause("XT-3.2")]
public class ConsentScopeTests
{
    private static readonly Signature Lead = Given.Drafter(Given.Employment);

    private static readonly OpinionContent ToTheWhole = Given.Consent();

    private static readonly OpinionContent ToPay = Given.Consent(Given.Pay);

    private static Outcome Details(JointRelease release, DisclosureAttribute attribute = DisclosureAttribute.Proactive, string ground = "", UnitId[]? issuers = null, bool category = true) =>
        release.SaveDetails(Lead, release.Draft.Title, category ? Given.Recruitment : null, attribute, ground, issuers ?? [], release.DetailsHash);

    private static readonly Dictionary<string, Func<JointRelease, Outcome>> Edits = new()
    {
        ["the passage itself"] = r => r.Rewrite(Given.Pay, "月薪 6000 元"),
        ["one character of it"] = r => r.Rewrite(Given.Pay, "月薪 5000 元。"),
        ["its kind"] = r => r.SaveBlock(Lead, Given.Pay, BlockKind.List, "月薪 5000 元", r.Draft.Find(Given.Pay)!.Hash),
        ["the passage removed"] = r => r.RemoveBlock(Lead, Given.Pay, r.Draft.Find(Given.Pay)!.Hash),
        ["another passage"] = r => r.Rewrite(Given.Posts, "统计 3 名"),
        ["another passage removed"] = r => r.RemoveBlock(Lead, Given.Posts, r.Draft.Find(Given.Posts)!.Hash),
        ["a new passage"] = r => r.AddBlocks(Lead, Given.Heading, [new Block(Given.Unknown, BlockKind.Paragraph, "新的一段")]),
        ["the passage moved"] = r => r.MoveBlock(Lead, Given.Pay, 0),
        ["another passage moved"] = r => r.MoveBlock(Lead, Given.Posts, 0),
        ["an attachment"] = r => r.Attach(Lead, Given.File(41)),
        ["the title"] = r => r.Retitle("招聘公告"),
        ["the attribute"] = r => Details(r, DisclosureAttribute.Partial, "涉及个人信息"),
        ["the ground"] = r => Details(r, ground: "第七条"),
        ["the issuers"] = r => Details(r, issuers: [Given.Legal.Id]),
    };

    public static TheoryData<string> EveryEdit => [.. Edits.Keys];

    public static TheoryData<string> WhatTouchesThePassage =>
        ["the passage itself", "one character of it", "its kind", "the passage removed", "the title", "the attribute", "the ground", "the issuers"];

    public static TheoryData<string> WhatLeavesThePassage =>
        ["another passage", "another passage removed", "a new passage", "the passage moved", "another passage moved", "an attachment"];

    private static (JointRelease Release, Opinion Consent, IReadOnlyList<DomainEvent> Facts) ConsentThen(OpinionContent consent, string edit)
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        var opinion = release.Sign(Given.Finance, consent);
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        _ = release.TakeRaised();
        release.Revise(Edits[edit]);
        return (release, opinion, release.TakeRaised());
    }

    private static void AssertVoided((JointRelease Release, Opinion Consent, IReadOnlyList<DomainEvent> Facts) then)
    {
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (then.Release.StateOf(Given.Finance), then.Release.Stage));
        var voided = Assert.Single(then.Facts.OfType<ConsentVoided>());
        Assert.Equal((Given.Finance.Id, then.Consent.Id, 2, Bureau.XT3_2), (voided.Unit, voided.Opinion, voided.Version, voided.Article));
        Assert.Single(then.Facts.OfType<UnitAsked>());
        Assert.Empty(then.Facts.OfType<ConsentStood>());
        Assert.Empty(then.Facts.OfType<ReleaseAgreed>());
    }

    [Theory]
    [MemberData(nameof(EveryEdit))]
    public void Any_change_voids_a_consent_to_the_whole(string edit) => AssertVoided(ConsentThen(ToTheWhole, edit));

    [Theory]
    [MemberData(nameof(WhatTouchesThePassage))]
    public void A_change_of_the_passage_or_of_the_heading_lines_voids_a_consent_to_that_passage(string edit) => AssertVoided(ConsentThen(ToPay, edit));

    [Theory]
    [MemberData(nameof(WhatLeavesThePassage))]
    public void A_change_elsewhere_leaves_a_consent_to_one_passage_standing(string edit)
    {
        var (release, consent, facts) = ConsentThen(ToPay, edit);

        Assert.Equal((ConsultationState.Settled, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
        var stood = Assert.Single(facts.OfType<ConsentStood>());
        Assert.Equal((Given.Finance.Id, consent.Id, 1, 2), (stood.Unit, stood.Opinion, stood.Since, stood.Version));
        Assert.Empty(facts.OfType<ConsentVoided>());
        Assert.Empty(facts.OfType<UnitAsked>());
    }

    [Fact]
    public void Two_named_passages_that_change_places_void_the_consent_to_both()
    {
        AssertVoided(ConsentThen(Given.Consent(Given.Posts, Given.Pay), "the passage moved"));
        AssertVoided(ConsentThen(Given.Consent(Given.Pay, Given.Posts), "the passage moved"));
    }

    [Fact]
    public void A_consent_with_suggestions_stands_and_falls_like_a_plain_one()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, Given.Suggestions(Given.Pay));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
        Assert.Equal(ConsultationState.Settled, release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名")).StateOf(Given.Finance));
        Assert.Equal(ConsultationState.Asked, release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元")).StateOf(Given.Finance));
    }

    [Fact]
    public void One_change_voids_one_consent_and_leaves_the_other()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        release.Sign(Given.Finance, ToPay);
        release.Sign(Given.Legal, Given.Consent(Given.Posts));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));

        Assert.Equal((ConsultationState.Settled, ConsultationState.Asked), (release.StateOf(Given.Finance), release.StateOf(Given.Legal)));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
    }

    [Fact]
    public void A_consent_stands_over_several_versions_and_says_since_which()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, ToPay);
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        _ = release.TakeRaised();
        release.Revise(r => r.Rewrite(Given.Posts, "统计 4 名"));

        var stood = Assert.Single(release.TakeRaised().OfType<ConsentStood>());
        Assert.Equal((1, 3), (stood.Since, stood.Version));
    }

    [Fact]
    public void A_consent_is_voided_once_and_not_again_with_every_later_version()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, ToTheWhole);
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        _ = release.TakeRaised();
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 7000 元"));
        Assert.Empty(release.TakeRaised().OfType<ConsentVoided>());
    }

    [Fact]
    public void A_text_that_returns_to_exactly_what_was_signed_is_what_was_signed()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, ToTheWhole);
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 5000 元"));
        Assert.Equal((ConsultationState.Settled, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
    }

    [Fact]
    public void The_passages_that_concern_a_unit_are_the_leads_word_and_do_not_widen_or_narrow_its_consent()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Posts));
        Assert.True(release.Sign(Given.Finance, ToTheWhole).Scope.IsWhole);
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Theory]
    [InlineData(Stance.Consent)]
    [InlineData(Stance.ConsentWithSuggestions)]
    public void A_consent_that_leaves_out_a_passage_put_to_the_unit_is_refused(Stance stance)
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay, Given.Posts));
        var refusal = Then.Refuses<ScopeLeavesOutPassages>(release, r => r.TrySign(Given.Finance, Given.Suggestions(Given.Pay) with { Stance = stance }));
        Assert.Equal(Bureau.XT3_2, refusal.Article);
        release.Sign(Given.Finance, Given.Suggestions(Given.Heading, Given.Posts, Given.Pay) with { Stance = stance });
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    public void A_dissent_from_one_of_the_passages_put_to_the_unit_is_taken()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay, Given.Posts));
        release.Sign(Given.Finance, Given.Dissent() with { Scope = new ConsentScope([Given.Pay]) });
        Assert.Equal(ConsultationState.Answered, release.StateOf(Given.Finance));
    }

    [Fact]
    public void A_consent_is_void_when_a_passage_it_never_covered_comes_to_concern_the_unit()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay));
        var consent = release.Sign(Given.Finance, ToPay);
        _ = release.TakeRaised();
        release.Revise(r =>
        {
            Then.Accepts(r, x => x.Rewrite(Given.Posts, "会计 3 名"));
            return r.Name(Given.Concerned(Given.Finance, Given.Pay, Given.Posts));
        });

        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        var facts = release.TakeRaised();
        Assert.Equal(consent.Id, Assert.Single(facts.OfType<ConsentVoided>()).Opinion);
        Assert.Single(facts.OfType<UnitAsked>());
    }

    [Fact]
    public void A_consent_to_the_whole_covers_whatever_passages_are_put_to_the_unit()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay, Given.Posts));
        release.Sign(Given.Finance, ToTheWhole);
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    public void What_stands_is_what_the_fingerprint_of_its_scope_says()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        var whole = release.Sign(Given.Finance, ToTheWhole);
        var pay = release.Sign(Given.Finance, ToPay);

        Assert.Equal(release.Current!.Hash, whole.ScopeHash);
        Assert.NotEqual(whole.ScopeHash, pay.ScopeHash);
        Assert.True(whole.StandsFor(release.Current.Text) && pay.StandsFor(release.Current.Text));
        var category = release.Current.Text with { Category = null };
        Assert.False(whole.StandsFor(category));
        Assert.True(pay.StandsFor(category));
    }

    [Fact]
    public void Scopes_are_equal_when_they_name_the_same_passages_in_the_same_order()
    {
        Assert.Equal(new ConsentScope([Given.Pay, Given.Posts]), new ConsentScope([Given.Pay, Given.Posts]));
        Assert.Equal(new ConsentScope([Given.Pay]).GetHashCode(), new ConsentScope([Given.Pay]).GetHashCode());
        Assert.NotEqual(new ConsentScope([Given.Pay]), new ConsentScope([Given.Posts]));
        Assert.NotEqual(ConsentScope.Whole, new ConsentScope([Given.Pay]));
        Assert.True(ConsentScope.Whole.Covers(Given.Pay));
        Assert.True(new ConsentScope([Given.Pay]).Covers(Given.Pay));
        Assert.False(new ConsentScope([Given.Pay]).Covers(Given.Posts));
        Assert.True(new ConsentScope([Given.Pay]).CoversAll([]) && new ConsentScope([Given.Pay, Given.Posts]).CoversAll([Given.Posts]));
        Assert.False(new ConsentScope([Given.Pay]).CoversAll([Given.Pay, Given.Posts]));
    }
}
