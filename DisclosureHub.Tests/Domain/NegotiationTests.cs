using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>A dissent is first talked over: rounds of a proposal and its answer.</summary>
[Clause("XT-3.3")]
public class NegotiationTests
{
    [Fact]
    public void A_handler_of_the_lead_drafts_a_proposal_and_puts_it_before_the_head()
    {
        var release = Given.Dissenting();
        var drafter = Given.Drafter(Given.Employment, Given.On(4));
        var drafted = Then.Raises<ProposalDrafted>(release, r => r.DraftProposal(drafter, Given.Finance.Id, Given.Proposed(" 月薪 4500 元 "), TextHash.None));
        var draft = release.Find(Given.Finance.Id)!.ProposalDraft!;
        Assert.Equal((Given.Proposed(), null), (draft.Content, draft.SentToHeadAt));
        Assert.Equal((Given.Finance.Id, draft.Content.Hash(), drafter), (drafted.Unit, drafted.Draft, drafted.By));
        Assert.Equal(ConsultationState.Answered, release.StateOf(Given.Finance));

        Then.Raises<ProposalSentToHead>(release, r => r.SendProposalToHead(drafter, Given.Finance.Id));
        Assert.Equal(Given.On(4), release.Find(Given.Finance.Id)!.ProposalDraft!.SentToHeadAt);
    }

    [Fact]
    public void What_the_head_writes_stays_before_him_and_what_a_handler_writes_goes_back_into_the_making()
    {
        var release = Given.Dissenting();
        var drafter = Given.Drafter(Given.Employment, Given.On(4));
        var head = Given.Head(Given.Employment, Given.On(4));
        Then.Accepts(release, r => r.DraftProposal(drafter, Given.Finance.Id, Given.Proposed(), TextHash.None));
        Then.Accepts(release, r => r.SendProposalToHead(drafter, Given.Finance.Id));
        Then.Accepts(release, r => r.DraftProposal(head, Given.Finance.Id, Given.Argued, Given.Proposed().Hash()));
        Assert.NotNull(release.Find(Given.Finance.Id)!.ProposalDraft!.SentToHeadAt);
        Then.Accepts(release, r => r.DraftProposal(drafter, Given.Finance.Id, Given.Proposed(), Given.Argued.Hash()));
        Assert.Null(release.Find(Given.Finance.Id)!.ProposalDraft!.SentToHeadAt);
    }

    [Fact]
    public void A_proposal_signed_begins_a_round_about_exactly_that_dissent_and_version()
    {
        var release = Given.Dissenting();
        Then.Accepts(release, r => r.DraftProposal(Given.Drafter(Given.Employment), Given.Finance.Id, Given.Argued, TextHash.None));
        var fact = Then.Raises<ProposalSigned>(release, r => r.Propose(Given.Proposed(argument: " 标准见预算批复 ")));

        var proposal = Assert.Single(release.Proposals);
        Assert.Equal(ConsultationState.Negotiating, release.StateOf(Given.Finance));
        Assert.Equal((1, 1, "标准见预算批复"), (proposal.Round, proposal.Version, proposal.Argument));
        Assert.Equal(release.OpenDissentOf(Given.Finance.Id)!.Id, proposal.Dissent);
        Assert.Equal(release.Current!.Text.With([new TextChange(Given.Pay, "月薪 4500 元")]).Hash(), proposal.Text);
        Assert.Equal((proposal.Text, proposal.Content.Hash(), Given.Head(Given.Employment, Given.On(4))), (fact.Text, fact.Content, fact.By));
        Assert.Null(release.Find(Given.Finance.Id)!.ProposalDraft);
        Assert.Same(proposal, release.ProposalTo(Given.Finance.Id));
        Assert.Equal(Bureau.XT3_3, fact.Article);
    }

    [Fact]
    public void A_change_that_changes_nothing_is_no_proposal()
    {
        Then.Refuses<ProposalIsEmpty>(Given.Dissenting(), r => r.Propose(ProposalContent.Empty));
        Then.Refuses<ProposalIsEmpty>(Given.Dissenting(), r => r.Propose(Given.Proposed(" 月薪 5000 元 ")));
        var release = Given.Dissenting();
        Then.Accepts(release, r => r.DraftProposal(Given.Drafter(Given.Employment), Given.Finance.Id, ProposalContent.Empty, TextHash.None));
        Then.Refuses<ProposalIsEmpty>(release, r => r.SendProposalToHead(Given.Drafter(Given.Employment), Given.Finance.Id));
    }

