using System.Net;
using DisclosureHub.Web.Accounts;
using Microsoft.Extensions.Configuration;

namespace DisclosureHub.Tests.Live;

/// <summary>What a bureau sets about its sign-in service, before anybody signs in by it.</summary>
public sealed class FederatedSettingsTests
{
    private static readonly Uri Hub = new("https://hub.bureau.example/");

    [Theory]
    [InlineData("", "hub", true, "Oidc__Authority")]
    [InlineData("login.bureau.example", "hub", true, "Oidc__Authority")]
    [InlineData("ftp://login.bureau.example", "hub", true, "Oidc__Authority")]
    [InlineData("http://login.bureau.example", "hub", true, "https")]
    [InlineData("https://login.bureau.example", "", true, "Oidc__ClientId")]
    [InlineData("https://login.bureau.example", "hub", false, "Bureau__Address")]
    public void A_mistake_is_said_at_the_start_by_the_name_of_its_setting(string authority, string client, bool withAddress, string says) => Assert.Contains(
        says,
        Assert.Throws<InvalidOperationException>(() => OidcRules.Read(Settings(("Oidc:Authority", authority), ("Oidc:ClientId", client)), withAddress ? Hub : null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_is_right_is_taken_and_without_any_there_is_no_service()
    {
        Assert.Null(OidcRules.Read(Settings(), Hub));
        var rules = OidcRules.Read(Settings(("Oidc:Authority", "https://login.bureau.example"), ("Oidc:ClientId", "hub"), ("Oidc:TrustedAmr:0", "mfa"), ("Oidc:TrustedAcr:0", "gold")), Hub)!;
        Assert.Equal(("preferred_username", false), (rules.NameClaim, rules.ReplacesPasswords));
        Assert.True(rules.TrustsSecondFactor(["pwd", "mfa"], null) && rules.TrustsSecondFactor([], "gold"));
        Assert.False(rules.TrustsSecondFactor(["pwd"], "silver") || rules.TrustsSecondFactor([], null));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_said_in_words_and_the_product_starts_all_the_same()
    {
        await using var host = new BureauHost(("Bureau:Address", "http://localhost/"), ("Oidc:Authority", "http://127.0.0.1:9/"), ("Oidc:ClientId", "hub"), ("Oidc:Label", "市统一认证"));
        using var browser = host.Browser();
        Assert.Contains("用市统一认证登录", WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("sign-in", UriKind.Relative))), StringComparison.Ordinal);
        using var answer = await browser.GetAsync(new Uri("sign-in/bureau?returnUrl=people", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?problem=ServiceIsAway&returnUrl=people"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Contains("市统一认证暂时没有应答", WebUtility.HtmlDecode(await browser.GetStringAsync(answer.Headers.Location)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_service_the_page_offers_none_and_no_way_leads_there()
    {
        await using var host = new BureauHost();
        using var browser = host.Browser();
        Assert.DoesNotContain("sign-in/bureau", await browser.GetStringAsync(new Uri("sign-in", UriKind.Relative)), StringComparison.Ordinal);
        using var answer = await browser.GetAsync(new Uri("sign-in/bureau", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
