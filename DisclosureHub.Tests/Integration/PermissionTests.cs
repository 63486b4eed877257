using System.Reflection;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Integration;

/// <summary>Every command there is, by everybody who may not give it; docs/permissions.md has the table.</summary>
public sealed class PermissionTests
{
    private static readonly Type[] Commands = [.. typeof(Program).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(ICommand))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static readonly MethodInfo[] Doors = [.. typeof(CommandRunner).GetMethods().Where(m => m.Name == nameof(CommandRunner.RunAsync))];

    [Theory, OnBothEngines]
    public async Task No_command_is_taken_from_a_post_without_its_duty_one_that_ended_or_has_not_begun_an_administrator_or_a_delegate_to_whom_it_was_not_given(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        var delegated = await DelegateAsync(hub, Cast.FinanceHead, Cast.FinanceDrafter, [Duty.KeepTemplate]);
        var before = await hub.RecordAsync(id);
        (string Who, Role Role, Actor Actor, Duty[] Given)[] actors =
        [
            .. Cast.Holders.DistinctBy(h => h.Post.Role).Select(h => ($"{h.Post.Role}", h.Post.Role, hub.ActorOf(h), Array.Empty<Duty>())),
            ("ended", Role.Clock, hub.ActorOf(Cast.FormerFinanceHead), []),
            ("not begun", Role.Clock, hub.ActorOf(Cast.NextFinanceHead), []),
            ("another's post", Role.Clock, hub.ActorOf(Cast.LegalHead) with { Person = Cast.LegalDrafter.Person.Id }, []),
            ("delegate", Role.Clock, delegated, [Duty.KeepTemplate]),
        ];
        List<string> wrong = [];
        foreach (var command in Commands)
        {
            var duty = CommandRunner.DutyOf(command);
            foreach (var (who, role, actor, given) in actors.Where(a => !(a.Role != Role.Clock && a.Role.Carries(duty)) && !a.Given.Contains(duty)))
            {
                var done = await RunAsync(hub, Make(command, id), actor);
                if (done.Refusal is not NotYourDuty refused || refused.Duty != duty)
                {
                    wrong.Add($"{command.Name} by {who}: {done.Refusal?.ToString() ?? "accepted"}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before.Count, (await hub.RecordAsync(id)).Count);
        Assert.InRange(Commands.Length, 80, int.MaxValue);
    }

    /// <summary>A unit that the release does not touch can do nothing in it, whatever duty its people carry.</summary>
    [Theory, OnBothEngines]
    public async Task No_command_on_a_release_is_taken_from_a_unit_that_it_does_not_concern(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await StoryAsync(hub);
        var before = Then.Snapshot(await hub.LoadAsync(id));
        List<string> taken = [];
        foreach (var who in (Someone[])[Cast.PersonnelHead, Cast.PersonnelDrafter])
        {
            foreach (var make in DoorSampleTests.Makers(await hub.LoadAsync(id)))
            {
                var command = make();
                if ((await hub.RunAsync(command, who)).IsAccepted)
                {
                    taken.Add($"{command.GetType().Name} by {who.Post.Role}");
                }
            }
        }

        Assert.Empty(taken);
        Assert.Equal(before, Then.Snapshot(await hub.LoadAsync(id)));
    }

    /// <summary>What names a unit is for that unit (or for those who look after it), and not for another that was asked as well.</summary>
    [Theory, OnBothEngines]
    public async Task No_command_in_the_name_of_one_unit_is_taken_from_another_that_was_asked_too(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await StoryAsync(hub);
        List<string> taken = [];
        var tried = 0;
        foreach (var (of, others) in ((Unit, Someone[])[])[(Cast.Finance, [Cast.LegalHead, Cast.LegalDrafter]), (Cast.Legal, [Cast.FinanceHead, Cast.FinanceDrafter])])
        {
            foreach (var make in DoorSampleTests.Makers(await hub.LoadAsync(id)))
            {
                var command = make();
                if (command.GetType().GetProperty("Unit")?.GetValue(command) is not UnitId unit || unit != of.Id)
                {
                    continue;
                }

                foreach (var who in others)
                {
                    tried++;
                    if ((await hub.RunAsync(command, who)).IsAccepted)
                    {
                        taken.Add($"{command.GetType().Name} for {of.Name} by {who.Person.Name}");
                    }
                }
            }
        }

        Assert.Empty(taken);
        Assert.InRange(tried, 30, int.MaxValue);
    }

    /// <summary>The door is open to whoever stands in for exactly what was given to him; whether it may be done now is the release's business.</summary>
    [Theory, OnBothEngines]
    public async Task A_delegate_comes_through_the_door_with_what_was_delegated_and_signs_for_its_holder(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await StoryAsync(hub);
        var delegates = new Dictionary<Role, Actor>
        {
            [Role.SectionHead] = await DelegateAsync(hub, Cast.Head, Cast.Drafter, Delegation.OfferedBy(Role.SectionHead)),
            [Role.OfficeHead] = await DelegateAsync(hub, Cast.OfficeHead, Cast.OfficeStaff, Delegation.OfferedBy(Role.OfficeHead)),
        };
        List<string> wrong = [];
        var passed = 0;
        foreach (var make in DoorSampleTests.Makers(await hub.LoadAsync(id)))
        {
            var command = make();
            var duty = CommandRunner.DutyOf(command.GetType());
            foreach (var (role, actor) in delegates)
            {
                var done = await hub.Runner.RunAsync(command, actor);
                if (Delegation.OfferedBy(role).Contains(duty) != done.Refusal is not NotYourDuty)
                {
                    wrong.Add($"{command.GetType().Name} for {role}: {done.Refusal?.ToString() ?? "accepted"}");
                }

                passed += done.IsAccepted ? 1 : 0;
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(passed, 5, int.MaxValue);
        var entries = (await hub.RecordAsync(id)).Where(e => e.Person == Cast.Drafter.Person.Id.Value && e.Post == Cast.Head.Post.Id.Value).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.Equal(Cast.Head.Person.Id.Value, e.OnBehalfOf));
    }

    private static async Task<JointReleaseId> StoryAsync(Hub hub)
    {
        var id = await hub.OpenedAsync(Cast.Finance, Cast.Legal, Cast.Office, Cast.TaxBureau);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        await hub.SignAsync(id, Cast.Legal, Stance.NotConcerned);
        return id;
    }

    /// <summary>The delegate, acting in the post of who delegated to him.</summary>
    private static async Task<Actor> DelegateAsync(Hub hub, Someone from, Someone to, IReadOnlyList<Duty> duties)
    {
        await hub.Get<Web.Persistence.WriteLane>().RunAsync(db =>
        {
            _ = db.Delegations.Add(new Delegation(NewId.Of<DelegationId>(), from.Post.Id, from.Person.Id, to.Person.Id, duties, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 30), "出差"));
            return Task.FromResult(true);
        });
        return hub.ActorOf(from) with { Person = to.Person.Id };
    }

    /// <summary>The command with nothing in it but its address: who may not give it is told so before anybody looks at what it says.</summary>
    private static ICommand Make(Type command, JointReleaseId release)
    {
        var constructor = command.GetConstructors().Single(c => c.GetParameters() is not [var only] || only.ParameterType != command);
        return (ICommand)constructor.Invoke([.. constructor.GetParameters().Select(p =>
            p.ParameterType == typeof(CommandId) ? NewId.OfCommand()
            : p.ParameterType == typeof(JointReleaseId) ? release
            : p.ParameterType == typeof(string) ? ""
            : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
            : (object?)null)]);
    }

    private static Task<Done> RunAsync(Hub hub, ICommand command, Actor actor)
    {
        var kind = command.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() is var g && (g == typeof(IActOn<>) || g == typeof(IBegin<>)));
        var door = Doors.Single(m => m.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == kind.GetGenericTypeDefinition());
        return (Task<Done>)door.MakeGenericMethod(kind.GetGenericArguments()).Invoke(hub.Runner, [command, actor, CancellationToken.None])!;
    }
}
