using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

[Clause("XT-3")]
public class ConcernsTests
{
    [Fact]
    public void Sections_and_the_office_are_named_with_their_passages()
    {
        var release = Given.Drafting();
        var fact = Then.Raises<DraftSaved>(release, r => r.Name(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Office)));

        Assert.Equal([Given.Finance.Id, Given.Office.Id], release.Concerns.Select(c => c.Unit));
        Assert.Equal([Given.Pay], release.Concerns[0].Blocks);
        Assert.True(release.Concerns[1].IsWhole);
        Assert.Equal(DraftPart.Concerns, fact.Part);
    }

    [Fact]
    public void None_is_named_with_a_reason_and_the_reason_goes_when_one_is()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.NameConcerns(Given.Drafter(Given.Employment), [], " 只涉及本科业务 ", Given.UnitOf));
        Assert.Equal("只涉及本科业务", release.NoneAffectedReason);

        Then.Accepts(release, r => r.NameConcerns(Given.Drafter(Given.Employment), [Given.Concerned(Given.Legal)], "只涉及本科业务", Given.UnitOf));
        Assert.Equal("", release.NoneAffectedReason);
    }

    [Fact]
    public void A_unit_named_twice_is_asked_once()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Finance, Given.Pay));
        Assert.Equal(Given.Finance.Id, Assert.Single(release.Consultations).Unit);
    }

    public static TheoryData<string> CannotBeAsked => ["就业促进科", "局领导", "(unknown)"];

    [Theory]
    [MemberData(nameof(CannotBeAsked))]
    public void The_lead_itself_the_leadership_and_unknown_units_cannot_be_named(string name)
    {
        var unit = Given.Units.FirstOrDefault(u => u.Name == name)?.Id ?? UnitId.From(Given.Id(99));
        var refusal = Then.Refuses<UnitCannotBeAsked>(
            Given.Drafting(), r => r.Name(Given.Concerned(Given.Finance), new Concern(unit, [])));
        Assert.Equal(unit, refusal.Unit);
    }

    [Fact]
    public void A_passage_that_is_not_in_the_text_concerns_nobody() =>
        Then.Refuses<ConcernNamesUnknownBlock>(Given.Drafting(), r => r.Name(Given.Concerned(Given.Finance, Given.Pay, Given.Unknown)));

    [Fact]
    public void Who_was_asked_cannot_be_dropped_by_naming_others_or_none()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));

        Assert.Equal(Given.Legal.Id, Then.Refuses<AskedUnitCannotBeDropped>(release, r => r.Name(Given.Concerned(Given.Finance))).Unit);
        Then.Refuses<AskedUnitCannotBeDropped>(
            release, r => r.NameConcerns(Given.Drafter(Given.Employment), [], "都不涉及", Given.UnitOf));
    }

    [Fact]
    public void A_unit_can_be_dropped_before_it_was_asked()
    {
        var release = Given.Drafting();
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal)));
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Legal)));
        Assert.Equal(Given.Legal.Id, Assert.Single(release.Concerns).Unit);
    }

    [Fact]
    public void A_reason_that_is_too_long_is_refused() =>
        Then.Refuses<TextTooLong>(
            Given.Drafting(), r => r.NameConcerns(Given.Drafter(Given.Employment), [], new string('因', 5001), Given.UnitOf));

    [Fact]
    public void Naming_on_the_draft_asks_nobody_yet()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Assert.Empty(release.Consultations);
        Then.Refuses<UnitNotAsked>(
            release, r => r.DraftOpinion(Given.Drafter(Given.Finance), Given.Finance.Id, Given.Consent(), TextHash.None));
    }
}
