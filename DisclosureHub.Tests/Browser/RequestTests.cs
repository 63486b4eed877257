using System.Net;
using DisclosureHub.Web.Features.Shell;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Plain requests that are not as they should be get a plain answer.</summary>
public sealed class RequestTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_form_without_its_token_gets_a_plain_page_in_the_readers_language_and_no_stack_trace(string culture)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "sign-in/persona");
        request.Headers.Add("Cookie", $".AspNetCore.Culture=c={culture}|uic={culture}");
        request.Content = new FormUrlEncodedContent([new("person", Guid.Empty.ToString())]);
        using var response = await client.SendAsync(request);
        var said = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(Hub.Says<ShellTexts>(culture, "FormIsStale"), WebUtility.HtmlDecode(said), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_asks_who_is_there_with_401_and_leads_no_client_to_a_page()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var client = Client();
        using var response = await client.PostAsync(new Uri("live/negotiate?negotiateVersion=1", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("releases?q=1", "/releases?q=1")]
    [InlineData("releases?q=会签", "/releases?q=%E4%BC%9A%E7%AD%BE")]
    [InlineData("releases\r\nX: y", "/")]
    [InlineData("\tx", "/")]
    [InlineData("//elsewhere.example", "/elsewhere.example")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("x/..//elsewhere.example", "/")]
    [InlineData(null, "/")]
    public async Task The_language_leads_back_to_an_address_of_our_own_or_to_the_desk(string? back, string leadsTo)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        using var client = Client();
        using var response = await client.GetAsync(new Uri("language/en" + (back is null ? "" : $"?returnUrl={Uri.EscapeDataString(back)}"), UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(leadsTo, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_auditor_takes_the_record_and_its_digest_away_and_nobody_else_does()
    {
        await using var auditor = await AtAsync("bairuixue", "ledger?kind=OpinionSigned");
        var table = await TakeAsync(auditor, "a[href*='entries.csv']");
        Assert.StartsWith("\uFEFF", table, StringComparison.Ordinal);
        Assert.Contains("OpinionSigned", table, StringComparison.Ordinal);
        Assert.DoesNotContain("VersionIssued", table, StringComparison.Ordinal);
        var lines = (await TakeAsync(auditor, "a[href*='entries.jsonl']")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Contains("\"Kind\":\"OpinionSigned\"", line, StringComparison.Ordinal));
        Assert.Equal(lines.Length + 1, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await auditor.GoAsync("ledger");
        var digest = await TakeAsync(auditor, "a[href='ledger/digest.txt']");
        await auditor.Page.Locator("#kept").FillAsync(digest);
        await auditor.Page.Locator(".verify button").ClickAsync();
        await Expect(auditor.Page.Locator(".verify .note--pine")).ToContainTextAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Hub.Says<Web.Features.Ledger.LedgerTexts>("HoldsAgainst"), 1));

        await using var head = await AtAsync(Bureau.FinanceHead, "ledger");
        await Expect(head.Page.Locator("a[href*='entries.']")).ToHaveCountAsync(0);
        foreach (var file in (string[])["entries.csv", "entries.jsonl", "digest.txt"])
        {
            var answer = await head.Page.APIRequest.GetAsync($"{Hub.Address}ledger/{file}");
            Assert.DoesNotContain("sha256:", await answer.TextAsync(), StringComparison.Ordinal);
            Assert.Equal(404, answer.Status);
        }
    }

    private static async Task<string> TakeAsync(Visitor visitor, string link)
    {
        var taken = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator(link).ClickAsync());
        return await File.ReadAllTextAsync(await taken.PathAsync(), new System.Text.UTF8Encoding(true)) is var text && (await File.ReadAllBytesAsync(await taken.PathAsync())) is [0xEF, 0xBB, 0xBF, ..] ? $"\uFEFF{text}" : text;
    }

    [Fact]
    public async Task A_file_sent_after_the_sign_in_ended_is_said_so()
    {
        var release = await Hub.Bureau.DraftAsync("退出后传附件的办法", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Context.ClearCookiesAsync();
        await drafter.Page.Locator("section[aria-labelledby=ff] input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "说明.txt", MimeType = "text/plain", Buffer = "x"u8.ToArray() });
        await Expect(drafter.Page.Locator("section[aria-labelledby=ff] .refusal")).ToContainTextAsync(Hub.Says<Web.Words.WordingTexts>("SignInHasExpired"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_sent()
    {
        var release = await Hub.Bureau.DraftAsync("附件太大的办法", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var sent = 0;
        drafter.Page.Request += (_, request) => sent += request.Method == "POST" && request.Url.Contains("attachments", StringComparison.Ordinal) ? 1 : 0;
        await drafter.Page.Locator("section[aria-labelledby=ff] input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "大.txt", MimeType = "text/plain", Buffer = new byte[(21 * 1024 * 1024) + 1] });
        await Expect(drafter.Page.Locator("section[aria-labelledby=ff] .refusal")).ToContainTextAsync(Hub.Says<Web.Words.WordingTexts>("AttachmentTooLarge"));
        Assert.Equal(0, sent);
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Hub.Address };
}
