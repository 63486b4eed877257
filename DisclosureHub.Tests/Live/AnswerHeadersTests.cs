using System.Net;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Guard;

namespace DisclosureHub.Tests.Live;

/// <summary>What every answer tells the browser to keep to (ASVS 5.0, 3.4, 14.3).</summary>
public sealed class AnswerHeadersTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("sign-in", HttpStatusCode.OK)]
    [InlineData("releases", HttpStatusCode.Redirect)]
    [InlineData("nothing-here", HttpStatusCode.NotFound)]
    [InlineData("css/base.css", HttpStatusCode.OK)]
    [InlineData("_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("jobs/dashboard", HttpStatusCode.Redirect)]
    [InlineData("sign-in/here", HttpStatusCode.OK)]
    public async Task Every_answer_says_the_same_once(string path, HttpStatusCode status)
    {
        using var browser = Browser(new CookieContainer());
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        SaysAll(answer);
    }

    [Fact]
    public async Task An_error_page_says_it_too()
    {
        using var browser = Browser(new CookieContainer());
        using var form = new FormUrlEncodedContent([]);
        using var answer = await browser.PostAsync(new Uri("sign-in/persona", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        SaysAll(answer);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("releases", true)]
    [InlineData("wall", true)]
    [InlineData("sign-in/password", true)]
    [InlineData("jobs/dashboard", true)]
    [InlineData("css/base.css", false)]
    [InlineData("js/shell.js", false)]
    public async Task No_page_of_somebody_signed_in_stays_in_a_cache(string path, bool isHis)
    {
        using var browser = Browser(await demo.SignInAsync((await demo.PostAsync(Role.SystemAdministrator)).Person));
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isHis, answer.Headers.CacheControl?.NoStore);
        SaysAll(answer);
    }

    [Fact]
    public async Task Behind_a_proxy_with_https_browsers_are_told_to_stay_with_it_and_a_plain_request_is_sent_there()
    {
        await using var host = new BureauHost(("Bureau:Address", "https://hub.bureau.example"), ("Proxy:Addresses:0", "127.0.0.1"));
        using var browser = host.Browser();
        using var secure = new HttpRequestMessage(HttpMethod.Get, new Uri("sign-in", UriKind.Relative)) { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var answer = await browser.SendAsync(secure);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("connect-src 'self' wss://hub.bureau.example;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        foreach (var (asked, sent) in ((string, string)[])[("/sign-in?returnUrl=releases", "https://hub.bureau.example/sign-in?returnUrl=releases"), ("//other.example/x", "https://hub.bureau.example//other.example/x")])
        {
            using var plain = await browser.GetAsync(new Uri($"{host.Address.GetLeftPart(UriPartial.Authority)}{asked}"));
            Assert.Equal((HttpStatusCode.PermanentRedirect, sent), (plain.StatusCode, plain.Headers.Location?.OriginalString));
            Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Where_no_proxy_is_known_a_header_makes_no_request_secure_and_none_is_sent_round_in_circles()
    {
        await using var host = new BureauHost(("Bureau:Address", "https://hub.bureau.example"));
        using var browser = host.Browser();
        using var forged = new HttpRequestMessage(HttpMethod.Get, new Uri("sign-in", UriKind.Relative)) { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var answer = await browser.SendAsync(forged);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Where_people_use_https_the_cookie_of_a_sign_in_travels_by_it_alone_and_nobody_else_of_the_domain_can_write_it()
    {
        await using var host = new BureauHost(("demo", "true"), ("Demo:Url", "http://127.0.0.1:0"), ("Bureau:Address", "https://hub.bureau.example"), ("Proxy:Addresses:0", "127.0.0.1"));
        using var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await browser.GetAsync(new Uri("sign-in", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Regex.Match(html, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value,
            ["person"] = Regex.Match(html, "name=\"person\" value=\"([^\"]+)\"").Groups[1].Value,
        });
        using var picked = new HttpRequestMessage(HttpMethod.Post, new Uri("sign-in/persona", UriKind.Relative))
        {
            Content = form, Headers = { { "Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]) } },
        };
        using var answer = await browser.SendAsync(picked);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-hub=", StringComparison.Ordinal));
        Assert.Equal(["path=/", "secure", "samesite=lax", "httponly"], cookie.Split("; ").Skip(1));
        Assert.All(page.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.Ordinal));
    }

    private static void SaysAll(HttpResponseMessage answer)
    {
        string Once(string name) => Assert.Single(answer.Headers.GetValues(name));
        Assert.Equal(AnswerHeaders.ContentPolicy(null), Once("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", Once("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", Once("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Once("X-Content-Type-Options"));
        Assert.Equal("same-origin", Once("Referrer-Policy"));
        Assert.Equal("same-origin", Once("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Once("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Once("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    private HttpClient Browser(CookieContainer cookies) => new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = demo.Address };
}
