using DisclosureHub.Domain.Kernel;
using Mono.Cecil;

namespace DisclosureHub.Tests.Architecture;

/// <summary>Who may import whom: the table in docs/architecture.md, row by row.</summary>
public sealed class ImportTests
{
    private const string D = "DisclosureHub.Domain.", W = "DisclosureHub.Web.";

    /// <summary>The rooms under all subjects, each of which may import those before it.</summary>
    private static readonly string[] Foundations = ["Kernel", "Rulebook", "Calendar", "People", "Deadlines"];

    /// <summary>Each room of the web project, and the rooms of the house that it may import besides itself.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Persistence"] = [D],
        ["Persistence.Reading"] = [D, W + "Persistence", W + "Runtime"],
        ["Runtime"] = [D, W + "Persistence"],
        ["Accounts"] = [D + "JointReleases", D + "People", W + "Persistence", W + "Runtime"],
        ["Guard"] = [],
        ["UI"] = [D + "Kernel", D + "Rulebook", D + "Calendar"],
        ["Words"] = [D, W + "Persistence.Reading", W + "Runtime", W + "Sheets", W + "UI"],
        ["Live"] = [D, W + "Persistence", W + "Runtime"],
        ["Clockwork"] = [D, W + "Persistence", W + "Runtime"],
        ["Jobs"] = [D + "Calendar", D + "People", W + "Runtime", W + "Letters", W + "Channels", W + "Clockwork", W + "Notices", W + "Persistence.Ledger"],
        ["Channels"] = [D + "Calendar"],
        ["Notices"] = [D, W + "Channels", W + "Persistence", W + "Runtime", W + "UI", W + "Words"],
        ["Letters"] = [D + "Calendar"],
        ["Packages"] = [],
        ["Sheets"] = [D + "Kernel", W + "Packages"],
        ["WordFiles"] = [D + "JointReleases", D + "Kernel", W + "Letters", W + "Packages", W + "UI"],
        ["Seed"] = [D, W + "Persistence", W + "Runtime", W + "Clockwork", W + "Features"],
    };

    [Fact]
    public void The_domain_imports_nothing_but_the_base_library()
    {
        var outside = Code.Domain.SelectMany(t => t.Uses)
            .Where(u => u.Namespace.Length > 0 && !u.Namespace.StartsWith("DisclosureHub", StringComparison.Ordinal) && (!u.Namespace.StartsWith("System", StringComparison.Ordinal) || u.Namespace.StartsWith("System.Data", StringComparison.Ordinal)))
            .Select(u => u.FullName)

            // Attributes that the compiler puts there.
            .Where(u => !u.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)).Distinct();
        Assert.Empty(outside);
        Assert.All(
            typeof(Aggregate).Assembly.GetReferencedAssemblies(), a => Assert.Matches("^System\\.(?!Data)", a.Name));
        Assert.DoesNotContain("PackageReference Include", File.ReadAllText(Path.Combine(Code.Folder, "DisclosureHub.Domain", "DisclosureHub.Domain.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_domain_reads_no_clock_and_draws_no_lots() => Empty(
        from type in Code.Domain
        from call in type.Calls
        let name = $"{call.DeclaringType.FullName}.{call.Name}"
        where call.DeclaringType.FullName is "System.Random" or "System.TimeProvider" or "System.Security.Cryptography.RandomNumberGenerator"
            || name is "System.Guid.NewGuid" or "System.Guid.CreateVersion7" or "System.DateTime.get_Now" or "System.DateTime.get_UtcNow" or "System.DateTime.get_Today"
                or "System.DateTimeOffset.get_Now" or "System.DateTimeOffset.get_UtcNow" or "System.Environment.get_TickCount64"
        select $"{type.FullName} calls {name}");

    [Fact]
    public void The_foundations_of_the_domain_import_only_those_before_them() => Empty(
        from type in Code.Domain
        let room = Array.IndexOf(Foundations, RoomOf(type.Namespace, D))
        where room >= 0
        from used in type.Uses
        where used.Namespace.StartsWith(D, StringComparison.Ordinal)
        where Array.IndexOf(Foundations, RoomOf(used.Namespace, D)) is var other && (other < 0 || other > room)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void A_subject_imports_another_subjects_ids_and_events_only()
    {
        Empty(
            from type in Code.Domain
            let room = RoomOf(type.Namespace, D)
            where !Foundations.Contains(room)
            from used in type.Uses
            where used.Namespace.StartsWith(D, StringComparison.Ordinal) && RoomOf(used.Namespace, D) is var other && other != room && !Foundations.Contains(other)
            where used.Resolve() is var there && !there.IsEnum && !(there.IsValueType && there.Interfaces.Any(i => i.InterfaceType.Name.StartsWith("IId`", StringComparison.Ordinal))) && there.BaseType?.Name != nameof(DomainEvent)
            select $"{type.FullName} uses {used.FullName}");
    }

    [Fact]
    public void Every_room_of_the_web_project_imports_only_what_the_table_allows() => Empty(
        from type in Code.Web
        let room = Rooms.Keys.Where(r => IsIn(type.Namespace, W + r)).OrderByDescending(r => r.Length).FirstOrDefault()
        where room is not null
        from used in type.Uses
        where used.Namespace.StartsWith("DisclosureHub.", StringComparison.Ordinal) && !IsIn(used.Namespace, W + room)
        where room != "Persistence" || !used.Namespace.StartsWith(W + "Persistence", StringComparison.Ordinal)
        where !Rooms[room].Any(allowed => allowed == D ? used.Namespace.StartsWith(D, StringComparison.Ordinal) : IsIn(used.Namespace, allowed))
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Persistence_does_not_lean_on_its_row_projections() => Empty(
        from type in Code.Web
        where IsIn(type.Namespace, W + "Persistence") && !IsIn(type.Namespace, W + "Persistence.Reading")
        from used in type.Uses
        where IsIn(used.Namespace, W + "Persistence.Reading")
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Every_room_there_is_stands_in_the_table()
    {
        var rooms = Code.Web.Select(t => t.Namespace).Where(n => n.StartsWith(W, StringComparison.Ordinal)).Select(n => RoomOf(n, W)).Distinct();
        Assert.Empty(rooms.Except(Rooms.Keys).Except(["Features"]));
    }

    [Fact]
    public void No_feature_imports_another_feature() => Empty(
        from type in Code.Web
        where type.Namespace.StartsWith(W + "Features.", StringComparison.Ordinal)
        let feature = RoomOf(type.Namespace, W + "Features.")
        from used in type.Uses
        where used.Namespace.StartsWith(W + "Features.", StringComparison.Ordinal) && RoomOf(used.Namespace, W + "Features.") != feature
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void A_feature_does_not_know_the_seed() => Empty(
        from type in Code.Web
        where IsIn(type.Namespace, W + "Features")
        from used in type.Uses
        where IsIn(used.Namespace, W + "Seed")
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void In_a_feature_only_queries_and_endpoints_reach_the_database() => Empty(
        from type in Code.Web
        where IsIn(type.Namespace, W + "Features")
        where !type.Name.EndsWith("Queries", StringComparison.Ordinal) && !type.Name.EndsWith("Endpoints", StringComparison.Ordinal)
        from used in type.Uses
        where IsIn(used.Namespace, "Microsoft.EntityFrameworkCore") || IsIn(used.Namespace, "Microsoft.Data") || IsIn(used.Namespace, "Npgsql") || IsIn(used.Namespace, "System.Data")
            || (IsIn(used.Namespace, W + "Persistence") && !IsRead(used))
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void The_parts_that_know_no_subject_know_none() => Empty(
        from type in Code.Web
        where IsIn(type.Namespace, W + "UI")
        from used in type.Uses
        where used.Namespace.StartsWith(D, StringComparison.Ordinal) && !Foundations.Contains(RoomOf(used.Namespace, D))
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Jobs_hold_no_dates_and_no_rules() => Empty(
        from type in Code.Web
        where IsIn(type.Namespace, W + "Jobs")
        from used in type.Uses
        where used.FullName is "System.DateOnly" or "System.DateTime" or "System.DateTimeOffset" || (used.Namespace.StartsWith(D, StringComparison.Ordinal) && used.Name is not ("WorkCalendar" or "Duty"))
        select $"{type.FullName} uses {used.FullName}");

    /// <summary>What a page shows: row projections, and what a verification found.</summary>
    private static bool IsRead(TypeReference used) =>
        (IsIn(used.Namespace, W + "Persistence.Reading") && used.Name is not "ReleaseRows") || used.Name is "Verification" or "Verdict" or "Finding" or "Fault";

    private static bool IsIn(string space, string room) => space == room || space.StartsWith(room + ".", StringComparison.Ordinal);

    private static string RoomOf(string space, string above) =>
        space.StartsWith(above, StringComparison.Ordinal) ? space[above.Length..].Split('.')[0] : "";

    private static void Empty(IEnumerable<string> wrong) => Assert.Empty(wrong.Distinct());
}
