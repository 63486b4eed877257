using System.Collections.Concurrent;
using CsCheck;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>One step of a random story. What the numbers mean depends on the act.</summary>
/// <param name="Slip">0: the wrong person; 1: a text he has not before him; 2: something is left out; else all is well.</param>
public sealed record StoryStep(Act Act, int Unit, int A, int B, int Slip);

public enum Act
{
    SaveBlock,
    MoveBlock,
    RemoveBlock,
    AddBlock,
    SaveDetails,
    Files,
    NameConcerns,
    SubmitDraft,
    ReturnDraft,
    IssueVersion,
    DraftOpinion,
    SendOpinion,
    ReturnOpinion,
    SignOpinion,
    WithdrawOpinion,
}

/// <summary>
/// Random stories, told to the release and to <see cref="JointReleaseModel"/> side by side. After every command both
/// must agree on whether it was allowed, on the stage and on the state of every unit. On failure CsCheck prints the
/// shortest story it can find and the seed: <c>CsCheck_Seed=… dotnet test</c> tells it again.
/// </summary>
[Clause("XT-3")]
[Clause("XT-3.2")]
public class JointReleasePropertyTests
{
    /// <summary>Sending and signing come often enough that most stories see several versions and some agreement.</summary>
    private static readonly Gen<StoryStep> AnyStep = Gen.Select(
        Gen.Frequency(
            (5, Gen.Const(Act.SaveBlock)), (2, Gen.Const(Act.MoveBlock)), (1, Gen.Const(Act.RemoveBlock)), (2, Gen.Const(Act.AddBlock)),
            (2, Gen.Const(Act.SaveDetails)), (1, Gen.Const(Act.Files)), (3, Gen.Const(Act.NameConcerns)),
            (3, Gen.Const(Act.SubmitDraft)), (1, Gen.Const(Act.ReturnDraft)), (5, Gen.Const(Act.IssueVersion)),
            (2, Gen.Const(Act.DraftOpinion)), (2, Gen.Const(Act.SendOpinion)), (2, Gen.Const(Act.ReturnOpinion)),
            (14, Gen.Const(Act.SignOpinion)), (2, Gen.Const(Act.WithdrawOpinion))),
        Gen.Int[0, 2], Gen.Int[0, 26], Gen.Int[0, 9], Gen.Int[0, 20],
        (act, unit, a, b, slip) => new StoryStep(act, unit, a, b, slip));

    [Fact]
    public void In_every_story_the_release_does_what_the_model_says()
    {
        ConcurrentDictionary<string, int> seen = [];

        AnyStep.Array[1, 50].Sample(
            steps =>
            {
                var story = new Story(seen);
                if (steps[0].B > 0)
                {
                    // Most stories begin with a first version: put to all three units, or to none.
                    story.Tell(new StoryStep(Act.NameConcerns, 0, steps[0].B == 1 ? 0 : 13, 1, 3));
                    story.Tell(new StoryStep(Act.IssueVersion, 0, 0, 4, 3));
                }

                foreach (var step in steps)
                {
                    story.Tell(step);
                }

                story.End();
            },
            iter: 600);

        // The stories are worth nothing unless they reach every corner.
        Assert.All(Enum.GetValues<Act>(), act => Assert.True(seen.ContainsKey($"{act} accepted") && seen.ContainsKey($"{act} refused"), $"{act} was not both accepted and refused"));
        Assert.All(
            ["Drafting to InConsultation", "Drafting to Agreed", "InConsultation to Agreed", "Agreed to InConsultation", nameof(ConsentStood), nameof(ConsentVoided), nameof(ReleaseAgreed)],
            corner => Assert.True(seen.ContainsKey(corner), $"no story saw {corner}"));
    }

    private sealed class Story
    {
        private static readonly Unit[] Asked = [Given.Finance, Given.Legal, Given.Office];

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
            Assert.Null(_release.SaveDetails(by, "甲", Given.Recruitment, DisclosureAttribute.Proactive, "", [], _release.DetailsHash).Refusal);
            Assert.Null(_release.AddBlocks(by, null, [.. Enumerable.Range(0, 3).Select(n => new Block(Block(n), BlockKind.Paragraph, "甲"))]).Refusal);
            _facts.AddRange(_release.TakeRaised());
            _snapshot = Then.Snapshot(_release);
        }

        /// <summary>Most steps that need others before them bring those along; each is checked like any other.</summary>
        public void Tell(StoryStep step)
        {
            Act[] before = (step.Act, step.B > 2) switch
            {
                (Act.IssueVersion, true) => [Act.SaveBlock, Act.SubmitDraft],
                (Act.SendOpinion, true) => [Act.DraftOpinion],
                (Act.ReturnOpinion, true) => [Act.DraftOpinion, Act.SendOpinion],
                _ => [],
            };
            foreach (var act in before)
            {
                TellOne(step with { Act = act });
            }

            TellOne(step);
        }

