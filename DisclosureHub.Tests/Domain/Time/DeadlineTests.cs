using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Web.Seed;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>Clocks worked by hand on the wall calendar.</summary>
[Clause("GK-10.3")]
[Clause("GK-10.4")]
public class DeadlineTests
{
    private static Refusal? Refused(Outcome outcome, Deadline clock, DateOnly due)
    {
        Assert.Equal(due, clock.DueOn);
        return outcome.Refusal;
    }

    private static HolidayNotice Notice2027(string[] off, string[] worked) => new(2027, "n", off.Select(When.Day).ToHashSet(), worked.Select(When.Day).ToHashSet());

    [Fact]
    public void What_is_received_on_a_make_up_Sunday_is_counted_from_Monday()
    {
        // Sunday 4 January 2026 is worked; the day of receipt is not counted whatever it is. 5 6 7 8 9 | 12 13.
        var clock = When.Clock(Terms.JointOpinion, "2026-01-04 10:00");
        Assert.Equal(When.Day("2026-01-13"), clock.DueOn);
        Assert.Equal(When.At("2026-01-14 00:00"), clock.DueAt);
    }

    [Fact]
    public void What_is_received_on_a_holiday_is_counted_from_the_first_working_day()
    {
        // Received on 3 October. 8 9 and Saturday the 10th | 12 13 14 15.
        var clock = When.Clock(Terms.JointOpinion, "2026-10-03 10:00");
        Assert.Equal(When.Day("2026-10-15"), clock.DueOn);
    }

    [Fact]
    public void The_week_of_the_Spring_Festival_is_left_out_and_its_make_up_days_are_counted()
    {
        // Asked on Tuesday 10 February. 11 12 13, Saturday 14 worked, festival 15 to 23, 24 25 26.
        var clock = When.Clock(Terms.JointOpinion, "2026-02-10 16:00");
        Assert.Equal(When.Day("2026-02-26"), clock.DueOn);

        var told = Explanation.Of(clock, Holidays.Calendar);
        Assert.True(told.Agrees);
        Assert.Equal(
        [
            "Start 10-10 0-0 ", "Counted 11-13 1-3 ", "CountedMakeUp 14-14 4-4 ", "Holiday 15-23 0-0 春节", "Counted 24-26 5-7 ",
        ], told.Runs.Select(r => $"{r.Use} {r.From.Day}-{r.To.Day} {r.First}-{r.Last} {r.Name}"));
        Assert.Equal(("202511/content_7047091", Holidays.Calendar.Version, "XT-3"), (told.Runs[3].Source, told.CalendarVersion, told.Article.Id));
        Assert.False(told.IsProvisional);
    }

    [Fact]
    public void The_day_of_receipt_is_counted_where_the_setting_says_so()
    {
        var counting = new Timetable(Holidays.Calendar, [], receiptDayExcluded: false);
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 10:00", counting);
        Assert.Equal(When.Day("2026-11-10"), clock.DueOn);
        Assert.Equal((DayUse.Counted, 1), (Explanation.Of(clock, Holidays.Calendar).Days[0].Use, Explanation.Of(clock, Holidays.Calendar).Days[0].Number));
    }

    [Fact]
    public void Days_are_those_of_Shanghai()
    {
        Assert.Equal(When.Day("2026-11-11"), When.Clock(Terms.JointOpinion, "2026-11-02 23:59").DueOn);
        Assert.Equal(When.Day("2026-11-12"), When.Clock(Terms.JointOpinion, "2026-11-03 00:00").DueOn);
    }

