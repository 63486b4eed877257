using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OtpNet;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

// How one gets there, click by click.
public sealed partial class FederatedSignInTests
{
    /// <summary>For looking at a failure: the page as it is.</summary>
    private static async Task ShootAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("SHOTS_TO") is { Length: > 0 } folder)
        {
            _ = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{TestContext.Current.TestMethod?.MethodName}-{Guid.CreateVersion7():N}.png"), FullPage = true });
        }
    }

    private static async Task PasswordAsync(IPage page, string account, string password)
    {
        await page.Locator("[name=Account]").FillAsync(account);
        await page.Locator("[name=Password]").FillAsync(password);
        await page.Locator("form:has([name=Account]) button[type=submit]").ClickAsync();
    }

    private static ILocator Button(IPage page) => page.Locator("a[href^='sign-in/bureau?']");

    private static async Task ReadyAsync(IPage page)
    {
        await page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("main h1").WaitForAsync();
    }

    /// <summary>From the sign-in page to the service and back.</summary>
    private static async Task EnterAsync(IPage page, string name, string? then = null, bool isIn = true)
    {
        if (then is not null)
        {
            _ = await page.GotoAsync(then);
        }

        await Button(page).ClickAsync();
        await AtTheServiceAsync(page, name);
        if (isIn)
        {
            await ReadyAsync(page);
        }
    }

    private static async Task AtTheServiceAsync(IPage page, string name)
    {
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("button").ClickAsync();
    }

    /// <summary>The office's head fills in something that is signed, and tries.</summary>
    private async Task<ILocator> NameActingHeadAsync(IPage page, bool graceRunsOut = true)
    {
        await page.Locator("details.pad summary").First.ClickAsync();
        var form = page.Locator("details.pad form").First;
        await form.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "张文慧（zhangwenhui）" });
        await form.Locator("input").Last.FillAsync("试一试");
        if (graceRunsOut)
        {
            await _host.LetGraceRunOutAsync();
        }

        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(form.Locator(".refusal h3")).ToHaveTextAsync("请再确认一次是您本人");
        return form;
    }

    /// <summary>To the service in a tab of its own, as somebody.</summary>
    private async Task ConfirmAsync(IPage page, ILocator form, string name, string words, TimeSpan? lie = null)
    {
        _host.Service.Lies = lie;
        var tab = await page.Context.RunAndWaitForPageAsync(() => form.Locator("[data-prove-elsewhere] a").ClickAsync());
        await AtTheServiceAsync(tab, name);
        await Expect(tab.Locator("main")).ToContainTextAsync(words);
        await ShootAsync(tab);
        await tab.CloseAsync();
        _host.Service.Lies = null;
    }

    private async Task<T> LatestAsync<T>(Func<Web.Persistence.SignInRow, T> what)
    {
        await using var db = _host.Database();
        return what(await db.SignIns.AsNoTracking().Where(s => s.Person == _host.HeadId).OrderByDescending(s => s.BeganAt).FirstAsync());
    }

    private async Task<IPage> OpenAsync(string culture = "zh-CN")
    {
        var context = await (await _chromium.BrowserAsync()).NewContextAsync(new() { BaseURL = _host.Address.ToString(), ReducedMotion = ReducedMotion.Reduce, Locale = "zh-CN", TimezoneId = "Asia/Shanghai" });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = $"c={culture}|uic={culture}", Url = _host.Address.ToString() }]);
        _open.Add(context);
        return await context.NewPageAsync();
    }
}
