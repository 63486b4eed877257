using System.Globalization;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Features.Rulebook;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Seed.Demo;
using DisclosureHub.Web.Seed;
using DisclosureHub.Web.Words;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>The demonstration's own stories in a SQLite file of their own: a record as good as one that people made.</summary>
public sealed class SeededHub : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-").FullName;

    public ServiceProvider Services { get; private set; } = default!;

    public HubDbFactory Contexts => Services.GetRequiredService<HubDbFactory>();

    public async ValueTask InitializeAsync()
    {
        // The pages speak the bureau's language, whatever the machine of the test speaks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Services = Register(new ServiceCollection(), Path.Combine(_folder, "hub.db")).BuildServiceProvider();
        await Engine.PrepareAsync(Contexts, default);
        await Services.GetRequiredService<DemoSeed>().RunAsync();
        _ = await Services.GetRequiredService<Checkpoints>().TieAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The singletons of this hub, for a page rendered in a container of its own.</summary>
    public void Lend(IServiceCollection services)
    {
        _ = services
            .AddSingleton(Contexts)
            .AddSingleton(Services.GetRequiredService<BureauClock>())
            .AddSingleton(Services.GetRequiredService<BureauDirectory>())
            .AddSingleton(Services.GetRequiredService<Readers>())
            .AddSingleton(Services.GetRequiredService<SignIns>())
            .AddSingleton(Services.GetRequiredService<CommandRunner>())
            .AddSingleton(Services.GetRequiredService<ChangeFeed>())
            .AddSingleton(Services.GetRequiredService<LedgerQueries>())
            .AddSingleton(Services.GetRequiredService<RulebookQueries>())
            .AddLocalization()
            .AddSingleton<Wording>()
            .AddScoped<Me>();
    }

    public async Task<Reader> ReaderAsync(string account)
    {
        await using var db = Contexts.CreateDbContext();
        var person = await db.People.SingleAsync(p => p.Account == account);
        return await Services.GetRequiredService<Readers>().FindAsync(person.Id) ?? throw new InvalidOperationException($"{account} holds no post.");
    }

    /// <summary>Somebody whose first post is of that role.</summary>
    public async Task<string> AccountOfAsync(Role role)
    {
        await using var db = Contexts.CreateDbContext();
        return await db.Posts.Where(p => p.Role == role).Join(db.People, p => p.Person, p => p.Id, (_, person) => person.Account).OrderBy(a => a).FirstAsync();
    }

    private static IServiceCollection Register(IServiceCollection services, string file) => services
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(Timetable.Defaults(Holidays.Calendar))
        .AddSingleton<Timetables>()
        .AddHubDb(null, file)
        .AddSingleton<BureauClock>()
        .AddSingleton<BureauDirectory>()
        .AddSingleton<Readers>()
        .AddSingleton<SignIns>()
        .AddSingleton<CommitSignal>()
        .AddSingleton<CommandRunner>()
        .AddSingleton<ChangeFeed>()
        .AddSingleton<Checkpoints>()
        .AddSingleton<Verification>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<RulebookQueries>()
        .AddSingleton<DemoSeed>();
}