    [Fact]
    public void Overlapping_pauses_are_left_out_once()
    {
        // 20 working days from Monday 2 November: 3-6 9-13 16-20 23-27 | 30. Paused Wed 4 (counts) to Tue 10 (left out), and
        // Fri 6 to Thu 12: left out are 5 6 9 10 11 12, six working days; so Tuesday 8 December.
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.Equal(When.Day("2026-11-30"), clock.DueOn);
        Assert.True(clock.Pause(When.At("2026-11-04 15:00"), "a", When.Loaded).IsAccepted);
        Assert.Equal((DeadlineState.Paused, null), (clock.State, clock.NextMoveAt));
        Assert.True(clock.Pause(When.At("2026-11-06 09:00"), "b", When.Loaded).IsAccepted);
        Assert.IsType<PausedForThisAlready>(clock.Pause(When.At("2026-11-06 10:00"), "b", When.Loaded).Refusal);
        Assert.True(clock.Resume(When.At("2026-11-10 09:00"), "a", When.Loaded).IsAccepted);
        Assert.Equal(DeadlineState.Paused, clock.State);
        Assert.Equal(When.At("2026-11-06 09:00"), Explanation.Of(clock, Holidays.Calendar).PausedSince);
        Assert.Empty(clock.StepsDue(When.At("2026-12-31 09:00"), When.Loaded));
        Assert.True(clock.Resume(When.At("2026-11-12 09:00"), "b", When.Loaded).IsAccepted);
        Assert.Equal((DeadlineState.Running, When.Day("2026-12-08")), (clock.State, clock.DueOn));
        Assert.Equal(6, Explanation.Of(clock, Holidays.Calendar).Days.Count(d => d.Use == DayUse.Paused));
        Assert.IsType<NotPausedForThis>(clock.Resume(When.At("2026-11-13 09:00"), "b", When.Loaded).Refusal);
    }

