using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

/// <summary>What the leading group's office decides: who is concerned, who is asked besides, who leads.</summary>
[Clause("XT-1")]
public class OfficeTests
{
    private static readonly string TooLong = new('长', Limits.Opinion + 1);

    [Fact]
    public void A_unit_found_not_concerned_owes_no_answer()
    {
        var release = Given.AskingToBeRemoved();
        var asked = release.LatestOf(Given.Finance.Id)!;
        var facts = Then.Accepts(release, r => r.ConfirmRemovalOf(Given.Finance, " 确不涉及 "));

        Assert.Equal([nameof(RemovalConfirmed), nameof(ReleaseAgreed)], facts.Select(f => f.Kind));
        var fact = Assert.IsType<RemovalConfirmed>(facts[0]);
        Assert.Equal((asked.Id, "确不涉及", Bureau.XT1), (fact.Opinion, fact.Reason, fact.Article));
        Assert.Equal((ConsultationState.Removed, ReleaseStage.Agreed), (release.StateOf(Given.Finance), release.Stage));
        Assert.DoesNotContain(release.Concerns, c => c.Unit == Given.Finance.Id);
        Then.Refuses<UnitNotAsked>(release, r => r.TrySign(Given.Finance, Given.Consent()));
    }

    [Fact]
    public void A_removed_unit_is_asked_again_when_the_lead_names_it_again()
    {
        var release = Given.WithOneRemoved().Revise(r => r.Rewrite(Given.Posts, "统计 3 名"), Given.On(5));
        Assert.Equal(ConsultationState.Removed, release.StateOf(Given.Finance));
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Legal), Given.Concerned(Given.Finance, Given.Pay)));
        Assert.Equal(ConsultationState.Removed, release.StateOf(Given.Finance));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 4 名"), Given.On(6));
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
        Assert.Null(release.Find(Given.Finance.Id)!.Removal);
    }

    [Fact]
    public void A_removed_unit_is_asked_again_when_the_office_names_it_again_on_the_same_version()
    {
        foreach (var release in new[] { Given.WithOneRemoved(), Given.InMediation().After(r => r.Conclude(DissentOutcome.NotAffected)) })
        {
            var facts = Then.Accepts(release, r => r.Add(Given.Finance, [Given.Pay], by: Given.OfficeHead(Given.On(9))));
            Assert.Equal([nameof(UnitAdded), nameof(UnitAsked)], facts.Select(f => f.Kind));
            Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));
            release.Sign(Given.Finance, Given.Consent(), Given.On(10));
            Assert.Equal(ReleaseStage.Agreed, release.Stage);
        }
    }

    [Fact]
    public void The_office_insists_and_the_unit_owes_an_answer_in_the_matter()
    {
        var release = Given.AskingToBeRemoved();
        var fact = Then.Raises<ConcernInsisted>(release, r => r.InsistOn(Given.Finance, by: Given.OfficeHead(Given.On(10))));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Finance), release.Stage));

        // At least the re-consultation term from the finding: three working days after the 10th.
        Assert.Equal((Given.Day(13), Given.Day(13)), (release.DueOn(Given.Finance), fact.DueOn));
        Assert.Equal(Given.Finance.Id, Then.Refuses<OfficeInsists>(release, r => r.TrySign(Given.Finance, Given.NotConcerned())).Unit);
        release.Sign(Given.Finance, Given.Dissent(), Given.On(11));
        Assert.Equal(ConsultationState.Answered, release.StateOf(Given.Finance));
    }

    [Fact]
    public void Insisting_brings_no_due_date_forward()
    {
        var release = Given.AskingToBeRemoved();
        Then.Accepts(release, r => r.InsistOn(Given.Finance));
        Assert.Equal(Given.Day(11), release.DueOn(Given.Finance));
    }

    [Fact]
    public void A_finding_is_the_office_heads_about_a_unit_that_asks_to_be_removed_with_reasons()
    {
        foreach (var find in new Func<JointRelease, Unit, string, Signature?, Outcome>[]
        {
            (r, unit, reason, by) => r.ConfirmRemovalOf(unit, reason, by), (r, unit, reason, by) => r.InsistOn(unit, reason, by),
        })
        {
            Then.Refuses<OnlyTheOfficeDecides>(Given.AskingToBeRemoved(), r => find(r, Given.Finance, "有理", Given.Staff()));
            Then.Refuses<OnlyTheOfficeDecides>(Given.AskingToBeRemoved(), r => find(r, Given.Finance, "有理", Given.Head(Given.Employment)));
            Then.Refuses<NoRemovalAskedFor>(Given.Dissenting(), r => find(r, Given.Finance, "有理", null));
            Then.Refuses<NoRemovalAskedFor>(Given.AskingToBeRemoved().After(r => r.InsistOn(Given.Finance)), r => find(r, Given.Finance, "有理", null));
            Then.Refuses<FindingNeedsReasons>(Given.AskingToBeRemoved(), r => find(r, Given.Finance, " ", null));
            Then.Refuses<TextTooLong>(Given.AskingToBeRemoved(), r => find(r, Given.Finance, TooLong, null));
            Then.Refuses<UnitNotAsked>(Given.AskingToBeRemoved(), r => find(r, Given.Office, "有理", null));
        }
    }

    [Fact]
    [Clause("XT-3")]
    public void The_office_adds_a_unit_and_it_is_asked_at_once_on_the_version_before_everybody()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        var facts = Then.Accepts(release, r => r.Add(Given.Legal, [Given.Pay, Given.Pay]));

        Assert.Equal([nameof(UnitAdded), nameof(UnitAsked)], facts.Select(f => f.Kind));
        Assert.Equal((Given.Legal.Id, "涉及税收"), facts.OfType<UnitAdded>().Select(f => (f.Unit, f.Reason)).Single());
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Legal));
        Assert.Equal([Given.Pay], release.Find(Given.Legal.Id)!.Passages);

        // Seven working days from the 4th; and the next version names it too.
        Assert.Equal(Given.Day(13), release.DueOn(Given.Legal));
        Assert.Contains(release.Concerns, c => c.Unit == Given.Legal.Id && c.Blocks.SequenceEqual([Given.Pay]));
        Then.Refuses<AskedUnitCannotBeDropped>(release, r => r.Name(Given.Concerned(Given.Finance)));
    }

    [Fact]
    public void A_unit_added_takes_the_release_out_of_agreement()
    {
        var none = Given.InConsultation();
        Assert.Equal(ReleaseStage.Agreed, none.Stage);
        Then.Accepts(none, r => r.Add(Given.TaxBureau));
        Assert.Equal((ReleaseStage.InConsultation, ""), (none.Stage, none.NoneAffectedReason));
        Assert.True(none.Find(Given.TaxBureau.Id)!.IsOutside);
        Assert.Null(none.Find(Given.TaxBureau.Id)!.DueOn);
    }

    [Fact]
    public void Only_the_office_head_adds_a_unit_that_can_be_asked_and_is_not()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Then.Refuses<OnlyTheOfficeDecides>(release, r => r.Add(Given.Legal, by: Given.Staff()));
        Then.Refuses<UnitIsAskedAlready>(release, r => r.Add(Given.Finance));
        Then.Refuses<UnitCannotBeAsked>(release, r => r.Add(Given.Leaders));
        Then.Refuses<UnitCannotBeAsked>(release, r => r.Add(Given.Employment));
        Then.Refuses<ConcernNamesUnknownBlock>(release, r => r.Add(Given.Legal, [Given.Unknown]));
        Then.Refuses<ReasonIsMissing>(release, r => r.Add(Given.Legal, reason: " "));
        Then.Refuses<TextTooLong>(release, r => r.Add(Given.Legal, reason: TooLong));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.Add(Given.Legal));
    }

    [Fact]
    [Clause("XT-2")]
    public void Reassigned_the_release_is_not_agreed_until_the_new_lead_signs_its_own_version()
    {
        var release = Given.Agreed();
        var fact = Then.Raises<LeadReassigned>(release, r => r.Reassign(Given.Finance));
        Assert.Equal((Given.Employment.Id, Given.Finance.Id), (fact.From, fact.To));
        Assert.Equal((ReleaseStage.InConsultation, Given.Finance.Id, Given.Finance.Id), (release.Stage, release.Lead, release.Draft.Lead));

        // The category belongs to the old lead; the new one chooses one of its own and signs.
        Assert.Null(release.Draft.Category);
        var (drafter, head) = (Given.Drafter(Given.Finance, Given.On(5)), Given.Head(Given.Finance, Given.On(5)));
        Then.Refuses<OnlyTheLeadUnitDrafts>(release, r => r.Rewrite(Given.Pay, "甲"));
        release.After(r => r.SaveDetails(drafter, "公告", Given.Budget, DisclosureAttribute.Proactive, "", [], r.DetailsHash));
        Then.Accepts(release, r => r.ReviseAs(head, Given.On(5)));

        // The section that led so far is asked; the new lead's own old consultation owes nothing.
        Assert.Equal((ConsultationState.Asked, ConsultationState.Removed), (release.StateOf(Given.Employment), release.StateOf(Given.Finance)));
        release.Sign(Given.Employment, Given.Consent(), Given.On(6));
        release.Sign(Given.Legal, Given.Consent(), Given.On(6));
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    [Clause("XT-2")]
    public void A_draft_before_the_head_falls_with_the_reassignment()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Legal));
        release.After(r => r.Rewrite(Given.Pay, "甲"), r => r.SubmitDraft(Given.Drafter(Given.Employment), true, "改", r.Draft.Hash()), r => r.Reassign(Given.Finance));
        Then.Refuses<NothingSubmitted>(release, r => r.IssueVersion(Given.Head(Given.Finance), "同意公开", r.Draft.Hash(), Given.Number, Given.Timetable));
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.IssueVersion(Given.Head(Given.Employment), "同意公开", r.Draft.Hash(), Given.Number, Given.Timetable));
    }

    [Fact]
    public void Given_back_to_the_section_that_signed_the_version_its_agreement_is_as_it_was()
    {
        var release = Given.Agreed().After(r => r.Reassign(Given.Office));
        Assert.Contains(Then.Accepts(release, r => r.Reassign(Given.Employment)), f => f is ReleaseAgreed);
    }

    [Fact]
    [Clause("XT-2")]
    public void Only_the_office_head_gives_a_release_that_was_sent_to_another_unit_of_the_bureau()
    {
        Then.Refuses<OnlyTheOfficeDecides>(Given.Agreed(), r => r.Reassign(Given.Finance, by: Given.Head(Given.Employment)));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.Reassign(Given.Finance));
        Then.Refuses<UnitLeadsAlready>(Given.Agreed(), r => r.Reassign(Given.Employment));
        Then.Refuses<OnlyOwnUnitsLead>(Given.Agreed(), r => r.Reassign(Given.TaxBureau));
        Then.Refuses<OnlyOwnUnitsLead>(Given.Agreed(), r => r.Reassign(Given.Leaders));
        Then.Refuses<ReasonIsMissing>(Given.Agreed(), r => r.Reassign(Given.Finance, " "));
        Then.Refuses<TextTooLong>(Given.Agreed(), r => r.Reassign(Given.Finance, TooLong));
    }

    [Fact]
    public void Taken_over_the_office_drafts_and_proposes_but_signs_no_version()
    {
        var release = Given.Dissenting();
        var fact = Then.Raises<CoordinationTakenOver>(release, r => r.TakeOver());
        Assert.Equal((Given.Office.Id, "牵头单位无力推进"), (fact.Office, release.TakenOver!.Reason));

        Then.Accepts(release, r => r.DraftProposal(Given.Staff(), Given.Finance.Id, Given.Proposed(), TextHash.None));
        Then.Accepts(release, r => r.Propose(by: Given.OfficeHead()));
        Then.Accepts(release, r => r.SaveBlock(Given.Staff(), Given.Pay, BlockKind.Paragraph, "月薪 4000 元", r.Draft.Find(Given.Pay)!.Hash));
        Then.Accepts(release, r => r.SubmitDraft(Given.Staff(), true, "改", r.Draft.Hash()));
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.IssueVersion(Given.OfficeHead(), "同意公开", r.Submitted!.Text, Given.Number, Given.Timetable));
        Then.Refuses<OnlyTheHeadSigns>(release, r => r.ReturnDraft(Given.OfficeHead(), "再改"));
        Then.Raises<DraftReturned>(release, r => r.ReturnDraft(Given.Head(Given.Employment), "再改"));
        Then.Accepts(release, r => r.Rewrite(Given.Posts, "牵头单位也还能写"));
    }

    [Fact]
    public void Only_the_office_head_takes_over_once_what_the_office_does_not_lead()
    {
        Then.Refuses<OnlyTheOfficeDecides>(Given.Dissenting(), r => r.TakeOver(by: Given.Staff()));
        Then.Refuses<TakenOverAlready>(Given.Dissenting().After(r => r.TakeOver()), r => r.TakeOver());
        Then.Refuses<TakenOverAlready>(Given.Dissenting().After(r => r.Reassign(Given.Office)), r => r.TakeOver());
        Then.Refuses<ReasonIsMissing>(Given.Dissenting(), r => r.TakeOver(" "));
        Then.Refuses<TextTooLong>(Given.Dissenting(), r => r.TakeOver(TooLong));
        Then.Refuses<NothingIsInConsultation>(Given.Drafting(), r => r.TakeOver());
        Then.Refuses<OnlyTheLeadNegotiates>(Given.Dissenting(), r => r.Propose(by: Given.OfficeHead()));
        Then.Refuses<OnlyTheLeadUnitDrafts>(Given.Dissenting(), r => r.SaveBlock(Given.Staff(), Given.Pay, BlockKind.Paragraph, "甲", r.Draft.Find(Given.Pay)!.Hash));
    }
}
