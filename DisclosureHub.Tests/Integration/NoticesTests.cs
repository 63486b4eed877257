using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Notices;
using DisclosureHub.Tests.Channels;
using DisclosureHub.Web.Channels;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Integration;

/// <summary>Who is told what, once, and what of it leaves the building.</summary>
public sealed class NoticesTests
{
    private static Task<Hub> StartAsync(Db engine, int port = 0, params WebhookTarget[] targets) => Hub.StartAsync(engine, (services, _) => services
        .AddLocalization().AddSingleton<Wording>()
        .AddSingleton<DeadlineSweep>().AddSingleton<Notifying>().AddSingleton<NoticeBook>().AddSingleton<Preferences>().AddSingleton<Outgoing>().AddSingleton<OutwardText>()
        .AddSingleton(new OutwardAddress(new Uri("https://hub.bureau.example/")))
        .AddSingleton(new MailServer { Host = port == 0 ? "" : "127.0.0.1", Port = port, Security = MailSecurity.None, From = "hub@bureau.example" })
        .AddSingleton<MailSender>().AddSingleton<WebhookSender>().AddSingleton<IReadOnlyList<WebhookTarget>>(targets));

    /// <summary>On PostgreSQL whoever writes meanwhile, in any database of the server, holds the end of the outbox back for a moment; the product asks again each second.</summary>
    private static async Task CatchUpAsync(Hub hub)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            await hub.Get<Notifying>().CatchUpAsync();
        }
        while (await IsBehindAsync(hub) && watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    private static async Task<bool> IsBehindAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        var read = await db.Cursors.AsNoTracking().Select(c => c.Seq).FirstOrDefaultAsync();
        return await db.Outbox.AnyAsync(o => o.FirstSeq > 0 && o.Seq > read);
    }

    private static async Task<string> ToldAsync(Hub hub, Someone who)
    {
        var notices = await hub.Get<NoticeBook>().ReadAsync(await hub.ReaderAsync(who), null, null, 100);
        return string.Join(", ", notices.Reverse().Select(n => $"{n.Kind} {n.Fact.Kind}"));
    }

    [Theory, OnBothEngines]
    public async Task Each_fact_is_told_once_to_those_it_concerns_and_not_to_who_did_it(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        await CatchUpAsync(hub);
        await CatchUpAsync(hub);

        Assert.Equal("Asked UnitAsked", await ToldAsync(hub, Cast.FinanceHead));
        Assert.Equal("Asked UnitAsked", await ToldAsync(hub, Cast.FinanceDrafter));
        Assert.Equal("ForSignature DraftSubmitted, Negotiation OpinionSigned", await ToldAsync(hub, Cast.Head));
        Assert.Equal("", await ToldAsync(hub, Cast.LegalHead));
        Assert.Equal("", await ToldAsync(hub, Cast.TaxContact));
        Assert.Equal(1, (await hub.Get<NoticeBook>().BellAsync(await hub.ReaderAsync(Cast.FinanceHead), 8)).Unread);
    }

    [Theory, OnBothEngines]
    public async Task Two_who_tell_at_once_tell_each_fact_once(Db engine)
    {
        await using var hub = await StartAsync(engine);
        for (var n = 0; n < 3; n++)
        {
            await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        }

        using var other = ActivatorUtilities.CreateInstance<Notifying>(hub.Get<IServiceProvider>());
        await Task.WhenAll(hub.Get<Notifying>().CatchUpAsync(), other.CatchUpAsync());
        await CatchUpAsync(hub);
        Assert.Equal("Asked UnitAsked, Asked UnitAsked, Asked UnitAsked", await ToldAsync(hub, Cast.LegalHead));
    }

    [Theory, OnBothEngines]
    public async Task What_was_seen_is_no_longer_counted(Db engine)
    {
        await using var hub = await StartAsync(engine);
        await hub.OpenedAsync(Cast.Finance);
        await hub.OpenedAsync(Cast.Finance);
        await CatchUpAsync(hub);
        var bell = await hub.Get<NoticeBook>().BellAsync(await hub.ReaderAsync(Cast.FinanceHead), 8);
        Assert.Equal(2, bell.Unread);

        await hub.Get<NoticeBook>().SeenAsync(Cast.FinanceHead.Person.Id, bell.Latest[1].Seq);
        Assert.Equal(1, (await hub.Get<NoticeBook>().BellAsync(await hub.ReaderAsync(Cast.FinanceHead), 8)).Unread);
        Assert.Equal(2, (await hub.Get<NoticeBook>().BellAsync(await hub.ReaderAsync(Cast.FinanceDrafter), 8)).Unread);
    }

    [Theory, OnBothEngines]
    [Clause("XT-3.1")]
    public async Task Reminders_go_up_the_ladder_and_the_head_of_the_office_hears_of_a_silent_unit(Db engine)
    {
        await using var hub = await StartAsync(engine);
        await hub.OpenedAsync(Cast.Finance);
        await hub.Get<DeadlineSweep>().PassAsync(Hub.Start.AddDays(16), now =>
        {
            hub.Time.SetUtcNow(now);
            return Task.CompletedTask;
        });
        await CatchUpAsync(hub);

        Assert.Equal(7, (await ToldAsync(hub, Cast.FinanceDrafter)).Split(", ").Count(t => t == "Reminder ReminderGiven"));
        Assert.Equal(3, (await ToldAsync(hub, Cast.FinanceHead)).Split(", ").Count(t => t == "Reminder ReminderGiven"));
        Assert.Equal("Reminder ReminderGiven, Lapse UnitPutBeforeOffice", await ToldAsync(hub, Cast.OfficeHead));
    }

    [Theory, OnBothEngines]
    public async Task A_mail_leaves_after_the_quiet_hours_with_number_and_due_day_in_the_persons_language(Db engine)
    {
        await using var server = new SmtpListener();
        await using var hub = await StartAsync(engine, server.Port);
        foreach (var (who, mail, language) in ((Someone, string, string)[])[(Cast.FinanceHead, "zh@bureau.example", "zh-CN"), (Cast.LegalHead, "en@bureau.example", "en")])
        {
            Assert.True(await hub.Get<Preferences>().SaveAsync(who.Person.Id, mail, "", language, []));
        }

        // 21:00 in Shanghai.
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.Zero));
        await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        await CatchUpAsync(hub);
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());

        hub.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await hub.Get<Outgoing>().RunAsync());
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());
        var mails = server.Received.ToDictionary(m => m.To.Single(), m => m.Message);
        Assert.Equal("征求意见：联发〔2026〕1号《招聘公告》，12月2日 周三届满", mails["zh@bureau.example"].Subject);
        Assert.StartsWith("Asked for an opinion: 联发〔2026〕1号", mails["en@bureau.example"].Subject, StringComparison.Ordinal);
        Assert.Contains("https://hub.bureau.example/releases/", mails["zh@bureau.example"].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.Employment.Name, mails["zh@bureau.example"].TextBody, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_mail_that_is_refused_for_now_is_tried_again_and_one_refused_for_good_is_not(Db engine)
    {
        await using var server = new SmtpListener();
        await using var hub = await StartAsync(engine, server.Port);
        Assert.False(await hub.Get<Preferences>().SaveAsync(Cast.FinanceHead.Person.Id, "no address", "", "zh-CN", []));
        Assert.True(await hub.Get<Preferences>().SaveAsync(Cast.FinanceHead.Person.Id, "later@bureau.example", "", "zh-CN", []));
        server.Answer("RCPT", "451 4.3.0 later");
        await hub.OpenedAsync(Cast.Finance);
        await CatchUpAsync(hub);
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());

        hub.Time.Advance(TimeSpan.FromMinutes(3));
        server.Answer("RCPT", "250 ok");
        Assert.Equal(1, await hub.Get<Outgoing>().RunAsync());

        server.Answer("RCPT", "550 5.1.1 unknown");
        await hub.OpenedAsync(Cast.Finance);
        await CatchUpAsync(hub);
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());
        await using var db = hub.Contexts.CreateDbContext();
        var given = await db.Deliveries.AsNoTracking().OrderBy(d => d.Seq).LastAsync();
        Assert.Null(given.LeavesAt);
        Assert.Null(given.SentAt);
        Assert.Contains("550", given.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("later@", given.Error, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task On_the_message_channel_each_notice_is_a_message_of_its_own_signed_and_in_the_bureaus_template(Db engine)
    {
        await using var gateway = await Gateway.StartAsync();
        var target = new WebhookTarget(
            "企业微信", gateway.Address("/hook"), """{"text":"{{text}}","due":"{{due}}","no":"{{number}}","url":"{{address}}","to":"{{to}}"}""", "application/json", "secret", WebhookSignature.HeaderHmacSha256);
        await using var hub = await StartAsync(engine, 0, target);
        Assert.True(await hub.Get<Preferences>().SaveAsync(Cast.FinanceHead.Person.Id, "", "zhangwenhui", "zh-CN", [Choices.Of(NoticeKind.Asked, []) with { Webhook = true }]));
        await hub.OpenedAsync(Cast.Finance);
        await hub.OpenedAsync(Cast.Finance);
        await CatchUpAsync(hub);

        // Busy: both stay, and come again later.
        gateway.Answer(200, """{"errcode":45009}""");
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());
        gateway.Answer(200, """{"errcode":0}""");
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());
        hub.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(2, await hub.Get<Outgoing>().RunAsync());
        Assert.Equal(0, await hub.Get<Outgoing>().RunAsync());
        Assert.Equal(4, gateway.Waiting);

        var posts = new List<ReceivedPost>();
        while (gateway.Waiting > 0)
        {
            posts.Add(await gateway.NextAsync());
        }

        Assert.Equal(["联发〔2026〕1号", "联发〔2026〕2号"], posts.Skip(2).Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("no").GetString()));
        var message = JsonDocument.Parse(posts[^1].Body).RootElement;
        Assert.Equal(("12月2日 周三", "zhangwenhui"), (message.GetProperty("due").GetString(), message.GetProperty("to").GetString()));
        Assert.StartsWith("征求意见：联发〔2026〕2号", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://hub.bureau.example/releases/", message.GetProperty("url").GetString(), StringComparison.Ordinal);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{posts[^1].Headers["X-DisclosureHub-Timestamp"]}."), .. posts[^1].Body];
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8, signed)), posts[^1].Headers["X-DisclosureHub-Signature"]);
    }

    [Theory, OnBothEngines]
    public async Task A_calendar_opens_with_its_last_secret_only_and_until_it_is_taken_back(Db engine)
    {
        await using var hub = await StartAsync(engine);
        var preferences = hub.Get<Preferences>();
        var first = await preferences.MakeFeedAsync(Cast.FinanceHead.Person.Id);
        var second = await preferences.MakeFeedAsync(Cast.FinanceHead.Person.Id);
        Assert.Null(await preferences.OwnerOfAsync(first, CancellationToken.None));
        Assert.Equal(Cast.FinanceHead.Person.Id, (await preferences.OwnerOfAsync(second, CancellationToken.None))!.Value.Person);
        await preferences.RevokeFeedAsync(Cast.FinanceHead.Person.Id);
        Assert.Null(await preferences.OwnerOfAsync(second, CancellationToken.None));
    }

    [Fact]
    public void What_is_not_to_be_public_anyway_leaves_the_building_without_its_title()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Wording>().AddSingleton<OutwardText>()
            .AddSingleton(new OutwardAddress(new Uri("https://hub.bureau.example/"))).BuildServiceProvider();
        var fact = new UnitUrged(JointReleaseId.From(Given.Id(1)), Given.Finance.Id, "", Given.Head(Given.Employment), Given.On(3));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal("到期提醒与催办：联发〔2026〕1号", services.GetRequiredService<OutwardText>().LineOf(new OutwardNotice(NoticeKind.Reminder, Given.Id(1), "联发〔2026〕1号", "", fact)));
        Assert.Equal("到期提醒与催办：联发〔2026〕1号《公告》", services.GetRequiredService<OutwardText>().LineOf(new OutwardNotice(NoticeKind.Reminder, Given.Id(1), "联发〔2026〕1号", "公告", fact)));
    }
}
