using DisclosureHub.Domain.People;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>From an empty start: three administrators, a person with a post, his password, his code, his passkey.</summary>
public sealed class RealSignInTests(RealHost host, Chromium chromium) : RealBureauTests(host, chromium), IClassFixture<RealHost>
{
    [Fact]
    public async Task A_bureau_is_set_up_a_person_gets_a_post_and_an_account_signs_in_with_two_factors_then_with_a_passkey_and_is_out_when_it_is_closed()
    {
        var setUp = (await OpenAsync()).Page;
        var link = await Host.SetUpLinkAsync();
        var older = await setUp.Context.NewPageAsync();
        _ = await older.GotoAsync(link);
        var links = await SetUpAsync(setUp, link);
        await SubmitAsync(older.Locator("form"), ("[name=Office]", "另一个办公室"), ("[name=Short]", "另办"), ("[name='Names[0]']", "甲"), ("[name='Accounts[0]']", "jia"),
            ("[name='Names[1]']", "乙"), ("[name='Accounts[1]']", "yi"), ("[name='Names[2]']", "丙"), ("[name='Accounts[2]']", "bing"));
        await Expect(older.Locator(".refusal h2")).ToHaveTextAsync("这个链接已经失效");
        _ = await setUp.GotoAsync(link);
        await Expect(setUp.Locator(".refusal")).ToBeVisibleAsync();

        // The system administrator adds whom the security administrator then gives post and account; neither can do the other's part.
        var system = (await OpenAsync()).Page;
        _ = await ChooseAsync(system, links[0], stumbling: true);
        _ = await system.GotoAsync("people");
        await SubmitAsync(system.Locator("section[aria-labelledby=npf]"), ("input >> nth=0", "张文慧"), ("input >> nth=2", "zhangwenhui"));
        await Expect(system.Locator("a:has-text('张文慧')")).ToBeVisibleAsync();
        var person = await system.Locator("a:has-text('张文慧')").GetAttributeAsync("href");
        var security = (await OpenAsync()).Page;
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

        // The link stands open in another browser too when it is used: there it says that it is gone.
        var (head, late) = ((await OpenAsync()).Page, (await OpenAsync()).Page);
        _ = await late.GotoAsync(own);
        var (key, recovery) = await ChooseAsync(head, own);
        await SubmitAsync(late.Locator("form"), ("[name=Password]", Words), ("[name=Again]", Words));
        await Expect(late.Locator(".refusal h2")).ToHaveTextAsync("这个链接已经失效");

        _ = await head.GotoAsync(own);
        await Expect(head.Locator(".refusal")).ToBeVisibleAsync();

        // Again, in another browser: a wrong password, the right one, a used code, a recovery code.
        var elsewhere = (await OpenAsync()).Page;
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
        await using (var db = Host.Database())
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
