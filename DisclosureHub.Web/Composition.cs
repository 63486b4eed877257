using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Features.Administration;
using DisclosureHub.Web.Features.Deadlines;
using DisclosureHub.Web.Features.Deadlines.Board;
using DisclosureHub.Web.Features.Desk;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.FromWord;
using DisclosureHub.Web.Features.JointReleases.Handling;
using DisclosureHub.Web.Features.JointReleases.Talk;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Features.Rulebook;
using DisclosureHub.Web.Features.Search;
using DisclosureHub.Web.Features.Shell;
using DisclosureHub.Web.Features.SignIn;
using DisclosureHub.Web.Guard;
using DisclosureHub.Web.Jobs;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Persistence.Search;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Seed;
using DisclosureHub.Web.Seed.Demo;
using DisclosureHub.Web.Words;
using Hangfire;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using MudBlazor.Services;

namespace DisclosureHub.Web;

/// <summary>How the parts come together; Program.cs reads as its table of contents.</summary>
public static partial class Composition
{
    /// <summary>The longest message a circuit takes, in bytes: a whole passage costs six bytes a Chinese character on the wire.</summary>
    private const int LongestMessage = 1024 * 1024;

    /// <summary>Registers everything.</summary>
    public static void AddHub(this WebApplicationBuilder builder, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Demo)
        {
            _ = builder.WebHost.UseUrls(HubOptions.OnThisMachineOnly(builder.Configuration["Demo:Url"] ?? "http://127.0.0.1:5080"));
        }

        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // So that `dotnet run` serves the static files in every environment.
        _ = builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        _ = services.AddSingleton(new HubMode(options.Demo));
        _ = services.AddSingleton(TrustedProxies.Read(builder.Configuration));
        _ = services.AddSingleton(TimeProvider.System);
        _ = services.AddSingleton(Timetable.Defaults(Holidays.Calendar));
        _ = services.AddHubDb(builder.Configuration.GetConnectionString("Postgres"), builder.DatabaseFile(options));
        _ = services.AddSingleton(builder.Configuration.GetSection("Bureau").Get<BureauCard>() ?? new BureauCard());
        AddRuntime(services);
        AddFeatures(services, options);
        AddNotices(services, builder.Configuration);
        _ = services.AddSingleton(new DigestFolder(builder.Configuration["Ledger:DigestFolder"] is { Length: > 0 } folder ? folder : Path.Combine(builder.DataFolder(), "digests")));
        services.AddKeys(builder.Configuration, Path.Combine(builder.DataFolder(), "keys"));
        AddSignIn(services, builder.Configuration);
        AddAccounts(services, builder.Configuration, options);
        AddFederatedSignIn(services, builder.Configuration, options);
        AddPages(services);
        AddJobs(services, builder.Configuration.GetConnectionString("Postgres"));
    }

    /// <summary>Migrates, protects the record, and seeds the demonstration.</summary>
    public static async Task PrepareHubAsync(this WebApplication app, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        if (options is { Demo: true, Verify: false } && await Engine.DropIfOfAnotherBuildAsync(app.Services.GetRequiredService<HubDbFactory>(), app.Lifetime.ApplicationStopping))
        {
            Console.WriteLine("The demonstration of another build was put away; a fresh one follows. 演示数据来自另一个版本，已重新生成。");
        }

        await Engine.PrepareAsync(app.Services.GetRequiredService<HubDbFactory>(), app.Lifetime.ApplicationStopping);
        if (!options.Verify && await app.Services.GetRequiredService<CommandRunner>().RunAsync(new BeginTimeRules(), Actor.Clock) is { Refusal: { } refusal })
        {
            throw new InvalidOperationException($"The bureau's time rules could not be laid down: {refusal.Code}");
        }

        if (!options.Verify && await app.Services.GetRequiredService<SearchRebuild>().CatchUpAsync(app.Lifetime.ApplicationStopping) is > 0 and var made)
        {
            Console.WriteLine($"The search index was made for {made} releases. 已为 {made} 件联合发布建立检索。");
        }

        if (options is { Demo: true, Verify: false })
        {
            await app.Services.GetRequiredService<DemoSeed>().RunAsync(app.Lifetime.ApplicationStopping);
            await app.Services.GetRequiredService<DemoClock>().TakeUpAsync(app.Lifetime.ApplicationStopping);
            _ = await app.Services.GetRequiredService<Checkpoints>().TieAsync(app.Lifetime.ApplicationStopping);
        }
    }

    /// <summary>The order in which a request passes.</summary>
    public static void UseHub(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseGuard();
        _ = app.UseRequestLocalization();
        _ = app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = PlainPage.FailedAsync });
        _ = app.UseStatusCodePagesWithReExecute("/not-found");
        _ = app.Use(static (http, next) =>
        {
            // The page that explains is read, whatever was sent.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
        });
        _ = app.UseRateLimiter();
        _ = app.UseAuthentication();
        _ = app.UseAuthorization();
        _ = app.UseAntiforgery();
        _ = app.Use(static (http, next) => http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? PlainPage.StaleAsync(http)
            : next(http));
        Schedule.Set(app.Services.GetRequiredService<IRecurringJobManager>());
    }

    /// <summary>Prints the address, so that a newcomer can click it.</summary>
    public static void SayWhere(this WebApplication app, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine(options.Demo ? $"DisclosureHub (demonstration, 演示): {address}" : $"DisclosureHub: {address}");
        }
    }

    /// <summary>Whether there is a record to verify; says where it looked when there is none, and makes none.</summary>
    public static async Task<bool> HasRecordAsync(this WebApplication app, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        await using var db = app.Services.GetRequiredService<HubDbFactory>().CreateDbContext();
        if (await db.Database.CanConnectAsync(app.Lifetime.ApplicationStopping))
        {
            return true;
        }

        var where = db.Database.GetDbConnection() is Microsoft.Data.Sqlite.SqliteConnection file ? Path.GetFullPath(file.DataSource) : "PostgreSQL";
        Console.WriteLine($"There is no record at {where} (Data__Folder names the folder). 没有找到台账。");
        return false;
    }

    /// <summary>Checks the record and says what it found.</summary>
    /// <returns>The exit code: 0 when everything holds, 1 when something does not.</returns>
    public static async Task<int> VerifyAsync(this WebApplication app, HubOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        var kept = options.Against is { } file ? KeptDigest.Read(await File.ReadAllLinesAsync(file)) : [];
        var verdict = await app.Services.GetRequiredService<Verification>().VerifyAsync(kept);
        foreach (var found in verdict.Found)
        {
            Console.WriteLine($"NOT AS RECORDED  {found}");
            foreach (var follows in found.Follows)
            {
                Console.WriteLine($"                 so also  {follows}");
            }
        }

        Console.WriteLine($"{verdict.Entries} entries in {verdict.Matters} matters, {verdict.Checkpoints} checkpoints; last digest {verdict.Digest}");
        Console.WriteLine(verdict.IsClean ? "The record holds. 台账核验一致。" : $"The record does not hold: {verdict.Found.Count} finding(s). 台账核验不一致。");
        return verdict.IsClean ? 0 : 1;
    }

    private static string DataFolder(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Data:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, "data");
        _ = Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The demonstration keeps its own file, so that it can never be taken for the bureau's.</summary>
    private static string DatabaseFile(this WebApplicationBuilder builder, HubOptions options)
    {
        var file = Path.Combine(builder.DataFolder(), options.Demo ? "demo.db" : "hub.db");
        if (options is { Demo: true, Fresh: true })
        {
            foreach (var part in (string[])[file, file + "-wal", file + "-shm"])
            {
                File.Delete(part);
            }
        }

        return file;
    }

    private static void AddRuntime(IServiceCollection services)
    {
        _ = services.AddSingleton<BureauClock>();
        _ = services.AddSingleton<Timetables>();
        _ = services.AddSingleton<CommitSignal>();
        _ = services.AddSingleton<CommandRunner>();
        _ = services.AddSingleton<Readers>();
        _ = services.AddSingleton<SignIns>();
        _ = services.AddSingleton<BureauDirectory>();
        _ = services.AddSingleton<ChangeFeed>();
        _ = services.AddSingleton<Presence>();
        _ = services.AddHostedService<OutboxTail>();
        _ = services.AddSingleton<Checkpoints>();
        _ = services.AddSingleton<Verification>();
        _ = services.AddSingleton<Wording>();
        _ = services.AddScoped<Me>();
        _ = services.AddScoped<Connection>();
        _ = services.AddScoped<CircuitHandler>(s => s.GetRequiredService<Connection>());
    }

    private static void AddFeatures(IServiceCollection services, HubOptions options)
    {
        _ = services.AddSingleton<ReleaseRows>();
        _ = services.AddSingleton<RecentFacts>();
        _ = services.AddSingleton<JointReleaseQueries>();
        _ = services.AddSingleton<MediationQueries>();
        _ = services.AddSingleton<PaperQueries>();
        _ = services.AddSingleton<VisitQueries>();
        _ = services.AddSingleton<TakenOutQueries>();
        _ = services.AddSingleton<TalkQueries>();
        _ = services.AddSingleton<DeskQueries>();
        _ = services.AddSingleton<DeadlineBoardQueries>();
        _ = services.AddSingleton<LedgerQueries>();
        _ = services.AddSingleton<DigestExport>();
        _ = services.AddSingleton<SearchQueries>();
        _ = services.AddSingleton<SearchRebuild>();
        _ = services.AddSingleton<RulebookQueries>();
        _ = services.AddSingleton<PersonaQueries>();
        _ = services.AddSingleton<PeopleQueries>();
        _ = services.AddSingleton<TimeRulesQueries>();
        _ = services.AddSingleton<ParkedQueries>();
        _ = services.AddSingleton<DemoSeed>();
        _ = services.AddSingleton(new PersonaNotes(options.Demo
            ? DemoStories.Organisation().People.ToDictionary(p => p.Account, p => (p.Note, p.NoteEn))
            : new Dictionary<string, (string, string)>()));
    }

    private static void AddPages(IServiceCollection services)
    {
        _ = services.AddLocalization();
        _ = services.Configure<RequestLocalizationOptions>(o =>
        {
            _ = o.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");

            // The choice is a person's own, kept in a cookie; what the browser is set to says little on an office machine.
            o.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        _ = services.AddMudServices(mud =>
        {
            // Below on the right: beside what one reads, and clear of the bar with the bell.
            mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.PreventDuplicates = true;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 2;
        });
        _ = services.AddTransient<MudBlazor.MudLocalizer, MudTexts>();
        _ = services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = LongestMessage);
        _ = services.AddSignalR();
    }
}
