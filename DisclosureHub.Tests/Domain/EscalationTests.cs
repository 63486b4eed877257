using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What talking does not settle goes before the office, with its discrepancy record.</summary>
[Clause("XT-3.3")]
public class EscalationTests
{
    public static TheoryData<string, EscalationCause> Parties => new()
    {
        { "牵头", EscalationCause.Lead }, { "财务", EscalationCause.Unit }, { "办公室", EscalationCause.Office },
    };

    private static Signature Party(string name) => Given.Head(name switch { "牵头" => Given.Employment, "财务" => Given.Finance, _ => Given.Office }, Given.On(4));

    [Theory]
    [MemberData(nameof(Parties))]
    public void Either_side_or_the_office_puts_it_before_the_office_at_any_time(string name, EscalationCause cause)
    {
        var release = Given.Dissenting();
        var dissent = release.OpenDissentOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.Escalate(Party(name), " 协商未果 "));

        Assert.Equal([nameof(DissentEscalated), nameof(MediationOpened)], facts.Select(f => f.Kind));
        var fact = Assert.IsType<DissentEscalated>(facts[0]);
        Assert.Equal((dissent.Id, cause, "协商未果", Party(name), Bureau.XT3_3), (fact.Dissent, fact.Cause, fact.Reason, fact.By, fact.Article));
        Assert.Equal((ConsultationState.InMediation, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));

