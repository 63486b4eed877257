using System.Net;
using System.Net.Sockets;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Tests.Live;
using DisclosureHub.Web.Accounts;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Features.SetUp;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>A bureau that has a sign-in service: the product set up with its three administrators, one person with a post and an account, one whose account was never opened.</summary>
public sealed class FederatedHost : IAsyncLifetime
{
    public const string Head = "zhangwenhui", WithoutAccount = "hexiaofeng";

    private BureauHost? _app;

    public IdentityProvider Service { get; } = new();

    public Uri Address { get; private set; } = new("http://localhost/");

    public PersonId HeadId { get; private set; }

    private IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is not null)
        {
            return;
        }

        Address = new Uri($"http://localhost:{FreePort()}/");
        await Service.StartAsync(Address);
        _app = new BureauHost(
            Address.Port,
            ("Bureau:Address", Address.ToString()), ("SignIn:TriesAMinute", "500"), ("Oidc:Authority", Service.Address.ToString()), ("Oidc:ClientId", IdentityProvider.ClientId),
            ("Oidc:ClientSecret", IdentityProvider.ClientSecret), ("Oidc:TrustedAmr:0", "mfa"), ("Oidc:ReplacesPasswords", "true"));
        await FurnishAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await Service.DisposeAsync();
    }

    public HubDb Database() => Services.GetRequiredService<HubDbFactory>().CreateDbContext();

    /// <summary>Closes or opens the head's account, as the security administrator does.</summary>
    public async Task SetOpenAsync(bool open)
    {
        await MustAsync(open ? new OpenAccounts(NewId.OfCommand(), [HeadId]) : new CloseAccount(NewId.OfCommand(), HeadId, "调离"));
        if (!open)
        {
            var security = (await Services.GetRequiredService<Readers>().FindAsync((await PostAsync(Role.SecurityAdministrator)).Person))!;
            Assert.Null(await Services.GetRequiredService<SignIns>().EndAllAsync(HeadId, security));
        }
    }

    /// <summary>Gives the head an authenticator of his own.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> GiveAuthenticatorAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<ChosenPasswords>();
        var key = SecondFactor.Offer(Head, "hub").Key;
        var code = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-30));
        Assert.NotNull(await Services.GetRequiredService<SecondFactor>().TakeUpAsync((await accounts.FindAsync(HeadId))!, key, code));
        return key;
    }

    public async Task TakeAuthenticatorAsync()
    {
        await using var db = Database();
        _ = await db.Accounts.ExecuteUpdateAsync(a => a.SetProperty(r => r.AuthenticatorKey, (string?)null).SetProperty(r => r.LastCodeStep, 0L));
    }

    /// <summary>As if everybody had come in long ago.</summary>
    public async Task LetGraceRunOutAsync()
    {
        await using var db = Database();
        _ = await db.SignIns.ExecuteUpdateAsync(s => s.SetProperty(r => r.ProvedAt, DateTimeOffset.UnixEpoch));
    }

    /// <summary>As if nobody had touched anything for half an hour.</summary>
    public async Task LetAllFallIdleAsync()
    {
        await using var db = Database();
        _ = await db.SignIns.ExecuteUpdateAsync(s => s.SetProperty(r => r.ActedAt, DateTimeOffset.UnixEpoch));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Chooses a password by a link, as somebody does whose account was opened.</summary>
    public async Task ChoosePasswordAsync(string account, string password)
    {
        await using var db = Database();
        var (security, person) = (await PostAsync(Role.SecurityAdministrator), (await db.People.SingleAsync(p => p.Account == account)).Id);
        var secret = await Services.GetRequiredService<OneTimeLinks>().ForAsync(person, (await Services.GetRequiredService<Readers>().FindAsync(security.Person))!);
        await using var scope = Services.CreateAsyncScope();
        var chosen = scope.ServiceProvider.GetRequiredService<ChosenPasswords>();
        Assert.Null(await chosen.ByLinkAsync(secret!, (await chosen.FindAsync(person))!, password, password));
    }

    private async Task FurnishAsync()
    {
        var (today, office) = (WorkCalendar.DayOf(Services.GetRequiredService<BureauClock>().Now), new Unit(NewId.Of<UnitId>(), "政务公开办公室", "", "公开办", "", UnitKind.Office, 1));
        Person[] people = [.. ((string[])["system", "security", "audit"]).Select(name => new Person(NewId.Of<PersonId>(), $"管理员{name}", "", name))];
        Role[] roles = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];
        var setUp = new SetUpBureau(NewId.OfCommand(), [office], people, [.. people.Zip(roles, (p, role) => new Post(NewId.Of<PostId>(), p.Id, office.Id, role, today, null))]);
        Assert.Null((await Services.GetRequiredService<CommandRunner>().RunAsync(setUp, Actor.SetUp)).Refusal);
        foreach (var (name, account, role) in ((string, string, Role)[])[("张文慧", Head, Role.OfficeHead), ("何晓峰", WithoutAccount, Role.OfficeStaff)])
        {
            var person = new Person(NewId.Of<PersonId>(), name, "", account);
            await MustAsync(new AddPerson(NewId.OfCommand(), person), Role.SystemAdministrator);
            await MustAsync(new GivePost(NewId.OfCommand(), new Post(NewId.Of<PostId>(), person.Id, office.Id, role, today, null)));
            HeadId = account == Head ? person.Id : HeadId;
        }

        await SetOpenAsync(true);
    }

    private async Task MustAsync(IActOn<Organisation> command, Role by = Role.SecurityAdministrator)
    {
        var post = await PostAsync(by);
        Assert.Null((await Services.GetRequiredService<CommandRunner>().RunAsync(command, new Actor(post.Person, post.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue))).Refusal);
    }

    private async Task<Post> PostAsync(Role role)
    {
        await using var db = Database();
        return await db.Posts.AsNoTracking().SingleAsync(p => p.Role == role);
    }
}
