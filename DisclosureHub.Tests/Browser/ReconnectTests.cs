using DisclosureHub.Web.Features.Shell;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>The network goes and comes back.</summary>
public sealed class ReconnectTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_lost_connection_is_said_in_the_pages_language_and_what_was_typed_meanwhile_is_saved_when_it_is_back(string culture)
    {
        var release = await Hub.Bureau.DraftAsync("断线续写的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var wire = new Wire(Hub.Address);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft", new Setup(culture, Through: wire.Address));
        var dialog = drafter.Page.Locator("#components-reconnect-modal");
        var passage = drafter.Page.Locator(".passage textarea");
        await Expect(passage).ToHaveAttributeAsync("data-autosave", "");
        await passage.PressSequentiallyAsync("甲");
        wire.Cut();
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog).ToContainTextAsync(Hub.Says<ShellTexts>(culture, "OfflineTrying")[..10]);
        await passage.PressSequentiallyAsync("断线时写的");
        await Expect(drafter.Page.Locator(".passage [role=status]")).ToHaveTextAsync(Hub.Says<Web.UI.UiTexts>(culture, "SavedInTab"));

        wire.Mend();
        await Expect(dialog).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(passage).Not.ToHaveAttributeAsync("data-unsaved", "");
        await Expect(passage).ToHaveValueAsync("一、开头。甲断线时写的");
        await UntilAsync(async () => (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[0].Text == "一、开头。甲断线时写的");

        // Blazor's own complaint about what it could not send is all that a page may throw.
        Assert.DoesNotContain(drafter.Errors, e => !e.Contains("Cannot send data", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_colleagues_change_while_one_was_away_is_there_when_one_is_back()
    {
        var release = await Hub.Bureau.DraftAsync("离开时改了的办法", ["一、开头。", "二、中间。"], (Bureau.Finance, []));
        await using var wire = new Wire(Hub.Address);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft", new Setup(Through: wire.Address));
        await Expect(drafter.Page.Locator(".passage textarea").Nth(1)).ToHaveValueAsync("二、中间。");
        wire.Cut();
        var dialog = drafter.Page.Locator("#components-reconnect-modal");
        await Expect(dialog).ToBeVisibleAsync();
        await Hub.Bureau.ChangeAsync(release, 2, "二、同事改的中间。", Bureau.OtherDrafter);
        wire.Mend();
        await Expect(dialog).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(drafter.Page.Locator(".passage textarea").Nth(1)).ToHaveValueAsync("二、同事改的中间。");
        await drafter.Page.Locator(".passage textarea").Nth(1).PressSequentiallyAsync("好");
        await UntilAsync(async () => (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[1].Text == "二、同事改的中间。好");
        await Expect(drafter.Page.Locator(".conflict")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_the_page_comes_back_by_itself_with_what_was_typed()
    {
        var release = await Hub.Bureau.DraftAsync("服务重启过的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var wire = new Wire(Hub.Address);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft", new Setup(Through: wire.Address));
        var dialog = drafter.Page.Locator("#components-reconnect-modal");
        await Expect(drafter.Page.Locator(".passage textarea")).ToHaveValueAsync("一、开头。");
        wire.Cut();
        await Expect(dialog).ToBeVisibleAsync();
        await drafter.Page.Locator(".passage textarea").PressSequentiallyAsync("重启时写的");
        await drafter.AskAsync<bool>("() => window.before = true");
        wire.Mend();
        Assert.Equal(Hub.Says<ShellTexts>("OfflineRejected"), await RejectAsync(drafter));
        await drafter.Page.WaitForFunctionAsync("() => !window.before");
        await drafter.ReadyAsync();
        await Expect(drafter.Page.Locator(".passage textarea")).ToHaveValueAsync("一、开头。重启时写的");
        await UntilAsync(async () => (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[0].Text == "一、开头。重启时写的");
    }

    [Fact]
    public async Task A_page_that_holds_text_kept_nowhere_is_not_loaded_again_by_itself()
    {
        var release = await Hub.Bureau.DraftAsync("有文字没有地方存的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator(".add-row .btn--txt").ClickAsync();
        await drafter.Page.Locator(".paste textarea").PressSequentiallyAsync("还没有拆分的正文");
        Assert.StartsWith(Hub.Says<ShellTexts>("OfflineUnkept"), await RejectAsync(drafter), StringComparison.Ordinal);
        await Expect(drafter.Page.Locator("#components-reload-button")).ToBeVisibleAsync();
    }

    /// <summary>What Blazor tells the dialog when the server does not know the circuit any more; answers what the dialog then says.</summary>
    private static Task<string> RejectAsync(Visitor visitor) => visitor.AskAsync<string>(
        """
        () => {
          const dialog = document.getElementById("components-reconnect-modal");
          dialog.dispatchEvent(new CustomEvent("components-reconnect-state-changed", { detail: { state: "rejected" } }));
          return dialog.innerText.trim();
        }
        """);

    private static async Task UntilAsync(Func<Task<bool>> itIsSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await itIsSo())
        {
            _ = await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
