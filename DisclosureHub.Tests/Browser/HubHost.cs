using DisclosureHub.Web.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>The whole product on a free port of this machine: demonstration mode, a folder and a clock of its own.</summary>
public class HubHost : IAsyncLifetime
{
    private App? _app;

    /// <summary>Real time, which a test can move on.</summary>
    public ShiftedTime Time { get; } = new();

    public Bureau Bureau => new(Services);

    public IServiceProvider Services => Started.Services;

    public Uri Address => Started.ClientOptions.BaseAddress;

    public string DatabaseFile => Path.Combine(Started.Folder, "demo.db");

    private App Started => _app ?? throw new InvalidOperationException("There is no browser here, so there is no host.");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            _app = new App(Time, Settings);
            _app.UseKestrel(0);
            _app.StartServer();
            await FurnishAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            SqliteConnection.ClearAllPools();
            Directory.Delete(_app.Folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What the screen says under this key, in the language of record.</summary>
    public string Says<TTexts>(string key, params object[] figures) =>
        Says<TTexts>("zh-CN", key, figures);

    public string Says<TTexts>(string culture, string key, params object[] figures)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            var texts = Services.GetRequiredService<IStringLocalizer<TTexts>>();
            return figures.Length == 0 ? texts[key] : texts[key, figures];
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    public HubDb Database() => Services.GetRequiredService<HubDbFactory>().CreateDbContext();

    /// <summary>What is set otherwise than a newcomer's demonstration is.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>What has to be there besides the demonstration before the first test runs.</summary>
    protected virtual Task FurnishAsync() => Task.CompletedTask;

    private sealed class App(ShiftedTime time, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("hub-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            _ = builder.UseSetting("demo", "true").UseSetting("Data:Folder", Folder).UseSetting("Demo:Url", "http://127.0.0.1:0");
            foreach (var (name, value) in settings)
            {
                _ = builder.UseSetting(name, value);
            }

            _ = builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            _ = builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
        }
    }
}

/// <summary>A clock that runs as the real one does, from wherever it was moved to; its timers are real.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void MoveOn(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
