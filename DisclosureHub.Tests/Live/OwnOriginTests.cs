using System.Net;
using System.Net.WebSockets;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Live;

/// <summary>Circuits and the live hub answer the bureau's own pages only (ASVS 5.0, 4.4.2).</summary>
public sealed class OwnOriginTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Bureau = "https://hub.bureau.example";

    [Theory]
    [InlineData("_blazor")]
    [InlineData("live")]
    public async Task A_socket_of_somebody_elses_page_is_refused_with_whatever_cookies_it_comes(string path)
    {
        var cookies = await demo.SignInAsync((await demo.PostAsync(Role.SystemAdministrator)).Person);
        var own = demo.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(demo.Address, path, own, cookies));
        foreach (var foreign in (string[])["https://evil.example", $"https://{demo.Address.Authority}", "http://127.0.0.1:1", $"{own}.evil.example", "null"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(demo.Address, path, foreign, cookies));
        }
    }

    [Theory]
    [InlineData("_blazor/negotiate?negotiateVersion=1")]
    [InlineData("live/negotiate?negotiateVersion=1")]
    public async Task It_is_not_even_told_how_to_connect(string path)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = await demo.SignInAsync((await demo.PostAsync(Role.SystemAdministrator)).Person) }) { BaseAddress = demo.Address };
        foreach (var (origin, status) in ((string, HttpStatusCode)[])[(demo.Address.GetLeftPart(UriPartial.Authority), HttpStatusCode.OK), ("https://evil.example", HttpStatusCode.Forbidden)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Headers = { { "Origin", origin } } };
            using var answer = await browser.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Where_the_address_is_set_it_counts_and_not_what_was_asked_for()
    {
        await using var host = new BureauHost(("Bureau:Address", Bureau));
        var none = new CookieContainer();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(host.Address, "_blazor", Bureau, none));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(host.Address, "_blazor", Bureau, none, "10.0.0.7"));

        // Whoever sits at the server itself; and a name that somebody else's domain server points here.
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(host.Address, "_blazor", host.Address.GetLeftPart(UriPartial.Authority), none));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(host.Address, "_blazor", "http://rebound.example", none, "rebound.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(host.Address, "_blazor", "http://hub.bureau.example", none));
    }

    private static async Task<HttpStatusCode> ConnectAsync(Uri host, string path, string origin, CookieContainer cookies, string? asked = null)
    {
        using var socket = new ClientWebSocket();
        (socket.Options.Cookies, socket.Options.CollectHttpResponseDetails) = (cookies, true);
        socket.Options.SetRequestHeader("Origin", origin);
        if (asked is not null)
        {
            socket.Options.SetRequestHeader("Host", asked);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(host) { Scheme = "ws", Path = path }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode is not 0)
        {
            // Answered, and not with a socket.
        }

        return socket.HttpStatusCode;
    }
}
