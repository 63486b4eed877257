using System.Collections.Concurrent;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>A story told to the release and to its model side by side.</summary>
internal sealed partial class Story
{
    private static readonly Unit[] Units = [Given.Finance, Given.Legal, Given.Office, Given.TaxBureau, Given.Employment];
    private static readonly Category[] Owned = [.. Units.Select((u, n) => new Category(CategoryId.From(Given.Id(650 + n)), u.Name, u.NameEn, u.Id, n))];
    private static readonly TextHash Stale = TextHash.Of("别的");

    private readonly ConcurrentDictionary<string, int> _seen;
    private readonly JointReleaseModel _model = new();
    private readonly JointRelease _release;
    private readonly List<DomainEvent> _facts = [];
    private readonly Dictionary<UnitId, DateOnly> _due = [];
    private DateTimeOffset _now = Given.On(2);
    private string _snapshot;

    public Story(ConcurrentDictionary<string, int> seen)
    {
        var by = Given.Drafter(Given.Employment);
        _seen = seen;
        _release = JointRelease.Begin(JointReleaseId.From(Given.Id(1)), by, "甲").Made;
        Assert.Null(_release.SaveDetails(by, "甲", Owned[JointReleaseModel.FirstLead], DisclosureAttribute.Proactive, "", [], _release.DetailsHash).Refusal);
        Assert.Null(_release.AddBlocks(by, null, [.. Enumerable.Range(0, 3).Select(n => new Block(Block(n), BlockKind.Paragraph, "甲"))]).Refusal);
        _facts.AddRange(_release.TakeRaised());
        _snapshot = Then.Snapshot(_release);
    }

    /// <summary>Most steps that need others before them bring those along; each is checked like any other.</summary>
    public void Tell(StoryStep step)
    {
        var right = step with { Slip = 20 };
        Act[] before = step.B <= 2 ? [] : step.Act switch
        {
            Act.IssueVersion or Act.ReturnDraft => [Act.SaveBlock, Act.SubmitDraft],
            Act.TakeUpText => [Act.Dissent, Act.SignProposal, Act.AcceptProposal],
            Act.SendOpinion => [Act.DraftOpinion],
            Act.ReturnOpinion => [Act.DraftOpinion, Act.SendOpinion],
            Act.TakeInPaper => [Act.PrintOpinion],
            Act.ConfirmPaper or Act.RejectPaper => [Act.PrintOpinion, Act.TakeInPaper],
            Act.VoidPaper => [Act.SendLetter, Act.PrintOpinion],
            Act.ConfirmRemoval or Act.Insist => [Act.AskToBeRemoved],
            Act.SendProposal => [Act.Dissent, Act.DraftProposal],
            Act.DraftProposal or Act.SignProposal or Act.Escalate => [Act.Dissent],
            Act.AcceptProposal or Act.DeclineProposal => [Act.Dissent, Act.SignProposal],
            Act.Convene => [Act.Dissent, Act.Escalate],
            Act.Decide or Act.RecordOutcome or Act.TryText or Act.SignTriedText => [Act.Dissent, Act.Escalate, Act.Convene],
            Act.FinishMinutes or Act.SignMinutes or Act.RecordMark => [Act.Dissent, Act.Escalate, Act.Convene, Act.RecordOutcome, Act.WriteMinutes],
            Act.ReceiveLetter => [Act.SendLetter],
            Act.ObjectToInstruction => [Act.Instruct],
            Act.ObjectToOffice => step.B % 3 == 0 ? [Act.Dissent, Act.Escalate, Act.Convene, Act.Decide] : [Act.AskToBeRemoved, Act.Insist],
            Act.ResolveComment => [Act.Comment],
            Act.CarryComment => [Act.Dissent, Act.Comment],
            _ => [],
        };
        if (step is { Act: Act.Decide, B: > 4 })
        {
            foreach (var unit in _model.Asked.Where(u => u != step.Unit).ToList())
            {
                TellOne(new StoryStep(Act.SignOpinion, unit, 26, 0, 20));
            }
        }

        foreach (var act in before)
        {
            TellOne(right with { Act = act });
        }

        if (before.Contains(Act.WriteMinutes))
        {
            foreach (var unit in Enumerable.Range(0, Units.Length))
            {
                TellOne(right with { Act = Act.MarkAttendance, Unit = unit });
            }

            if (step.Act != Act.FinishMinutes)
            {
                TellOne(right with { Act = Act.FinishMinutes });
            }
        }

        TellOne(step);
    }

    private void TellOne(StoryStep step)
    {
        _now += TimeSpan.FromHours(5);
        _model.Now++;
        _model.Today = WorkCalendar.DayOf(_now);
        if (step.Act == Act.TimePasses)
        {
            PassTime(step.A % 12, step.B % 2 == 0);
            return;
        }

        switch (step.Act)
        {
            case <= Act.KeepAsTemplate:
                Draft(step);
                break;

            case <= Act.VoidPaper:
                Answer(step);
                break;

            case <= Act.Escalate:
                Negotiate(step);
                break;

            case <= Act.RecordMark:
                Mediate(step);
                break;

            default:
                Coordinate(step);
                break;
        }
    }

