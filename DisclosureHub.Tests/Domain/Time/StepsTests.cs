using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>What the Clock does about a deadline, worked by hand.</summary>
public class StepsTests
{
    private static string Wall(Deadline clock, int count) => string.Join(", ", clock.Plan(When.Loaded.Calendar).Take(count)
        .Select(s => $"{s.Kind}-{s.Number} {s.At.ToOffset(TimeSpan.FromHours(8)):dd HH:mm} {s.To?.ToString() ?? s.Act.ToString()}"));

    [Fact]
    public void An_opinion_is_reminded_of_up_the_ladder_and_then_goes_before_the_office() => Assert.Equal(
        "HalfTime-0 06 08:00 Handler, Before-2 09 08:00 Handler, Before-1 10 08:00 Handler, Before-0 11 08:00 Handler, Lapse-0 12 00:00 RecordsLateness, "
        + "Overdue-1 12 08:00 Head, Overdue-2 13 08:00 DeputyInCharge, Overdue-3 16 08:00 Office, SecondAct-0 17 00:00 PutsBeforeOffice",
        Wall(When.Clock(Terms.JointOpinion, "2026-11-02 09:00"), 99));

    [Fact]
    public void A_negotiation_ends_with_its_term() => Assert.Equal(
        "Before-2 05 08:00 Handler, Before-1 06 08:00 Handler, Before-0 09 08:00 Handler, Lapse-0 10 00:00 Escalates",
        Wall(When.Clock(Terms.Negotiation, "2026-11-02 09:00"), 99));

    [Fact]
    public void A_step_before_the_start_is_dropped_and_lateness_is_reminded_of_daily() => Assert.Equal(
        "Before-1 03 08:00 Handler, Before-0 04 08:00 Handler, Lapse-0 05 00:00 RecordsLateness, Overdue-1 05 08:00 Head, Overdue-2 06 08:00 DeputyInCharge, "
        + "Overdue-3 09 08:00 Office, Overdue-4 10 08:00 Office",
        Wall(When.Clock(Terms.HandOver, "2026-11-02 09:00"), 7));

    [Fact]
    public void Hours_are_reminded_of_at_any_hour_and_not_twice_within_four_hours()
    {
        Assert.Equal(
            "HalfTime-0 03 02:00 Handler, Before-2 04 00:00 Handler, Lapse-0 04 02:00 ProposesCase, Overdue-1 05 02:00 Head",
            Wall(When.Clock(Terms.PublicOpinionResponse, "2026-11-02 02:00"), 4));
        Assert.Equal(
            "HalfTime-0 02 07:00 Handler, Before-2 02 11:00 Handler, Lapse-0 02 13:00 GoesToNextRung",
            Wall(When.Clock(Terms.ResponseOpinion, "2026-11-02 01:00"), 99));
        Assert.Equal("Before-2 02 03:00 Handler, Lapse-0 02 05:00 GoesToNextRung", Wall(When.Clock(Terms.ResponseReview, "2026-11-02 01:00"), 99));
        Assert.Equal("Before-1 02 02:00 Handler, Lapse-0 02 03:00 ProposesCase", Wall(When.Clock(Terms.UpwardReport, "2026-11-02 01:00"), 2));
    }

    [Fact]
    public void At_the_end_of_hours_the_act_speaks_and_no_reminder_beside_it()
    {
        var row = TermInForce.DefaultOf(Terms.PublicOpinionResponse) with { Reminders = new ReminderPlan(false, [0], false) };
        Assert.Equal("Lapse-0 04 02:00 ProposesCase", Wall(When.Clock(Terms.PublicOpinionResponse, "2026-11-02 02:00", new Timetable(When.Loaded.Calendar, [row])), 9));
    }

    [Theory]
    [InlineData("2026-11-02 07:59", "2026-11-02 08:00")]
    [InlineData("2026-11-02 08:00", "2026-11-02 08:00")]
    [InlineData("2026-11-02 19:59", "2026-11-02 19:59")]
    [InlineData("2026-11-02 20:00", "2026-11-03 08:00")]
    [InlineData("2026-11-02 00:00", "2026-11-02 08:00")]
    public void Quiet_hours_end_at_eight_in_Shanghai(string at, string moved) => Assert.Equal(When.At(moved), QuietHours.Leave(When.At(at)));

    [Fact]
    public void Reminders_of_terms_in_days_never_come_at_night() => Assert.All(
        Terms.All.Where(t => t.Unit != TermUnit.Hours),
        term => Assert.All(
            When.Clock(term, "2026-11-02 23:30").Plan(When.Loaded.Calendar).Where(s => s.IsReminder).Take(12),
            s => Assert.InRange(s.At.ToOffset(TimeSpan.FromHours(8)).Hour, 8, 19)));

