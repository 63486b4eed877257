using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Features.Deadlines;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Integration;

/// <summary>The Clock at work: after a stop, at once with another, killed in the middle, with a matter that is broken. Units asked on 23 November have until 2 December.</summary>
public sealed class SweepTests
{
    private static Task<Hub> StartAsync(Db engine) => Hub.StartAsync(engine, static (services, _) => services.AddSingleton<DeadlineSweep>().AddSingleton<TimeRulesQueries>());

    private static DeadlineSweep Another(Hub hub) => ActivatorUtilities.CreateInstance<DeadlineSweep>(hub.Get<IServiceProvider>());

    private static async Task<IReadOnlyList<string>> DoneAsync(Hub hub, JointReleaseId id) =>
        [.. (await hub.RecordAsync(id)).Select(Facts.Read).Where(f => f is ReminderGiven or TermLapsed or UnitPutBeforeOffice or DissentEscalated).Select(f => f switch
        {
            ReminderGiven r => $"{r.Step}-{r.Number}",
            TermLapsed l => $"{l.Act}",
            _ => f.Kind,
        })];

    [Theory, OnBothEngines]
    [Clause("XT-3.1")]
    public async Task After_a_long_stop_every_missed_act_is_done_once_and_only_the_latest_reminder_is_sent(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        Assert.Equal(0, await hub.Get<DeadlineSweep>().RunAsync());

        hub.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(3, await hub.Get<DeadlineSweep>().RunAsync());
        Assert.Equal(["RecordsLateness", "Overdue-3", "PutsBeforeOffice", "UnitPutBeforeOffice"], await DoneAsync(hub, id));
        Assert.Equal(0, await hub.Get<DeadlineSweep>().RunAsync());
        Assert.Null(await hub.Get<DeadlineSweep>().NextAsync());
        var entry = (await hub.RecordAsync(id))[^1];
        Assert.Equal((nameof(Authentication.Clock), Guid.Empty), (entry.How, entry.Person));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    [Clause("XT-3.3")]
    public async Task Step_by_step_a_silent_unit_is_reminded_and_a_stalled_negotiation_goes_before_the_office(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await hub.SignAsync(id, Cast.Legal, Stance.Dissent);

        await hub.Get<DeadlineSweep>().PassAsync(Hub.Start.AddDays(16), now =>
        {
            hub.Time.SetUtcNow(now);
            return Task.CompletedTask;
        });
        var done = await DoneAsync(hub, id);
        Assert.Single(done, nameof(DissentEscalated));
        Assert.Equal(["HalfTime-0", "Before-2", "Before-1", "Before-0", "RecordsLateness", "Overdue-1", "Overdue-2", "Overdue-3", "PutsBeforeOffice", "UnitPutBeforeOffice"],
            (await hub.RecordAsync(id)).Select(Facts.Read).Where(f => f is ReminderGiven { Unit: var u } && u == Cast.Finance.Id || f is TermLapsed { Unit: var l } && l == Cast.Finance.Id || f is UnitPutBeforeOffice)
                .Select(f => f is ReminderGiven r ? $"{r.Step}-{r.Number}" : f is TermLapsed t ? $"{t.Act}" : f.Kind));
        var release = await hub.LoadAsync(id);
        Assert.Equal((ConsultationState.InMediation, ReleaseStage.InConsultation), (release.StateOf(release.Find(Cast.Legal.Id)!), release.Stage));
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Two_who_sweep_at_once_do_each_step_once(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var ids = new List<JointReleaseId>();
        for (var n = 0; n < 4; n++)
        {
            ids.Add(await hub.OpenedAsync(Cast.Finance, Cast.Legal));
        }

        hub.Time.Advance(TimeSpan.FromDays(40));
        using var other = Another(hub);
        await Task.WhenAll(hub.Get<DeadlineSweep>().RunAsync(), other.RunAsync());
        foreach (var id in ids)
        {
            Assert.Equal(2, (await DoneAsync(hub, id)).Count(d => d == nameof(UnitPutBeforeOffice)));
            Assert.Equal(2, (await DoneAsync(hub, id)).Count(d => d == "RecordsLateness"));
        }

        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Killed_in_the_middle_it_loses_no_step_and_doubles_none(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var ids = new[] { await hub.OpenedAsync(Cast.Finance), await hub.OpenedAsync(Cast.Finance), await hub.OpenedAsync(Cast.Finance) };
        hub.Time.Advance(TimeSpan.FromDays(40));

        // Its process ends with the first commit: nothing after that is carried out.
        using var kill = new CancellationTokenSource();
        var committed = hub.Get<CommitSignal>().Next;
        var killed = Task.Run(async () =>
        {
            await committed;
            await kill.CancelAsync();
        });
        using var dying = Another(hub);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying.RunAsync(kill.Token));
        await killed;

        await hub.Get<DeadlineSweep>().RunAsync();
        foreach (var id in ids)
        {
            Assert.Equal(["RecordsLateness", "Overdue-3", "PutsBeforeOffice", "UnitPutBeforeOffice"], await DoneAsync(hub, id));
        }

        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task A_step_that_fails_is_parked_while_the_others_go_on_and_can_be_tried_again(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var (broken, sound) = (await hub.OpenedAsync(Cast.Finance), await hub.OpenedAsync(Cast.Finance));
        var draft = await ScalarAsync(hub, broken);
        await hub.SqlAsync($"""UPDATE "Releases" SET "Draft" = 'no release any more' WHERE "Number" = '联发〔2026〕1号'""");
        hub.Time.Advance(TimeSpan.FromDays(40));

        await hub.Get<DeadlineSweep>().RunAsync();
        Assert.Contains(nameof(UnitPutBeforeOffice), await DoneAsync(hub, sound));
        Assert.Empty(await DoneAsync(hub, broken));
        await using (var db = hub.Contexts.CreateDbContext())
        {
            var parked = await db.Parked.AsNoTracking().SingleAsync();
            Assert.Equal(broken.Value, parked.Matter);
            Assert.StartsWith("JsonException", parked.Error, StringComparison.Ordinal);
        }

        // It is left alone until somebody has it tried again.
        Assert.Equal(0, await hub.Get<DeadlineSweep>().RunAsync());
        await hub.SqlAsync($"""UPDATE "Releases" SET "Draft" = '{draft.Replace("'", "''", StringComparison.Ordinal)}' WHERE "Number" = '联发〔2026〕1号'""");
        var parkedId = (await hub.LoadAsync(broken)).Deadlines[0].Id;
        Assert.IsType<NotYourDuty>(await hub.Get<DeadlineSweep>().RetryAsync(parkedId, await hub.ReaderAsync(Cast.OfficeHead)));
        Assert.Empty(await DoneAsync(hub, broken));
        Assert.Null(await hub.Get<DeadlineSweep>().RetryAsync(parkedId, await hub.ReaderAsync(Cast.SystemAdministrator)));
        Assert.Contains(nameof(UnitPutBeforeOffice), await DoneAsync(hub, broken));
        await using var after = hub.Contexts.CreateDbContext();
        Assert.False(await after.Parked.AnyAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_notice_that_is_loaded_moves_running_clocks_each_on_its_own_record(Db engine)
    {
        await using var hub = await StartAsync(engine);
        Assert.Null((await hub.Runner.RunAsync(new BeginTimeRules(), Actor.Clock)).Refusal);
        Assert.Null((await hub.Runner.RunAsync(new BeginTimeRules(), Actor.Clock)).Refusal);
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 12, 28, 1, 0, 0, TimeSpan.Zero));
        var id = await hub.OpenedAsync(Cast.Finance);
        var before = (await hub.LoadAsync(id)).Consultations[0].DueOn!.Value;
        await hub.Get<DeadlineSweep>().RunAsync();

        var notice = new HolidayNotice(2027, "国办发明电〔2026〕9号", Enumerable.Range(0, 4).Select(n => new DateOnly(2027, 1, 1).AddDays(n)).ToHashSet(), new HashSet<DateOnly>());
        Assert.Null(await hub.Get<TimeRulesQueries>().PreviewAsync(notice, await hub.ReaderAsync(Cast.OfficeHead)));
        var preview = Assert.IsType<NoticePreview>(await hub.Get<TimeRulesQueries>().PreviewAsync(notice, await hub.ReaderAsync(Cast.SystemAdministrator)));
        Assert.Equal((nameof(Terms.JointOpinion), before), (preview.Moved[0].Term, preview.Moved[0].Was));
        var command = new LoadNotice(NewId.OfCommand(), notice);
        Assert.IsType<NotYourDuty>((await hub.Runner.RunAsync(command, hub.ActorOf(Cast.OfficeHead))).Refusal);
        Assert.Null((await hub.Runner.RunAsync(command, hub.ActorOf(Cast.SystemAdministrator))).Refusal);
        await hub.Get<DeadlineSweep>().RunAsync();

        var release = await hub.LoadAsync(id);
        Assert.Equal((preview.Moved[0].Is, false), (release.Consultations[0].DueOn, release.Deadlines[0].IsProvisional));
        Assert.True(release.Consultations[0].DueOn > before);
        Assert.Single((await hub.RecordAsync(id)).Select(Facts.Read).OfType<DueDayMoved>());
        Assert.IsType<NoticeChangesNothing>((await hub.Runner.RunAsync(new LoadNotice(NewId.OfCommand(), notice), hub.ActorOf(Cast.SystemAdministrator))).Refusal);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task A_term_that_the_bureau_sets_holds_for_clocks_that_start_then_and_changed_in_the_table_it_is_found(Db engine)
    {
        await using var hub = await StartAsync(engine);
        Assert.Null((await hub.Runner.RunAsync(new BeginTimeRules(), Actor.Clock)).Refusal);
        var early = await hub.OpenedAsync(Cast.Finance);
        var set = new SetTerm(NewId.OfCommand(), nameof(Terms.JointOpinion), new DateOnly(2026, 11, 24), 5, TermUnit.WorkingDays, ReminderPlan.Default, TermInForce.WholeLadder);
        Assert.Null((await hub.Runner.RunAsync(set, hub.ActorOf(Cast.SystemAdministrator))).Refusal);
        Assert.IsType<TermLengthIsSetByRule>((await hub.Runner.RunAsync(set with { Id = NewId.OfCommand(), Term = nameof(Terms.RequestLaw), Length = 30 }, hub.ActorOf(Cast.SystemAdministrator))).Refusal);

        hub.Time.Advance(TimeSpan.FromDays(1));
        var late = await hub.OpenedAsync(Cast.Finance);
        Assert.Equal(new DateOnly(2026, 12, 2), (await hub.LoadAsync(early)).Consultations[0].DueOn);
        Assert.Equal(new DateOnly(2026, 12, 1), (await hub.LoadAsync(late)).Consultations[0].DueOn);
        Assert.True((await hub.VerifyAsync()).IsClean);

        await hub.SqlAsync("""UPDATE "TimeRules" SET "Rows" = REPLACE("Rows", '"Length":5', '"Length":6')""");
        Assert.Contains("TimeRules", Assert.Single((await hub.VerifyAsync()).Found).Says, StringComparison.Ordinal);
    }

    private static async Task<string> ScalarAsync(Hub hub, JointReleaseId id)
    {
        await using var db = hub.Contexts.CreateDbContext();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT "Draft" FROM "Releases" WHERE "Number" = '联发〔2026〕1号'""";
        Assert.Equal("联发〔2026〕1号", (await hub.LoadAsync(id)).Number);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
