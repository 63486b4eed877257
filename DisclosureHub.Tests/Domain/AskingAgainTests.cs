using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>Due dates: of the first asking and of every later one.</summary>
[Clause("XT-3")]
public class AskingAgainTests
{
    private static JointRelease Issued(DateTimeOffset at, int[]? off = null, int[]? worked = null)
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Then.Accepts(release, r => r.IssueVersion(
            Given.Head(Given.Employment, at), "同意公开", r.Submitted!.Text, Given.Number, DisclosureHub.Domain.Deadlines.Timetable.Defaults(Given.CalendarWith(off, worked))));
        return release;
    }

    private static DateOnly DueAfterRevision(JointRelease release, DateTimeOffset at, int[]? off = null) =>
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"), at, Given.CalendarWith(off)).DueOn(Given.Finance);

    [Fact]
    public void An_opinion_is_due_on_the_seventh_working_day_after_the_asking()
    {
        Assert.Equal(Given.Day(11), Issued(Given.On(2)).DueOn(Given.Finance));
        Assert.Equal((7, TermUnit.WorkingDays), (Terms.JointOpinion.Length, Terms.JointOpinion.Unit));
    }

    [Fact]
    public void A_holiday_puts_the_due_date_off_and_a_make_up_workday_brings_it_forward()
    {
        Assert.Equal(Given.Day(12), Issued(Given.On(2), off: [5]).DueOn(Given.Finance));
        Assert.Equal(Given.Day(10), Issued(Given.On(2), worked: [7]).DueOn(Given.Finance));
    }

    [Fact]
    public void What_is_asked_after_midnight_in_Shanghai_counts_from_the_new_day()
    {
        Assert.Equal(Given.Day(11), Issued(Given.On(2, 23, 59)).DueOn(Given.Finance));
        Assert.Equal(Given.Day(12), Issued(Given.On(3, 0, 1)).DueOn(Given.Finance));
    }

    [Fact]
    public void What_is_asked_on_a_Saturday_counts_from_Monday() =>
        Assert.Equal(Given.Day(17), Issued(Given.On(7)).DueOn(Given.Finance));

    [Fact]
    public void A_running_clock_keeps_its_due_date_when_three_working_days_are_left()
    {
        Assert.Equal(Given.Day(11), DueAfterRevision(Issued(Given.On(2)), Given.On(5)));
        Assert.Equal(Given.Day(11), DueAfterRevision(Issued(Given.On(2)), Given.On(6)));
    }

    [Fact]
    public void A_running_clock_ends_no_sooner_than_three_working_days_after_the_new_version()
    {
        Assert.Equal(Given.Day(12), DueAfterRevision(Issued(Given.On(2)), Given.On(9)));
        Assert.Equal(Given.Day(16), DueAfterRevision(Issued(Given.On(2)), Given.On(11)));
        Assert.Equal(Given.Day(17), DueAfterRevision(Issued(Given.On(2)), Given.On(11), off: [13]));
    }

    [Fact]
    public void A_unit_whose_clock_ran_out_long_ago_gets_three_working_days() =>
        Assert.Equal(Given.Day(26), DueAfterRevision(Issued(Given.On(2)), Given.On(23)));

    [Fact]
    public void A_unit_named_only_now_gets_the_whole_term()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Revise(
            r =>
            {
                Then.Accepts(r, x => x.Rewrite(Given.Pay, "月薪 6000 元"));
                return r.Name(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
            },
            Given.On(10));

        Assert.Equal(Given.Day(13), release.DueOn(Given.Finance));
        Assert.Equal(Given.Day(19), release.DueOn(Given.Legal));
    }

    [Fact]
    public void Asking_again_is_recorded_with_the_version_the_due_date_and_what_silence_means()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay));
        _ = release.TakeRaised();
        release.Revise(
            r =>
            {
                Then.Accepts(r, x => x.Rewrite(Given.Pay, "月薪 6000 元"));
                return r.Name(Given.Concerned(Given.Finance, Given.Posts));
            },
            Given.On(9));

        var asked = Assert.Single(release.TakeRaised().OfType<UnitAsked>());
        Assert.Equal((Given.Finance.Id, 2, Given.Day(12), Silence.IsNotConsent), (asked.Unit, asked.Version, asked.DueOn, asked.Silence));
        Assert.Equal([Given.Posts], asked.Passages);
        var consultation = release.Find(Given.Finance.Id)!;
        Assert.Equal((2, Given.On(9)), (consultation.AskedVersion, consultation.AskedAt));
        Assert.Equal([Given.Posts], consultation.Passages);
    }

    [Fact]
    public void A_unit_that_dissented_is_asked_again_without_a_word_of_a_voided_consent()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, Given.Dissent());
        _ = release.TakeRaised();
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 4000 元"));

        var facts = release.TakeRaised();
        Assert.Single(facts.OfType<UnitAsked>());
        Assert.Empty(facts.OfType<ConsentVoided>());
        Assert.Equal(ConsultationState.Asked, release.StateOf(Given.Finance));
    }

    [Fact]
    public void A_clock_is_not_restarted_for_a_unit_whose_consent_stands()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        release.Sign(Given.Finance, Given.Consent(Given.Pay));
        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"), Given.On(20));

        var consultation = release.Find(Given.Finance.Id)!;
        Assert.Equal((1, Given.On(2), Given.Day(11)), (consultation.AskedVersion, consultation.AskedAt, consultation.DueOn));
    }

    [Fact]
    public void Silence_is_never_consent_however_long_it_lasts()
    {
        Assert.Equal((Silence.IsNotConsent, Silence.IsNotConsent), (Terms.JointOpinion.Silence, Terms.Reconsultation.Silence));
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        release.Sign(Given.Finance, Given.Consent(), Given.On(30));
        Assert.Equal((ConsultationState.Asked, ReleaseStage.InConsultation), (release.StateOf(Given.Legal), release.Stage));
    }
}
