using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DisclosureHub.Tests.Browser;

/// <summary>What axe finds against WCAG 2.2, levels A and AA.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Every violation, or nothing.</summary>
    public static Task<string> ViolationsAsync(IPage page, string where) => ViolationsAsync(page, where, Wcag);

    /// <summary>Of a page that passes otherwise, in another theme: of all rules only contrast asks for its colours.</summary>
    public static Task<string> TooFaintAsync(IPage page, string where) => ViolationsAsync(page, where, Contrast);

    private static async Task<string> ViolationsAsync(IPage page, string where, AxeRunOptions rules)
    {
        var result = await page.RunAxe(rules);
        return string.Concat(result.Violations.Select(v =>
            $"\n{where}: {v.Id}: {v.Help}{string.Concat(v.Nodes.Take(4).Select(n => $"\n    {n.Html}\n      {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))}"));
    }
}
