using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>How much a page costs, with somebody who has much to do.</summary>
public sealed class WeightTests(WeightTests.BusyHub hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<WeightTests.BusyHub>
{
    private const int Waiting = 32;

    /// <summary>The largest message, as the browser takes it apart.</summary>
    private const int Batch = 50 * 1024;

    /// <summary>All messages together, so that a batch is not made smaller by sending two. A ratchet: lower it when the page gets lighter.</summary>
    private const int Unpacked = 53 * 1024;

    /// <summary>The same as it is sent, compressed. A ratchet as well.</summary>
    private const int OnTheWire = 12 * 1024;

    [Fact]
    public async Task The_first_render_batch_of_the_desk_with_25_rows_is_at_most_50_KB_and_on_the_wire_much_less()
    {
        await using var wire = new Wire(Hub.Address);
        await using var visitor = await OpenAsync(new Setup(Through: wire.Address));
        await visitor.SignInAsync("busy");
        await Expect(visitor.Page.Locator("table.wait tbody tr")).ToHaveCountAsync(25);

        // The page as it opens, not the one that followed the sign-in form.
        _ = await visitor.Page.GotoAsync("about:blank");
        await using var tab = await visitor.TabAsync();
        var before = wire.CircuitBytes;
        _ = await tab.Page.GotoAsync("");
        await Expect(tab.Page.Locator("table.wait tbody tr")).ToHaveCountAsync(25);
        var (onTheWire, frames) = (wire.CircuitBytes - before, tab.Frames);
        var unpacked = frames.Sum(f => f.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{onTheWire} bytes on the wire; {unpacked} unpacked, in {frames.Count} messages, the largest {frames.Max(f => f.Length)}");
        Assert.InRange(frames.Max(f => f.Length), 1, Batch);
        Assert.InRange(unpacked, 1, Unpacked);
        Assert.InRange(onTheWire, 1, OnTheWire);
    }

    [Fact]
    public async Task No_list_shows_more_rows_than_one_asked_for()
    {
        await using var visitor = await OpenAsync();
        await visitor.SignInAsync("busy");
        var rows = visitor.Page.Locator("table.wait tbody tr");
        await Expect(rows).ToHaveCountAsync(25);
        await Expect(visitor.Page.Locator("table.mine-t tbody tr")).ToHaveCountAsync(8);
        await Expect(visitor.Page.Locator(".feed--desk li")).ToHaveCountAsync(8);
        await visitor.Page.Locator(".card > footer button").First.ClickAsync();
        await Expect(rows.Nth(25)).ToBeVisibleAsync();
        Assert.InRange(await rows.CountAsync(), 26, 50);

        await visitor.GoAsync("releases");
        await Expect(visitor.Page.Locator("table.lst tbody tr")).ToHaveCountAsync(20);
        foreach (var column in await visitor.Page.Locator(".bd .col").AllAsync())
        {
            Assert.InRange(await column.Locator("li").CountAsync(), 0, 6);
        }
    }

    /// <summary>A head with 32 opinions to sign.</summary>
    public sealed class BusyHub : HubHost
    {
        private static readonly string[] Subjects =
        [
            "工业企业技术改造专项资金管理办法", "中小企业梯度培育实施细则", "重点产业链高质量发展行动方案", "绿色工厂评价和名单管理规定",
            "民用爆炸物品行业许可办理指南", "工业经济运行监测分析季度报告", "数字化转型试点项目实施方案", "迎峰度冬要素保障工作方案",
        ];

        protected override async Task FurnishAsync()
        {
            var unit = await Bureau.UnitAsync("人事科");
            var busy = new Person(NewId.Of<PersonId>(), "温如玉", "Wen Ruyu", "busy");
            await Services.GetRequiredService<WriteLane>().RunAsync(db =>
            {
                _ = db.People.Add(busy);
                _ = db.Posts.Add(new Post(NewId.Of<PostId>(), busy.Id, unit, Role.SectionHead, new DateOnly(2024, 1, 1), null));
                return Task.FromResult(true);
            });
            for (var at = 0; at < Waiting; at++)
            {
                var release = await Bureau.DraftAsync(
                    $"{Subjects[at % Subjects.Length]}（2026年第{at + 1}次修订）", Browser.Bureau.ThreePassages, ("人事科", [2]), (Browser.Bureau.Law, [3]));
                await Bureau.IssueAsync(release);
            }
        }
    }
}
