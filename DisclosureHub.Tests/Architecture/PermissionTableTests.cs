using System.Globalization;
using System.Reflection;
using System.Text;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Tests.Architecture;

/// <summary>
/// docs/permissions.md says who may do what, as the code has it. It is written by this test with
/// <c>GOLDEN=write dotnet test --filter-class "*PermissionTableTests"</c> and read by a reviewer.
/// </summary>
public sealed class PermissionTableTests
{
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void The_page_of_permissions_says_what_the_code_does()
    {
        var page = Path.Combine(Code.Folder, "docs", "permissions.md");
        var now = Page();
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            File.WriteAllText(page, now);
            return;
        }

        var (kept, made) = (File.ReadAllText(page).ReplaceLineEndings("\n").Split('\n'), now.Split('\n'));
        string[] differences = [.. kept.Except(made).Select(l => $"- {l}"), .. made.Except(kept).Select(l => $"+ {l}")];
        Assert.True(differences.Length == 0, $"docs/permissions.md reads otherwise ({differences.Length} lines):\n{string.Join('\n', differences.Take(40))}");
    }

    private static string Page()
    {
        var words = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Wording>().BuildServiceProvider().GetRequiredService<IStringLocalizer<WordingTexts>>();
        string Say<T>(T value, string culture)
            where T : struct, Enum
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return words[$"{typeof(T).Name}_{value}"];
        }

        var roles = Enum.GetValues<Role>();
        var commands = Web.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(ICommand))).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');

        Line("# Permissions: who may do what");
        Line();
        Line("Written from the code by `PermissionTableTests`; a change of a rule shows here as a changed line. A duty opens the door; whether *this* unit may do it *now*, in this release, is the release's own business (`Golden/commands.txt` in the tests: every command in every situation from every post). Who *sees* what is said in `WhoSeesWhat` and `Findable`. `PermissionTests` and `VisibilityTests` try every command and every query as those who may not.");
        Line();
        Line("## Duties of each post");
        Line();
        Line("D: may be delegated by this post (代签). The duties of the Clock and of the set-up link are carried by no person's post.");
        Line();
        Role[] held = [.. roles.Except([Role.Clock, Role.SetUp])];
        Line($"| duty | {string.Join(" | ", held.Select(r => Say(r, "en")))} |");
        Line($"|---|{string.Concat(held.Select(_ => ":-:|"))}");
        foreach (var duty in Enum.GetValues<Duty>())
        {
            var marks = held.Select(r => Delegation.OfferedBy(r).Contains(duty) ? "D" : r.Carries(duty) ? "●" : "");
            Line($"| {Say(duty, "zh-CN")} · {Say(duty, "en")} (`{duty}`) | {string.Join(" | ", marks)} |");
        }

        Line();
        Line("Sees every matter that was sent: " + string.Join(", ", roles.Where(r => r.SeesTheWholeBureau()).Select(r => Say(r, "en"))) + ". Does its unit's own work, and sees its drafts: " + string.Join(", ", held.Where(r => r.WorksForItsUnit()).Select(r => Say(r, "en"))) + ".");
        Line();
        Line("## Duty of each command");
        Line();
        Line("A command that signs or decides asks once more who it is when that was shown longer ago than the grace period.");
        Line();
        Line("| command | duty | signs | from |");
        Line("|---|---|:-:|---|");
        foreach (var command in commands)
        {
            var duty = CommandRunner.DutyOf(command);
            Line($"| `{command.Name}` | `{duty}` | {(CommandRunner.Signs(command) ? "●" : "")} | {command.Namespace!["DisclosureHub.Web.".Length..].Replace("Features.", "", StringComparison.Ordinal)} |");
        }

        Line();
        Line("## Pages");
        Line();
        Line("Behind sign-in unless it says otherwise. What a page shows is asked for under the reader's own rights; a page that is nobody's business says so and shows nothing.");
        Line();
        Line("| page | address | open to |");
        Line("|---|---|---|");
        foreach (var page in Web.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute))).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var open = page.IsDefined(typeof(AllowAnonymousAttribute)) ? "everybody" : page.IsDefined(typeof(AuthorizeAttribute)) ? "whoever is signed in and holds a post" : "nobody said";
            Line($"| `{page.Name}` | {string.Join(", ", page.GetCustomAttributes<RouteAttribute>().Select(r => $"`{r.Template}`"))} | {open} |");
        }

        return text.ToString();
    }
}
