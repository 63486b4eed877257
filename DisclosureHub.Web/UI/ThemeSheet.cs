using System.Security.Cryptography;
using System.Text;
using MudBlazor;

namespace DisclosureHub.Web.UI;

/// <summary>
/// <see cref="Theme"/> as a style sheet that a browser keeps, light and dark in one: which of them holds is decided by
/// <c>data-theme</c> and the system, under the same conditions as in tokens.css. MudBlazor's own provider would send
/// one of them with every page over the circuit, and the other at every switch.
/// </summary>
public sealed class ThemeSheet : MudThemeProvider
{
    private ThemeSheet(Palette palette) => Theme = new MudTheme
    {
        PaletteLight = palette,
        LayoutProperties = UI.Theme.Hub.LayoutProperties,
        Typography = UI.Theme.Hub.Typography,
    };

    public static string Css { get; } = Write(new ThemeSheet(UI.Theme.Hub.PaletteLight).Values(), new ThemeSheet(UI.Theme.Hub.PaletteDark).Values());

    /// <summary>Changes whenever the sheet does, so that a browser may keep what it has for good.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))[..12];

    private static string Write(IReadOnlyList<string> light, IReadOnlyList<string> dark)
    {
        var differs = string.Join('\n', dark.Except(light));
        return $$"""
            :root {
            {{string.Join('\n', light)}}
            }
            @media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {
            {{differs}}
            } }
            @media screen { [data-theme="dark"] {
            {{differs}}
            } }
            """;
    }

    private string[] Values()
    {
        var values = new StringBuilder();
        GenerateTheme(values);
        return values.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
