using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Runtime;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>Writing a draft: two at once, too much at once, in a tab that is behind.</summary>
public sealed class DraftingTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task Two_drafters_in_the_same_passage_see_both_texts_and_lose_neither()
    {
        var release = await Hub.Bureau.DraftAsync("两人同改一段的办法", ["一、原来的文字。"], (Bureau.Finance, []));
        await using var one = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await using var other = await AtAsync(Bureau.OtherDrafter, $"releases/{release}/draft");
        await other.HoldTypingAsync();
        await other.Page.Locator(".passage textarea").FillAsync("一、第二个人写的文字。");
        await one.Page.Locator(".passage textarea").FillAsync("一、第一个人写的文字。");
        await Expect(one.Page.Locator(".passage [role=status]")).ToHaveTextAsync(SavedAt());

        await other.LetTypingGoAsync();
        var conflict = other.Page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("一、第一个人写的文字。");
        await Expect(other.Page.Locator(".passage textarea")).ToHaveValueAsync("一、第二个人写的文字。");
        await Expect(one.Page.Locator(".passage textarea")).ToHaveValueAsync("一、第一个人写的文字。");
        Assert.Equal("一、第一个人写的文字。", await TextAsync(release, 1));

        await conflict.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(one.Page.Locator(".passage textarea")).ToHaveValueAsync("一、第二个人写的文字。");
        await Expect(conflict).ToHaveCountAsync(0);
        Assert.Equal("一、第二个人写的文字。", await TextAsync(release, 1));
    }

    [Fact]
    public async Task One_who_takes_the_colleagues_text_has_it_in_the_field()
    {
        var release = await Hub.Bureau.DraftAsync("用同事文字的办法", ["一、原来的文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.HoldTypingAsync();
        await drafter.Page.Locator(".passage textarea").FillAsync("一、我写的文字。");
        await Hub.Bureau.ChangeAsync(release, 1, "一、同事写的文字。", Bureau.OtherDrafter);
        await drafter.LetTypingGoAsync();
        await drafter.Page.Locator(".conflict").GetByRole(AriaRole.Button).Nth(1).ClickAsync();
        await Expect(drafter.Page.Locator(".passage textarea")).ToHaveValueAsync("一、同事写的文字。");
        await Expect(drafter.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await Expect(drafter.Refusal).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_drafters_in_different_passages_keep_both()
    {
        var release = await Hub.Bureau.DraftAsync("两人各改一段的办法", ["一、甲。", "二、乙。"], (Bureau.Finance, []));
        await using var one = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await using var other = await AtAsync(Bureau.OtherDrafter, $"releases/{release}/draft");
        await Task.WhenAll(
            one.Page.Locator(".passage textarea").Nth(0).FillAsync("一、甲改了。"),
            other.Page.Locator(".passage textarea").Nth(1).FillAsync("二、乙改了。"));
        foreach (var visitor in (Visitor[])[one, other])
        {
            await Expect(visitor.Page.Locator(".passage textarea").Nth(0)).ToHaveValueAsync("一、甲改了。");
            await Expect(visitor.Page.Locator(".passage textarea").Nth(1)).ToHaveValueAsync("二、乙改了。");
            await Expect(visitor.Page.Locator(".conflict")).ToHaveCountAsync(0);
        }

        await Expect(one.Page.Locator(".passage [role=status]").First).ToHaveTextAsync(SavedAt());
        await Expect(other.Page.Locator(".passage [role=status]").Nth(1)).ToHaveTextAsync(SavedAt());
        Assert.Equal(("一、甲改了。", "二、乙改了。"), (await TextAsync(release, 1), await TextAsync(release, 2)));
    }

    [Fact]
    public async Task A_paste_of_100_000_characters_is_refused_in_words_and_loses_nothing()
    {
        var release = await Hub.Bureau.DraftAsync("粘贴太长的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var passage = drafter.Page.Locator(".passage textarea");
        var status = drafter.Page.Locator(".passage [role=status]");
        await Expect(passage).ToBeEditableAsync();
        await passage.FocusAsync();
        await drafter.AskAsync<bool>("() => document.execCommand('insertText', false, '长'.repeat(100_000))");
        await Expect(status).ToContainTextAsync("20000");
        await Expect(status).ToContainTextAsync("100005");
        Assert.Equal(100_005, (await passage.InputValueAsync()).Length);

        await drafter.GoAsync($"releases/{release}/draft");
        await Expect(status).ToContainTextAsync("100005");
        Assert.Equal(100_005, (await passage.InputValueAsync()).Length);
        await passage.FillAsync("一、缩短了。");
        await Expect(status).ToHaveTextAsync(SavedAt());
        Assert.Equal("一、缩短了。", await TextAsync(release, 1));
        Assert.Empty(drafter.Errors);
    }

    [Fact]
    public async Task A_whole_text_of_100_000_characters_pasted_at_once_is_refused_in_words_and_stays_in_the_field()
    {
        var release = await Hub.Bureau.DraftAsync("整篇粘贴太长的办法", ["一、开头。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator(".add-row .btn--txt").ClickAsync();
        var paste = drafter.Page.Locator(".paste textarea");
        await paste.FillAsync(new string('长', 100_000));
        await drafter.Page.Locator(".paste + button").ClickAsync();
        await Expect(drafter.Refusal).ToContainTextAsync("20000");
        Assert.Equal(100_000, (await paste.InputValueAsync()).Length);

        await paste.FillAsync("二、第二段。\n\n三、第三段。\n");
        await drafter.Page.Locator(".paste + button").ClickAsync();
        await Expect(drafter.Page.Locator(".passage")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_paste_beyond_what_a_circuit_carries_does_not_take_the_page_away()
    {
        var release = await Hub.Bureau.DraftAsync("超出线路的粘贴", ["一、开头。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator(".add-row .btn--txt").ClickAsync();
        var paste = drafter.Page.Locator(".paste textarea");
        await paste.FocusAsync();
        await drafter.AskAsync<bool>("() => document.execCommand('insertText', false, '长'.repeat(400_000))");
        await drafter.Page.Locator(".paste + button").ClickAsync();
        await Expect(drafter.Page.Locator("#paste-s")).ToContainTextAsync("160000");
        Assert.Equal(400_000, (await paste.InputValueAsync()).Length);
        await drafter.Page.Locator(".passage textarea").First.FillAsync("一、还在。");
        await Expect(drafter.Page.Locator(".passage [role=status]").First).ToHaveTextAsync(SavedAt());
        await Expect(drafter.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_typed_while_the_draft_was_submitted_in_another_tab_is_refused_in_words_and_stays_readable()
    {
        var release = await Hub.Bureau.DraftAsync("另一标签页已送出的办法", ["一、原来的文字。"], (Bureau.Finance, []));
        await using var stale = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await stale.HoldTypingAsync();
        await stale.Page.Locator(".passage textarea").FillAsync("一、没来得及保存的文字。");

        await using var fresh = await stale.TabAsync();
        await fresh.GoAsync($"releases/{release}/draft");
        await fresh.Page.Locator(".check input").CheckAsync();
        await fresh.Page.Locator(".actcard .act").ClickAsync();
        await Expect(fresh.Page.Locator(".note--dai")).ToBeVisibleAsync();

        await stale.LetTypingGoAsync();
        await Expect(stale.Refusal).ToContainTextAsync("还不能修改");
        await Expect(stale.Page.Locator(".passage textarea")).ToHaveValueAsync("一、没来得及保存的文字。");
        Assert.Equal("一、原来的文字。", await TextAsync(release, 1));
    }

    [Fact]
    public async Task Submitting_twice_submits_once_and_complains_about_nothing()
    {
        var release = await Hub.Bureau.DraftAsync("点了两次送审的办法", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await drafter.Page.Locator(".check input").CheckAsync();
        await drafter.Page.Locator(".actcard .act").DblClickAsync();
        await Expect(drafter.Page.Locator(".note--dai")).ToBeVisibleAsync();
        await Expect(drafter.Refusal).ToHaveCountAsync(0);
        Assert.Equal(1, await Hub.Bureau.CountAsync<DraftSubmitted>(release));
    }

    [Fact]
    public async Task Beginning_a_release_with_a_double_click_begins_one()
    {
        await using var drafter = await AtAsync(Bureau.Drafter, "releases");
        await drafter.Page.Locator(".head .act").ClickAsync();
        await drafter.Page.Locator(".new-release textarea, .new-release input").First.FillAsync("只起草一件的办法");
        await drafter.Page.Locator(".new-release button[type=submit]").DblClickAsync();
        await Expect(drafter.Page).ToHaveURLAsync(Bureau.DraftPage);
        await drafter.ReadyAsync();
        await using var db = Hub.Database();
        Assert.Equal(1, db.Releases.AsEnumerable().Count(r => r.Draft.Title == "只起草一件的办法"));
    }

    [Fact]
    public async Task Markup_and_script_in_a_text_are_shown_and_never_run()
    {
        const string nasty = "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\"><a href=\"javascript:window.hacked=1\">点我</a>";
        var release = await Hub.Bureau.DraftAsync($"标题{nasty}", [nasty, $"[点我](javascript:window.hacked=1) ![图](x) {nasty}"], (Bureau.Finance, []));
        await Hub.Bureau.IssueAsync(release);
        await Hub.Bureau.ChangeAsync(release, 1, nasty + "改");
        await Hub.Bureau.IssueAsync(release);
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await Hub.Bureau.DoAsync(Bureau.FinanceHead, new SignOpinion(
            NewId.OfCommand(), release, finance, NewId.Of<OpinionId>(),
            new OpinionContent(Stance.Dissent, ConsentScope.Whole, nasty, nasty, nasty), (await Hub.Bureau.ReadAsync(release)).Current!.Hash, null));
        await using var head = await AtAsync(Bureau.LeadHead, $"releases/{release}");
        await Expect(head.Page.Locator("h1")).ToContainTextAsync("<script>window.hacked=1</script>");
        await head.Page.Locator(".opinion-details summary").First.ClickAsync();
        await Expect(head.Page.Locator(".opinion-details dd.lines").First).ToContainTextAsync("onerror");
        foreach (var mode in await head.Page.Locator(".seg button").AllAsync())
        {
            await mode.ClickAsync();
            await Expect(mode).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(head.Page.Locator(".text").First).ToContainTextAsync("<img src=x onerror");
        }

        Assert.Equal(0, await head.Page.Locator("main img, main script, main a[href^='javascript:']").CountAsync());
        foreach (var page in (string[])[$"releases/{release}/draft", "releases", ""])
        {
            await head.GoAsync(page);
            Assert.False(await head.AskAsync<bool>("() => 'hacked' in window"));
        }
    }

    [Theory]
    [InlineData("工具.exe", "MZ\u0090", "KindNotAccepted")]
    [InlineData("报告.pdf", "MZ\u0090 this program cannot be run", "ContentIsNotWhatTheNameSays")]
    [InlineData("清单.xlsx", "not a zip", "ContentIsNotWhatTheNameSays")]
    [InlineData("空.txt", "", "Empty")]
    public async Task A_file_that_is_not_taken_is_refused_in_words(string name, string content, string doubt)
    {
        var release = await Hub.Bureau.DraftAsync($"附件不收的办法 {name}", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await UploadAsync(drafter, name, content);
        await Expect(drafter.Refusal).ToContainTextAsync(name);
        await Expect(drafter.Refusal).ToContainTextAsync(Hub.Says<Web.Words.WordingTexts>($"AttachmentDoubt_{doubt}"));
        Assert.Empty((await Hub.Bureau.ReadAsync(release)).Draft.Attachments);
    }

    [Fact]
    public async Task A_file_that_is_taken_stands_in_the_list_and_can_be_fetched()
    {
        var release = await Hub.Bureau.DraftAsync("带附件的办法", ["一、文字。"], (Bureau.Finance, []));
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await UploadAsync(drafter, "说明.txt", "附件的内容");
        var link = drafter.Page.Locator(".files a");
        await Expect(link).ToHaveTextAsync("说明.txt");
        var download = await drafter.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal("附件的内容", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    private static Task UploadAsync(Visitor visitor, string name, string content) => visitor.Page.Locator("section[aria-labelledby=ff] input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

    private async Task<string> TextAsync(JointReleaseId release, int place) => (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[place - 1].Text;

    private System.Text.RegularExpressions.Regex SavedAt() =>
        new(System.Text.RegularExpressions.Regex.Escape(Hub.Says<Web.UI.UiTexts>("SavedAt")).Replace("\\{0}", ".*", StringComparison.Ordinal));
}
