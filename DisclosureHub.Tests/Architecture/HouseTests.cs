using System.Text.RegularExpressions;
using DisclosureHub.Domain.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR;

namespace DisclosureHub.Tests.Architecture;

/// <summary>Names, sizes and the lock on every page.</summary>
public sealed partial class HouseTests
{
    private const int LongestFile = 320;

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Assert.Empty(
        from type in Code.Domain.Concat(Code.Web)
        where Banned().IsMatch(type.Name) || Banned().IsMatch(type.Namespace)
        select type.FullName);

    [Fact]
    public void No_folder_and_no_file_has_a_name_that_says_nothing() => Assert.Empty(
        from source in Code.Sources(".cs", ".razor")
        from part in source.Path.Split('/').Skip(1)
        where Banned().IsMatch(part)
        select source.Path);

    [Fact]
    public void No_method_sets_a_status() => Assert.Empty(
        from type in Code.Domain.Concat(Code.Web)
        from method in type.Methods
        where Regex.IsMatch(method.Name, "^Set\\w*(Status|State|Stage)$")
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void No_file_is_too_long_to_read_at_one_go() => Assert.Empty(
        Code.Sources(".cs", ".razor").Where(s => s.Lines.Length > LongestFile && !s.Path.StartsWith("DisclosureHub.Tests/", StringComparison.Ordinal)).Select(s => $"{s.Path}: {s.Lines.Length} lines"));

    [Fact]
    public void Every_file_lies_where_its_namespace_says() => Assert.Empty(
        from source in Code.Sources(".cs")
        where !source.Path.EndsWith("Program.cs", StringComparison.Ordinal) && !source.Path.EndsWith(".razor.cs", StringComparison.Ordinal)
        let said = source.Lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
        where said is not null
        let folder = Path.GetDirectoryName(source.Path)!.Replace('/', '.')
        where said != $"namespace {folder};"
        select $"{source.Path}: {said}");

    [Fact]
    public void Every_page_asks_who_is_there_or_says_that_anybody_may_see_it()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => !Has<IAuthorizeData>(p) && !Has<IAllowAnonymous>(p)).Select(p => p.Name));
        Assert.Equal(["CodePage", "LinkPage", "NotFoundPage", "SecondFactorPage", "SetUpPage", "SignInPage"], pages.Where(Has<IAllowAnonymous>).Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_hub_asks_who_is_there() => Assert.All(
        typeof(Program).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Hub))), hub => Assert.True(Has<IAuthorizeData>(hub), hub.Name));

    [Fact]
    public void Every_page_behind_sign_in_is_a_hub_page_or_says_why_not()
    {
        // A HubPage knows who reads, watches what it shows and stops watching when it goes. A static page, to be printed, has nothing to watch with.
        var pages = typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0 && !Has<IAllowAnonymous>(t));
        Assert.Empty(pages.Where(p => !p.IsSubclassOf(typeof(Web.Live.HubPage)) && !Has<ExcludeFromInteractiveRoutingAttribute>(p)).Select(p => p.Name));
    }

    [Fact]
    public void Every_refusal_is_a_sealed_record_of_one_line() => Assert.All(
        typeof(Refusal).Assembly.GetTypes().Concat(typeof(Program).Assembly.GetTypes()).Where(t => t.IsSubclassOf(typeof(Refusal))), t => Assert.True(t.IsSealed, t.Name));

    [Fact]
    public void No_test_waits_for_time_to_pass() => Assert.Empty(
        from source in Code.Sources(".cs")
        where source.Path.StartsWith("DisclosureHub.Tests/", StringComparison.Ordinal)
        from line in source.Lines.Index()
        where Pause().IsMatch(line.Item)
        select $"{source.Path}:{line.Index + 1}");

    private static bool Has<T>(Type type) => type.GetCustomAttributes(inherit: true).Any(a => a is T);

    [GeneratedRegex("(Service|Services|Helper|Helpers|Manager|Managers|Common|Dto|Dtos|Util|Utils|Utility)(?![a-z])")]
    private static partial Regex Banned();

    [GeneratedRegex(@"(Task\.Delay|Thread\.Sleep|WaitForTimeout)\w*\(")]
    private static partial Regex Pause();
}
