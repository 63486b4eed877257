using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

public class WhoSeesWhatTests
{
    private static bool Sees(Reader reader, JointRelease release) => WhoSeesWhat.Of(reader).Compile()(release);

    private static Reader Reader(Unit unit, Role role) => Given.Reader((unit, role));

    public static TheoryData<Role> WholeBureau => [.. Enum.GetValues<Role>().Where(r => r.SeesTheWholeBureau())];

    [Fact]
    public void A_draft_is_seen_in_its_lead_unit_and_nowhere_else()
    {
        foreach (var release in new[] { Given.Drafting(), Given.Submitted(Given.Concerned(Given.Finance)) })
        {
            Assert.True(Sees(Reader(Given.Employment, Role.Drafter), release));
            Assert.False(Sees(Reader(Given.Finance, Role.SectionHead), release));
            Assert.False(Sees(Reader(Given.Legal, Role.Drafter), release));
        }
    }

    [Theory]
    [MemberData(nameof(WholeBureau))]
    [Clause("XT-1")]
    public void The_office_the_leadership_and_the_auditor_see_a_release_once_it_was_sent_and_not_before(Role role)
    {
        var reader = Reader(role is Role.OfficeHead or Role.OfficeStaff ? Given.Office : Given.Leaders, role);
        Assert.False(Sees(reader, Given.Drafting()));
        Assert.False(Sees(reader, Given.Submitted(Given.Concerned(Given.Finance))));
        Assert.True(Sees(reader, Given.InConsultation(Given.Concerned(Given.Finance))));
        Assert.True(Sees(reader, Given.InConsultation()));
    }

    [Fact]
    public void A_unit_sees_a_release_once_it_was_asked_and_another_unit_does_not()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.True(Sees(Reader(Given.Finance, Role.Drafter), release));
        Assert.True(Sees(Reader(Given.Finance, Role.SectionHead), release));
        Assert.False(Sees(Reader(Given.Legal, Role.SectionHead), release));
    }

    [Fact]
    public void A_unit_named_on_the_next_draft_sees_nothing_until_that_version_is_sent()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Then.Accepts(release, r => r.Name(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal)));
        Assert.False(Sees(Reader(Given.Legal, Role.SectionHead), release));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.True(Sees(Reader(Given.Legal, Role.SectionHead), release));
    }

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    public void An_administrator_sees_no_matter_not_even_of_the_unit_he_sits_in(Role role)
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        Assert.False(Sees(Reader(Given.Employment, role), release));
        Assert.False(Sees(Reader(Given.Finance, role), release));
        Assert.False(WhoSeesWhat.SeesDraft(Reader(Given.Employment, role), release));
        Assert.False(WhoSeesWhat.SeesOpinionDraft(Reader(Given.Finance, role), Given.Finance.Id));
    }

    [Fact]
    public void An_auditor_reads_what_was_sent_and_not_the_drafts_of_the_unit_he_sits_in()
    {
        var auditor = Reader(Given.Employment, Role.AuditAdministrator);
        Assert.False(Sees(auditor, Given.Drafting()));
        Assert.True(Sees(auditor, Given.InConsultation(Given.Concerned(Given.Finance))));
        Assert.False(WhoSeesWhat.SeesDraft(auditor, Given.Drafting()));
        Assert.False(auditor.WorksIn(Given.Employment.Id));
    }

    [Fact]
    public void A_duty_is_carried_in_the_unit_of_its_post_and_not_in_another()
    {
        var reader = Given.Reader((Given.Legal, Role.SectionHead), (Given.Finance, Role.Drafter));
        Assert.True(reader.Heads(Given.Legal.Id) && !reader.Heads(Given.Finance.Id));
        Assert.True(reader.Carries(Duty.SignOpinion, Given.Legal.Id) && !reader.Carries(Duty.SignOpinion, Given.Finance.Id));
        Assert.True(reader.Carries(Duty.DraftOpinion, Given.Finance.Id));
    }

    [Fact]
    public void Who_holds_no_post_sees_nothing() =>
        Assert.False(Sees(Given.Reader(), Given.InConsultation(Given.Concerned(Given.Finance))));

    [Fact]
    public void Who_holds_two_posts_sees_what_either_lets_him_see()
    {
        var reader = Given.Reader((Given.Legal, Role.Drafter), (Given.Finance, Role.Drafter), (Given.Finance, Role.SystemAdministrator));
        Assert.True(Sees(reader, Given.InConsultation(Given.Concerned(Given.Finance))));
        Assert.Equal([Given.Legal.Id, Given.Finance.Id], reader.Units);
        Assert.True(reader.WorksIn(Given.Finance.Id) && !reader.WorksIn(Given.Office.Id));
        Assert.True(reader.Carries(Duty.DraftOpinion) && !reader.Carries(Duty.SignOpinion));
    }

    [Fact]
    public void The_working_draft_stays_in_the_lead_unit_and_an_unsigned_opinion_in_its_own()
    {
        Assert.True(WhoSeesWhat.SeesDraft(Reader(Given.Employment, Role.Drafter), Given.Drafting()));
        Assert.False(WhoSeesWhat.SeesDraft(Reader(Given.Office, Role.OfficeHead), Given.Drafting()));
        Assert.True(WhoSeesWhat.SeesOpinionDraft(Reader(Given.Finance, Role.Drafter), Given.Finance.Id));
        Assert.False(WhoSeesWhat.SeesOpinionDraft(Reader(Given.Employment, Role.SectionHead), Given.Finance.Id));
        Assert.False(WhoSeesWhat.SeesOpinionDraft(Reader(Given.Leaders, Role.Director), Given.Finance.Id));
    }

    [Fact]
    [Clause("XT-1")]
    public void Once_the_office_took_over_it_sees_the_working_draft()
    {
        var release = Given.Dissenting().After(r => r.TakeOver());
        Assert.True(WhoSeesWhat.SeesDraft(Reader(Given.Office, Role.OfficeStaff), release));
        Assert.False(WhoSeesWhat.SeesDraft(Reader(Given.Finance, Role.SectionHead), release));
    }

    [Fact]
    [Clause("XT-3")]
    public void An_outside_unit_sees_a_release_once_the_bureaus_letter_went_out_and_nothing_of_the_others()
    {
        var contact = Reader(Given.TaxBureau, Role.OutsideContact);
        Assert.False(Sees(contact, Given.AskingOutside(letter: false)));
        Assert.True(Sees(contact, Given.AskingOutside()));
        Assert.False(WhoSeesWhat.SeesTheRest(contact));
        Assert.True(WhoSeesWhat.SeesTheRest(Reader(Given.Finance, Role.Drafter)));
    }
}
