using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What holds for every page: accessible, and usable on a small screen. Nothing here changes anything.</summary>
public sealed class EveryPageTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private readonly Chromium _chromium = chromium;

    public static TheoryData<string, string> All => EveryPage.InBothLanguages();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_passes_axe_in_light_and_in_dark_and_fits_a_phone_and_a_zoom_of_200_percent(string page, string culture)
    {
        await using var visitor = await EveryPage.OpenAsync(page, _chromium, Hub, new Setup(culture));
        var found = await ViolationsAsync(visitor, "light") + await SqueezedAsync(visitor);

        // 200 per cent on a window of 1440 pixels, then a small phone.
        foreach (var (width, height) in ((int, int)[])[(720, 450), (360, 740)])
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            found += await TooWideAsync(visitor) + await SqueezedAsync(visitor);
        }

        await visitor.Page.SetViewportSizeAsync(1440, 900);
        await visitor.DarkenAsync();
        found += await ViolationsAsync(visitor, "dark");
        Assert.Empty(visitor.Errors);
        if (found.Length > 0)
        {
            Assert.Fail($"{page}, {culture}: {found}");
        }
    }

    [Fact]
    public async Task The_page_says_its_language_and_has_one_heading_of_the_first_rank()
    {
        await using var visitor = await AtAsync(Bureau.FinanceHead, "", new Setup("en"));
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
    }

    private static async Task<string> ViolationsAsync(Visitor visitor, string theme)
    {
        var result = await visitor.Page.RunAxe(Wcag);
        return string.Concat(result.Violations.Select(v =>
            $"\n{theme}: {v.Id}: {v.Help}{string.Concat(v.Nodes.Take(4).Select(n => $"\n    {n.Html}\n      {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))}"));
    }

    /// <summary>A heading of the first rank that what stands beside it has squeezed into a column of single words, or nothing.</summary>
    private static Task<string> SqueezedAsync(Visitor visitor) => visitor.AskAsync<string>(
        "() => [...document.querySelectorAll('main h1:not(.vh)')].filter(h => h.offsetHeight > 6 * parseFloat(getComputedStyle(h).lineHeight)).map(h => `\nsqueezed: ${h.textContent}`).join('')");

    /// <summary>What stands out to the right of the window, or nothing.</summary>
    private static Task<string> TooWideAsync(Visitor visitor) => visitor.AskAsync<string>(
        """
        () => {
          if (document.scrollingElement.scrollWidth <= innerWidth) return "";
          const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
          return `${document.scrollingElement.scrollWidth} > ${innerWidth}: ` + out.slice(-6).map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`).join(" | ");
        }
        """);
}
