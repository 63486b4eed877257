using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What holds for every page: accessible, and usable on a small screen. Nothing here changes anything.</summary>
public abstract class EveryPageTests(HubHost hub, Chromium chromium, string culture) : BrowserTests(hub, chromium)
{
    private readonly Chromium _chromium = chromium;

    public static TheoryData<string> All => EveryPage.Names();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_page_passes_axe_in_light_and_in_dark_and_fits_a_phone_and_a_zoom_of_200_percent(string page)
    {
        await using var visitor = await EveryPage.OpenAsync(page, _chromium, Hub, new Setup(culture, Sharpness: HelpPictures.Sharpness));
        await HelpPictures.LookAtAsync(page, visitor, culture);
        var found = await Axe.ViolationsAsync(visitor.Page, "light") + await SqueezedAsync(visitor);

        // A small laptop with the menu open, 200 per cent on a window of 1440 pixels, a small phone.
        foreach (var (width, height) in ((int, int)[])[(1180, 800), (720, 450), (360, 740)])
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            found += await TooWideAsync(visitor) + await SqueezedAsync(visitor);
        }

        await visitor.Page.SetViewportSizeAsync(1440, 900);
        await visitor.DarkenAsync();
        found += await Axe.TooFaintAsync(visitor.Page, "dark");
        Assert.Empty(visitor.Errors);
        if (found.Length > 0)
        {
            Assert.Fail($"{page}, {culture}: {found}");
        }
    }

    [Fact]
    public async Task The_page_says_its_language_and_has_one_heading_of_the_first_rank()
    {
        await using var visitor = await AtAsync(Bureau.FinanceHead, "", new Setup(culture));
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", culture);
        await Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
    }

    /// <summary>A heading or a title in a list that what stands beside it has squeezed into a column of single words or characters, or nothing.</summary>
    private static Task<string> SqueezedAsync(Visitor visitor) => visitor.AskAsync<string>(
        """
        () => [...document.querySelectorAll('main :is(h1:not(.vh), .ttl)')].filter(e => {
          const { width, height } = e.getBoundingClientRect(), { lineHeight, fontSize } = getComputedStyle(e);
          return height > 6 * parseFloat(lineHeight) && (e.matches('h1') || width < 6 * parseFloat(fontSize));
        }).map(e => `\nsqueezed at ${innerWidth}: ${e.textContent}`).join('')
        """);

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

public sealed class EveryPageInChineseTests(HubHost hub, Chromium chromium) : EveryPageTests(hub, chromium, "zh-CN"), IClassFixture<HubHost>;

public sealed class EveryPageInEnglishTests(HubHost hub, Chromium chromium) : EveryPageTests(hub, chromium, "en"), IClassFixture<HubHost>;