    [Fact]
    public void Only_the_lead_negotiates_and_only_its_head_signs()
    {
        Then.Refuses<OnlyTheLeadNegotiates>(Given.Dissenting(), r => r.Propose(by: Given.Head(Given.Legal)));
        Then.Refuses<OnlyTheLeadNegotiates>(Given.Dissenting(), r => r.DraftProposal(Given.Drafter(Given.Finance), Given.Finance.Id, Given.Argued, TextHash.None));
        Then.Refuses<OnlyTheHeadSigns>(Given.Dissenting(), r => r.Propose(by: Given.Drafter(Given.Employment)));
    }

    [Fact]
    public void There_is_nothing_to_propose_to_a_unit_that_does_not_dissent_or_whose_dissent_has_ended()
    {
        Then.Refuses<NoDissentToSettle>(Given.Dissenting(), r => r.Propose(unit: Given.Legal));
        Then.Refuses<NoDissentToSettle>(Given.Negotiating().After(r => r.Accept()), r => r.Propose());
        Then.Refuses<NoDissentToSettle>(Given.AskingToBeRemoved(), r => r.SendProposalToHead(Given.Drafter(Given.Employment), Given.Finance.Id));
        Then.Refuses<UnitNotAsked>(Given.Dissenting(), r => r.Propose(unit: Given.Office));
    }

    [Fact]
    public void No_second_proposal_is_made_while_one_waits_for_its_answer()
    {
        Assert.Equal(1, Then.Refuses<ProposalAwaitsAnswer>(Given.Negotiating(), r => r.Propose()).Round);
        Then.Refuses<ProposalAwaitsAnswer>(Given.Negotiating(), r => r.DraftProposal(Given.Drafter(Given.Employment), Given.Finance.Id, Given.Argued, TextHash.None));
    }

    [Fact]
    public void Once_the_dissent_is_before_the_office_it_is_settled_there()
    {
        Then.Refuses<DissentIsBeforeTheOffice>(Given.InMediation(false), r => r.Propose());
        Then.Refuses<DissentIsBeforeTheOffice>(Given.Negotiating().After(r => r.Escalate()), r => r.Accept());
        Then.Refuses<DissentIsBeforeTheOffice>(Given.Negotiating().After(r => r.Escalate()), r => r.Decline());
    }

    [Fact]
    public void A_proposal_is_refused_where_the_text_or_the_draft_is_no_longer_the_one_read()
    {
        Then.Refuses<TextHasChanged>(Given.Dissenting(), r => r.Propose(seen: TextHash.Of("别的")));
        Then.Refuses<ProposalDraftHasChanged>(
            Given.Dissenting(), r => r.DraftProposal(Given.Drafter(Given.Employment), Given.Finance.Id, Given.Argued, TextHash.Of("别的")));
        Then.Refuses<NoProposalDraft>(Given.Dissenting(), r => r.SendProposalToHead(Given.Drafter(Given.Employment), Given.Finance.Id));
    }

    [Fact]
    public void A_proposal_names_passages_of_the_text_and_keeps_within_the_limits()
    {
        var tooLong = new string('长', Limits.Opinion + 1);
        Assert.Equal(Given.Unknown, Then.Refuses<NoSuchBlock>(Given.Dissenting(), r => r.Propose(new ProposalContent([new TextChange(Given.Unknown, "甲")], ""))).Block);
        Then.Refuses<TextTooLong>(Given.Dissenting(), r => r.Propose(Given.Proposed(argument: tooLong)));
        Then.Refuses<TextTooLong>(Given.Dissenting(), r => r.Propose(Given.Proposed(new string('长', Limits.Block + 1))));
        Then.Refuses<TextTooLong>(
            Given.Dissenting(), r => r.DraftProposal(Given.Drafter(Given.Employment), Given.Finance.Id, Given.Proposed(argument: tooLong), TextHash.None));
    }

    [Fact]
    public void Declined_with_reasons_a_round_is_over_and_the_next_may_begin()
    {
        var release = Given.Negotiating();
        var fact = Then.Raises<ProposalDeclined>(release, r => r.Decline(" 仍与预算不符 ", " 月薪按预算执行 "));

        var answer = release.Proposals[0].Answer!;
        Assert.Equal((false, "仍与预算不符", "月薪按预算执行", null), (answer.Accepted, answer.Reasons, answer.WouldSign, answer.Opinion));
        Assert.Equal((1, answer.Hash(), Given.Head(Given.Finance, Given.On(4, 15))), (fact.Round, fact.Answer, fact.By));
        Assert.Equal(ConsultationState.Negotiating, release.StateOf(Given.Finance));
        Assert.Null(release.ProposalTo(Given.Finance.Id));
        Assert.NotNull(release.OpenDissentOf(Given.Finance.Id));

        Assert.Equal(2, Then.Raises<ProposalSigned>(release, r => r.Propose()).Round);
        Assert.Equal([1, 2], release.RoundsOf(release.OpenDissentOf(Given.Finance.Id)!.Id).Select(p => p.Round));
    }

