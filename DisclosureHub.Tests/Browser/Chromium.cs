using DisclosureHub.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace DisclosureHub.Tests.Browser;

/// <summary>One Chromium for the whole run, started when the first test asks for it. Each test has contexts of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The shell without a window of its own takes less than half of the time for the same page.</summary>
    private static readonly string[] Known = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM") ?? Known.FirstOrDefault(File.Exists) ?? Known[0];

    // Without these it looks for hosts on the network at every start.
    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _one = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there can be no browser tests here, or null.</summary>
    public static string? Missing => File.Exists(Executable) ? null : $"There is no Chromium at {Executable}; install Debian's package chromium-headless-shell, or name another in CHROMIUM.";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        await _one.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(15_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Quietly });
        }
        finally
        {
            _ = _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _one.Dispose();
    }
}
