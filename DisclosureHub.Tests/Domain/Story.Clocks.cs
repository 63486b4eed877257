using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Tests.Domain;

// What time alone does, and that nothing else does it.
internal sealed partial class Story
{
    /// <summary>Days go by, with the Clock at work or away and back at the end.</summary>
    private void PassTime(int days, bool wasAway)
    {
        _now += TimeSpan.FromDays(days);
        _model.Today = WorkCalendar.DayOf(_now);
        _model.Pass(_now, wasAway);
        while (_release.Deadlines.Where(d => d.NextMoveAt <= _now).MinBy(d => d.NextMoveAt) is { } clock)
        {
            var at = wasAway ? _now : Later(clock.NextMoveAt!.Value, clock.TakenUpAt ?? clock.StartedAt);
            var due = clock.StepsDue(at, Given.Timetable);
            Assert.NotEmpty(due);
            Assert.True(!wasAway || due.Count(s => s.IsReminder) <= 1, "an outage is made up for by one reminder only");
            Take(clock, due[0], at);
        }

        _snapshot = Then.Snapshot(_release);
        Assert.Equal(_model.Stage, _release.Stage);
        Assert.Equal(_model.IsBeforeTheGroup, _release.OpenMediation?.BeforeLeadingGroupSince is not null);
        AssertUnits(_release.Stage);
        AssertDissents();
        Assert.Empty(DisclosureHub.Domain.JointReleases.ReleaseRecord.Replay(_facts).CompareWith(_release));
        Note($"{Act.TimePasses} accepted");
        Note($"{Act.TimePasses} refused");
    }

    private void Take(Deadline clock, ClockStep step, DateTimeOffset at)
    {
        Assert.Null(_release.TakeStep(clock.Id, step, at, Given.Timetable, () => _release.NextNumber("分歧")).Refusal);

        // Done once: the same step again is refused, whatever it led to.
        Assert.NotNull(_release.TakeStep(clock.Id, step, at, Given.Timetable, () => "").Refusal);
        foreach (var fact in _release.Raised())
        {
            _facts.Add(fact);
            Note(fact.Kind);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