        private void TellOne(StoryStep step)
        {
            _now += TimeSpan.FromHours(5);
            var (right, fresh, whole) = (step.Slip != 0, step.Slip != 1, step.Slip != 2);
            var lead = Given.Drafter(right ? Given.Employment : Given.Finance, _now);
            var leadsHead = right ? Given.Head(Given.Employment, _now) : Given.Drafter(Given.Employment, _now);
            var draft = _release.Draft;
            var (n, text) = (step.A % 5, new[] { "甲", "乙", "" }[step.B % 3]);
            switch (step.Act)
            {
                case Act.SaveBlock:
                case Act.AddBlock when _model.Draft.Has(n):
                    Check(
                        step.Act, _model.Edit(right, _model.Draft.Has(n) && fresh, t => t with { Blocks = [.. t.Blocks.Select(b => b.Id == n ? (n, text) : b)] }),
                        r => r.SaveBlock(lead, Block(n), BlockKind.Paragraph, text, fresh ? draft.Find(Block(n))?.Hash ?? default : TextHash.Of("别的")));
                    break;

                case Act.AddBlock:
                    var after = step.B % 4;
                    Check(
                        step.Act, _model.Edit(right, _model.Draft.Has(after), t => t with { Blocks = [.. t.Blocks.SelectMany(b => b.Id == after ? new[] { b, (n, text) } : [b])] }),
                        r => r.AddBlocks(lead, Block(after), [new Block(Block(n), BlockKind.Paragraph, text)]));
                    break;

                case Act.MoveBlock:
                    Check(
                        step.Act, _model.Edit(right, _model.Draft.Has(n), t =>
                        {
                            List<(int Id, string Text)> blocks = [.. t.Blocks.Where(b => b.Id != n)];
                            blocks.Insert(Math.Min(step.B, blocks.Count), t.Blocks.Single(b => b.Id == n));
                            return t with { Blocks = blocks };
                        }),
                        r => r.MoveBlock(lead, Block(n), step.B));
                    break;

                case Act.RemoveBlock:
                    Check(step.Act, _model.RemoveBlock(right, n), r => r.RemoveBlock(lead, Block(n), draft.Find(Block(n))?.Hash ?? default));
                    break;

                case Act.SaveDetails:
                    var (withheld, withLegal) = (step.B % 3 == 0, step.B % 4 == 0);
                    Check(
                        step.Act, _model.Edit(right, fresh, t => t with { Title = step.A % 2 == 0 ? "甲" : "乙", Withheld = withheld, WithLegal = withLegal }),
                        r => r.SaveDetails(
                            lead, step.A % 2 == 0 ? "甲" : "乙", Given.Recruitment, withheld ? DisclosureAttribute.Withheld : DisclosureAttribute.Proactive,
                            withheld ? "第七条" : "", withLegal ? [Given.Legal.Id] : [], fresh ? r.DetailsHash : TextHash.None));
                    break;

                case Act.Files:
                    var file = step.A % 2;
                    var isThere = _model.Draft.Files.Contains(file);
                    Check(
                        step.Act, _model.Edit(right, true, t => t with { Files = isThere ? [.. t.Files.Where(f => f != file)] : [.. t.Files, file] }),
                        r => isThere ? r.Detach(lead, Given.File(40 + file).Id) : r.Attach(lead, Given.File(40 + file, $"{file}.docx")));
                    break;

                case Act.NameConcerns:
                    var concerns = Enumerable.Range(0, 3).Where(u => Digit(step.A, u) > 0).ToDictionary(u => u, u => Digit(step.A, u) == 1 ? [] : new[] { step.B % 5 });
                    Check(
                        step.Act, _model.Name(right, concerns),
                        r => r.NameConcerns(lead, [.. concerns.Select(c => new Concern(Asked[c.Key].Id, [.. c.Value.Select(Block)]))], "不涉及", Given.UnitOf));
                    break;

                case Act.SubmitDraft:
                    var (note, seen) = (step.B == 0 ? " " : "修改", fresh ? draft.Hash() : TextHash.None);
                    Check(step.Act, _model.Submit(right, whole, step.B != 0, fresh), r => r.SubmitDraft(lead, whole, note, seen));
                    break;

                case Act.ReturnDraft:
                    Check(step.Act, _model.Return(right, whole), r => r.ReturnDraft(leadsHead, whole ? "请核对" : " "));
                    break;

                case Act.IssueVersion:
                    Check(
                        step.Act, _model.Issue(right, fresh),
                        r => r.IssueVersion(leadsHead, "同意公开", fresh ? draft.Hash() : TextHash.Of("别的"), Given.Number, Given.Calendar));
                    break;

                default:
                    Answer(step, right, fresh, whole);
                    break;
            }
        }

