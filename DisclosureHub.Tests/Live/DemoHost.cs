using System.Net;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Live;

/// <summary>The demonstration as a newcomer starts it, on a real Kestrel at a free port, with data of its own.</summary>
public sealed partial class DemoHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosurehub-demo-");

    public Uri Address => ClientOptions.BaseAddress;

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The cookies of somebody who picked a persona by its button.</summary>
    public async Task<CookieContainer> SignInAsync(PersonId person)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        var page = await browser.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["person"] = person.ToString(),
            ["returnUrl"] = "",
        });
        using var answer = await browser.PostAsync(new Uri("sign-in/persona", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return cookies;
    }

    /// <summary>Somebody who holds a post of that role, in that unit where one is named.</summary>
    public async Task<Post> PostAsync(Role role, UnitId? unit = null)
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        return (await db.Posts.AsNoTracking().Where(p => p.Role == role).ToListAsync()).First(p => unit is null || p.Unit == unit);
    }

    /// <summary>A release that nobody but its own unit sees yet, and the posts of that unit's drafter and of a stranger.</summary>
    public async Task<JointRelease> FindAsync(Func<JointRelease, bool> which)
    {
        await using var db = Get<HubDbFactory>().CreateDbContext();
        return JointReleaseMapping.Whole(db.Releases).AsEnumerable().First(which);
    }

    public Actor ActorOf(Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new Actor(post.Person, post.Id, Authentication.DemoPersona, Get<TimeProvider>().GetUtcNow().AddHours(1));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("demo", "true").UseSetting("Data:Folder", _folder.FullName).UseSetting("Demo:Url", "http://127.0.0.1:0");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
