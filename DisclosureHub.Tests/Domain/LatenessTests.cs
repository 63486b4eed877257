using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>A late answer is taken and marked. The answer is due on Wednesday the 11th.</summary>
[Clause("XT-3.1")]
public class LatenessTests
{
    private static JointRelease Asked() => Given.InConsultation(Given.Concerned(Given.Finance));

    /// <summary>An answer due on Friday the 13th.</summary>
    private static JointRelease DueOnFriday()
    {
        var release = Given.Submitted(Given.Concerned(Given.Finance));
        Then.Accepts(release, r => r.IssueVersion(Given.Head(Given.Employment, Given.On(4)), "同意公开", r.Submitted!.Text, Given.Number, Given.Timetable));
        Assert.Equal(Given.Day(13), release.DueOn(Given.Finance));
        return release;
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(11, 0)]
    [InlineData(12, 1)]
    [InlineData(13, 2)]
    [InlineData(16, 3)]
    [InlineData(30, 13)]
    public void An_answer_is_late_by_the_working_days_after_the_due_date(int day, int late) =>
        Assert.Equal(late, Asked().Sign(Given.Finance, Given.Consent(), Given.On(day)).DaysLate);

    [Fact]
    public void The_due_date_ends_at_midnight_in_Shanghai()
    {
        Assert.Equal(0, Asked().Sign(Given.Finance, Given.Consent(), Given.On(11, 23, 59)).DaysLate);
        Assert.Equal(1, Asked().Sign(Given.Finance, Given.Consent(), Given.On(12, 0, 0)).DaysLate);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 2)]
    public void An_answer_at_the_weekend_after_the_due_date_is_late_and_is_marked(int day, int late) =>
        Assert.Equal(late, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(day)).DaysLate);

    [Fact]
    public void A_make_up_workday_counts_as_a_day_late()
    {
        var calendar = Given.CalendarWith(worked: [14]);
        Assert.Equal(1, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(14), calendar).DaysLate);
        Assert.Equal(2, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(16), calendar).DaysLate);
    }

    [Fact]
    public void A_holiday_does_not_add_a_day()
    {
        var calendar = Given.CalendarWith(off: [16, 17]);
        Assert.Equal(1, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(17), calendar).DaysLate);
        Assert.Equal(1, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(18), calendar).DaysLate);
        Assert.Equal(2, DueOnFriday().Sign(Given.Finance, Given.Consent(), Given.On(19), calendar).DaysLate);
    }

    [Fact]
    [Clause("XT-3.2")]
    public void A_late_consent_is_a_consent()
    {
        var release = Asked();
        var facts = Then.Accepts(release, r => r.TrySign(Given.Finance, Given.Consent(), Given.On(20)));
        Assert.Equal(7, Assert.IsType<OpinionSigned>(facts[0]).DaysLate);
        Assert.Equal(ReleaseStage.Agreed, release.Stage);
    }

    [Fact]
    public void After_a_new_version_the_new_due_date_counts()
    {
        var release = Asked();
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"), Given.On(11));
        Assert.Equal(0, release.Sign(Given.Finance, Given.Consent(), Given.On(16)).DaysLate);

        release = Asked();
        release.Revise(r => r.Rewrite(Given.Pay, "月薪 6000 元"), Given.On(11));
        Assert.Equal(1, release.Sign(Given.Finance, Given.Consent(), Given.On(17)).DaysLate);
    }

    [Fact]
    public void Who_answered_in_time_and_changes_the_answer_later_is_not_late()
    {
        var release = Asked();
        release.Sign(Given.Finance, Given.Dissent(), Given.On(4));
        Assert.Equal(0, release.Sign(Given.Finance, Given.Consent(Given.Pay), Given.On(20)).DaysLate);

        release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"), Given.On(23));
        Assert.Equal(0, release.Sign(Given.Finance, Given.Consent(), Given.On(24)).DaysLate);
    }

    [Fact]
    public void Who_took_an_answer_back_owes_one_again_and_can_be_late()
    {
        var release = Asked();
        var opinion = release.Sign(Given.Finance, Given.Consent(), Given.On(4));
        Then.Accepts(release, r => r.WithdrawOpinion(Given.Head(Given.Finance, Given.On(5)), Given.Finance.Id, opinion.Id, "新情况"));
        Assert.Equal(2, release.Sign(Given.Finance, Given.Consent(), Given.On(13)).DaysLate);
    }
}
