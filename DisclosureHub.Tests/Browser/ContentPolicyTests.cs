using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>The policy holds in a browser; that no page of ours breaks it is in <see cref="EveryPageTests"/>.</summary>
public sealed class ContentPolicyTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private const string SystemAdministrator = "penghao";

    [Fact]
    public async Task A_script_that_somebody_got_into_a_page_does_not_run_and_reaches_nobody()
    {
        await using var reader = await AtAsync(Bureau.FinanceHead, "");
        Assert.Empty(reader.Errors);
        var ran = await reader.AskAsync<bool>(
            """
            async () => {
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.body.append(script);
              const image = document.createElement("img");
              image.setAttribute("onerror", "window.ran = true");
              document.body.append(image);
              image.src = "/nothing-here.png";
              await new Promise(done => image.addEventListener("error", done));
              const reached = await fetch("http://127.0.0.1:9/").then(() => true, () => false);
              return Boolean(window.ran) || reached;
            }
            """);
        Assert.False(ran);
        foreach (var directive in (string[])["script-src", "connect-src"])
        {
            Assert.Contains(reader.Errors, e => e.Contains(directive, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Hangfires_own_pages_work_under_it()
    {
        await using var administrator = await AtAsync(SystemAdministrator, "jobs");
        foreach (var path in (string[])["", "/jobs/enqueued", "/jobs/scheduled", "/jobs/succeeded", "/jobs/failed", "/retries", "/recurring", "/servers"])
        {
            _ = await administrator.Page.GotoAsync($"jobs/dashboard{path}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
            await Expect(administrator.Page.Locator(".navbar-brand")).ToBeVisibleAsync();
        }

        // Its scripts run: times are said as time ago by one of them.
        _ = await administrator.Page.GotoAsync("jobs/dashboard/recurring");
        await Expect(administrator.Page.Locator("[data-moment][title]").First).ToBeVisibleAsync();
        Assert.Empty(administrator.Errors);
    }
}
