using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Features.People.Rosters;
using DisclosureHub.Web.Features.SetUp;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static DisclosureHub.Tests.GivenRosters;

namespace DisclosureHub.Tests.Integration;

/// <summary>A table of units and people at the door: all of it or nothing, by whose duty it is, and on the record like one by one.</summary>
public sealed class RosterAtTheDoorTests
{
    private static readonly RosterRow[] Whole =
    [
        UnitRow(2, "局领导", "局领导", "领导"), UnitRow(3, "审计科", deputy: "zhao"), PostRow(4, "局领导", "赵永康", "zhao", "分管负责人"), PostRow(5, "审计科", "张文慧", "zhang", "科长"),
    ];

    /// <summary>A bureau with its three administrators and nobody else.</summary>
    private static async Task<Hub> BegunAsync(Db engine)
    {
        var hub = await Hub.StartAsync(engine);
        await hub.SqlAsync("""DELETE FROM "Posts" """, """DELETE FROM "Categories" """, """DELETE FROM "People" """, """DELETE FROM "Units" """);
        Someone[] first = [Cast.SystemAdministrator, Cast.SecurityAdministrator, Cast.Auditor];
        Assert.Null((await hub.Runner.RunAsync(new SetUpBureau(NewId.OfCommand(), [Cast.Employment, Cast.Finance], [.. first.Select(f => f.Person)], [.. first.Select(f => f.Post)]), Actor.SetUp)).Refusal);
        return hub;
    }

    private static async Task<IReadOnlyList<RosterStep>> SeenAsync(Hub hub, Someone by, params RosterRow[] rows) =>
        (await ActivatorUtilities.CreateInstance<PeopleQueries>(hub.Get<IServiceProvider>()).FindOrganisationAsync(await hub.ReaderAsync(by)))!.PlanRoster(rows, new DateOnly(2026, 11, 23)).Steps;

    private static async Task<Done> TakeAsync(Hub hub, Someone by, IReadOnlyList<RosterStep> seen, params RosterRow[] rows) =>
        await hub.Runner.RunAsync(new TakeUnitsAndPeople(NewId.OfCommand(), rows, seen), hub.ActorOf(by));

    private static async Task<Done> GiveAsync(Hub hub, Someone by, IReadOnlyList<RosterStep> seen, params RosterRow[] rows) =>
        await hub.Runner.RunAsync(new TakePosts(NewId.OfCommand(), rows, seen), hub.ActorOf(by));

    private static async Task<List<string>> KindsAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        return await db.Ledger.Where(e => e.Matter == Organisation.Address).OrderBy(e => e.MatterSeq).Select(e => e.Kind).ToListAsync();
    }

    [Theory, OnBothEngines]
    public async Task Each_administrator_takes_his_part_once_and_the_record_verifies(Db engine)
    {
        await using var hub = await BegunAsync(engine);
        var (system, security, before) = (Cast.SystemAdministrator, Cast.SecurityAdministrator, (await KindsAsync(hub)).Count);
        var seen = await SeenAsync(hub, system, Whole);
        Assert.Equal(new UnitsAndPeopleComeFirst(4), (await GiveAsync(hub, security, seen, Whole)).Refusal);
        Assert.Null((await TakeAsync(hub, system, seen, Whole)).Refusal);
        Assert.Equal(["PersonAdded", "PersonAdded", "UnitEstablished", "UnitEstablished"], (await KindsAsync(hub))[before..]);
        Assert.IsType<RosterChangesNothing>((await TakeAsync(hub, system, [], Whole)).Refusal);

        Assert.Null((await GiveAsync(hub, security, await SeenAsync(hub, security, Whole), Whole)).Refusal);
        Assert.Equal(["PostGiven", "PostGiven"], (await KindsAsync(hub))[(before + 4)..]);
        Assert.IsType<RosterChangesNothing>((await GiveAsync(hub, security, [], Whole)).Refusal);
        Assert.True((await hub.VerifyAsync()).IsClean);
    }

    [Theory, OnBothEngines]
    public async Task Nobody_else_takes_it_and_neither_administrator_takes_the_others_part(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var queries = ActivatorUtilities.CreateInstance<PeopleQueries>(hub.Get<IServiceProvider>());
        foreach (var who in Cast.Holders)
        {
            var role = who.Post.Role;
            Assert.Equal(role is Role.SystemAdministrator or Role.SecurityAdministrator, await queries.FindOrganisationAsync(await hub.ReaderAsync(who)) is not null);

            // The record of the organisation has not begun in this database: whoever may is told that.
            Assert.Equal(role == Role.SystemAdministrator, (await TakeAsync(hub, who, [], Whole)).Refusal is NoSuchMatter);
            Assert.Equal(role == Role.SecurityAdministrator, (await GiveAsync(hub, who, [], Whole)).Refusal is NoSuchMatter);
        }
    }

    [Theory, OnBothEngines]
    public async Task One_wrong_row_or_another_organisation_than_the_one_looked_at_and_nothing_is_written(Db engine)
    {
        await using var hub = await BegunAsync(engine);
        var system = Cast.SystemAdministrator;
        RosterRow[] wrong = [.. Whole, PersonRow(6, "某人", "Not Fit")];
        var (seen, everything) = (await SeenAsync(hub, system, Whole), await hub.EverythingAsync());
        Assert.Equal(new RosterHasErrors(1), (await TakeAsync(hub, system, seen, wrong)).Refusal);
        Assert.IsType<RosterIsOutdated>((await TakeAsync(hub, system, seen, [.. Whole, PersonRow(6, "某人", "fit")])).Refusal);
        Assert.Equal(everything, await hub.EverythingAsync());

        Assert.Null((await hub.Runner.RunAsync(new AddPerson(NewId.OfCommand(), new Person(NewId.Of<PersonId>(), "张文慧", "", "zhang")), hub.ActorOf(system))).Refusal);
        everything = await hub.EverythingAsync();
        Assert.IsType<RosterIsOutdated>((await TakeAsync(hub, system, seen, Whole)).Refusal);
        Assert.Equal(everything, await hub.EverythingAsync());
        Assert.Null((await TakeAsync(hub, system, await SeenAsync(hub, system, Whole), Whole)).Refusal);
    }

    [Fact]
    public async Task Two_thousand_rows_are_taken_at_once()
    {
        await using var hub = await BegunAsync(Db.Sqlite);
        RosterRow[] rows = [.. Enumerable.Range(2, 2000).Select(n => PersonRow(n, $"人{n}", $"p.{n}"))];
        Assert.Null((await TakeAsync(hub, Cast.SystemAdministrator, await SeenAsync(hub, Cast.SystemAdministrator, rows), rows)).Refusal);
        Assert.Equal(2000, (await KindsAsync(hub)).Count(k => k == "PersonAdded") - 3);
    }
}
