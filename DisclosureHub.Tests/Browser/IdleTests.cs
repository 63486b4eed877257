using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.Shell;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A demonstration whose sign-ins fall idle, as a bureau's do.</summary>
public sealed class IdleHost : HubHost
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["SignIn:Idle"] = "00:30:00" };
}

/// <summary>Nobody there for half an hour: whoever comes back shows who he is, and goes on where he was.</summary>
public sealed class IdleTests(IdleHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<IdleHost>
{
    private static readonly TimeSpan Most = SignInSpan.Default.Idle;

    [Fact]
    public async Task An_open_page_that_nobody_touches_does_nothing_more_and_what_was_typed_is_there_after_signing_in_again()
    {
        var release = await Hub.Bureau.SendAsync("离开座位时在写的办法");
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={await Hub.Bureau.UnitAsync(Bureau.Finance)}");
        await head.Page.Locator(".opt--object").ClickAsync();
        await head.Page.Locator("#opinion-basis").FillAsync("预算法第十三条");
        await head.Page.Locator("#opinion-reasons").FillAsync("离开前写的，");
        await Expect(head.Page.Locator("#opinion-reasons-s")).ToContainTextAsync(":");

        // Every key says that somebody is there, so that two times twenty minutes are not forty.
        for (var i = 0; i < 2; i++)
        {
            Hub.Time.MoveOn(Most - TimeSpan.FromMinutes(10));
            await LaterAsync(head);
            await head.Page.Locator("#opinion-reasons").PressSequentiallyAsync("还在，");
            await UntilHeardAsync();
        }

        await Expect(head.Page.Locator(".signed-out")).ToHaveCountAsync(0);
        Hub.Time.MoveOn(Most);
        await Expect(head.Page.Locator(".signed-out")).ToContainTextAsync(Hub.Says<ShellTexts>("SignInIdle", 30));
        await head.Page.Locator("#opinion-reasons").PressSequentiallyAsync("回来后写的。");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("SignInHasExpired"));
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));

        await head.Page.Locator(".signed-out").GetByRole(AriaRole.Link).ClickAsync();
        await head.PickAsync(Bureau.FinanceHead);
        await head.Dialog.WaitForAsync();
        await Expect(head.Page.Locator("#opinion-reasons")).ToHaveValueAsync("离开前写的，还在，还在，回来后写的。");
    }

    [Fact]
    public async Task The_wall_stays_lit_and_opens_nothing_else()
    {
        await using var corridor = await AtAsync(Bureau.OfficeHead, "");
        _ = await corridor.Page.GotoAsync("wall");
        await corridor.Page.Locator(".wall").WaitForAsync();
        Hub.Time.MoveOn(Most + TimeSpan.FromMinutes(5));
        _ = await corridor.Page.ReloadAsync();
        await Expect(corridor.Page.Locator(".wall h1")).ToBeVisibleAsync();
        Assert.Equal(200, await corridor.AskAsync<int>("async () => (await fetch('wall/rows')).status"));
        _ = await corridor.Page.GotoAsync("releases");
        await Expect(corridor.Page.Locator(".personas")).ToBeVisibleAsync();
    }

    /// <summary>The browser's own clock goes along, which keeps acts apart before it tells them.</summary>
    private static Task LaterAsync(Visitor visitor) => visitor.AskAsync<bool>("() => { const now = Date.now.bind(Date); Date.now = () => now() + 120_000; return true; }");

    private async Task UntilHeardAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        await using var db = Hub.Database();
        while (db.SignIns.Select(s => s.ActedAt).AsEnumerable().All(at => Hub.Time.GetUtcNow() - at > TimeSpan.FromMinutes(5)))
        {
            _ = await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
