using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>The leading group decides over one dissent and one version, between sections of its own bureau.</summary>
[Clause("XT-3.3")]
public class DecisionTests
{
    [Fact]
    public void A_decision_lets_the_version_go_on_and_is_no_consent()
    {
        var release = Given.InMediation();
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.Decide(reasons: " 按职责确定 "));

        Assert.Equal([nameof(LeadingGroupDecided), nameof(DissentEnded), nameof(ReleaseDecided)], facts.Select(f => f.Kind));
        var fact = Assert.IsType<LeadingGroupDecided>(facts[0]);
        Assert.Equal((dissent.Id, 1, release.Current!.Hash, "按职责确定", Given.Leader()), (fact.Dissent, fact.Version, fact.Text, fact.Reasons, fact.By));
        Assert.Equal(Given.Votes(), fact.Votes);
        Assert.Equal((1, release.Current.Hash), facts.OfType<ReleaseDecided>().Select(f => (f.Version, f.Text)).Single());
        Assert.Equal((ConsultationState.Decided, ReleaseStage.Decided), (release.StateOf(Given.Finance), release.Stage));
        Assert.False(dissent.StandsFor(release.Current.Text));
        Assert.Equal((dissent.Id, 1), (release.Find(Given.Finance.Id)!.Decision!.Dissent, release.Find(Given.Finance.Id)!.Decision!.Version));
    }

    [Fact]
    public void It_holds_for_exactly_one_version()
    {
        var release = Given.Decided().Revise(r => r.Rewrite(Given.Posts, "统计 3 名"), Given.On(9));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Assert.Null(release.Find(Given.Finance.Id)!.Decision);
    }

    [Fact]
    public void It_holds_for_exactly_one_dissent()
    {
        var release = Given.Decided();
        release.Sign(Given.Finance, Given.Dissent("另有理由"), Given.On(9));
        Assert.Equal((ConsultationState.Answered, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Then.Accepts(release, r => r.Propose());
    }

    [Fact]
    public void It_falls_when_the_unit_consents_or_takes_its_dissent_back()
    {
        var consented = Given.Decided();
        Assert.Contains(Then.Accepts(consented, r => r.TrySign(Given.Finance, Given.Consent(), Given.On(9))), f => f is ReleaseAgreed);
        Assert.Equal((ConsultationState.Settled, ReleaseStage.Agreed), (consented.StateOf(Given.Finance), consented.Stage));

        var withdrawn = Given.Decided();
        Then.Raises<OpinionWithdrawn>(withdrawn, r => r.WithdrawOpinion(Given.Head(Given.Finance), Given.Finance.Id, r.LatestOf(Given.Finance.Id)!.Id, "新情况"));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (withdrawn.StateOf(Given.Finance), withdrawn.Stage));
    }

    [Fact]
    public void One_decision_decides_over_no_other_dissent()
    {
        var release = Given.InMediation();
        release.Sign(Given.Legal, Given.Dissent(), Given.On(5));
        release.After(r => r.Escalate(unit: Given.Legal));
        var facts = Then.Accepts(release, r => r.Decide());
        Assert.DoesNotContain(facts, f => f is ReleaseDecided);
        Assert.Equal((ConsultationState.InMediation, ReleaseStage.InConsultation), (release.StateOf(Given.Legal), release.Stage));
        Assert.Contains(Then.Accepts(release, r => r.Decide(unit: Given.Legal)), f => f is ReleaseDecided);
    }

    [Fact]
    public void An_outside_unit_is_never_decided_over()
    {
        var release = Given.AskingOutside(received: true);
        release.After(
            r => r.SignOpinion(Given.Contact(), Given.TaxBureau.Id, r.NextOpinion(), r.NextNumber("会签"), Given.Dissent(), r.Current!.Hash, r.LatestOf(Given.TaxBureau.Id)?.Id, Given.Calendar),
            r => r.Escalate(unit: Given.TaxBureau), r => r.Convene());
        Assert.Equal(Given.TaxBureau.Id, Then.Refuses<OutsideUnitIsNotDecidedOver>(release, r => r.Decide(unit: Given.TaxBureau)).Unit);
    }

    [Fact]
    [Clause("BM-9")]
    public void A_jointly_formed_text_is_never_decided_over()
    {
        var release = Given.Drafting().After(
            r => r.SaveDetails(Given.Drafter(Given.Employment), "公告", Given.Recruitment, DisclosureAttribute.Proactive, "", [Given.Legal.Id], r.DetailsHash),
            r => r.Name(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal)), r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "", r.Draft.Hash()),
            r => r.IssueVersion(Given.Head(Given.Employment), "同意公开", r.Draft.Hash(), Given.Number, Given.Timetable));
        release.Sign(Given.Finance, Given.Dissent());
        release.After(r => r.Escalate(), r => r.Convene());
        Assert.Equal(Bureau.BM9, Then.Refuses<JointTextIsNotDecidedOver>(release, r => r.Decide()).Article);
    }

    public static TheoryData<Role> NotTheChair => [.. Enum.GetValues<Role>().Where(r => r != Role.LeadingGroupChair)];

    [Theory]
    [MemberData(nameof(NotTheChair))]
    public void Only_the_chair_records_it(Role role) =>
        Then.Refuses<OnlyTheChairDecides>(Given.InMediation(), r => r.Decide(by: Given.Signed(Given.Leaders, role, Given.On(6))));

    [Fact]
    public void It_needs_reasons_the_text_that_was_read_and_a_meeting_that_began()
    {
        Then.Refuses<OutcomeNeedsReasons>(Given.InMediation(), r => r.Decide(reasons: " "));
        Then.Refuses<TextTooLong>(Given.InMediation(), r => r.Decide(reasons: new string('长', Limits.Opinion + 1)));
        Then.Refuses<TextHasChanged>(Given.InMediation(), r => r.Decide(seen: TextHash.Of("别的")));
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(convened: false), r => r.Decide());
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(), r => r.Decide(by: Given.Leader(at: Given.On(5, 13))));
        Then.Refuses<NoDissentToSettle>(Given.Dissenting(), r => r.Decide());
        Then.Refuses<NoDissentToSettle>(Given.Decided(), r => r.Decide());
    }

    [Fact]
    public void Members_vote_once_each_and_more_are_for_it_than_all_the_others()
    {
        Then.Refuses<VotesAreMissing>(Given.InMediation(), r => r.Decide([]));
        Then.Refuses<VotesAreMissing>(Given.InMediation(), r => r.Decide([.. Given.Votes(), Given.Votes()[0]]));
        Then.Refuses<NotAMemberOfTheLeadingGroup>(Given.InMediation(), r => r.Decide([new Vote(Given.Head(Given.Employment).Person, Ballot.For)]));
        Then.Refuses<DecisionIsNotCarried>(Given.InMediation(), r => r.Decide(Given.Votes(director: Ballot.Abstained, member: Ballot.Abstained)));
        Then.Refuses<DecisionIsNotCarried>(Given.InMediation(), r => r.Decide([.. Given.Votes(director: Ballot.Against).Take(2)]));
        Then.Accepts(Given.InMediation(), r => r.Decide(Given.Votes(member: Ballot.Abstained)));
    }
}
