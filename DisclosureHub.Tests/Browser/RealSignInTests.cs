using DisclosureHub.Domain.People;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OtpNet;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>From an empty start: three administrators, a person with a post, his password, his code, his passkey.</summary>
public sealed class RealSignInTests(RealHost host, Chromium chromium) : IClassFixture<RealHost>, IAsyncDisposable
{
    private readonly List<IBrowserContext> _open = [];

    private const string Words = "紫色 台灯 走过 冬天的河";

    private async Task<IPage> OpenAsync()
    {
        var context = await (await chromium.BrowserAsync()).NewContextAsync(new() { BaseURL = host.Address.ToString(), ReducedMotion = ReducedMotion.Reduce, Locale = "zh-CN", TimezoneId = "Asia/Shanghai" });
        context.SetDefaultTimeout(20_000);
        _open.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A host that stops waits for every page that is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open)
        {
            await context.DisposeAsync();
        }
    }

    private static async Task ReadyAsync(IPage page)
    {
        await page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("main h1").WaitForAsync();
    }

    /// <summary>Uses a link: chooses a password, sets up the second factor, and is in.</summary>
    private static async Task<(string Key, string Recovery)> ChooseAsync(IPage page, string link)
    {
        _ = await page.GotoAsync(link);
        foreach (var (password, again) in ((string, string)[])[("password1234", "password1234"), (Words, Words + "。")])
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
        await page.Locator("[name=Code]").FillAsync("000000");
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator(".refusal")).ToBeVisibleAsync();
        await page.Locator("[name=Code]").FillAsync(Code(key));
        await page.Locator("button[type=submit]").ClickAsync();
        var recovery = await page.Locator(".recovery li").First.InnerTextAsync();
        await page.Locator("a.btn--primary").ClickAsync();
        await ReadyAsync(page);
        return (key, recovery);
    }

    private static string Code(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp();

    private static async Task SubmitAsync(ILocator form, params (string Field, string Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            await form.Locator(field).FillAsync(value);
            await form.Locator(field).BlurAsync();
        }

        await form.Locator("button[type=submit]").ClickAsync();
    }

    [Fact]
    public async Task A_bureau_is_set_up_a_person_gets_a_post_and_an_account_signs_in_with_two_factors_then_with_a_passkey_and_is_out_when_it_is_closed()
    {
        var setUp = await OpenAsync();
        var link = await host.SetUpLinkAsync();
        _ = await setUp.GotoAsync(link);
        await setUp.Locator("[name=Office]").FillAsync("政务公开办公室");
        await setUp.Locator("[name=Short]").FillAsync("公开办");
        foreach (var (at, name) in ((int, string)[])[(0, "system"), (1, "security"), (2, "audit")])
        {
            await setUp.Locator($"[name='Names[{at}]']").FillAsync($"管理员{at}");
            await setUp.Locator($"[name='Accounts[{at}]']").FillAsync(name);
        }

        await setUp.Locator("button[type=submit]").ClickAsync();
        await Expect(setUp.Locator(".break")).ToHaveCountAsync(3);
        var links = await setUp.Locator(".break").AllInnerTextsAsync();
        _ = await setUp.GotoAsync(link);
        await Expect(setUp.Locator(".refusal")).ToBeVisibleAsync();

        // The system administrator adds whom the security administrator then gives post and account; neither can do the other's part.
        var system = await OpenAsync();
        _ = await ChooseAsync(system, links[0]);
        _ = await system.GotoAsync("people");
        await SubmitAsync(system.Locator("section[aria-labelledby=npf]"), ("input >> nth=0", "张文慧"), ("input >> nth=2", "zhangwenhui"));
        await Expect(system.Locator("a:has-text('张文慧')")).ToBeVisibleAsync();
        var person = await system.Locator("a:has-text('张文慧')").GetAttributeAsync("href");
        var security = await OpenAsync();
        _ = await ChooseAsync(security, links[1]);
        _ = await system.GotoAsync(person!);
        await Expect(system.Locator("#one-time-link, [aria-labelledby=ac]")).ToHaveCountAsync(0);

        _ = await security.GotoAsync(person!);
        var post = security.Locator("main details[open] form");
        await security.Locator("main details summary").First.ClickAsync();
        await post.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "政务公开办公室" });
        await post.Locator("select").Nth(1).SelectOptionAsync(nameof(Role.OfficeHead));
        await post.Locator("button[type=submit]").ClickAsync();
        await Expect(security.Locator(".posts li b")).ToHaveCountAsync(1);
        await security.Locator("section[aria-labelledby=ac] .btn--primary").ClickAsync();
        var own = await security.Locator("#one-time-link").InnerTextAsync();

        var head = await OpenAsync();
        var (key, recovery) = await ChooseAsync(head, own);
        _ = await head.GotoAsync(own);
        await Expect(head.Locator(".refusal")).ToBeVisibleAsync();

        // Again, in another browser: a wrong password, the right one, a used code, a recovery code.
        var elsewhere = await OpenAsync();
        _ = await elsewhere.GotoAsync("people");
        await Expect(elsewhere.Locator("[name=Account]")).ToBeVisibleAsync();
        await SubmitAsync(elsewhere.Locator("form").First, ("[name=Account]", "zhangwenhui"), ("[name=Password]", "wrong"));
        await Expect(elsewhere.Locator(".refusal")).ToBeVisibleAsync();
        await SubmitAsync(elsewhere.Locator("form").First, ("[name=Account]", "ZhangWenhui"), ("[name=Password]", Words));
        await SubmitAsync(elsewhere.Locator("form").First, ("[name=Code]", Code(key).Reverse().Aggregate("", (all, digit) => all + digit)));
        await Expect(elsewhere.Locator(".refusal")).ToBeVisibleAsync();
        await SubmitAsync(elsewhere.Locator("form").First, ("[name=Code]", recovery.ToUpperInvariant()));
        await ReadyAsync(elsewhere);
        Assert.EndsWith("people", elsewhere.Url, StringComparison.Ordinal);

        await PasskeyAsync(elsewhere);

        // What signs asks again: the acting head is named only after the password, and nothing that was typed is lost.
        _ = await elsewhere.GotoAsync("people");
        await ReadyAsync(elsewhere);
        await elsewhere.Locator("details.pad summary").First.ClickAsync();
        var acting = elsewhere.Locator("details.pad form").First;
        await acting.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "张文慧（zhangwenhui）" });
        await acting.Locator("input").Last.FillAsync("试一试");
        await using (var db = host.Database())
        {
            // As if the grace had run out.
            var mine = await db.SignIns.Where(s => s.EndedAt == null && s.How == Authentication.Passkey).SingleAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE SignIns SET ProvedAt = '2020-01-01 00:00:00' WHERE Id = {mine.Id.ToString().ToUpperInvariant()}");
        }

        await acting.Locator("button[type=submit]").ClickAsync();
        await acting.Locator(".prove input[type=password]").FillAsync("wrong");
        await acting.Locator("[data-prove-now]").ClickAsync();
        await Expect(acting.Locator("[data-not-proved]")).ToBeVisibleAsync();
        await acting.Locator(".prove input[type=password]").FillAsync(Words);
        await acting.Locator("[data-prove-now]").ClickAsync();
        await Expect(acting.Locator("[data-proved]")).ToBeVisibleAsync();
        await Expect(acting.Locator("input").Last).ToHaveValueAsync("试一试");
        await acting.Locator("button[type=submit]").ClickAsync();

        // Past that question the rule itself answers: he heads the unit already.
        await Expect(acting.Locator(".refusal h3")).ToContainTextAsync("已经在这个岗位上");

        // Closed: the open page says so within a minute, and its owner does nothing any more.
        await security.Locator("section[aria-labelledby=ac] input").FillAsync("调离");
        await security.Locator("section[aria-labelledby=ac] .btn").Nth(1).ClickAsync();
        await Expect(elsewhere.Locator(".signed-out")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        _ = await elsewhere.GotoAsync("people");
        await Expect(elsewhere.Locator("[name=Account]")).ToBeVisibleAsync();
    }

    /// <summary>Adds a passkey on a device that the test pretends to have, and signs in with it.</summary>
    private static async Task PasskeyAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        _ = await device.SendAsync("WebAuthn.enable");
        _ = await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        _ = await page.GotoAsync("me");
        await ReadyAsync(page);
        await page.Locator("[name=name]").FillAsync("测试设备");
        await page.Locator("form[data-passkey-new] button[type=submit]").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=pk] li")).ToContainTextAsync("测试设备");

        await page.Locator(".me-menu summary").ClickAsync();
        await page.Locator(".me-menu form button").ClickAsync();
        await page.Locator("form[data-passkey] button").ClickAsync();
        await ReadyAsync(page);
        _ = await page.GotoAsync("me");
        await ReadyAsync(page);
        await Expect(page.Locator("section[aria-labelledby=ms] li").First).ToContainTextAsync("通行密钥");
    }
}