    [Fact]
    public void Only_the_head_of_the_unit_answers_the_proposal_that_waits_and_declines_with_reasons()
    {
        var other = ProposalId.From(Given.Id(799));
        Then.Refuses<OnlyTheHeadSigns>(Given.Negotiating(), r => r.Accept(by: Given.Drafter(Given.Finance)));
        Then.Refuses<OnlyTheHeadSigns>(Given.Negotiating(), r => r.Decline(by: Given.Head(Given.Employment)));
        Then.Refuses<NoProposalToAnswer>(Given.Dissenting(), r => r.Accept());
        Then.Refuses<NoProposalToAnswer>(
            Given.Negotiating(), r => r.DeclineProposal(Given.Head(Given.Finance), Given.Finance.Id, other, "不行", "", () => "分歧〔2026〕9号"));
        Then.Refuses<NoProposalToAnswer>(Given.Declined(1), r => r.Decline());
        Then.Refuses<DeclineNeedsReasons>(Given.Negotiating(), r => r.Decline(" "));
        Then.Refuses<TextTooLong>(Given.Negotiating(), r => r.Decline(new string('长', Limits.Opinion + 1)));
        Then.Refuses<TextTooLong>(Given.Negotiating(), r => r.Decline(wouldSign: new string('长', Limits.Opinion + 1)));
    }

    [Fact]
    public void A_declined_round_draws_no_number_of_a_discrepancy_record() => Then.Accepts(
        Given.Negotiating(),
        r => r.DeclineProposal(Given.Head(Given.Finance), Given.Finance.Id, r.Proposals[0].Id, "不行", "", () => throw new InvalidOperationException("A number was drawn.")));

    [Fact]
    public void A_new_dissent_in_place_of_the_old_one_begins_the_rounds_anew()
    {
        var release = Given.Declined(2);
        var old = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.TrySign(Given.Finance, Given.Dissent("另有理由"), Given.On(5)));

        Assert.Equal([nameof(OpinionSigned), nameof(DissentEnded)], facts.Select(f => f.Kind));
        Assert.Equal(DissentOutcome.Superseded, old.Ending!.Outcome);
        Assert.Equal(ConsultationState.Answered, release.StateOf(Given.Finance));
        Assert.Equal(1, Then.Raises<ProposalSigned>(release, r => r.Propose()).Round);
    }

    [Theory]
    [InlineData(Stance.Consent, ConsultationState.Settled)]
    [InlineData(Stance.NotConcerned, ConsultationState.Answered)]
    public void Another_word_of_the_unit_ends_its_dissent_and_the_proposal_about_it(Stance stance, ConsultationState state)
    {
        var release = Given.Negotiating();
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var ended = Assert.Single(Then.Accepts(release, r => r.TrySign(Given.Finance, Given.NotConcerned() with { Stance = stance }, Given.On(5))).OfType<DissentEnded>());
        Assert.Equal((dissent.Id, DissentOutcome.Superseded), (ended.Dissent, ended.Outcome));
        Assert.Equal(state, release.StateOf(Given.Finance));
        Then.Refuses<NoProposalToAnswer>(release, r => r.Accept());
    }

    [Fact]
    public void A_dissent_taken_back_ends_and_the_unit_owes_an_answer()
    {
        var release = Given.Negotiating();
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.WithdrawOpinion(Given.Head(Given.Finance), Given.Finance.Id, dissent.Id, "再议"));
        Assert.Equal([nameof(OpinionWithdrawn), nameof(DissentEnded)], facts.Select(f => f.Kind));
        Assert.Equal((DissentOutcome.Withdrawn, ConsultationState.Asked), (dissent.Ending!.Outcome, release.StateOf(Given.Finance)));
    }

    [Fact]
    public void A_new_version_ends_every_open_dissent_and_asks_again()
    {
        var release = Given.Negotiating();
        var dissent = release.LatestOf(Given.Finance.Id)!;
        var ended = release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元")).TakeRaised().OfType<DissentEnded>();
        Assert.Equal((dissent.Id, DissentOutcome.TextChanged), (Assert.Single(ended).Dissent, dissent.Ending!.Outcome));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        Then.Refuses<NoProposalToAnswer>(release, r => r.Accept());
    }
}
