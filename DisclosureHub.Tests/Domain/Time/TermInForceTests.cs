using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>Lengths are rows over the defaults, within what rules and law allow; silence and article are nobody's to change.</summary>
public class TermInForceTests
{
    private static readonly DateOnly Today = Given.Day(2);

    private static TermInForce Row(Term term, int length, int from = 2) =>
        TermInForce.DefaultOf(term) with { Length = length, EffectiveFrom = Given.Day(from), SetBy = PersonId.From(Given.Id(1)), SetAt = Given.On(2) };

    private static Refusal? Check(TermInForce row) => TermChange.Check(row, Today).Refusal;

    [Fact]
    public void Every_term_is_in_the_list_once_and_can_be_found_by_its_name()
    {
        var declared = typeof(Terms).GetFields().Where(f => f.FieldType == typeof(Term)).Select(f => (Term)f.GetValue(null)!);
        Assert.Equal(declared.Select(t => t.Name).Order(), Terms.All.Select(t => t.Name).Order());
        Assert.All(Terms.All, t => Assert.Same(t, Terms.Find(t.Name)));
    }

    [Fact]
    public void Every_article_of_the_law_is_whole_and_a_term_rests_on_each_that_is_clocked() => Assert.All(Ogi.All, article =>
    {
        Assert.All(new[] { article.Name, article.Says, article.Does }, words => Assert.True(words is { Zh.Length: > 0, En.Length: > 0 } && words.Zh != words.En, article.Id));
        Assert.Equal((new DateOnly(2019, 5, 15), $"OGI-{article.Id[4..]}"), (article.InForceFrom, article.Id));
        Assert.Equal(article.How.Contains(Enforcement.Clocked), Terms.All.Any(t => t.Article == article));
    });

    [Fact]
    public void Every_default_may_be_set_as_a_row() => Assert.All(Terms.All, t => Assert.Null(Check(Row(t, t.Length))));

    [Fact]
    public void Silence_is_consent_only_where_the_law_says_so() =>
        Assert.Equal([Terms.CoMaker], Terms.All.Where(t => t.Silence == Silence.IsConsent || t.Lapse == LapseAct.TakesSilenceForConsent));

    [Fact]
    public void Only_requests_pause_and_are_extended_and_nothing_in_hours_pauses()
    {
        Assert.Equal([Terms.RequestBureau, Terms.RequestLaw], Terms.All.Where(t => t.MayPause));
        Assert.Equal([Terms.RequestBureau, Terms.RequestLaw], Terms.All.Where(t => t.Extension is not null));
    }

    [Fact]
    public void The_row_that_took_effect_last_holds_and_before_it_the_default()
    {
        var timetable = new Timetable(Given.Calendar, [Row(Terms.JointOpinion, 5, 20), Row(Terms.JointOpinion, 10, 10), Row(Terms.Mediation, 8, 3)]);
        Assert.Equal(7, timetable.InForce(Terms.JointOpinion, Given.Day(9)).Length);
        Assert.Equal(10, timetable.InForce(Terms.JointOpinion, Given.Day(10)).Length);
        Assert.Equal(5, timetable.InForce(Terms.JointOpinion, Given.Day(20)).Length);
        Assert.Equal(5, timetable.With(Given.Calendar).InForce(Terms.JointOpinion, Given.Day(30)).Length);
        Assert.Equal(5, timetable.InForce(Terms.Negotiation, Given.Day(20)).Length);
    }

    [Fact]
    public void Of_two_rows_for_one_day_the_one_set_later_holds()
    {
        var timetable = new Timetable(Given.Calendar, [Row(Terms.JointOpinion, 5) with { SetAt = Given.On(2, 11) }, Row(Terms.JointOpinion, 6) with { SetAt = Given.On(2, 10) }]);
        Assert.Equal(5, timetable.InForce(Terms.JointOpinion, Today).Length);
    }

    [Fact]
    public void A_running_clock_keeps_the_term_it_started_with()
    {
        var clock = When.Clock(Terms.JointOpinion, Given.On(2), Timetable.Defaults(Given.Calendar));
        var shorter = new Timetable(Given.Calendar, [Row(Terms.JointOpinion, 3)]);
        Assert.Null(clock.Recompute(shorter, Given.On(3)));
        Assert.Equal(Given.Day(11), clock.DueOn);
        Assert.Equal(Given.Day(5), When.Clock(Terms.JointOpinion, Given.On(2), shorter).DueOn);
    }

    [Fact]
    public void A_term_changes_from_today_on_and_not_backwards() =>
        Assert.Equal(new TermChangeIsInThePast(Today), Check(Row(Terms.JointOpinion, 7, 1)));

    [Fact]
    public void A_term_that_is_to_change_in_years_is_taken_for_a_typing_mistake()
    {
        Assert.Equal(new TermChangeIsTooFarAhead(Today.AddYears(2)), Check(Row(Terms.JointOpinion, 7) with { EffectiveFrom = Today.AddYears(2).AddDays(1) }));
        Assert.Null(Check(Row(Terms.JointOpinion, 7) with { EffectiveFrom = Today.AddYears(2) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_length_that_nobody_would_mean_is_refused(int length) =>
        Assert.Equal(new TermLengthIsOutOfBounds(1, 60), Check(Row(Terms.JointOpinion, length)));

    [Fact]
    public void No_row_goes_beyond_what_a_rule_or_the_law_sets()
    {
        Assert.Equal(new TermLengthIsSetByRule(Ogi.Art33, null, 20), Check(Row(Terms.RequestLaw, 21)));
        Assert.Null(Check(Row(Terms.RequestLaw, 15)));
        Assert.Equal(new TermLengthIsSetByRule(Ogi.Art34, 15, 15), Check(Row(Terms.CoMaker, 14)));
        Assert.Equal(new TermLengthIsSetByRule(Bureau.BM12, null, 5), Check(Row(Terms.SecrecyReview, 6)));
        Assert.Equal(new TermUnitIsSetByRule(Ogi.Art26, TermUnit.WorkingDays), Check(Row(Terms.Publication, 20) with { Unit = TermUnit.CalendarDays }));
        Assert.Null(Check(Row(Terms.JointOpinion, 48) with { Unit = TermUnit.Hours }));
    }

    [Fact]
    public void Reminders_lie_within_the_term_and_the_ladder_rises()
    {
        var row = Row(Terms.JointOpinion, 7);
        Assert.Equal(new ReminderIsOutOfPlace(8), Check(row with { Reminders = new(true, [8], true) }));
        Assert.Equal(new ReminderIsOutOfPlace(-1), Check(row with { Reminders = new(true, [1, -1], true) }));
        Assert.Equal(new ReminderIsOutOfPlace(1), Check(row with { Reminders = new(true, [1, 1], true) }));
        Assert.Equal(new LadderDoesNotRise(), Check(row with { Ladder = [] }));
        Assert.Equal(new LadderDoesNotRise(), Check(row with { Ladder = [Rung.Head, Rung.Handler] }));
        Assert.Null(Check(row with { Ladder = [Rung.Handler, Rung.Office] }));
    }
}
