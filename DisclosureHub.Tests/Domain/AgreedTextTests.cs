using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What was signed on a proposed text holds for the version that reads exactly so, and for no other.</summary>
[Clause("XT-3.2")]
[Clause("XT-3.3")]
public class AgreedTextTests
{
    [Fact]
    public void An_argument_accepted_is_a_consent_to_the_version_as_it_stands()
    {
        var release = Given.Negotiating(Given.Argued);
        var facts = Then.Accepts(release, r => r.Accept());

        Assert.Equal([nameof(OpinionSigned), nameof(ProposalAccepted), nameof(DissentEnded), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
        Assert.Equal((ConsultationState.Settled, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
        Assert.Null(release.LatestOf(Given.Finance.Id)!.OnProposedText);
    }

    [Fact]
    public void A_text_accepted_is_a_signed_and_numbered_consent_that_waits_for_its_version()
    {
        var release = Given.Negotiating();
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.Accept());

        var (signed, accepted) = (Assert.IsType<OpinionSigned>(facts[0]), Assert.IsType<ProposalAccepted>(facts[1]));
        var consent = release.LatestOf(Given.Finance.Id)!;
        Assert.Equal((Stance.Consent, release.Proposals[0].Text, true), (consent.Stance, consent.OnProposedText, signed.OnProposedText));
        Assert.Equal((consent.Id, consent.Id, true), (accepted.Opinion, release.Proposals[0].Answer!.Opinion, release.Proposals[0].Answer!.Accepted));
        Assert.Equal(DissentOutcome.ProposalAccepted, dissent.Ending!.Outcome);
        Assert.Equal((ConsultationState.AwaitingText, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
        Assert.Contains(release.Papers, p => p.Number == consent.Number && p.Kind == PaperKind.OpinionSheet);
    }

    [Fact]
    public void The_version_that_reads_exactly_so_is_settled_without_asking_again()
    {
        var release = Given.Negotiating().After(r => r.Accept()).SendAgreedText();

        var facts = release.TakeRaised();
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Finance));
        Assert.Equal((1, 2), facts.OfType<ConsentStood>().Where(f => f.Unit == Given.Finance.Id).Select(f => (f.Since, f.Version)).Single());
        Assert.DoesNotContain(facts, f => f is UnitAsked { Unit: var unit } && unit == Given.Finance.Id);
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Legal));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
    }

    [Fact]
    public void A_version_that_differs_by_one_character_asks_again()
    {
        var release = Given.Negotiating().After(r => r.Accept());
        Then.Accepts(release, r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 2 名。"));

        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        Assert.Contains(release.TakeRaised(), f => f is UnitAsked { Unit: var unit, Version: 2 } && unit == Given.Finance.Id);
    }

    [Fact]
    public void A_consent_to_named_passages_waits_for_no_other_passage()
    {
        var release = Given.Negotiating().After(r => r.Accept(new ConsentScope([Given.Pay])));
        Assert.Equal(ConsultationState.AwaitingText, release.StateOf(Given.Finance));
        Then.Accepts(release, r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 2 名。"));
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Finance));
    }

    [Fact]
    public void An_acceptance_is_refused_without_basis_on_another_text_and_where_it_leaves_out_the_units_passage()
    {
        Then.Refuses<OpinionNeedsBasis>(Given.Negotiating(), r => r.Accept(basis: " "));
        Then.Refuses<TextHasChanged>(Given.Negotiating(), r => r.Accept(seen: r.Current!.Hash));
        Then.Refuses<ScopeLeavesOutPassages>(Given.Negotiating(), r => r.Accept(new ConsentScope([Given.Posts])));
        Then.Refuses<ScopeNamesUnknownBlock>(Given.Negotiating(), r => r.Accept(new ConsentScope([Given.Pay, Given.Unknown])));
    }

    [Fact]
    public void Where_its_passage_is_proposed_to_go_the_unit_need_not_name_it()
    {
        var release = Given.Negotiating(Given.Proposed(text: null)).After(r => r.Accept(new ConsentScope([Given.Posts])));
        Assert.Equal(ConsultationState.AwaitingText, release.StateOf(Given.Finance));
        release.SendAgreedText();
        Assert.False(release.Current!.Text.Has(Given.Pay));
        Assert.Equal(ConsultationState.Settled, release.StateOf(Given.Finance));
    }

    [Fact]
    public void What_was_agreed_is_taken_up_word_for_word()
    {
        var release = Given.Negotiating().After(r => r.Accept());
        var fact = Then.Raises<AgreedTextTakenUp>(release, r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        Assert.Equal((release.Proposals[0].Text, Bureau.XT3_3), (fact.Draft, fact.Article));
        Assert.Equal((release.Proposals[0].Text, DraftState.Begun), (release.Draft.Hash(), release.DraftState));
    }

    [Fact]
    public void There_is_nothing_to_take_up_twice_or_where_nothing_was_agreed()
    {
        Then.Refuses<NothingToTakeUp>(Given.Negotiating(), r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        var taken = Given.Negotiating().After(r => r.Accept(), r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        Then.Refuses<NothingToTakeUp>(taken, r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        Then.Refuses<NothingToTakeUp>(taken.Revise(r => Outcome.Accepted), r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
    }

    [Fact]
    public void Taking_up_is_drafting_and_for_the_lead()
    {
        Then.Refuses<OnlyTheLeadUnitDrafts>(Given.Negotiating().After(r => r.Accept()), r => r.TakeUpAgreedText(Given.Drafter(Given.Finance)));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
        var submitted = Given.Negotiating().After(
            r => r.Accept(), r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)), r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "按协商修改", r.Draft.Hash()));
        Then.Refuses<DraftIsWithTheHead>(submitted, r => r.TakeUpAgreedText(Given.Drafter(Given.Employment)));
    }

    [Fact]
    [Clause("XT-3")]
    public void Taking_up_drops_no_unit_that_was_named_again()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal));
        release.Sign(Given.Finance, Given.Dissent());
        release.Sign(Given.Legal, Given.NotConcerned());
        release.After(
            r => r.ConfirmRemovalOf(Given.Legal), r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal)), r => r.Propose(), r => r.Accept());
        release.SendAgreedText();
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Legal));
    }
}
