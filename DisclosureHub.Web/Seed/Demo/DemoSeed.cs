using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Seed.Demo;

/// <summary>
/// Fills an empty demonstration database with real commands through the one door: first the organisation, then the
/// releases, each step at its own moment. The record that results is as good as one that people made.
/// </summary>
public sealed partial class DemoSeed(HubDbFactory contexts, WriteLane lane, Timetables timetables, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>The day the stories were written for; they are moved by whole weeks so that they end near today.</summary>
    private static readonly DateOnly WrittenFor = new(2026, 11, 23);

    private readonly Dictionary<string, Unit> _units = [];
    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, Category> _categories = [];
    private readonly List<Post> _posts = [];
    private readonly Dictionary<string, Story> _stories = [];

    /// <summary>By how many whole weeks the stories are moved.</summary>
    private int _weeks;

    /// <summary>Seeds when the database has no units yet.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        await using (var db = contexts.CreateDbContext())
        {
            if (await db.Units.AnyAsync(stop))
            {
                return;
            }
        }

        _weeks = Math.Max(0, (WorkCalendar.DayOf(time.GetUtcNow()).DayNumber - WrittenFor.DayNumber) / 7);
        var moment = new StoryTime();
        var (clock, signal) = (new BureauClock(moment), new CommitSignal());
        var runner = new CommandRunner(lane, clock, moment, timetables, signal, logs.CreateLogger<CommandRunner>());
        using var sweep = new DeadlineSweep(contexts, runner, lane, clock, timetables, signal, logs.CreateLogger<DeadlineSweep>());
        var steps = DemoStories.Releases().SelectMany(r => r.Steps.Select(s => (r, s))).OrderBy(s => s.s.At).ToList();
        await moment.PassAsync(Moment(steps[0].s.At).AddDays(-1));
        await FoundAsync(runner, stop);
        foreach (var (release, step) in steps)
        {
            // The Clock did its part in those weeks as well.
            await sweep.PassAsync(Moment(step.At), moment.PassAsync, stop);
            await PlayAsync(runner, release, step, stop);
        }

        await sweep.PassAsync(time.GetUtcNow(), moment.PassAsync, stop);
    }

    private async Task PlayAsync(CommandRunner runner, DemoRelease told, DemoStep step, CancellationToken stop)
    {
        if (step.Do == "draft")
        {
            await BeginAsync(runner, told, step, stop);
            return;
        }

        var story = _stories[told.Key];
        var (id, lead) = (story.Id, _units[told.Lead].Id);
        var unit = step.Unit is null ? lead : _units[step.Unit].Id;
        var release = await LoadAsync(id, stop);
        foreach (var command in Commands(told, step, story, unit, release))
        {
            await MustAsync(runner, command, step, unit, told, stop);
        }
    }

    private IEnumerable<IActOn<JointRelease>> Commands(DemoRelease told, DemoStep step, Story story, UnitId unit, JointRelease release)
    {
        var id = story.Id;
        switch (step.Do)
        {
            case "submit":
                return [new SubmitDraft(NewId.OfCommand(), id, true, step.ChangeNote ?? "", release.Draft.Hash())];
            case "returnDraft":
                return [new ReturnDraft(NewId.OfCommand(), id, step.Remark ?? "")];
            case "issue":
                return [new IssueVersion(NewId.OfCommand(), id, step.PreliminaryOpinion ?? "", release.Draft.Hash())];
            case "draftOpinion":
                return [new DraftOpinion(NewId.OfCommand(), id, unit, ContentOf(step, story), release.Find(unit)?.Draft?.Content.Hash() ?? TextHash.None)];
            case "sendOpinion":
                return [new SendOpinionToHead(NewId.OfCommand(), id, unit)];
            case "returnOpinion":
                return [new ReturnOpinion(NewId.OfCommand(), id, unit, step.Remark ?? "")];
            case "sign":
                return [new SignOpinion(NewId.OfCommand(), id, unit, NewId.Of<OpinionId>(), ContentOf(step, story), release.Current!.Hash, release.LatestOf(unit)?.Id)];
            case "withdraw":
                return [new WithdrawOpinion(NewId.OfCommand(), id, unit, release.LatestOf(unit)!.Id, step.Reason ?? "")];
            case "edit":
                return Edit(step, story, release);
            default:
                return AfterAnswers(told, step, story, unit, release);
        }
    }

    private IEnumerable<IActOn<JointRelease>> Edit(DemoStep step, Story story, JointRelease release)
    {
        foreach (var block in step.Blocks ?? [])
        {
            if (block.After is { } after)
            {
                var added = story.Blocks[block.Key] = NewId.Of<BlockId>();
                yield return new AddBlocks(NewId.OfCommand(), story.Id, story.Blocks[after], [new Block(added, block.Kind, block.Text)]);
            }
            else
            {
                var old = release.Draft.Find(story.Blocks[block.Key])!;
                yield return new SaveBlock(NewId.OfCommand(), story.Id, old.Id, old.Kind, block.Text, old.Hash);
            }
        }

        if (step.Concerns is { } concerns)
        {
            yield return new NameConcerns(NewId.OfCommand(), story.Id, ConcernsOf(concerns, story), "");
        }
    }

    private async Task BeginAsync(CommandRunner runner, DemoRelease told, DemoStep step, CancellationToken stop)
    {
        var story = _stories[told.Key] = new Story(NewId.Of<JointReleaseId>(), []);
        var lead = _units[told.Lead].Id;
        Accept(await runner.RunAsync(new DraftRelease(NewId.OfCommand(), story.Id, told.Title), ActorOf(step.By, lead, typeof(DraftRelease)), stop), told, step);
        var details = (await LoadAsync(story.Id, stop)).DetailsHash;
        foreach (var block in told.Blocks)
        {
            story.Blocks[block.Key] = NewId.Of<BlockId>();
        }

        IActOn<JointRelease>[] commands =
        [
            new SaveDetails(
                NewId.OfCommand(), story.Id, told.Title, told.Category is null ? null : _categories[told.Category].Id, told.Attribute, told.Ground,
                [.. told.Issuers.Select(i => _units[i].Id)], details),
            new AddBlocks(NewId.OfCommand(), story.Id, null, [.. told.Blocks.Select(b => new Block(story.Blocks[b.Key], b.Kind, b.Text))]),
            new NameConcerns(NewId.OfCommand(), story.Id, ConcernsOf(told.Concerns, story), told.NoneReason),
        ];
        foreach (var command in commands)
        {
            await MustAsync(runner, command, step, lead, told, stop);
        }
    }

    private async Task MustAsync(CommandRunner runner, IActOn<JointRelease> command, DemoStep step, UnitId unit, DemoRelease told, CancellationToken stop) =>
        Accept(await runner.RunAsync(command, ActorOf(step.By, unit, command.GetType()), stop), told, step);

    private static void Accept(Done done, DemoRelease told, DemoStep step)
    {
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The story {told.Key} cannot {step.Do} at {step.At:s}: {refusal}.");
        }
    }

    /// <summary>The person's post in the unit it is about; where he has none there, he acts in another that carries the duty: the office, a leader.</summary>
    private Actor ActorOf(string person, UnitId unit, Type command)
    {
        var duty = CommandRunner.DutyOf(command);
        var able = _posts.FindAll(p => p.Person == _people[person].Id && p.Role.Carries(duty));
        var post = able.Find(p => p.Unit == unit) ?? (able is [var only, ..] ? only : null)
            ?? throw new InvalidOperationException($"{person} holds no post with {duty} there.");
        return new Actor(post.Person, post.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue);
    }

    private async Task<JointRelease> LoadAsync(JointReleaseId id, CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        return await JointReleaseMapping.LoadAsync(db, id.Value, stop) ?? throw new InvalidOperationException($"{id} is not there.");
    }

    private static OpinionContent ContentOf(DemoStep step, Story story) => new(
        step.Stance, new ConsentScope([.. (step.ScopeBlocks ?? []).Select(key => story.Blocks[key])]), step.Reasons ?? "", step.Basis ?? "", step.ProposedText ?? "");

    private List<Concern> ConcernsOf(IReadOnlyList<DemoConcern> told, Story story) =>
        [.. told.Select(c => new Concern(_units[c.Unit].Id, [.. c.Blocks.Select(key => story.Blocks[key])]))];

    private sealed record Story(JointReleaseId Id, Dictionary<string, BlockId> Blocks);

    /// <summary>The moment of the story, for the clock of the door.</summary>
    private sealed class StoryTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public Task PassAsync(DateTimeOffset to)
        {
            Now = to > Now ? to : Now;
            return Task.CompletedTask;
        }
    }
}
