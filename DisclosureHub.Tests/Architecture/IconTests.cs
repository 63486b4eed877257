using System.Text.RegularExpressions;
using DisclosureHub.Web.UI;
using Xunit;

namespace DisclosureHub.Tests.Architecture;

/// <summary>A drawing that is asked for is in the sprite: a page with a missing one looks whole to every other test.</summary>
public sealed partial class IconTests
{
    private static readonly HashSet<string> Drawn = Symbols();

    private static readonly List<string> Pages = [.. Code.Sources(".cs", ".razor").Where(s => s.Path.StartsWith("DisclosureHub.Web/", StringComparison.Ordinal)).Select(s => string.Join('\n', s.Lines))];

    [Fact]
    public void Every_drawing_that_a_page_names_is_in_the_sprite()
    {
        var named = Pages.SelectMany(page => Attributes().Matches(page).Select(m => m.Groups[1].Value)
            .Concat(Calls().Matches(page).SelectMany(call => Words().Matches(call.Groups[2].Value).Select(w => call.Groups[1].Value == "Mark" ? $"st-{w.Groups[1].Value}" : w.Groups[1].Value)))).ToHashSet();
        Assert.InRange(named.Count, 30, int.MaxValue);
        Assert.Empty(named.Except(Drawn));
    }

    private static HashSet<string> Symbols()
    {
        var sprite = Address().Match(Icon.Use("x").Value).Groups[1].Value;
        return [.. Symbol().Matches(File.ReadAllText(Path.Combine(Code.Folder, "wwwroot-assets", sprite))).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("href=\"([^#]+)#")]
    private static partial Regex Address();

    [GeneratedRegex("\\bIcon=\"([a-z_]+)\"")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\bIcon\.(Of|Small|Mark)\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Calls();

    [GeneratedRegex("\"([a-z_]+)\"")]
    private static partial Regex Words();
}
