using System.Text.RegularExpressions;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>The product as a bureau starts it, without the demonstration and with nothing in it, on a free port of this machine.</summary>
public sealed class RealHost : IAsyncLifetime
{
    private App? _app;

    private App Started => _app ?? throw new InvalidOperationException("There is no browser here, so there is no host.");

    /// <summary>By name: a passkey belongs to a name and to no number.</summary>
    public Uri Address => new($"http://localhost:{Started.ClientOptions.BaseAddress.Port}/");

    public ValueTask InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            _app = new App();
            _app.UseKestrel(0);
            _app.StartServer();
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(_app.Folder, recursive: true);
        }
    }

    /// <summary>The link that a start prints.</summary>
    public async Task<string> SetUpLinkAsync() => $"set-up/{await Started.Services.GetRequiredService<OneTimeLinks>().ForSetUpAsync()}";

    public HubDb Database() => Started.Services.GetRequiredService<HubDbFactory>().CreateDbContext();

    private sealed class App : WebApplicationFactory<Program>
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("hub-real-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            _ = builder.UseSetting("Data:Folder", Folder).UseSetting("Bureau:Address", "http://localhost/").UseSetting("SignIn:TriesAMinute", "500");
            _ = builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        }
    }
}
