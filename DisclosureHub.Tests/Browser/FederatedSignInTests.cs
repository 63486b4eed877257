using System.Text.RegularExpressions;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OtpNet;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Through the bureau's own sign-in service: a real one beside the real product.</summary>
public sealed partial class FederatedSignInTests : IClassFixture<FederatedHost>, IAsyncDisposable
{
    private readonly List<IBrowserContext> _open = [];
    private readonly FederatedHost _host;
    private readonly Chromium _chromium;

    public FederatedSignInTests(FederatedHost host, Chromium chromium)
    {
        (_host, _chromium) = (host, chromium);
        (host.Service.Amr, host.Service.Lies, host.Service.SubjectOf) = (null, null, name => $"subject-of-{name}");
    }

    /// <summary>A host that stops waits for every page that is still open.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open)
        {
            foreach (var page in context.Pages)
            {
                await ShootAsync(page);
            }

            await context.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_known_person_comes_in_where_he_wanted_to_go_and_goes_out_here_and_there()
    {
        var page = await OpenAsync();
        _ = await page.GotoAsync("people");
        await Expect(Button(page)).ToHaveTextAsync("用统一身份认证登录");
        await EnterAsync(page, FederatedHost.Head);
        Assert.EndsWith("/people", page.Url, StringComparison.Ordinal);
        _ = await page.GotoAsync("me");
        await ReadyAsync(page);
        await Expect(page.Locator("section[aria-labelledby=ms] li").First).ToContainTextAsync("统一身份认证");

        // The service knows him still: another tab of the same browser would come in without a word. Until he signs out.
        await page.Locator(".me-menu summary").ClickAsync();
        await page.Locator(".me-menu form button").ClickAsync();
        await Expect(Button(page)).ToBeVisibleAsync();
        Assert.StartsWith(_host.Address.ToString(), page.Url, StringComparison.Ordinal);
        _ = await page.GotoAsync("people");
        await Button(page).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Service");
    }

    [Theory]
    [InlineData("nobody-here", "zh-CN", "您在这个系统里还没有账号")]
    [InlineData("nobody-here", "en", "You have no account in this system yet")]
    [InlineData(FederatedHost.WithoutAccount, "zh-CN", "您的账号没有开通或者已经停用")]
    [InlineData("security'--", "zh-CN", "您在这个系统里还没有账号")]
    public async Task Who_has_no_account_here_is_told_so_and_gets_none(string name, string culture, string words)
    {
        var page = await OpenAsync(culture);
        await using var db = _host.Database();
        var before = await db.SignIns.CountAsync();
        _ = await page.GotoAsync("people");
        await EnterAsync(page, name, isIn: false);
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync(words);
        _ = await page.GotoAsync("people");
        await Expect(Button(page)).ToBeVisibleAsync();
        Assert.Equal(before, await db.SignIns.CountAsync());
        Assert.False(await db.People.AnyAsync(p => p.Account == name && p.MaySignIn));
    }

    [Fact]
    public async Task Whose_account_is_closed_is_out_on_the_open_page_and_comes_in_no_more()
    {
        var page = await OpenAsync();
        await EnterAsync(page, FederatedHost.Head, "people");
        await _host.SetOpenAsync(false);
        try
        {
            await Expect(page.Locator(".signed-out")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            _ = await page.GotoAsync("people");
            await EnterAsync(page, FederatedHost.Head, isIn: false);
            await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("您的账号没有开通或者已经停用");
        }
        finally
        {
            await _host.SetOpenAsync(true);
        }
    }

    [Fact]
    public async Task Who_has_an_authenticator_here_is_asked_for_its_code_unless_the_service_is_trusted_to_have_asked()
    {
        var key = await _host.GiveAuthenticatorAsync();
        try
        {
            var page = await OpenAsync();
            _host.Service.Amr = "pwd";
            _ = await page.GotoAsync("sign-in?returnUrl=people");
            await EnterAsync(page, FederatedHost.Head, isIn: false);
            await Expect(page.Locator("[name=Code]")).ToBeVisibleAsync();
            _ = await page.GotoAsync("people");
            await Expect(Button(page)).ToBeVisibleAsync();
            _ = await page.GotoAsync("sign-in/code?returnUrl=people");
            await page.Locator("[name=Code]").FillAsync(new Totp(Base32Encoding.ToBytes(key)).ComputeTotp());
            await page.Locator("button[type=submit]").ClickAsync();
            await ReadyAsync(page);
            Assert.Equal(Authentication.FederatedSignInAndCode, await LatestAsync(s => s.How));

            var trusted = await OpenAsync();
            _host.Service.Amr = "mfa";
            await EnterAsync(trusted, FederatedHost.Head, "people");
            Assert.Equal(Authentication.FederatedSignIn, await LatestAsync(s => s.How));
        }
        finally
        {
            await _host.TakeAuthenticatorAsync();
        }
    }

    [Fact]
    public async Task A_signature_asks_again_there_in_a_tab_of_its_own_and_what_was_typed_is_still_here()
    {
        var page = await OpenAsync();
        await EnterAsync(page, FederatedHost.Head, "people");
        var form = await NameActingHeadAsync(page);

        // The service did not ask: it remembers somebody from before, and says so.
        await ConfirmAsync(page, form, FederatedHost.Head, "没有确认", lie: TimeSpan.FromMinutes(5));
        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(form.Locator(".refusal h3")).ToHaveTextAsync("请再确认一次是您本人");

        // Somebody else showed who he is.
        await ConfirmAsync(page, form, "system", "没有确认");
        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(form.Locator(".refusal h3")).ToHaveTextAsync("请再确认一次是您本人");

        await ConfirmAsync(page, form, FederatedHost.Head, "已经确认");
        await page.BringToFrontAsync();
        _ = await page.EvaluateAsync("() => dispatchEvent(new Event('focus'))");
        await Expect(form.Locator("[data-proved]")).ToBeVisibleAsync();
        await Expect(form.Locator("input").Last).ToHaveValueAsync("试一试");
        await form.Locator("button[type=submit]").ClickAsync();

        // Past that question the rule itself answers: he heads the unit already.
        await Expect(form.Locator(".refusal h3")).ToContainTextAsync("已经在这个岗位上");
    }

    [Fact]
    public async Task Whom_the_service_knows_since_the_morning_is_asked_before_his_first_signature()
    {
        var page = await OpenAsync();
        _host.Service.Lies = TimeSpan.FromHours(3);
        await EnterAsync(page, FederatedHost.Head, "people");
        Assert.InRange(TimeProvider.System.GetUtcNow() - await LatestAsync(s => s.ProvedAt), TimeSpan.FromHours(3), TimeSpan.FromHours(3.1));
        var form = await NameActingHeadAsync(page, graceRunsOut: false);
        await Expect(form.Locator("[data-prove-elsewhere] a")).ToHaveTextAsync("到统一身份认证确认");
    }

    [Fact]
    public async Task Where_a_sign_in_fell_idle_a_click_alone_does_not_bring_it_back()
    {
        var page = await OpenAsync();
        await EnterAsync(page, FederatedHost.Head, "people");
        await _host.LetAllFallIdleAsync();
        await Expect(page.Locator(".signed-out")).ToContainTextAsync("没有人操作");
        await page.Locator(".signed-out a").ClickAsync();

        // The service remembers him; it is asked to ask all the same, and believed only when it did.
        await Button(page).ClickAsync();
        _host.Service.Lies = TimeSpan.FromMinutes(31);
        await AtTheServiceAsync(page, FederatedHost.Head);
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("没有登录");
        _host.Service.Lies = null;
        await EnterAsync(page, FederatedHost.Head);
        Assert.EndsWith("/people", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("nonce")]
    [InlineData("code_challenge")]
    public async Task An_answer_to_what_was_not_asked_here_is_not_taken(string forged)
    {
        var page = await OpenAsync();
        _ = await page.GotoAsync("sign-in?returnUrl=people");
        await page.RouteAsync("**/sign-in/bureau?*", async route =>
        {
            // On its way to the service the question is changed.
            var asked = await route.FetchAsync(new() { MaxRedirects = 0 });
            var changed = Regex.Replace(asked.Headers["location"], $"([?&]{forged}=)[^&]+", "${1}" + new string('A', 43));
            Assert.NotEqual(asked.Headers["location"], changed);
            await route.FulfillAsync(new() { Response = asked, Headers = asked.Headers.Where(h => h.Key != "location").Append(new("location", changed)) });
        });
        await EnterAsync(page, FederatedHost.Head, isIn: false);
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("没有登录");
        _ = await page.GotoAsync("people");
        await Expect(Button(page)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_meant_for_another_browser_signs_nobody_in()
    {
        var (his, mine) = (await OpenAsync(), await OpenAsync());
        _ = await his.GotoAsync("sign-in");
        var asked = await his.APIRequest.GetAsync("sign-in/bureau", new() { MaxRedirects = 0 });
        var question = new Uri(asked.Headers["location"]);
        var form = his.APIRequest.CreateFormData();
        form.Set("name", FederatedHost.Head);
        form.Set("back", question.PathAndQuery);
        _ = await his.APIRequest.PostAsync(new Uri(_host.Service.Address, "enter").AbsoluteUri, new() { Form = form, MaxRedirects = 0 });
        var answer = (await his.APIRequest.GetAsync(question.AbsoluteUri, new() { MaxRedirects = 0 })).Headers["location"];
        Assert.Contains("code=", answer, StringComparison.Ordinal);
        _ = await mine.GotoAsync(answer);
        await Expect(mine.Locator(".refusal h2")).ToHaveTextAsync("没有登录");

        // In the browser that asked, it opens the door once.
        _ = await his.GotoAsync(answer);
        await ReadyAsync(his);
        _ = await his.GotoAsync(answer);
        await Expect(his.Locator(".refusal h2")).ToHaveTextAsync("没有登录");
    }

    [Fact]
    public async Task A_name_that_the_service_has_given_to_somebody_else_does_not_open_the_account()
    {
        await EnterAsync(await OpenAsync(), FederatedHost.Head, "people");
        _host.Service.SubjectOf = _ => "another";
        var page = await OpenAsync();
        _ = await page.GotoAsync("people");
        await EnterAsync(page, FederatedHost.Head, isIn: false);
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("这个账号属于另一位同事");

        // His account is opened anew: from now on it is the other's.
        await _host.SetOpenAsync(false);
        await _host.SetOpenAsync(true);
        await _host.ChoosePasswordAsync(FederatedHost.Head, "紫色 台灯 走过 冬天的河");
        await Button(page).ClickAsync();
        await ReadyAsync(page);
        await _host.ChoosePasswordAsync(FederatedHost.Head, "紫色 台灯 走过 冬天的河");
    }

    [Theory]
    [InlineData("zh-CN", "light")]
    [InlineData("en", "dark")]
    public async Task The_sign_in_page_passes_axe_and_fits_a_phone_with_the_service_and_its_problems(string culture, string theme)
    {
        var page = await OpenAsync(culture);
        foreach (var problem in Enum.GetNames<SignInStep>().Prepend(""))
        {
            _ = await page.GotoAsync($"sign-in?problem={problem}");
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; document.querySelector('details').open = true; }", theme);
            Assert.Empty(await Axe.ViolationsAsync(page, problem));
            await page.SetViewportSizeAsync(360, 800);
            Assert.True(await page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"), problem);
            await page.SetViewportSizeAsync(1440, 800);
        }
    }

    [Fact]
    public async Task Passwords_are_for_the_administrators_alone_where_the_service_replaces_them()
    {
        const string password = "紫色 台灯 走过 冬天的河";
        var page = await OpenAsync();
        await _host.ChoosePasswordAsync(FederatedHost.Head, password);
        await _host.ChoosePasswordAsync("system", password);
        _ = await page.GotoAsync("sign-in?returnUrl=people");
        await Expect(page.Locator("[name=Account]")).ToBeHiddenAsync();
        await page.Locator("details summary").ClickAsync();
        await PasswordAsync(page, FederatedHost.Head, password);
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("请用统一身份认证登录");
        await PasswordAsync(page, FederatedHost.Head, "wrong");
        await Expect(page.Locator(".refusal h2")).ToHaveTextAsync("没有登录成功");
        await PasswordAsync(page, "system", password);
        await Expect(page.Locator(".qr")).ToBeVisibleAsync();
    }
}