    /// <summary>The command is accepted exactly when the model says so, and afterwards both stand the same.</summary>
    private void Check(Act act, bool mustBeAccepted, Func<JointRelease, Outcome> command)
    {
        var before = _release.Stage;
        var outcome = command(_release);
        var facts = _release.Raised();
        var (after, snapshot) = (_release.Stage, Then.Snapshot(_release));

        Assert.True(mustBeAccepted == outcome.IsAccepted, $"{act}: the model says {(mustBeAccepted ? "yes" : "no")}, the release says {outcome.Refusal?.ToString() ?? "yes"}");
        Note($"{act} {(outcome.IsAccepted ? "accepted" : "refused")}");
        if (!outcome.IsAccepted)
        {
            Assert.Equal(_snapshot, snapshot);
            Assert.Empty(facts);
            return;
        }

        Assert.NotEmpty(facts);
        _snapshot = snapshot;
        _facts.AddRange(facts);
        Assert.Equal(_model.Stage, after);
        Assert.True(ReleaseStages.Moves.Allow(before, after), $"{before} to {after}");
        Assert.Equal(before != ReleaseStage.Agreed && after == ReleaseStage.Agreed, facts.Any(f => f is ReleaseAgreed));
        Assert.Equal(before != ReleaseStage.Decided && after == ReleaseStage.Decided, facts.Any(f => f is ReleaseDecided));
        AssertUnits(after);
        AssertDissents();
        Assert.Equal(_release.Papers.Count, _release.Papers.Select(p => p.Number).Distinct().Count());

        // What the record tells is what the release holds.
        Assert.Empty(ReleaseRecord.Replay(_facts).CompareWith(_release));
        Note($"{before} to {after}");
        foreach (var fact in facts)
        {
            Note(fact.Kind);
        }
    }

    private void AssertUnits(ReleaseStage stage)
    {
        Assert.Equal(_model.Versions, _release.Versions.Count);
        Assert.Equal(_model.Asked.Select(u => Units[u].Id).ToHashSet(), _release.Consultations.Select(c => c.Unit).ToHashSet());
        Assert.Equal(_model.Asked.Count(), _release.Consultations.Count);
        foreach (var unit in _model.Asked)
        {
            var consultation = _release.Find(Units[unit].Id)!;
            Assert.Equal((Units[unit].Name, _model.StateOf(unit)), (Units[unit].Name, _release.StateOf(consultation)));
            Note(_release.StateOf(consultation).ToString());
            Assert.True(stage is not (ReleaseStage.Agreed or ReleaseStage.Decided) || _model.Warranted(unit), "agreed without a consent that is needed");

            Assert.Equal((Units[unit].Name, _model.DueOf(unit)), (Units[unit].Name, consultation.DueOn));
            Assert.Equal((Units[unit].Name, _model.IsSilent(unit)), (Units[unit].Name, _release.IsBeforeTheOffice(consultation)));

            // A due date is never brought forward and always leaves three working days from the asking. Outside, each letter has its own.
            if (unit != JointReleaseModel.Outside)
            {
                Assert.True(consultation.DueOn >= _due.GetValueOrDefault(consultation.Unit));
                Assert.True(consultation.DueOn >= Given.Calendar.AddWorkdays(WorkCalendar.DayOf(consultation.AskedAt), 3));
                _due[consultation.Unit] = consultation.DueOn!.Value;
            }
        }
    }

    /// <summary>Each dissent ends once, on the record too; one that has not is its unit's last word on the text before everybody.</summary>
    private void AssertDissents()
    {
        foreach (var dissent in _release.Opinions.Where(o => o.Stance == Stance.Dissent))
        {
            var ends = _facts.OfType<DissentEnded>().Where(f => f.Dissent == dissent.Id).Select(f => (DissentOutcome?)f.Outcome);
            Assert.Equal(dissent.Ending is { } ending ? [ending.Outcome] : [], ends);
            Assert.True(!dissent.IsOpenDissent || _release.OpenDissentOf(dissent.Unit) == dissent, "an open dissent was overtaken");
            Note(dissent.Ending?.Outcome.ToString() ?? "open dissent");
        }
    }

    private void Note(string what) => _seen.AddOrUpdate(what, 1, (_, count) => count + 1);

    private Signature Handler(int unit) => unit == JointReleaseModel.Outside ? Given.Contact(_now) : Given.Drafter(Units[unit], _now);

    private Signature HeadOf(int unit) => unit == JointReleaseModel.Outside ? Given.Contact(_now) : Given.Head(Units[unit], _now);

    private Signature Nobody => Given.Drafter(Seat.Stranger, _now);

    /// <summary>Somebody on the lead's side: of the lead, or every other time of the office once it took over.</summary>
    private Signature OfTheLead(StoryStep step, bool heads)
    {
        var unit = _model.TakenOver && step.A % 2 == 0 ? JointReleaseModel.TheOffice : _model.Lead;
        return step.Slip == 0 ? Nobody : heads ? HeadOf(unit) : Handler(unit);
    }

    private static BlockId Block(int n) => BlockId.From(Given.Id(600 + n));

    private static ConsentScope Scope(int[] blocks) => new([.. blocks.Select(Block)]);

    /// <summary>The whole more often than one passage or two.</summary>
    private static int[] ScopeOf(int a) => Digit(a, 2) > 0 ? [] : Digit(a, 1) == 0 ? [a % 3] : [a % 3, (a + 1) % 3];

    /// <summary>The digit of a number written with 0, 1 and 2.</summary>
    private static int Digit(int number, int place) => number / (place == 0 ? 1 : place == 1 ? 3 : 9) % 3;
}