    [Fact]
    public void A_pause_that_begins_and_ends_on_one_day_leaves_nothing_out()
    {
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.True(clock.Pause(When.At("2026-11-04 09:00"), "a", When.Loaded).IsAccepted);
        Assert.True(clock.Resume(When.At("2026-11-04 17:00"), "a", When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-11-30"), clock.DueOn);
    }

    [Fact]
    public void A_pause_recorded_from_before_the_start_leaves_out_what_lies_after_it()
    {
        // Received on Thursday the 5th, paused from the 2nd to the 10th: left out are 6 9 10.
        var clock = When.Clock(Terms.RequestLaw, "2026-11-05 09:00");
        Assert.True(clock.Pause(When.At("2026-11-02 09:00"), "a", When.Loaded).IsAccepted);
        Assert.True(clock.Resume(When.At("2026-11-10 09:00"), "a", When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-12-08"), clock.DueOn);
    }

    [Fact]
    public void What_stands_still_is_not_over_and_can_be_extended()
    {
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.True(clock.Pause(When.At("2026-11-27 09:00"), "a", When.Loaded).IsAccepted);
        Assert.False(clock.IsOverAt(When.At("2026-12-15 09:00")));
        Assert.True(clock.Extend(5, When.At("2026-12-15 09:00"), When.Loaded).IsAccepted);
        Assert.True(clock.Resume(When.At("2026-12-15 10:00"), "a", When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-12-23"), clock.DueOn);
    }

    [Fact]
    public void What_never_pauses_and_what_is_over_does_not_pause()
    {
        var review = When.Clock(Terms.SecrecyReview, "2026-11-02 09:00");
        Assert.IsType<TermNeverPauses>(Refused(review.Pause(When.At("2026-11-03 09:00"), "a", When.Loaded), review, When.Day("2026-11-09")));
        var request = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.Equal(new PauseComesTooLate(When.Day("2026-11-30")), request.Pause(When.At("2026-12-01 00:00"), "a", When.Loaded).Refusal);
        Assert.True(request.Pause(When.At("2026-11-30 23:59"), "a", When.Loaded).IsAccepted);
    }

    [Fact]
    public void An_extension_on_the_last_day_is_in_time_and_one_after_it_is_not()
    {
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        var late = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.Equal(new ExtensionComesTooLate(When.Day("2026-11-30")), Refused(late.Extend(20, When.At("2026-12-01 00:00"), When.Loaded), late, When.Day("2026-11-30")));
        Assert.IsType<ExtensionIsTooLong>(clock.Extend(21, When.At("2026-11-30 23:59"), When.Loaded).Refusal);
        Assert.True(clock.Extend(20, When.At("2026-11-30 23:59"), When.Loaded).IsAccepted);

        // December has 23 working days from the 1st to the 31st; the 20th is Monday the 28th.
        Assert.Equal(When.Day("2026-12-28"), clock.DueOn);
        Assert.Equal(20, Explanation.Of(clock, Holidays.Calendar).Days.Count(d => d.IsExtension));
        Assert.Equal(new ExtendedAlready(When.Day("2026-11-30")), clock.Extend(1, When.At("2026-12-02 09:00"), When.Loaded).Refusal);
        Assert.IsType<TermIsNeverExtended>(When.Clock(Terms.JointOpinion, "2026-11-02 09:00").Extend(1, When.At("2026-11-03 09:00"), When.Loaded).Refusal);
    }

    [Fact]
    public void A_new_version_leaves_three_working_days_and_never_shortens()
    {
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        Assert.True(clock.EndNoSoonerThan(When.Day("2026-11-06"), When.At("2026-11-03 09:00"), When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-11-11"), clock.DueOn);
        Assert.True(clock.EndNoSoonerThan(When.Day("2026-11-13"), When.At("2026-11-10 09:00"), When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-11-13"), clock.DueOn);
        Assert.Equal([DayUse.Floor, DayUse.Floor], Explanation.Of(clock, Holidays.Calendar).Days.TakeLast(2).Select(d => d.Use));
        Assert.True(clock.EndNoSoonerThan(When.Day("2026-11-12"), When.At("2026-11-10 10:00"), When.Loaded).IsAccepted);
        Assert.Equal(When.Day("2026-11-13"), clock.DueOn);
        Assert.Null(clock.LegalDueOn);
    }

    [Fact]
    public void Hours_run_through_nights_and_holidays()
    {
        var clock = When.Clock(Terms.PublicOpinionResponse, "2026-09-30 22:30");
        Assert.Equal((When.At("2026-10-02 22:30"), When.Day("2026-10-02"), false), (clock.DueAt, clock.DueOn, clock.IsProvisional));

        // What ends at midnight ends on the day before.
        Assert.Equal(When.Day("2026-10-02"), When.Clock(Terms.PublicOpinionResponse, "2026-10-01 00:00").DueOn);
        Assert.Empty(Explanation.Of(clock, Holidays.Calendar).Days);
    }

    [Fact]
    public void Calendar_days_count_every_day_and_are_never_moved()
    {
        // The bureau's own target: the literal, earlier reading (law.md 1.3). 15 days from 2 October is a Saturday.
        var clock = When.Clock(Terms.RequestBureau, "2026-10-02 09:00");
        Assert.Equal((When.Day("2026-10-17"), false), (clock.DueOn, clock.IsProvisional));
        Assert.Equal(When.Day("2027-01-31"), When.Clock(Terms.AnnualReport, "2026-12-31 12:00").DueOn);
    }

    [Fact]
    public void A_date_that_reaches_into_a_year_without_notice_says_so()
    {
        Assert.False(When.Clock(Terms.HandOver, "2026-12-29 09:00").IsProvisional);
        var clock = When.Clock(Terms.HandOver, "2026-12-30 09:00");
        Assert.Equal((When.Day("2027-01-04"), true), (clock.DueOn, clock.IsProvisional));
        Assert.Contains(Explanation.Of(clock, Holidays.Calendar).Runs, r => r is { Use: DayUse.Holiday, Name: "元旦", IsProvisional: true });

        // The day it starts on is not counted, so that its year does not matter.
        Assert.False(When.Clock(Terms.HandOver, "2019-12-31 09:00").IsProvisional);
        Assert.True(When.Clock(Terms.HandOver, "2019-12-30 09:00").IsProvisional);
        Assert.True(When.Clock(Terms.HandOver, "2019-12-31 09:00", new Timetable(Holidays.Calendar, [], receiptDayExcluded: false)).IsProvisional);
    }

    [Fact]
    public void A_notice_that_takes_days_away_moves_the_date_later()
    {
        // 7 working days from Tuesday 2 February 2027: 3 4 9 10 11 12 15 provisionally. Off until the 12th, 14 worked: 3 4 14 15 16 17 18.
        var clock = When.Clock(Terms.JointOpinion, "2027-02-02 09:00");
        Assert.Equal((When.Day("2027-02-15"), true), (clock.DueOn, clock.IsProvisional));
        var loaded = When.Loaded.With(Holidays.Calendar.With(Notice2027([.. Enumerable.Range(5, 8).Select(d => $"2027-02-{d:00}")], ["2027-02-14"])));
        Assert.Equal(new Redating(When.Day("2027-02-15"), When.Day("2027-02-18"), null, loaded.Calendar.Version), clock.Recompute(loaded, When.At("2027-02-03 09:00")));
        Assert.Equal((When.Day("2027-02-18"), false, 2), (clock.DueOn, clock.IsProvisional, clock.Revision));
        Assert.Null(clock.Recompute(loaded, When.At("2027-02-03 09:01")));
    }

    [Fact]
    public void A_notice_that_has_weekend_days_worked_moves_the_date_earlier_but_leaves_a_working_day()
    {
        // Provisionally 2 working days from Friday 29 January are Monday 1 and Tuesday 2 February; with the weekend worked, Sunday.
        var worked = When.Loaded.With(Holidays.Calendar.With(Notice2027([], ["2027-01-30", "2027-01-31"])));
        var early = When.Clock(Terms.HandOver, "2027-01-29 09:00");
        Assert.Equal(When.Day("2027-02-02"), early.DueOn);
        Assert.Equal(new Redating(When.Day("2027-02-02"), When.Day("2027-01-31"), null, worked.Calendar.Version), early.Recompute(worked, When.At("2027-01-29 10:00")));

        // Loaded on Monday, when Sunday is gone: Tuesday is kept, as one working day from now, and Sunday stands beside it.
        var late = When.Clock(Terms.HandOver, "2027-01-29 09:00");
        Assert.Equal(new Redating(When.Day("2027-02-02"), When.Day("2027-02-02"), When.Day("2027-01-31"), worked.Calendar.Version), late.Recompute(worked, When.At("2027-02-01 09:00")));
        Assert.False(late.IsOverAt(When.At("2027-02-02 23:59")));
        Assert.Equal([DayUse.Kept, DayUse.Kept], Explanation.Of(late, worked.Calendar).Days.TakeLast(2).Select(d => d.Use));

        // On the last day nothing is added: it stays the day that it was.
        var last = When.Clock(Terms.HandOver, "2027-01-29 09:00");
        Assert.Equal(When.Day("2027-02-02"), last.Recompute(worked, When.At("2027-02-02 09:00"))!.Is);
    }

    [Fact]
    public void A_closed_clock_is_not_counted_again_and_takes_nothing_more()
    {
        var clock = When.Clock(Terms.HandOver, "2026-12-30 09:00");
        Assert.True(clock.Meet(When.At("2026-12-31 09:00")).IsAccepted);
        Assert.Equal((DeadlineState.Met, null, When.At("2026-12-31 09:00")), (clock.State, clock.NextMoveAt, clock.ClosedAt!.Value));
        Assert.Null(clock.Recompute(When.Loaded.With(Holidays.Calendar.With(Notice2027(["2027-01-01", "2027-01-04"], []))), When.At("2026-12-31 10:00")));
        Assert.All(
            new[] { clock.Meet(When.At("2027-01-01 09:00")), clock.End(When.At("2027-01-01 09:00")), clock.Extend(1, When.At("2027-01-01 09:00"), When.Loaded), clock.EndNoSoonerThan(When.Day("2027-03-01"), When.At("2027-01-01 09:00"), When.Loaded), clock.Rebase(clock.Kept, When.At("2027-01-01 09:00"), When.Loaded) },
            outcome => Assert.IsType<DeadlineIsClosed>(outcome.Refusal));
    }

    [Fact]
    public void A_recorded_act_re_bases_a_running_clock_and_does_not_make_it_overdue()
    {
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        Assert.True(clock.Rebase(clock.Kept with { Length = 4 }, When.At("2026-11-03 09:00"), When.Loaded).IsAccepted);
        Assert.Equal((When.Day("2026-11-06"), 2), (clock.DueOn, clock.Revision));
        Assert.True(clock.Rebase(clock.Kept with { Length = 24, Unit = TermUnit.Hours }, When.At("2026-11-03 09:30"), When.Loaded).IsAccepted);
        Assert.Equal(When.At("2026-11-03 10:30"), clock.DueAt);
    }

    [Fact]
    public void What_was_handed_over_may_still_be_answered()
    {
        var clock = When.Clock(Terms.Negotiation, "2026-11-02 09:00");
        _ = clock.Sweep(When.At("2026-11-10 09:00"));
        Assert.Equal((DeadlineState.Lapsed, true, null), (clock.State, clock.IsHandedOver, clock.NextMoveAt));
        Assert.IsType<DeadlineIsClosed>(clock.EndNoSoonerThan(When.Day("2026-11-20"), When.At("2026-11-10 09:00"), When.Loaded).Refusal);
        Assert.True(clock.Meet(When.At("2026-11-12 09:00")).IsAccepted);
    }
}
