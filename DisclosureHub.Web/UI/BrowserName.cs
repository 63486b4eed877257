namespace DisclosureHub.Web.UI;

/// <summary>What a browser calls itself, shortened to what its owner knows it by: Edge, Windows.</summary>
public static class BrowserName
{
    private const int Longest = 40;

    // The first that is found counts: nearly all of them also claim to be those below.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("QQBrowser", "QQ Browser"), ("360SE", "360"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        string?[] known = [Found(Browsers, agent), Found(Systems, agent)];
        var name = string.Join(" · ", known.OfType<string>());
        return name.Length > 0 ? name : agent[..Math.Min(agent.Length, Longest)];
    }

    private static string? Found((string Mark, string Name)[] among, string agent) =>
        Array.Find(among, one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
