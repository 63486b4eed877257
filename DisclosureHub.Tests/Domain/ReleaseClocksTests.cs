using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

/// <summary>Which clocks run in a release, and what the Clock does in it. The release is put to Finance and Legal on Monday 2 November; both have until the 11th.</summary>
public class ReleaseClocksTests
{
    private static Deadline Clock(JointRelease release, Term term) => release.Deadlines.Last(d => d.Term == term.Name);

    private static string Running(JointRelease release) =>
        string.Join(", ", release.Deadlines.Where(d => !d.IsClosed).Select(d => $"{d.Term} {d.DueOn:M-d}").Order(StringComparer.Ordinal));

    private static IEnumerable<TFact> Told<TFact>(JointRelease release)
        where TFact : DomainEvent => Given.FactsOf(release).OfType<TFact>();

    [Fact]
    [Clause("XT-3")]
    public void A_clock_runs_for_every_unit_that_owes_an_answer_and_stops_with_it()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        Assert.Equal("JointOpinion 11-11, JointOpinion 11-11", Running(release));

        release.Sign(Given.Legal, Given.Consent(), Given.On(3));
        _ = Given.FactsOf(release);
        Assert.Equal("JointOpinion 11-11", Running(release));
        Assert.Equal((DeadlineState.Met, Given.On(3)), (release.OpinionClockOf(Given.Legal.Id)!.State, release.OpinionClockOf(Given.Legal.Id)!.ClosedAt));
    }

    [Fact]
    [Clause("XT-3.1")]
    public void A_silent_unit_is_reminded_up_the_ladder_and_put_before_the_office_three_working_days_late_and_never_consents()
    {
        var release = Given.HalfConsented().Until(Given.On(17));

        var reminders = Told<ReminderGiven>(release).Where(r => r.Unit == Given.Finance.Id).Select(r => $"{r.Step}-{r.Number} {r.To}");
        Assert.Equal(["HalfTime-0 Handler", "Before-2 Handler", "Before-1 Handler", "Before-0 Handler", "Overdue-1 Head", "Overdue-2 DeputyInCharge", "Overdue-3 Office"], reminders);
        Assert.Equal([LapseAct.RecordsLateness, LapseAct.PutsBeforeOffice], Told<TermLapsed>(release).Select(l => l.Act));
        var put = Assert.Single(Told<UnitPutBeforeOffice>(release));
        Assert.Equal((Given.Finance.Id, true), (put.Unit, put.ProposesCase));
        Assert.True(release.IsBeforeTheOffice(release.Find(Given.Finance.Id)!));
        Assert.Equal((ReleaseStage.InConsultation, ConsultationState.Asked), (release.Stage, release.StateOf(release.Find(Given.Finance.Id)!)));

        // Nobody is reminded any more; the office has it.
        Assert.Equal("", Running(release.Until(Given.On(30))));
    }

    [Fact]
    public void The_overrun_is_forecast_from_the_day_consultation_opens_and_by_what_is_still_ahead()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        static string Ahead(JointRelease of, DateTimeOffset at) => string.Join(" ", of.ForecastAt(at, Given.Timetable)!.Legs.Select(l => $"{l.Term.Name} {l.To:M-d}"));
        var forecast = release.ForecastAt(Given.On(2), Given.Timetable)!;
        Assert.Equal((new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 11), 9), (forecast.LimitOn, forecast.ReachedOn, forecast.Overrun));
        Assert.Equal("Negotiation 11-18 Mediation 12-2 SecrecyReview 12-9 HandOver 12-11", Ahead(release, Given.On(2)));

        // Nobody can dissent any more but Finance, whose negotiation runs until the 10th.
        release.Sign(Given.Legal, Given.Consent(), Given.On(3));
        release.Sign(Given.Finance, Given.Dissent(), Given.On(3));
        _ = Given.FactsOf(release);
        Assert.Equal("Mediation 11-24 SecrecyReview 12-1 HandOver 12-3", Ahead(release, Given.On(3)));

        var agreed = Given.InConsultation(Given.Concerned(Given.Finance));
        agreed.Sign(Given.Finance, Given.Consent(), Given.On(3));
        Assert.Null(agreed.ForecastAt(Given.On(3), Given.Timetable));
    }

    [Fact]
    public void A_unit_whose_letter_was_not_received_has_all_its_time_ahead() =>
        Assert.Equal(nameof(Terms.JointOpinion), Given.AskingOutside(received: false).ForecastAt(Given.On(3), Given.Timetable)!.Legs[0].Term.Name);

    [Fact]
    public void A_silent_outside_unit_is_reported_and_not_accused() =>
        Assert.False(Assert.Single(Told<UnitPutBeforeOffice>(Given.AskingOutside(received: true).Until(Given.On(25)))).ProposesCase);

    [Fact]
    public void The_silent_unit_may_still_answer_and_its_answer_is_late()
    {
        var release = Given.HalfConsented().Until(Given.On(17)).After(r => r.TrySign(Given.Finance, Given.Consent(), Given.On(18)));
        Assert.Equal((ReleaseStage.Agreed, 5), (release.Stage, release.Opinions[^1].DaysLate));
        Assert.False(release.IsBeforeTheOffice(release.Find(Given.Finance.Id)!));
    }

    [Fact]
    [Clause("XT-1")]
    public void The_office_finds_a_silent_unit_not_concerned_with_reasons_but_not_before_the_Clock_has_put_it_there()
    {
        Then.Refuses<NoRemovalAskedFor>(Given.HalfConsented().Until(Given.On(13)), r => r.ConfirmRemovalOf(Given.Finance));
        var release = Given.HalfConsented().Until(Given.On(17));
        Assert.Null(Then.Accepts(Given.HalfConsented().Until(Given.On(17)), r => r.ConfirmRemovalOf(Given.Finance)).OfType<RemovalConfirmed>().Single().Opinion);
        Assert.Equal(ReleaseStage.Agreed, release.After(r => r.ConfirmRemovalOf(Given.Finance)).Stage);
    }

    [Fact]
    [Clause("XT-3.3")]
    public void The_leading_group_decides_over_silence_and_the_decision_falls_when_the_unit_speaks()
    {
        var release = Given.HalfConsented().Until(Given.On(17)).After(r => r.Decide());
        Assert.Equal((ReleaseStage.Decided, ConsultationState.Decided), (release.Stage, release.StateOf(release.Find(Given.Finance.Id)!)));

        release.After(r => r.TrySign(Given.Finance, Given.Dissent(), Given.On(19)));
        Assert.Equal(ReleaseStage.InConsultation, release.Stage);
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_negotiation_that_takes_longer_than_five_working_days_goes_before_the_office_by_itself()
    {
        var release = Given.Dissenting();
        Assert.Equal(Given.Day(10), Clock(release, Terms.Negotiation).DueOn);

        release.Until(Given.On(11));
        var escalated = Assert.Single(Told<DissentEscalated>(release));
        Assert.Equal((EscalationCause.TimeRanOut, Given.Finance.Id), (escalated.Cause, escalated.Unit));
        Assert.Null(escalated.By);
        Assert.Equal(ConsultationState.InMediation, release.StateOf(release.Find(Given.Finance.Id)!));
        Assert.Equal("Mediation 11-25", Running(release));
    }

    [Fact]
    [Clause("XT-3.3")]
    public void A_mediation_that_takes_longer_than_its_term_goes_before_the_leading_group_which_may_then_decide_without_a_meeting()
    {
        Then.Refuses<MediationIsNotConvened>(Given.InMediation(convened: false), r => r.Decide());

        var release = Given.InMediation(convened: false).Until(Given.On(30));
        Assert.Single(Told<MediationPutBeforeLeadingGroup>(release));
        Assert.Equal(ReleaseStage.Decided, release.After(r => r.Decide()).Stage);
    }

    [Fact]
    public void The_end_of_a_meeting_is_clocked_too_and_stops_with_the_signatures()
    {
        var release = Given.InMediation();
        var closing = Clock(release, Terms.MediationClosing);
        Assert.Equal(release.OpenMediation!.Meeting!.Starts, closing.StartedAt);

        var minuted = Given.Minuted(DissentOutcome.Referred);
        Assert.False(Clock(minuted, Terms.MediationClosing).IsClosed);
    }

    [Fact]
    [Clause("XT-1")]
    public void A_request_to_be_removed_gives_the_office_two_working_days_and_insisting_gives_the_unit_three()
    {
        var release = Given.AskingToBeRemoved();
        Assert.Equal("RemovalRequest 11-5", Running(release));

        release.Until(Given.On(6)).After(r => r.InsistOn(Given.Finance, by: Given.OfficeHead(Given.On(10))));
        Assert.Equal(LapseAct.RemindsOfficeHead, Told<TermLapsed>(release).Last().Act);
        Assert.Equal("JointOpinion 11-13", Running(release));
        Assert.Equal(Given.Day(13), release.Find(Given.Finance.Id)!.DueOn);
    }

    [Fact]
    [Clause("XT-3")]
    public void The_receipt_of_a_letter_is_chased_daily_until_it_is_recorded_and_then_the_units_own_term_runs()
    {
        var release = Given.AskingOutside();
        Assert.Equal("LetterReceipt 11-4", Running(release));
        release.Until(Given.On(6, 12));
        Assert.Equal(["Overdue-1", "Overdue-2"], Told<ReminderGiven>(release).Where(r => r.Step == StepKind.Overdue).Select(r => $"{r.Step}-{r.Number}"));

        release.After(r => r.Receive());
        Assert.Equal($"JointOpinion {release.Find(Given.TaxBureau.Id)!.DueOn:M-d}", Running(release));
        Assert.Equal(DeadlineState.Met, Clock(release, Terms.LetterReceipt).State);
    }

    [Fact]
    public void An_opinion_taken_back_leaves_the_clock_where_it_was()
    {
        var release = Given.HalfConsented().After(r => r.TrySign(Given.Finance, Given.Consent(), Given.On(10)));
        Assert.Equal("", Running(release));
        release.After(r => r.WithdrawOpinion(Given.Head(Given.Finance, Given.On(13)), Given.Finance.Id, r.LatestOf(Given.Finance.Id)!.Id, "重新研究"));
        Assert.Equal("JointOpinion 11-11", Running(release));

        // It had run out meanwhile: that is noted at once, and what was reminded of before is not repeated.
        release.Until(Given.On(13, 10));
        Assert.Equal(LapseAct.RecordsLateness, Assert.Single(Told<TermLapsed>(release)).Act);
        Assert.Equal("Overdue-2", Told<ReminderGiven>(release).Where(r => r.At >= Given.On(13)).Select(r => $"{r.Step}-{r.Number}").Single());
    }

    [Fact]
    [Clause("XT-3")]
    public void A_new_version_keeps_the_due_day_and_leaves_three_working_days()
    {
        var early = Given.HalfConsented().Revise(r => r.Rewrite(Given.Pay, "月薪 5200 元"), Given.On(3)).After();
        Assert.Equal(Given.Day(11), early.Find(Given.Finance.Id)!.DueOn);
        Assert.Empty(Told<DueDayMoved>(early));

        var late = Given.HalfConsented().Revise(r => r.Rewrite(Given.Pay, "月薪 5200 元"), Given.On(10)).After();
        Assert.Equal(Given.Day(13), late.Find(Given.Finance.Id)!.DueOn);
        Assert.Contains(Told<DueDayMoved>(late), m => (m.Unit, m.Was, m.Is) == (Given.Finance.Id, Given.Day(11), Given.Day(13)));
    }

    [Fact]
    public void A_unit_that_was_put_before_the_office_and_is_asked_anew_has_a_running_clock_again()
    {
        var release = Given.HalfConsented().Until(Given.On(17)).Revise(r => r.Rewrite(Given.Pay, "月薪 5200 元"), Given.On(18)).After();
        Assert.False(release.IsBeforeTheOffice(release.Find(Given.Finance.Id)!));
        Assert.Contains("JointOpinion 11-23", Running(release), StringComparison.Ordinal);

        release.Until(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero));
        Assert.True(release.IsBeforeTheOffice(release.Find(Given.Finance.Id)!));
        Assert.Equal(2, Told<UnitPutBeforeOffice>(release).Count(f => f.Unit == Given.Finance.Id));
    }

    [Fact]
    public void Nothing_runs_while_the_consultation_is_called_back_nor_after_the_end()
    {
        Assert.Equal("", Running(Given.CalledBack()));
        Assert.Equal("", Running(Given.Withdrawn()));
        Assert.Equal("", Running(Given.NotReleased()));
    }

    [Fact]
    public void An_id_of_a_clock_follows_from_its_matter_and_its_place()
    {
        var ids = Enumerable.Range(1, 1000).SelectMany(n => new[] { DeadlineId.Of(Given.Id(1), n), DeadlineId.Of(Given.Id(2), n) }).ToList();
        Assert.Equal(2000, ids.Distinct().Count());
        Assert.Equal(DeadlineId.Of(Given.Id(1), 7), DeadlineId.Of(Given.Id(1), 7));
        Assert.All(ids, id => Assert.Equal(8, id.Value.Version));
    }
}
