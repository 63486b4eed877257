using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>How a visitor's browser is set up.</summary>
/// <param name="Sharpness">How many dots of a picture are one pixel of a page.</param>
public sealed record Setup(string Culture = "zh-CN", string Theme = "light", int Width = 1440, int Height = 900, Uri? Through = null, float Sharpness = 1);

/// <summary>Somebody at a browser of his own.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;

    // The browser's events come on threads of their own, also while a test reads what came so far.
    private readonly ConcurrentQueue<byte[]> _frames = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private Visitor(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, _address) = (context, page, address);
        Page.PageError += (_, error) => _errors.Enqueue(error);
        Page.Console += (_, said) =>
        {
            // What the browser refused to load, run or reach, because the page's own policy does not name it.
            if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal) || said.Text.Contains("Permissions-Policy", StringComparison.Ordinal))
            {
                _errors.Enqueue(said.Text);
            }
        };
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _frames.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
    }

    public IPage Page { get; }

    /// <summary>Everything that came over the circuit so far, message by message.</summary>
    public IReadOnlyList<byte[]> Frames => [.. _frames];

    /// <summary>What the page's own scripts threw, and what its policy forbade.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>The cookies of this browser, to open another as the same person.</summary>
    public async Task<IEnumerable<Cookie>> CookiesAsync() => (await _context.CookiesAsync())
        .Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path });

    public Task TakeAsync(IEnumerable<Cookie> cookies) => _context.AddCookiesAsync(cookies);

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog).Filter(new() { Has = Page.Locator(".db") });

    public ILocator Refusal => Page.Locator(".refusal");

    public static Task<Visitor> OpenAsync(Chromium chromium, HubHost hub, Setup? setup = null)
    {
        ArgumentNullException.ThrowIfNull(hub);
        return OpenAsync(chromium, setup?.Through ?? hub.Address, setup);
    }

    public static async Task<Visitor> OpenAsync(Chromium chromium, Uri address, Setup? setup = null)
    {
        ArgumentNullException.ThrowIfNull(chromium);
        ArgumentNullException.ThrowIfNull(address);
        setup ??= new Setup();
        var browser = await chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = setup.Width, Height = setup.Height },
            DeviceScaleFactor = setup.Sharpness,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync(
        [
            new() { Name = ".AspNetCore.Culture", Value = $"c={setup.Culture}|uic={setup.Culture}", Url = address.ToString() },
            new() { Name = "theme", Value = setup.Theme, Url = address.ToString() },
        ]);
        return new Visitor(context, await context.NewPageAsync(), address);
    }

    /// <summary>Picks a persona and lands on a page, ready for use.</summary>
    public async Task SignInAsync(string account, string then = "")
    {
        _ = await Page.GotoAsync($"sign-in?returnUrl={Uri.EscapeDataString(then)}");
        await PickAsync(account);
    }

    /// <summary>Picks a persona on the sign-in page that is open.</summary>
    public async Task PickAsync(string account)
    {
        await Page.Locator($"[data-account={account}]").First.ClickAsync();
        await ReadyAsync();
    }

    public async Task GoAsync(string path)
    {
        _ = await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Turns the page dark: by its own button, or on a page without one as if one came back to it.</summary>
    public async Task DarkenAsync()
    {
        var button = Page.Locator("[data-theme-switch]");
        if (await button.CountAsync() > 0)
        {
            // Not by mouse: a dialog may lie over it.
            await button.EvaluateAsync("e => e.click()");
            await Expect(button).ToHaveAttributeAsync("data-theme-switch", "light");
        }
        else
        {
            _ = await AskAsync<bool>("() => { document.documentElement.dataset.theme = 'dark'; return true; }");
        }

        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    /// <summary>A second tab of the same browser: same sign-in, same page state as any other tab.</summary>
    public async Task<Visitor> TabAsync() => new(_context, await _context.NewPageAsync(), _address);

    /// <summary>Until the circuit answers and the page has read what it shows.</summary>
    public async Task ReadyAsync()
    {
        await Page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Page.Locator("main h1").WaitForAsync();
        await Expect(Page.Locator("main p.soft[role=status]")).ToHaveCountAsync(0);
    }

    /// <summary>
    /// From here on nothing typed is saved before the test says so. Only the pause of js/autosave.js is held: with every
    /// timer of the page standing still, the connection would miss its heartbeat.
    /// </summary>
    public Task HoldTypingAsync() => AskAsync<bool>(
        """
        () => {
          const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
          window.held = new Map();
          window.setTimeout = (run, after, ...rest) => {
            if (after !== 700) return set(run, after, ...rest);
            const id = -1 - Math.floor(Math.random() * 1e9);
            window.held.set(id, run);
            return id;
          };
          window.clearTimeout = id => { if (!window.held.delete(id)) clear(id); };
          return true;
        }
        """);

    /// <summary>The pause after typing is over: what is held is saved now.</summary>
    public async Task LetTypingGoAsync() => Assert.True(
        await AskAsync<bool>("() => { const due = [...window.held.values()]; window.held.clear(); due.forEach(run => run()); return due.length > 0; }"),
        "Nothing typed was waiting to be saved.");

    public Task<T> AskAsync<T>(string script, object? with = null) => Page.EvaluateAsync<T>(script, with);

    /// <summary>Nothing that came over the circuit, and nothing on the page, holds these words.</summary>
    public async Task NeverGotAsync(string words)
    {
        Assert.DoesNotContain(words, await Page.ContentAsync(), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(words);
        Assert.DoesNotContain(Frames, frame => frame.AsSpan().IndexOf(bytes) >= 0);
    }

    public async ValueTask DisposeAsync()
    {
        // For looking at a failure: every page as it was left.
        if (Environment.GetEnvironmentVariable("SHOTS_TO") is { Length: > 0 } folder)
        {
            _ = await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{TestContext.Current.TestMethod?.MethodName}-{Guid.CreateVersion7():N}.png"), FullPage = true });
        }

        await _context.DisposeAsync();
    }
}
