using CsCheck;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Tests.Domain.Time;

/// <summary>Deadlines against somebody who counts on the wall calendar, over the loaded years, the provisional one and odd ones.</summary>
public class DeadlinePropertyTests
{
    /// <summary>Begins so many days after the start of the clock and lasts so many.</summary>
    private static readonly Gen<(int From, int For)[]> Rests = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 25]).Array[0, 4];

    private static readonly Term[] InWorkingDays = [.. Terms.All.Where(t => t.Unit == TermUnit.WorkingDays)];

    [Fact]
    public void Due_day_and_explanation_are_what_a_wall_calendar_says() =>
        Gen.Select(When.Calendars, When.Days, Rests, Gen.Int[0, 20], Gen.Int[0, 60], Gen.Bool).Sample((calendar, start, rests, extension, floor, working) =>
        {
            var timetable = Timetable.Defaults(calendar);
            var clock = When.Clock(working ? Terms.RequestLaw : Terms.RequestBureau, When.At(start), timetable);
            if (extension > 0)
            {
                Assert.True(clock.Extend(extension, When.At(start, 11), timetable).IsAccepted);
            }

            List<(DateOnly From, DateOnly To)> rested = [];
            foreach (var (moment, n, begins) in rests.SelectMany((r, n) => new[] { (r.From, n, true), (r.From + r.For, n, false) }).OrderBy(e => e.Item1).ThenBy(e => e.n).ThenBy(e => !e.Item3))
            {
                var at = When.At(start.AddDays(moment), 12);
                if (begins && clock.Pause(at, $"{n}", timetable).IsAccepted)
                {
                    rested.Add((start.AddDays(moment), start.AddDays(moment + rests[n].For)));
                }
                else if (!begins)
                {
                    _ = clock.Resume(at, $"{n}", timetable);
                }
            }

            DateOnly? notBefore = floor > 40 ? start.AddDays(floor) : null;
            if (notBefore is { } day)
            {
                Assert.True(clock.EndNoSoonerThan(day, When.At(start.AddDays(60)), timetable).IsAccepted);
            }

            var expected = Naive.Of(calendar).Due(start, working, clock.Kept.Length + extension, rested, notBefore);
            Assert.Equal(expected, clock.DueOn);
            Assert.Equal(When.At(expected.AddDays(1), 0), clock.DueAt);

            var told = Explanation.Of(clock, calendar);
            Assert.True(told.Agrees);
            Assert.Equal(start, told.Days[0].Day);
            Assert.Equal(Enumerable.Range(0, told.Days.Count).Select(start.AddDays), told.Days.Select(d => d.Day));
            Assert.Equal(clock.Allowed, told.Days.Max(d => d.Number));
            Assert.Equal(extension, told.Days.Count(d => d.IsExtension));
            Assert.Equal(told.Days.Count, told.Runs.Sum(r => r.To.DayNumber - r.From.DayNumber + 1));
            Assert.Equal(working && told.Days.Skip(1).Any(d => calendar.IsProvisional(d.Day)), clock.IsProvisional);
        }, iter: 400);

    [Fact]
    public void Loading_a_notice_makes_nothing_overdue_and_the_count_stands_beside() =>
        Gen.Select(When.Calendars, When.Calendars, When.Days, Gen.Int[0, 40]).Sample((before, after, start, later) =>
        {
            var clock = When.Clock(Terms.RequestLaw, When.At(start), Timetable.Defaults(before));
            var (today, was) = (start.AddDays(later), clock.DueOn);
            _ = clock.Recompute(Timetable.Defaults(after), When.At(today));

            var counted = Naive.Of(after).Due(start, true, 20, []);
            var tomorrow = Naive.Of(after).Add(today, 1);
            Assert.Equal(was < today && counted < today, clock.IsOverAt(When.At(today)));
            Assert.True(clock.DueOn >= counted);
            Assert.True(clock.DueOn >= (was < tomorrow ? was : tomorrow));
            Assert.Equal(clock.DueOn == counted ? null : counted, clock.LegalDueOn);
            Assert.True(clock.DueOn == counted || clock.DueOn <= was);
            Assert.True(Explanation.Of(clock, after).Agrees);
        }, iter: 400);

    [Fact]
    public void At_every_sweep_the_next_move_and_what_is_due_are_what_the_wall_says() =>
        Gen.Select(When.Calendars, When.Days, Gen.Int[0, InWorkingDays.Length - 1], Gen.Int[0, 40], Gen.Int[1, 90].Array[1, 14]).Sample((calendar, start, which, floor, waits) =>
        {
            var (term, timetable) = (InWorkingDays[which], Timetable.Defaults(calendar));
            DateOnly? notBefore = floor > 20 ? start.AddDays(floor) : null;
            var clock = When.Clock(term, When.At(start), timetable, notBefore);
            var wall = Naive.Of(calendar).Wall(start, term.Length, notBefore, term, start.AddDays(150));
            var (last, now) = (start.ToDateTime(new(10, 0)), start.ToDateTime(new(10, 0)));
            foreach (var hours in waits)
            {
                now = now.AddHours(hours);
                var left = wall.Where(s => s.At > last).ToList();
                Assert.Equal(left.Count == 0 ? null : When.At(left[0].At), clock.NextMoveAt);
                var due = left.Where(s => s.At <= now).ToList();
                var acts = due.Where(s => s.Step is "Lapse-0" or "SecondAct-0");
                var reminder = due.Except(acts).TakeLast(1);
                Assert.Equal(string.Join(' ', acts.Concat(reminder).OrderBy(s => s.At).Select(s => s.Step)), clock.Sweep(When.At(now), timetable));
                last = now;
            }
        }, iter: 400);

    [Fact]
    public void The_next_move_is_the_first_moment_at_which_something_is_due() =>
        Gen.Select(When.Calendars, When.Days, Gen.Int[0, Terms.All.Count - 1], Gen.Int[0, 900].Array[0, 6]).Sample((calendar, start, which, waits) =>
        {
            var timetable = Timetable.Defaults(calendar);
            var clock = When.Clock(Terms.All[which], When.At(start), timetable);
            var now = When.At(start);
            foreach (var hours in waits)
            {
                now = now.AddHours(hours);
                if (clock.NextMoveAt is { } next)
                {
                    Assert.Empty(clock.StepsDue(next.AddTicks(-1), timetable));
                    Assert.NotEmpty(clock.StepsDue(next, timetable));
                }
                else
                {
                    Assert.True(clock.IsHandedOver);
                }

                _ = clock.Sweep(now, timetable);
                Assert.True(clock.NextMoveAt is null || clock.NextMoveAt > now);
                Assert.Empty(clock.StepsDue(now, timetable));
            }

            Assert.Equal(clock.Taken.Count, clock.Taken.Select(t => (t.Kind, t.Number, t.Revision)).Distinct().Count());
        }, iter: 400);
}
