using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.Deadlines.Board;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>The screen in the corridor: it shows what runs, follows what is done, and shows no title that may not hang there.</summary>
public sealed class WallTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_signature_is_on_the_wall_within_two_seconds_without_a_reload()
    {
        var release = await Hub.Bureau.SendAsync("挂在走廊里的办法");
        var number = (await Hub.Bureau.ReadAsync(release)).Number;
        await using var wall = await OnTheWallAsync();
        var rows = wall.Page.Locator("#wall-rows tbody tr").Filter(new() { HasText = number });
        await Expect(rows).ToHaveCountAsync(2);
        await wall.AskAsync<bool>(
            """
            () => {
              window.mark = 1;
              const count = () => [...document.querySelectorAll("#wall-rows tbody tr")].filter(r => r.textContent.includes("挂在走廊里的办法")).length;
              new MutationObserver(() => { if (count() === 1) window.seen ??= Date.now(); }).observe(document.querySelector("main.wall"), { childList: true, subtree: true });
              return true;
            }
            """);
        await Hub.Bureau.ConsentAsync(release, Bureau.Finance, Bureau.FinanceHead);
        var signed = (await Hub.Bureau.ReadAsync(release)).Opinions[0].SignedAt;
        await Expect(rows).ToHaveCountAsync(1);
        var seen = DateTimeOffset.FromUnixTimeMilliseconds((long)await wall.AskAsync<double>("() => window.seen"));
        TestContext.Current.TestOutputHelper?.WriteLine($"seen {(seen - signed).TotalMilliseconds} ms after the signature");
        Assert.InRange((seen - signed).TotalMilliseconds, 0, 2000);
        Assert.Equal(1, await wall.AskAsync<int>("() => window.mark"));
        await Expect(wall.Page.Locator(".wall-lost")).ToBeHiddenAsync();
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task What_is_done_at_once_is_fetched_at_most_once_a_second()
    {
        var release = await Hub.Bureau.DraftAsync("写得很勤的办法", Bureau.ThreePassages, (Bureau.Finance, [2]));
        await using var wall = await OnTheWallAsync();
        await wall.AskAsync<bool>("() => { performance.clearResourceTimings(); return true; }");
        for (var at = 1; at <= 12; at++)
        {
            await Hub.Bureau.ChangeAsync(release, 1, $"一、本办法适用于第{at}类项目。");
        }

        await Hub.Bureau.IssueAsync(release);
        await Expect(wall.Page.Locator("#wall-rows tbody tr").Filter(new() { HasText = "写得很勤的办法" })).ToHaveCountAsync(1);
        var starts = await wall.AskAsync<double[]>("() => performance.getEntriesByType('resource').filter(e => e.name.endsWith('/wall/rows')).map(e => e.startTime)");
        Assert.NotEmpty(starts);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 990, $"{pair.Second - pair.First} ms apart"));
    }

    [Fact]
    public async Task Whoever_does_not_see_the_whole_bureau_gets_no_rows_by_any_door()
    {
        await using var section = await AtAsync(Bureau.FinanceHead, "");
        _ = await section.Page.GotoAsync("wall");
        await Expect(section.Page.Locator("h1")).ToHaveTextAsync(Hub.Says<BoardTexts>("WallNotForYou"));
        Assert.Equal(403, (await section.Page.APIRequest.GetAsync("wall/rows")).Status);
        await using var stranger = await OpenAsync();
        Assert.Equal(302, (await stranger.Page.APIRequest.GetAsync("wall/rows", new() { MaxRedirects = 0 })).Status);
    }

    private async Task<Visitor> OnTheWallAsync()
    {
        var visitor = await AtAsync(Bureau.OfficeHead, "", new Setup(Height: 4000));
        _ = await visitor.Page.GotoAsync("wall");
        await visitor.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(e => e.name.endsWith('/wall/rows'))");
        return visitor;
    }
}
