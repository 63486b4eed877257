using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Seed.Demo;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.Data.Sqlite;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Signed out in the middle, locked out of the file, at an address that is not one's own.</summary>
public sealed class TroubleTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task A_sign_in_that_runs_out_in_the_middle_of_an_opinion_says_so_and_loses_no_word()
    {
        var release = await Hub.Bureau.SendAsync("登录过期时在写的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await head.Page.Locator(".opt--object").ClickAsync();
        var reasons = head.Page.Locator("#opinion-reasons");
        await reasons.FillAsync("过期前写的理由，");
        await UntilSavedAsync(release, finance, "过期前写的理由，");
        Hub.Time.MoveOn(SignInSpan.Default.Longest);
        await reasons.PressSequentiallyAsync("过期后写的理由");
        await Expect(head.Refusal).ToContainTextAsync("登录已过期");
        await head.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(head.Refusal).ToContainTextAsync("登录已过期");
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));

        await head.Refusal.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = Hub.Says<WordingTexts>("SignInAgain") }).ClickAsync();
        await head.PickAsync(Bureau.FinanceHead);
        await head.Dialog.WaitForAsync();
        await Expect(reasons).ToHaveValueAsync("过期前写的理由，过期后写的理由");
        await UntilSavedAsync(release, finance, "过期前写的理由，过期后写的理由");
        await Expect(head.Refusal).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_the_cookie_a_page_leads_to_sign_in_and_back()
    {
        var release = await Hub.Bureau.SendAsync("没有登录的办法");
        await using var head = await OpenAsync();
        _ = await head.Page.GotoAsync($"releases/{release}");
        await head.PickAsync(Bureau.FinanceHead);
        await Expect(head.Page.Locator("h1")).ToHaveTextAsync("没有登录的办法");
    }

    [Fact]
    public async Task A_locked_database_is_said_in_words_and_what_was_typed_is_kept()
    {
        var release = await Hub.Bureau.DraftAsync("数据库锁住时的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var passage = drafter.Page.Locator(".passage textarea");
        await using (var somebodyElse = new SqliteConnection($"Data Source={Hub.DatabaseFile};Pooling=False"))
        {
            await somebodyElse.OpenAsync();
            await RunAsync(somebodyElse, "BEGIN IMMEDIATE");
            await passage.FillAsync("一、锁住时写的。");
            await Expect(drafter.Refusal).ToContainTextAsync(Hub.Says<WordingTexts>("RecordIsBusy"), new() { Timeout = 40_000 });
            await Expect(passage).ToHaveValueAsync("一、锁住时写的。");
            await RunAsync(somebodyElse, "ROLLBACK");
        }

        await passage.PressSequentiallyAsync("又写的");
        await Expect(drafter.Refusal).ToHaveCountAsync(0);
        await Expect(passage).ToHaveValueAsync("一、锁住时写的。又写的");
        Assert.Equal("一、锁住时写的。又写的", (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[0].Text);
    }

    [Fact]
    public async Task A_matter_of_others_looks_like_one_that_is_not_there()
    {
        var title = DemoStories.Releases().Single(r => r.Key == "cloud-service-guide").Title;
        var others = await Hub.Bureau.FindAsync(title);
        await using var head = await AtAsync(Bureau.FinanceHead, "");
        foreach (var id in (string[])[others.ToString(), "0193a000-0000-7000-8000-000000000000"])
        {
            foreach (var page in (string[])[$"releases/{id}", $"releases/{id}?opinion={await Hub.Bureau.UnitAsync(Bureau.Finance)}", $"releases/{id}/draft"])
            {
                await head.GoAsync(page);
                await Expect(head.Page.Locator("h1")).ToHaveTextAsync("看不到这件事项");
            }

            var file = await head.Page.APIRequest.GetAsync($"releases/{id}/attachments/{id}");
            Assert.Equal(404, file.Status);
        }

        await head.GoAsync("releases?q=" + Uri.EscapeDataString(title[..6]));
        await head.NeverGotAsync(title);
    }

    [Fact]
    public async Task The_draft_and_the_unsigned_opinions_of_others_never_leave_the_server()
    {
        var release = await Hub.Bureau.SendAsync("看得见但看不全的办法");
        await Hub.Bureau.ChangeAsync(release, 2, "二、只在草稿里的文字。");
        var law = await Hub.Bureau.UnitAsync(Bureau.Law);
        await Hub.Bureau.DoAsync(Bureau.LawHead, new Web.Features.JointReleases.DraftOpinion(
            Web.Runtime.NewId.OfCommand(), release, law, new OpinionContent(Stance.Dissent, ConsentScope.Whole, "还没有签署的理由", "依据", ""), TextHash.None));
        await using var head = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={law}");
        await Expect(head.Page.Locator("h1")).ToHaveTextAsync("看得见但看不全的办法");
        await Expect(head.Dialog).ToHaveCountAsync(0);
        await head.GoAsync($"releases/{release}/draft");
        await Expect(head.Page.Locator("h1")).ToHaveTextAsync("看不到这件事项");
        await head.NeverGotAsync("只在草稿里的文字");
        await head.NeverGotAsync("还没有签署的理由");
    }

    [Fact]
    public async Task An_administrator_sees_a_desk_and_no_matter()
    {
        await using var admin = await AtAsync("penghao", "");
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync("工作台");
        await admin.NeverGotAsync("专项资金");
    }

    private async Task UntilSavedAsync(JointReleaseId release, UnitId unit, string reasons)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await Hub.Bureau.ReadAsync(release)).Find(unit)!.Draft?.Content.Reasons != reasons)
        {
            _ = await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        _ = await command.ExecuteNonQueryAsync();
    }
}
