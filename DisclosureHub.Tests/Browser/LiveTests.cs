using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What one does, others see at once; what one is writing stays untouched.</summary>
public sealed class LiveTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    [Fact]
    public async Task An_opinion_signed_in_one_browser_is_seen_in_another_within_a_second_and_leaves_what_is_typed_there_alone()
    {
        var release = await Hub.Bureau.DraftAsync(
            "实时可见的办法", [.. Enumerable.Range(1, 40).Select(n => $"第{n}条 本条写明第{n}项要求，由有关单位各自负责落实，并按季度报告进展。")],
            (Bureau.Finance, [2]), (Bureau.Law, []));
        await Hub.Bureau.IssueAsync(release);
        var (finance, law) = (await Hub.Bureau.UnitAsync(Bureau.Finance), await Hub.Bureau.UnitAsync(Bureau.Law));
        await using var signer = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await using var writer = await AtAsync(Bureau.LawHead, $"releases/{release}?opinion={law}");
        await using var reader = await AtAsync(Bureau.Drafter, $"releases/{release}");

        // The writer dissents, has a long text half saved, the caret in its middle, and the form scrolled.
        await writer.Page.Locator(".opt--object").ClickAsync();
        var reasons = writer.Page.Locator("#opinion-reasons");
        await reasons.FillAsync(string.Concat(Enumerable.Repeat("立项后一次性拨付，风险无法控制。\n", 12)) + "末尾");
        await Expect(writer.Page.Locator("#opinion-reasons-s")).ToHaveTextAsync(Saved());
        await reasons.EvaluateAsync("e => { e.focus(); e.setSelectionRange(7, 7); }");
        await writer.Page.Keyboard.TypeAsync("插入");
        await writer.AskAsync<bool>("() => { document.querySelector('.mud-dialog-content').scrollTop = 150; window.mark = 1; return true; }");
        await reader.AskAsync<bool>("() => { window.scrollTo(0, 900); window.mark = 1; return true; }");
        var readAt = await LineAsync(reader);
        var typed = await reasons.InputValueAsync();

        await Task.WhenAll(WatchAsync(reader, finance), WatchAsync(writer, finance));
        await signer.AskAsync<bool>("() => { document.addEventListener('click', () => window.clicked ??= Date.now(), true); return true; }");
        await signer.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(signer.Dialog).ToHaveCountAsync(0);
        var clicked = await signer.AskAsync<double>("() => window.clicked");
        foreach (var other in (Visitor[])[reader, writer])
        {
            // The signer's own dialog may be gone before the others hear of it.
            _ = await other.Page.WaitForFunctionAsync("() => window.seen");
            var seen = await other.AskAsync<double>("() => window.seen");
            TestContext.Current.TestOutputHelper?.WriteLine($"seen {seen - clicked} ms after the click");
            Assert.InRange(seen - clicked, 0, 1000);
            Assert.Equal(1, await other.AskAsync<int>("() => window.mark"));
        }

        Assert.Equal(typed, await reasons.InputValueAsync());
        Assert.Equal(9, await reasons.EvaluateAsync<int>("e => document.activeElement === e ? e.selectionStart : -1"));
        Assert.Equal(150, await writer.AskAsync<int>("() => Math.round(document.querySelector('.mud-dialog-content').scrollTop)"));
        Assert.Equal(readAt, await LineAsync(reader));
        await Expect(reader.Page.Locator("main [role=status][aria-live=polite]").Filter(new() { HasText = "财务科" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_signature_on_a_text_that_changed_meanwhile_is_refused_and_shows_what_changed()
    {
        var release = await Hub.Bureau.SendAsync("签署时改了的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var signer = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await Expect(signer.Page.Locator(".what")).ToContainTextAsync("每季度末");
        await Hub.Bureau.ChangeAsync(release, 2, "二、财务科于每月末集中办理拨付。");
        await Hub.Bureau.IssueAsync(release);
        await signer.Page.Locator(".mud-dialog .act").ClickAsync();

        await Expect(signer.Refusal).ToContainTextAsync("文本已经改动");
        var note = signer.Dialog.Locator(".note--amber");
        await Expect(note).ToContainTextAsync("第 2 版");
        await Expect(note.Locator("del")).ToHaveTextAsync("季度");
        await Expect(note.Locator("ins")).ToHaveTextAsync("月");
        Assert.Equal(0, await Hub.Bureau.CountAsync<OpinionSigned>(release));

        await note.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Expect(signer.Page.Locator(".what")).ToContainTextAsync("每月末");
        await signer.Page.Locator(".mud-dialog .act").ClickAsync();
        await Expect(signer.Dialog).ToHaveCountAsync(0);
        Assert.Equal(2, (await Hub.Bureau.ReadAsync(release)).LatestOf(finance)!.Version);
    }

    [Fact]
    public async Task A_double_click_signs_once()
    {
        var release = await Hub.Bureau.SendAsync("双击签署的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var signer = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        await signer.Page.Locator(".mud-dialog .act").DblClickAsync();
        await Expect(signer.Dialog).ToHaveCountAsync(0);
        await Expect(signer.Page.Locator($"tr[data-unit='{finance}'] .st--agree")).ToBeVisibleAsync();
        await Expect(signer.Refusal).ToHaveCountAsync(0);
        Assert.Equal(1, await Hub.Bureau.CountAsync<OpinionSigned>(release));
    }

    [Fact]
    public async Task Who_is_writing_an_opinion_is_seen_by_who_looks_on()
    {
        var release = await Hub.Bureau.SendAsync("看得见谁在写的办法");
        var finance = await Hub.Bureau.UnitAsync(Bureau.Finance);
        await using var reader = await AtAsync(Bureau.Drafter, $"releases/{release}");
        await using var writer = await AtAsync(Bureau.FinanceHead, $"releases/{release}?opinion={finance}");
        var live = reader.Page.Locator($"tr[data-unit='{finance}'] .live");
        await Expect(live).ToContainTextAsync("张文慧");
        _ = await writer.Page.WaitForFunctionAsync("() => document.activeElement?.closest('.mud-focus-trap')");
        await writer.Page.Keyboard.PressAsync("Escape");
        await Expect(writer.Dialog).ToHaveCountAsync(0);
        await Expect(live).ToHaveCountAsync(0);
    }

    private System.Text.RegularExpressions.Regex Saved() =>
        new(System.Text.RegularExpressions.Regex.Escape(Hub.Says<Web.UI.UiTexts>("SavedAt")).Replace("\\{0}", ".*", StringComparison.Ordinal));

    /// <summary>Where the line one is reading stands in the window.</summary>
    private static Task<int> LineAsync(Visitor visitor) => visitor.AskAsync<int>("() => Math.round(document.querySelectorAll('.text > li')[20].getBoundingClientRect().top)");

    /// <summary>Notes the moment the unit's row says that it agreed.</summary>
    private static Task WatchAsync(Visitor visitor, UnitId unit) => visitor.AskAsync<bool>(
        """
        unit => {
          const look = () => { if (!window.seen && document.querySelector(`tr[data-unit="${unit}"] .st--agree`)) window.seen = Date.now(); };
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
          return true;
        }
        """,
        unit.ToString());
}
