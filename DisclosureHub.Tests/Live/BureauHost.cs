using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DisclosureHub.Tests.Live;

/// <summary>The product as a bureau starts it, with nothing in it and the settings given, on a real Kestrel at a free port of this machine.</summary>
public sealed partial class BureauHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosurehub-bureau-");
    private readonly (string Name, string Value)[] _settings;

    public BureauHost(params (string Name, string Value)[] settings)
        : this(0, settings)
    {
    }

    /// <param name="port">At which port, where somebody else must know it beforehand; 0 for any.</param>
    public BureauHost(int port, params (string Name, string Value)[] settings)
    {
        _settings = settings;
        UseKestrel(port);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser with its own cookies that follows no redirect.</summary>
    /// <param name="from">The address of this machine that it calls from.</param>
    public HttpClient Browser(string from = "127.0.0.1") => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
    { BaseAddress = Address };

    /// <summary>Sends a wrong password from the sign-in page.</summary>
    /// <param name="forwardedFor">What a header says about where it came from.</param>
    public static async Task<HttpResponseMessage> TryAsync(HttpClient browser, string? forwardedFor = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var page = await browser.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value, ["_handler"] = "password", ["Account"] = "nobody", ["Password"] = "wrong",
            }),
        };
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await browser.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        _ = builder.UseSetting("Data:Folder", _folder.FullName).ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        foreach (var (name, value) in _settings)
        {
            _ = builder.UseSetting(name, value);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
