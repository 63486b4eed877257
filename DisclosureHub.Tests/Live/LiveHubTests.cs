using System.Net;
using System.Threading.Channels;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Live;

/// <summary>The hub over the wire: a real client, a real server, a cookie got by the persona picker.</summary>
public sealed class LiveHubTests(DemoHost host) : IClassFixture<DemoHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_may_see_a_release_hears_its_address_and_version_and_nothing_else()
    {
        var release = await host.FindAsync(r => r.Stage == ReleaseStage.Drafting && r.Submitted is null);
        var drafter = await host.PostAsync(Role.Drafter, release.Lead);
        await using var client = await ConnectAsync(drafter.Person);
        var version = await client.Hub.InvokeAsync<long?>("Watch", release.Id.Value);
        Assert.Equal(await VersionAsync(release.Id), version);

        await WriteAsync(release.Id, drafter);
        await WriteAsync(release.Id, drafter);
        Assert.Equal(($"matter/{release.Id}", version!.Value + 1), await client.NextAsync());
        Assert.Equal(($"matter/{release.Id}", version.Value + 2), await client.NextAsync());
    }

    [Fact]
    public async Task Who_may_not_see_a_release_gets_nothing_when_he_asks_and_hears_nothing_when_it_changes()
    {
        var release = await host.FindAsync(r => r.Stage == ReleaseStage.Drafting && r.Submitted is null);
        var (drafter, stranger) = (await host.PostAsync(Role.Drafter, release.Lead), await host.PostAsync(Role.OutsideContact));
        await using var outside = await ConnectAsync(stranger.Person);
        await using var director = await ConnectAsync((await host.PostAsync(Role.Director)).Person);
        await using var own = await ConnectAsync(drafter.Person);
        Assert.Null(await outside.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        Assert.Null(await director.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        Assert.Null(await outside.Hub.InvokeAsync<long?>("Watch", Guid.Empty));
        _ = await own.Hub.InvokeAsync<long?>("Watch", release.Id.Value);

        await WriteAsync(release.Id, drafter);
        _ = await own.NextAsync();

        // Whatever was sent to them before has arrived before the answer to this.
        Assert.Null(await outside.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        Assert.Null(await director.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        Assert.True(outside.HeardNothing && director.HeardNothing);
    }

    [Fact]
    public async Task A_release_that_was_sent_is_heard_by_those_who_were_asked_and_by_nobody_of_a_unit_that_was_not()
    {
        var release = await host.FindAsync(r => r is { Stage: ReleaseStage.InConsultation, Submitted: null });
        var (drafter, asked) = (await host.PostAsync(Role.Drafter, release.Lead), await UnitHeadAsync(release, asked: true));
        await using var hears = await ConnectAsync(asked.Person);
        await using var stranger = await ConnectAsync((await UnitHeadAsync(release, asked: false)).Person);
        Assert.NotNull(await hears.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        Assert.Null(await stranger.Hub.InvokeAsync<long?>("Watch", release.Id.Value));
        await WriteAsync(release.Id, drafter);
        Assert.Equal($"matter/{release.Id}", (await hears.NextAsync()).Address);
        Assert.True(stranger.HeardNothing);
    }

    [Fact]
    public async Task Who_stops_watching_hears_no_more()
    {
        var release = await host.FindAsync(r => r.Stage == ReleaseStage.Drafting && r.Submitted is null);
        var drafter = await host.PostAsync(Role.Drafter, release.Lead);
        await using var stops = await ConnectAsync(drafter.Person);
        await using var stays = await ConnectAsync(drafter.Person);
        _ = await stops.Hub.InvokeAsync<long?>("Watch", release.Id.Value);
        _ = await stays.Hub.InvokeAsync<long?>("Watch", release.Id.Value);
        await stops.Hub.InvokeAsync("Unwatch", release.Id.Value);
        await WriteAsync(release.Id, drafter);
        _ = await stays.NextAsync();
        await stops.Hub.InvokeAsync("Unwatch", release.Id.Value);
        Assert.True(stops.HeardNothing);
    }

    [Fact]
    public async Task The_wall_hears_that_something_changed_and_not_where_and_only_for_who_sees_the_whole_bureau()
    {
        var release = await host.FindAsync(r => r.Stage == ReleaseStage.Drafting && r.Submitted is null);
        var drafter = await host.PostAsync(Role.Drafter, release.Lead);
        await using var wall = await ConnectAsync((await host.PostAsync(Role.OfficeHead)).Person);
        await using var section = await ConnectAsync((await host.PostAsync(Role.SectionHead)).Person);
        await using var outside = await ConnectAsync((await host.PostAsync(Role.OutsideContact)).Person);
        var before = await wall.Hub.InvokeAsync<long?>("WatchWall");
        Assert.NotNull(before);
        Assert.Null(await section.Hub.InvokeAsync<long?>("WatchWall"));
        Assert.Null(await outside.Hub.InvokeAsync<long?>("WatchWall"));

        await WriteAsync(release.Id, drafter);
        var (address, number) = await wall.NextAsync();
        Assert.Equal(Address.All.Value, address);
        Assert.True(number > before);

        // Whatever was sent to them before has arrived before the answer to this.
        Assert.Null(await section.Hub.InvokeAsync<long?>("WatchWall"));
        Assert.Null(await outside.Hub.InvokeAsync<long?>("WatchWall"));
        Assert.True(section.HeardNothing && outside.HeardNothing);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_not_let_in()
    {
        await using var hub = Build(new CookieContainer());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hub.StartAsync());
    }

    [Fact]
    public async Task A_stylesheet_comes_back_with_its_bytes()
    {
        using var browser = new HttpClient { BaseAddress = host.Address };
        var css = await browser.GetByteArrayAsync(new Uri("css/base.css", UriKind.Relative));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Architecture.Code.Folder, "wwwroot-assets", "css", "base.css")), css);
    }

    private HubConnection Build(CookieContainer cookies) =>
        new HubConnectionBuilder().WithUrl(new Uri(host.Address, "live"), http => http.Cookies = cookies).Build();

    private async Task<Client> ConnectAsync(PersonId person)
    {
        var client = new Client(Build(await host.SignInAsync(person)));
        await client.Hub.StartAsync().WaitAsync(Patience);
        return client;
    }

    private async Task<Post> UnitHeadAsync(JointRelease release, bool asked)
    {
        await using var db = host.Get<HubDbFactory>().CreateDbContext();
        return (await db.Posts.AsNoTracking().Where(p => p.Role == Role.SectionHead).ToListAsync())
            .First(p => p.Unit != release.Lead && release.Consultations.Any(c => c.Unit == p.Unit) == asked);
    }

    private async Task<long> VersionAsync(JointReleaseId id)
    {
        await using var db = host.Get<HubDbFactory>().CreateDbContext();
        return await db.Matters.Where(m => m.Id == id.Value).Select(m => m.Version).SingleAsync();
    }

    private async Task WriteAsync(JointReleaseId id, Post drafter)
    {
        var add = new AddBlocks(NewId.OfCommand(), id, null, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, "补充。")]);
        Assert.Null((await host.Get<CommandRunner>().RunAsync(add, host.ActorOf(drafter))).Refusal);
    }

    private sealed class Client : IAsyncDisposable
    {
        private readonly Channel<object?[]> _heard = Channel.CreateUnbounded<object?[]>();

        public Client(HubConnection hub)
        {
            Hub = hub;

            // Exactly two arguments: a message with more or fewer does not bind and would not be heard.
            _ = hub.On(LiveHub.Changed, [typeof(string), typeof(long)], message => _heard.Writer.WriteAsync(message).AsTask());
        }

        public HubConnection Hub { get; }

        public bool HeardNothing => _heard.Reader.Count == 0;

        public async Task<(string Address, long Version)> NextAsync()
        {
            var message = await _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            Assert.Equal(2, message.Length);
            return ((string)message[0]!, (long)message[1]!);
        }

        public ValueTask DisposeAsync() => Hub.DisposeAsync();
    }
}
