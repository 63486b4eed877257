using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>Units × versions: who said what on which text, and what of it stands.</summary>
public class ConsultationMatrixTests
{
    private static string Row(JointRelease release, DisclosureHub.Domain.People.Unit unit) =>
        string.Join(' ', ConsultationMatrix.Of(release).Single(r => r.Unit == unit.Id).Cells.Select(c => $"{c.Version}:{c.Kind}"));

    private static JointRelease Asked() => Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));

    [Fact]
    public void A_unit_that_has_said_nothing_is_waited_for_and_its_silence_stays_on_an_older_version()
    {
        var release = Asked();
        Assert.Equal("1:Waiting", Row(release, Given.Finance));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal("1:NoAnswer 2:Waiting", Row(release, Given.Finance));
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_dissent_stays_where_it_was_said()
    {
        var release = Asked();
        var dissent = release.Sign(Given.Finance, Given.Dissent());
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));
        release.Sign(Given.Finance, Given.Consent());

        Assert.Equal("1:Signed 2:Signed", Row(release, Given.Finance));
        Assert.Same(dissent, ConsultationMatrix.Of(release)[0].Cells[0].Opinion);
        Assert.Equal(ConsultationState.Settled, ConsultationMatrix.Of(release)[0].State);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_consent_stands_on_the_next_version_or_was_voided_by_it()
    {
        var release = Asked();
        var pay = release.Sign(Given.Finance, Given.Consent(Given.Pay));
        release.Sign(Given.Legal, Given.Consent());
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));

        Assert.Equal("1:Signed 2:Stands", Row(release, Given.Finance));
        Assert.Equal("1:Signed 2:Voided", Row(release, Given.Legal));
        Assert.Same(pay, ConsultationMatrix.Of(release)[0].Cells[1].Opinion);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_consent_that_leaves_out_a_passage_newly_put_to_the_unit_is_shown_as_voided()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay));
        release.Sign(Given.Finance, Given.Consent(Given.Pay));
        release.Revise(r =>
        {
            Then.Accepts(r, x => x.Rewrite(Given.Posts, "会计 3 名"));
            return r.Name(Given.Concerned(Given.Finance, Given.Posts));
        });
        Assert.Equal("1:Signed 2:Voided", Row(release, Given.Finance));
    }

    [Fact]
    public void An_opinion_taken_back_is_shown_as_taken_back()
    {
        var release = Asked();
        var opinion = release.Sign(Given.Finance, Given.Consent());
        Then.Accepts(release, r => r.WithdrawOpinion(Given.Head(Given.Finance), Given.Finance.Id, opinion.Id, "新情况"));
        Assert.Equal("1:Withdrawn", Row(release, Given.Finance));
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"));
        Assert.Equal("1:Withdrawn 2:Waiting", Row(release, Given.Finance));
    }

    [Fact]
    public void A_unit_asked_only_later_was_not_asked_before()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Revise(r =>
        {
            Then.Accepts(r, x => x.Rewrite(Given.Pay, "月薪 6000 元"));
            return r.Name(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        });
        Assert.Equal("1:NotAsked 2:Waiting", Row(release, Given.Legal));
    }
}
