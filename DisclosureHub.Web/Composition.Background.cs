using DisclosureHub.Web.Channels;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Notices;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace DisclosureHub.Web;

/// <summary>What runs without anybody sitting in front of it: notices and their ways out, the Clock, the jobs.</summary>
public static partial class Composition
{
    /// <summary>Bell, mail, messages, calendar: the settings are looked at now, so that a typing mistake is not found by the first mail.</summary>
    private static void AddNotices(IServiceCollection services, IConfiguration configuration)
    {
        _ = services.AddSingleton((configuration.GetSection(MailServer.Section).Get<MailServer>() ?? new MailServer()).Checked());
        _ = services.AddSingleton<IReadOnlyList<WebhookTarget>>(configuration.GetSection("Webhooks").Get<WebhookTarget[]>() ?? []);
        _ = services.AddSingleton(new OutwardAddress(new Uri(configuration["Bureau:Address"] ?? configuration["Demo:Url"]?.Split(';')[0] ?? "http://127.0.0.1:5080/")));
        _ = services.AddSingleton<MailSender>();
        _ = services.AddSingleton<WebhookSender>();
        _ = services.AddSingleton<OutwardText>();
        _ = services.AddSingleton<Outgoing>();
        _ = services.AddSingleton<NoticeBook>();
        _ = services.AddSingleton<Preferences>();
        _ = services.AddSingleton<Notifying>();
        _ = services.AddHostedService(s => s.GetRequiredService<Notifying>());
    }

    private static void AddJobs(IServiceCollection services, string? postgres)
    {
        // Storage that forgets loses nothing: the database is the schedule. With more machines they share one beside it.
        _ = services.AddHangfire(hangfire =>
        {
            _ = hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            _ = string.IsNullOrWhiteSpace(postgres)
                ? (IGlobalConfiguration)hangfire.UseInMemoryStorage(new InMemoryStorageOptions())
                : hangfire.UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(postgres), new PostgreSqlStorageOptions { UseSlidingInvisibilityTimeout = true });
        });
        _ = services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        });
        _ = services.AddSingleton<DeadlineSweep>();
        _ = services.AddSingleton<DemoClock>();
        _ = services.AddHostedService<Alarm>();
    }
}
