using System.Reflection;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;
using Mono.Cecil.Cil;

namespace DisclosureHub.Tests.Architecture;

/// <summary>House laws 1, 2 and 7: one door for every write, a duty on every command, no outcome ignored.</summary>
public sealed class OneDoorTests
{
    private static readonly Type[] Commands =
        [.. typeof(Program).Assembly.GetTypes().Where(t => typeof(ICommand).IsAssignableFrom(t) && !t.IsInterface)];

    [Fact]
    public void Only_the_write_lane_saves()
    {
        string[] writes =
        [
            "SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync", "ExecuteSql", "ExecuteSqlAsync",
            "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "ExecuteNonQuery", "ExecuteNonQueryAsync",
        ];
        var found = from type in Code.Web
                    from call in type.Calls
                    where writes.Contains(call.Name)
                    select $"{type.Name} {call.Name}";
        Assert.Equal(
            [
                // Triggers and pragmas protect the record; the lock takes the end of a chain. None of them writes a row. The full-text
                // table is written with the rows it belongs to, when the lane saves them.
                "Engine ExecuteSqlRawAsync", "PostgresHubDb ExecuteSqlRawAsync", "SqliteHubDb ExecuteSqlAsync", "SqliteHubDb SaveChangesAsync", "SqlitePragmas ExecuteNonQuery", "SqlitePragmas ExecuteNonQueryAsync", "WriteLane SaveChangesAsync",
            ],
            found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_door_and_what_stands_on_no_record_go_through_the_write_lane()
    {
        var users = Code.Web.Where(t => t.Name != "WriteLane" && t.Uses.Any(u => u.Name == "WriteLane")).Select(t => t.Name);
        Assert.Equal(["AccountStore", "Checkpoints", "CommandRunner", "DeadlineSweep", "DemoClock", "DemoSeed", "Engine", "FederatedDoor", "NoticeBook", "Notifying", "OneTimeLinks", "Outgoing", "Preferences", "SearchRebuild", "SecondFactor", "SignIns", "TakenOutQueries", "VisitQueries"], users.Order(StringComparer.Ordinal));

        // The engine registers it and does no more.
        Assert.DoesNotContain(Code.Web.Single(t => t.Name == "Engine").Calls, c => c.DeclaringType.Name == "WriteLane");
    }

    [Fact]
    public void Only_the_door_writes_on_the_record()
    {
        var writers = Code.Web.Where(t => t.Name != "LedgerWriting" && t.Calls.Any(c => c.DeclaringType.Name == "LedgerWriting")).Select(t => t.Name);
        Assert.Equal(["CommandRunner"], writers.Distinct());
    }

    [Fact]
    public void Every_command_names_a_duty_that_somebody_has()
    {
        Assert.NotEmpty(Commands);
        Assert.All(Commands, command =>
        {
            var duty = CommandRunner.DutyOf(command);
            Assert.Contains(Enum.GetValues<Role>(), role => role.Carries(duty));
        });
    }

    [Fact]
    public void Every_command_lives_in_a_feature_or_is_the_Clocks_own_in_a_file_of_its_own()
    {
        Assert.All(Commands, command =>
        {
            // What the Clock does is in no feature: it is nobody's work.
            Assert.Matches(@"^DisclosureHub\.Web\.(Features\.|Clockwork$)", command.Namespace);
            var folder = command.Namespace!["DisclosureHub.Web.".Length..].Replace('.', '/');
            Assert.True(File.Exists(Path.Combine(Code.Folder, "DisclosureHub.Web", folder, $"{command.Name}.cs")), $"{command.Name}.cs is not in {folder}.");
        });
    }

    [Fact]
    public void Every_command_is_a_sealed_record_that_acts_on_a_root_or_begins_one()
    {
        Assert.All(Commands, command =>
        {
            Assert.True(command.IsSealed && command.GetMethod("<Clone>$") is not null, $"{command.Name} is no sealed record.");
            Assert.Single(command.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() is var g && (g == typeof(IActOn<>) || g == typeof(IBegin<>)));
        });
    }

    [Fact]
    public void No_command_carries_who_acts_or_when()
    {
        // When a meeting is to begin is what is being said, not when it is said.
        Assert.All(Commands, command => Assert.DoesNotContain(
            command.GetProperties().Where(p => (command, p.Name) != (typeof(ConveneMediation), nameof(ConveneMediation.Starts))), p => p.PropertyType == typeof(DateTimeOffset) || p.PropertyType == typeof(Signature) || p.PropertyType == typeof(Actor)));
    }

    /// <summary>IDE0058 does not see an expression-bodied void method, nor a discard.</summary>
    [Fact]
    public void No_outcome_is_thrown_away()
    {
        string[] outcomes = ["DisclosureHub.Domain.Kernel.Outcome", "DisclosureHub.Domain.Kernel.Outcome`1", "DisclosureHub.Web.Runtime.Done"];
        var found = from type in Code.Domain.Concat(Code.Web)
                    from method in type.Methods
                    from instruction in method.Body?.Instructions.AsEnumerable() ?? []
                    where instruction is { Operand: Mono.Cecil.MethodReference, Next.OpCode: var next } && next == OpCodes.Pop
                    let called = (Mono.Cecil.MethodReference)instruction.Operand
                    where outcomes.Contains(called.ReturnType.GetElementType().FullName)

                    // Raise says Accepted and nothing else; it answers only so that a rule can end with it.
                    where !(called.Name == "Raise" && called.DeclaringType.Name == nameof(Aggregate))
                    select $"{type.FullName}.{method.Name} throws away what {called.Name} says";
        Assert.Empty(found);
    }

    [Fact]
    public void Nobody_waits_for_a_task_by_blocking()
    {
        var found = from type in Code.Web
                    from call in type.Calls
                    let name = $"{call.DeclaringType.GetElementType().FullName}.{call.Name}"
                    where name is "System.Threading.Tasks.Task`1.get_Result" or "System.Threading.Tasks.Task.Wait" or "System.Threading.Thread.Sleep"
                    select $"{type.FullName} calls {name}";
        Assert.Empty(found);
    }

    [Fact]
    public void No_method_is_async_void()
    {
        var found = from type in Code.Web
                    from method in type.Methods
                    where method.ReturnType.FullName == "System.Void" && method.CustomAttributes.Any(a => a.AttributeType.Name == "AsyncStateMachineAttribute")
                    select $"{type.FullName}.{method.Name}";
        Assert.Empty(found);
    }
}