        var item = Assert.Single(release.OpenMediation!.Agenda);
        Assert.Equal((Given.Finance.Id, dissent.Id, 1, null), (item.Unit, item.Dissent, item.Version, item.Outcome));
        Assert.Equal([Given.Pay], item.Passages);
        Assert.Contains(release.Papers, p => p.Kind == PaperKind.DiscrepancyRecord && p.Number == fact.Number && p.Unit == Given.Finance.Id);
    }

    [Fact]
    public void A_dissent_about_named_passages_is_on_the_agenda_with_those()
    {
        var release = Given.Dissenting(Given.Dissent() with { Scope = new ConsentScope([Given.Posts]) }).After(r => r.Escalate());
        Assert.Equal([Given.Posts], release.OpenMediation!.Agenda[0].Passages);
    }

    [Fact]
    public void The_third_round_declined_escalates_by_itself()
    {
        var release = Given.Declined(2);
        Assert.Equal(ConsultationState.Negotiating, release.StateOf(Given.Finance));
        Then.Accepts(release, r => r.Propose());
        var facts = Then.Accepts(release, r => r.Decline());

        Assert.Equal([nameof(ProposalDeclined), nameof(DissentEscalated), nameof(MediationOpened)], facts.Select(f => f.Kind));
        var escalated = Assert.IsType<DissentEscalated>(facts[1]);
        Assert.Equal((EscalationCause.RoundsUsedUp, "", null), (escalated.Cause, escalated.Reason, escalated.By));
        Assert.Equal(ConsultationState.InMediation, release.StateOf(Given.Finance));
        Then.Refuses<DissentIsBeforeTheOffice>(release, r => r.Propose());
    }

    [Fact]
    public void Who_is_no_party_puts_nothing_before_the_office()
    {
        Then.Refuses<NotAPartyToTheDissent>(Given.Dissenting(), r => r.Escalate(Given.Head(Given.Legal)));
        Then.Refuses<NotAPartyToTheDissent>(Given.Dissenting(), r => r.Escalate(Given.Drafter(Given.Finance)));
        Then.Refuses<NotAPartyToTheDissent>(Given.Dissenting(), r => r.Escalate(Given.Staff()));
        Then.Refuses<NotAPartyToTheDissent>(Given.Dissenting(), r => r.Escalate(Given.Leader()));
    }

    [Fact]
    public void Without_an_open_dissent_a_reason_or_a_unit_asked_nothing_goes_before_the_office()
    {
        Then.Refuses<NoDissentToSettle>(Given.HalfConsented(), r => r.Escalate());
        Then.Refuses<NoDissentToSettle>(Given.AskingToBeRemoved(), r => r.Escalate());
        Then.Refuses<EscalationNeedsReason>(Given.Dissenting(), r => r.Escalate(reason: " "));
        Then.Refuses<TextTooLong>(Given.Dissenting(), r => r.Escalate(reason: new string('长', Limits.Opinion + 1)));
        Then.Refuses<UnitNotAsked>(Given.Dissenting(), r => r.Escalate(unit: Given.Office));
        Then.Refuses<DissentIsBeforeTheOffice>(Given.InMediation(false), r => r.Escalate());
    }

    [Fact]
    public void Two_dissents_are_two_items_of_one_mediation()
    {
        var release = Given.InMediation(false);
        release.Sign(Given.Legal, Given.Dissent(), Given.On(4, 17));
        Then.Raises<DissentEscalated>(release, r => r.Escalate(unit: Given.Legal));
        Assert.Equal([Given.Finance.Id, Given.Legal.Id], Assert.Single(release.Mediations).Agenda.Select(i => i.Unit));
    }

    [Fact]
    public void A_new_dissent_while_the_old_one_is_before_the_office_stays_on_the_agenda()
    {
        var release = Given.InMediation();
        var old = release.LatestOf(Given.Finance.Id)!;
        var number = release.Find(Given.Finance.Id)!.Escalation!.Number;
        var facts = Then.Accepts(release, r => r.TrySign(Given.Finance, Given.Dissent("另有理由"), Given.On(5)));

        Assert.Equal([nameof(OpinionSigned), nameof(DissentEnded), nameof(DissentStayedBeforeTheOffice)], facts.Select(f => f.Kind));
        Assert.Equal((DissentOutcome.Superseded, ConsultationState.InMediation), (old.Ending!.Outcome, release.StateOf(Given.Finance)));
        var fresh = release.LatestOf(Given.Finance.Id)!;
        Assert.Equal(
            [(old.Id, DissentOutcome.Superseded), (fresh.Id, (DissentOutcome?)null)], release.OpenMediation!.Agenda.Select(i => (i.Dissent, i.Outcome)));
        Assert.Equal((fresh.Id, number), (release.Find(Given.Finance.Id)!.Escalation!.Dissent, release.Find(Given.Finance.Id)!.Escalation!.Number));
        Assert.Single(release.Papers, p => p.Number == number);
        Then.Accepts(release, r => r.Conclude(DissentOutcome.Referred));
    }

    [Fact]
    public void A_consent_signed_while_the_dissent_is_before_the_office_takes_it_off_again()
    {
        var release = Given.InMediation(convened: false);
        var facts = Then.Accepts(release, r => r.TrySign(Given.Finance, Given.Consent(), Given.On(5)));

        // Nobody had been called together: there is nothing to take minutes of.
        Assert.Equal([nameof(OpinionSigned), nameof(DissentEnded), nameof(MediationClosed), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
        Assert.Equal((ConsultationState.Settled, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
        Assert.Null(release.OpenMediation);
        Assert.Null(release.Find(Given.Finance.Id)!.Escalation);

        var met = Given.InMediation();
        met.Sign(Given.Finance, Given.Consent(), Given.On(6));
        Assert.False(met.OpenMediation!.IsUnsettled);
    }

    [Fact]
    public void A_dissent_taken_back_or_overtaken_by_a_new_version_leaves_the_agenda_with_its_outcome()
    {
        var withdrawn = Given.InMediation(convened: false);
        var facts = Then.Accepts(withdrawn, r => r.WithdrawOpinion(Given.Head(Given.Finance), Given.Finance.Id, r.LatestOf(Given.Finance.Id)!.Id, "再议"));
        Assert.Equal([nameof(OpinionWithdrawn), nameof(DissentEnded), nameof(MediationClosed)], facts.Select(f => f.Kind));
        Assert.Equal((DissentOutcome.Withdrawn, "再议"), (withdrawn.Mediations[0].Agenda[0].Outcome, withdrawn.Mediations[0].Agenda[0].Reasons));

        var revised = Given.InMediation(convened: false).Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        Assert.Equal((DissentOutcome.TextChanged, false), (revised.Mediations[0].Agenda[0].Outcome, revised.Mediations[0].IsOpen));
        Assert.Equal(ConsultationState.Asked, revised.StateOf(Given.Finance));
    }

    [Fact]
    public void The_next_dissent_that_goes_before_the_office_opens_a_mediation_of_its_own()
    {
        var release = Given.InMediation(convened: false).Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        release.Sign(Given.Finance, Given.Dissent(), Given.On(6));
        Then.Accepts(release, r => r.Escalate(Given.Head(Given.Employment, Given.On(6))));
        Assert.Equal([1, 2], release.Mediations.Select(m => m.Session));
        Assert.Equal((2, 2), (release.OpenMediation!.Session, release.OpenMediation.Agenda[0].Version));
    }
}
