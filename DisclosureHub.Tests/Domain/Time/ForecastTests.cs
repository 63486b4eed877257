using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>7 + 5 + 10 + 5 + 2 is more than 20, and is said on the first day.</summary>
public class ForecastTests
{
    [Fact]
    public void All_that_may_be_ahead_overruns_the_limit_by_nine_working_days()
    {
        var forecast = Forecast.Of(When.Day("2026-03-02"), When.Day("2026-03-02"), Forecast.Stages, When.Loaded);
        Assert.Equal((9, true, false), (forecast.Overrun, forecast.Overruns, forecast.IsProvisional));

        // 20 working days from 2 March are the 30th; 29 are 13 April, with Qingming on the 6th.
        Assert.Equal((When.Day("2026-03-30"), When.Day("2026-04-13")), (forecast.LimitOn, forecast.ReachedOn));
        Assert.Equal([When.Day("2026-03-11"), When.Day("2026-03-18"), When.Day("2026-04-01"), When.Day("2026-04-09"), When.Day("2026-04-13")], forecast.Legs.Select(l => l.To));
    }

    [Fact]
    public void Without_a_dissent_it_fits()
    {
        var forecast = Forecast.Of(When.Day("2026-03-02"), When.Day("2026-03-02"), [Terms.JointOpinion, Terms.SecrecyReview, Terms.HandOver], When.Loaded);
        Assert.Equal((0, false), (forecast.Overrun, forecast.Overruns));
    }

    [Fact]
    public void A_clock_that_runs_counts_with_its_due_day_and_one_that_is_over_with_today()
    {
        var running = Forecast.Of(When.Day("2026-03-02"), When.Day("2026-03-09"), [Terms.SecrecyReview], When.Loaded, [When.Day("2026-03-10"), When.Day("2026-03-11")]);
        Assert.Equal((When.Day("2026-03-11"), When.Day("2026-03-18")), (running.Legs[0].From, running.ReachedOn));
        var over = Forecast.Of(When.Day("2026-03-02"), When.Day("2026-03-16"), [Terms.SecrecyReview], When.Loaded, [When.Day("2026-03-11")]);
        Assert.Equal(When.Day("2026-03-23"), over.ReachedOn);
    }

    [Fact]
    public void The_terms_in_force_are_added_up_and_a_year_without_notice_is_said()
    {
        var shorter = new Timetable(When.Loaded.Calendar, [TermInForce.DefaultOf(Terms.Mediation) with { Length = 1, EffectiveFrom = When.Day("2026-01-01") }]);
        Assert.Equal(0, Forecast.Of(When.Day("2026-03-02"), When.Day("2026-03-02"), Forecast.Stages, shorter).Overrun);
        Assert.True(Forecast.Of(When.Day("2026-12-21"), When.Day("2026-12-21"), [Terms.HandOver], When.Loaded).IsProvisional);
    }
}
