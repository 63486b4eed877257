using System.Net;
using DisclosureHub.Web.Guard;
using Microsoft.Extensions.Configuration;

namespace DisclosureHub.Tests.Live;

/// <summary>How often one address may try, and whose word is taken for which address it is.</summary>
public sealed class SignInLimitTests
{
    private const int Most = 3;

    private static readonly (string, string) Limit = ("SignIn:TriesAMinute", "3");

    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait_in_his_language_and_nobody_else_is_kept_out()
    {
        await using var host = new BureauHost(Limit);
        using var browser = host.Browser();
        await UseUpAsync(browser);
        using var refused = await BureauHost.TryAsync(browser);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("请稍等一分钟", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        browser.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");
        using var english = await BureauHost.TryAsync(browser);
        Assert.Contains("please wait a minute", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var neighbour = host.Browser("127.0.0.2");
        using var tried = await BureauHost.TryAsync(neighbour);
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.9.9.9")]
    public async Task Who_says_himself_where_he_comes_from_is_counted_all_the_same(string known)
    {
        await using var host = new BureauHost([Limit, .. known.Length > 0 ? [("Proxy:Addresses:0", known)] : Array.Empty<(string, string)>()]);
        using var browser = host.Browser();
        for (var i = 1; i <= Most; i++)
        {
            using var tried = await BureauHost.TryAsync(browser, $"198.51.100.{i}");
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        }

        using var refused = await BureauHost.TryAsync(browser, "198.51.100.200");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Theory]
    [InlineData("Proxy:Addresses:0", "127.0.0.1")]
    [InlineData("Proxy:Networks:0", "127.0.0.0/8")]
    public async Task Behind_a_proxy_of_the_bureau_each_address_counts_for_itself_and_what_came_before_the_proxy_for_nothing(string name, string value)
    {
        await using var host = new BureauHost(Limit, (name, value));
        using var browser = host.Browser();
        for (var i = 0; i < Most; i++)
        {
            // The proxy adds whom it saw; the rest was written by whoever sent it.
            using var tried = await BureauHost.TryAsync(browser, $"203.0.113.{i}, 198.51.100.7");
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        }

        using var refused = await BureauHost.TryAsync(browser, "198.51.100.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var other = await BureauHost.TryAsync(browser, "198.51.100.8");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        // An address of the new kind stands for its network.
        for (var i = 1; i <= Most; i++)
        {
            using var tried = await BureauHost.TryAsync(browser, $"2001:db8:1:2::{i}");
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        }

        using var sameNetwork = await BureauHost.TryAsync(browser, "2001:db8:1:2:ffff::1");
        Assert.Equal(HttpStatusCode.TooManyRequests, sameNetwork.StatusCode);
    }

    [Theory]
    [InlineData("Proxy:Addresses:0", "proxy.bureau.example")]
    [InlineData("Proxy:Networks:0", "10.0.0.0/99")]
    [InlineData("ForwardedHeaders_Enabled", "true")]
    public void A_setting_that_trusts_everybody_or_nobody_can_read_is_said_at_the_start(string name, string value) => Assert.Throws<InvalidOperationException>(
        () => TrustedProxies.Read(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()));

    private static async Task UseUpAsync(HttpClient browser)
    {
        for (var i = 0; i < Most; i++)
        {
            using var tried = await BureauHost.TryAsync(browser);
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        }
    }
}