        /// <summary>What the record tells is what the release holds.</summary>
        public void End() => Assert.Empty(ReleaseRecord.Replay(_facts).CompareWith(_release));

        private void Answer(StoryStep step, bool right, bool fresh, bool whole)
        {
            var (unit, model) = (Asked[step.Unit], step.Unit);
            var handler = Given.Drafter(right ? unit : Given.Employment, _now);
            var head = right ? Given.Head(unit, _now) : Given.Drafter(unit, _now);
            var stance = new[] { Stance.Consent, Stance.Consent, Stance.ConsentWithSuggestions, Stance.Consent, Stance.Dissent, Stance.NotConcerned }[step.B % 6];
            int[] scope = Digit(step.A, 2) > 0 ? [] : Digit(step.A, 1) == 0 ? [step.A % 3] : [step.A % 3, (step.A + 1) % 3];
            var content = new OpinionContent(stance, new ConsentScope([.. scope.Select(Block)]), stance == Stance.Consent ? "" : "理由", whole ? "依据" : " ", "");
            var draft = _release.Find(unit.Id)?.Draft?.Content.Hash() ?? TextHash.None;
            switch (step.Act)
            {
                case Act.DraftOpinion:
                    var byHead = right && step.B % 2 == 0;
                    Check(
                        step.Act, _model.DraftOpinion(model, right, byHead, fresh, whole, stance, scope),
                        r => r.DraftOpinion(byHead ? head : handler, unit.Id, content, fresh ? draft : TextHash.Of("别的")));
                    break;

                case Act.SendOpinion:
                    Check(step.Act, _model.SendOpinion(model, right), r => r.SendOpinionToHead(handler, unit.Id));
                    break;

                case Act.ReturnOpinion:
                    Check(step.Act, _model.ReturnOpinion(model, right), r => r.ReturnOpinion(head, unit.Id, "请补充"));
                    break;

                case Act.SignOpinion:
                    var number = _release.Opinions.Count + 1;
                    Check(
                        step.Act, _model.Sign(model, right, fresh, whole, stance, scope),
                        r => r.SignOpinion(
                            head, unit.Id, OpinionId.From(Given.Id(500 + number)), $"会签〔2026〕{number}号", content,
                            fresh ? r.Current?.Hash ?? TextHash.None : r.Draft.Hash() == r.Current?.Hash ? TextHash.None : r.Draft.Hash(), r.LatestOf(unit.Id)?.Id, Given.Calendar));
                    break;

                default:
                    var last = _release.Opinions.LastOrDefault(o => o.Unit == unit.Id)?.Id ?? default;
                    Check(step.Act, _model.Withdraw(model, right, whole), r => r.WithdrawOpinion(head, unit.Id, last, whole ? "新情况" : ""));
                    break;
            }
        }

        /// <summary>The command is accepted exactly when the model says so, and afterwards both stand the same.</summary>
        private void Check(Act act, bool mustBeAccepted, Func<JointRelease, Outcome> command)
        {
            var before = _release.Stage;
            var outcome = command(_release);
            var (facts, after, snapshot) = (_release.TakeRaised(), _release.Stage, Then.Snapshot(_release));

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
            AssertUnits(after);
            Note($"{before} to {after}");
            foreach (var fact in facts)
            {
                Note(fact.Kind);
            }
        }

        private void AssertUnits(ReleaseStage stage)
        {
            Assert.Equal(_model.Versions, _release.Versions.Count);
            Assert.Equal(_model.Asked.Select(u => Asked[u].Id).ToHashSet(), _release.Consultations.Select(c => c.Unit).ToHashSet());
            Assert.Equal(_model.Asked.Count(), _release.Consultations.Count);
            foreach (var unit in _model.Asked)
            {
                var consultation = _release.Find(Asked[unit].Id)!;
                Assert.Equal(_model.StateOf(unit), _release.StateOf(consultation));
                Assert.True(stage != ReleaseStage.Agreed || _model.Consents(unit), "agreed without a consent that is needed");

                // A due date is never brought forward and always leaves three working days from the asking.
                Assert.True(consultation.DueOn >= _due.GetValueOrDefault(consultation.Unit));
                Assert.True(consultation.DueOn >= Given.Calendar.AddWorkdays(WorkCalendar.DayOf(consultation.AskedAt), 3));
                _due[consultation.Unit] = consultation.DueOn;
            }
        }

        private void Note(string what) => _seen.AddOrUpdate(what, 1, (_, count) => count + 1);

        private static BlockId Block(int n) => BlockId.From(Given.Id(600 + n));

        /// <summary>The digit of a number written with 0, 1 and 2.</summary>
        private static int Digit(int number, int place) => number / (place == 0 ? 1 : place == 1 ? 3 : 9) % 3;
    }
}