    [Fact]
    public void After_an_outage_the_latest_reminder_is_sent_and_every_act_is_done_in_order()
    {
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        Assert.Equal("", When.Names(clock.StepsDue(When.At("2026-11-06 07:59"), When.Loaded)));
        Assert.Equal("HalfTime-0", clock.Sweep(When.At("2026-11-06 08:00")));

        // Down from Friday the 6th to Monday the 16th.
        Assert.Equal("Lapse-0 Overdue-3", clock.Sweep(When.At("2026-11-16 09:00")));
        Assert.Equal((DeadlineState.Lapsed, When.At("2026-11-17 00:00")), (clock.State, clock.NextMoveAt));
        Assert.Equal("", When.Names(clock.StepsDue(When.At("2026-11-16 23:59"), When.Loaded)));
        Assert.Equal("SecondAct-0", clock.Sweep(When.At("2026-11-18 09:00")));
        Assert.Null(clock.NextMoveAt);

        var longer = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        Assert.Equal("Lapse-0 Overdue-3 SecondAct-0", longer.Sweep(When.At("2026-12-24 09:00")));
    }

    [Fact]
    public void A_step_is_taken_once_when_it_is_due_and_as_it_is_planned_now()
    {
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        var half = clock.Plan(When.Loaded.Calendar).First();
        Assert.Equal("1/HalfTime-0", half.Key);
        Assert.IsType<StepIsNotDue>(clock.Take(half, When.At("2026-11-06 07:59"), When.Loaded).Refusal);
        Assert.Empty(clock.Taken);
        Assert.True(clock.Take(half, When.At("2026-11-06 08:01"), When.Loaded).IsAccepted);
        Assert.IsType<StepIsTaken>(clock.Take(half, When.At("2026-11-06 08:02"), When.Loaded).Refusal);
        Assert.Equal(new TakenStep(StepKind.HalfTime, 0, 1, When.At("2026-11-06 08:01")), Assert.Single(clock.Taken));

        var two = clock.Plan(When.Loaded.Calendar).ElementAt(1);
        Assert.True(clock.EndNoSoonerThan(When.Day("2026-11-13"), When.At("2026-11-09 07:00"), When.Loaded).IsAccepted);
        Assert.IsType<StepIsNotDue>(clock.Take(two, When.At("2026-11-12 09:00"), When.Loaded).Refusal);
    }

    [Fact]
    public void An_act_that_hands_over_is_told_as_taken_when_it_is_tried_again()
    {
        var clock = When.Clock(Terms.Negotiation, "2026-11-02 09:00");
        var lapse = clock.Plan(When.Loaded.Calendar).Last();
        Assert.True(clock.Take(lapse, When.At("2026-11-10 00:00"), When.Loaded).IsAccepted);
        Assert.IsType<StepIsTaken>(clock.Take(lapse, When.At("2026-11-10 00:01"), When.Loaded).Refusal);
        Assert.Single(clock.Taken);
    }

    [Fact]
    public void A_missed_reminder_before_one_that_was_sent_is_behind()
    {
        var clock = When.Clock(Terms.JointOpinion, "2026-11-02 09:00");
        var half = clock.Plan(When.Loaded.Calendar).First();
        Assert.Equal("Before-2", clock.Sweep(When.At("2026-11-09 08:00")));
        Assert.IsType<StepIsTaken>(clock.Take(half, When.At("2026-11-09 08:01"), When.Loaded).Refusal);
    }

    [Fact]
    public void A_new_count_repeats_no_reminder_and_an_act_only_when_its_moment_is_still_to_come()
    {
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        Assert.Equal("Before-0", clock.Sweep(When.At("2026-11-30 08:00")));
        Assert.True(clock.Extend(20, When.At("2026-11-30 10:00"), When.Loaded).IsAccepted);

        // Half of forty is the old last day, of which a reminder was sent; the next is two days before the new one.
        Assert.Equal(When.At("2026-12-24 08:00"), clock.NextMoveAt);

        var late = When.Clock(Terms.HandOver, "2026-11-02 09:00");
        Assert.Equal("Before-0 Lapse-0", late.Sweep(When.At("2026-11-05 00:00")));
        Assert.Equal(DeadlineState.Lapsed, late.State);
        Assert.True(late.EndNoSoonerThan(When.Day("2026-11-10"), When.At("2026-11-05 09:00"), When.Loaded).IsAccepted);
        Assert.Equal(DeadlineState.Running, late.State);
        Assert.Equal("Before-0 Lapse-0", late.Sweep(When.At("2026-11-11 00:00")));
    }

    [Fact]
    public void A_closed_or_resting_clock_does_nothing()
    {
        var clock = When.Clock(Terms.RequestLaw, "2026-11-02 09:00");
        var half = clock.Plan(When.Loaded.Calendar).First();
        Assert.True(clock.Pause(When.At("2026-11-03 09:00"), "a", When.Loaded).IsAccepted);
        Assert.IsType<StepIsNotDue>(clock.Take(half, When.At("2027-03-01 09:00"), When.Loaded).Refusal);
        Assert.True(clock.End(When.At("2026-11-04 09:00")).IsAccepted);
        Assert.IsType<DeadlineIsClosed>(clock.Take(half, When.At("2027-03-01 09:00"), When.Loaded).Refusal);
        Assert.Empty(clock.StepsDue(When.At("2027-03-01 09:00"), When.Loaded));
    }
}
