using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A test of the product as a bureau starts it: nothing in it, everybody with a password of his own and a second factor.</summary>
public abstract class RealBureauTests(RealHost host, Chromium chromium) : IAsyncDisposable
{
    protected const string Words = "紫色 台灯 走过 冬天的河";

    private readonly List<Visitor> _open = [];

    protected RealHost Host { get; } = host;

    /// <summary>Somebody at a browser of his own, until the test is over.</summary>
    protected async Task<Visitor> OpenAsync()
    {
        var visitor = await Visitor.OpenAsync(chromium, Host.Address);
        _open.Add(visitor);
        return visitor;
    }

    /// <summary>A host that stops waits for every page that is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _open)
        {
            await visitor.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected static async Task ReadyAsync(IPage page)
    {
        await page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("main h1").WaitForAsync();
    }

    protected static string Code(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp();

    protected static async Task SubmitAsync(ILocator form, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            await form.Locator(field).FillAsync(value);
            await form.Locator(field).BlurAsync();
        }

        await form.Locator("button[type=submit]").ClickAsync();
    }

    /// <summary>Names the office and the three administrators; gives back their links, in the order system, security, audit.</summary>
    protected static async Task<IReadOnlyList<string>> SetUpAsync(IPage page, string link)
    {
        _ = await page.GotoAsync(link);
        await page.Locator("[name=Office]").FillAsync("政务公开办公室");
        await page.Locator("[name=Short]").FillAsync("公开办");
        foreach (var (at, name) in ((int, string)[])[(0, "system"), (1, "security"), (2, "audit")])
        {
            await page.Locator($"[name='Names[{at}]']").FillAsync($"管理员{at}");
            await page.Locator($"[name='Accounts[{at}]']").FillAsync(name);
        }

        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator(".break")).ToHaveCountAsync(3);
        return await page.Locator(".break").AllInnerTextsAsync();
    }

    /// <summary>Uses a link: chooses a password, sets up the second factor, and is in.</summary>
    /// <param name="stumbling">With a password that is too easy, one typed differently and a wrong code on the way.</param>
    protected static async Task<(string Key, string Recovery)> ChooseAsync(IPage page, string link, bool stumbling = false)
    {
        _ = await page.GotoAsync(link);
        foreach (var (password, again) in stumbling ? ((string, string)[])[("password1234", "password1234"), (Words, Words + "。")] : [])
        {
            await page.Locator("[name=Password]").FillAsync(password);
            await page.Locator("[name=Again]").FillAsync(again);
            await page.Locator("button[type=submit]").ClickAsync();
            await Expect(page.Locator("#pw-problem")).Not.ToBeEmptyAsync();
        }

        await page.Locator("[name=Password]").FillAsync(Words);
        await page.Locator("[name=Again]").FillAsync(Words);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("details summary").ClickAsync();
        var key = (await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        if (stumbling)
        {
            await page.Locator("[name=Code]").FillAsync("000000");
            await page.Locator("button[type=submit]").ClickAsync();
            await Expect(page.Locator(".refusal")).ToBeVisibleAsync();
        }

        await page.Locator("[name=Code]").FillAsync(Code(key));
        await page.Locator("button[type=submit]").ClickAsync();
        var recovery = await page.Locator(".recovery li").First.InnerTextAsync();
        await page.Locator("a.btn--primary").ClickAsync();
        await ReadyAsync(page);
        return (key, recovery);
    }
}
