using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Tests.WordFiles;
using DisclosureHub.Web.WordFiles;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A text that begins in Word, and goes there and back.</summary>
public sealed class FromWordTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private static ILocator Card(Visitor visitor) => visitor.Page.Locator("section[aria-labelledby=wf]");

    private static Task ChooseAsync(Visitor visitor, string name, byte[] bytes) =>
        Card(visitor).Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    private static ILocator TakeIt(Visitor visitor) => Card(visitor).Locator(".btn--primary");

    /// <summary>A drafter looks at a file that changes the first of two passages.</summary>
    private async Task<(JointReleaseId Release, Visitor Drafter)> ComparingAsync(string title)
    {
        var release = await Hub.Bureau.DraftAsync(title, ["第一段说明办理条件。", "第二段说明办理材料。"]);
        var draft = (await Hub.Bureau.ReadAsync(release)).Draft;
        var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await ChooseAsync(drafter, "改好.docx", WordFile.Write(draft with { Blocks = [draft.Blocks[0] with { Text = "第一段说明办理的条件。" }, draft.Blocks[1]] }));
        await Expect(Card(drafter).Locator(".brought ins, .brought del")).ToHaveCountAsync(1);
        return (release, drafter);
    }

    [Fact]
    public async Task A_draft_begins_as_a_Word_file_goes_there_and_comes_back_with_one_passage_changed()
    {
        var release = await Hub.Bureau.DraftAsync("从 Word 来的通知", []);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await ChooseAsync(drafter, "通知.docx", HandMade.All["wps-numbered"]);
        await Expect(Card(drafter).Locator(".brought > li")).ToHaveCountAsync(10);
        Assert.Empty((await Hub.Bureau.ReadAsync(release)).Draft.Blocks);

        await TakeIt(drafter).ClickAsync();
        await Expect(drafter.Page.Locator(".passage")).ToHaveCountAsync(10);
        var before = (await Hub.Bureau.ReadAsync(release)).Draft;
        Assert.Equal(("关于做好冬季就业服务工作的通知", "一、总体要求"), (before.Title, before.Blocks[1].Text));
        Assert.Equal(1, await Hub.Bureau.CountAsync<TextBroughtIn>(release));

        var download = await drafter.Page.RunAndWaitForDownloadAsync(() => Card(drafter).Locator("a[download]").ClickAsync());
        Assert.Equal("关于做好冬季就业服务工作的通知.docx", download.SuggestedFilename);
        await ChooseAsync(drafter, download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
        await TakeIt(drafter).ClickAsync();
        await Expect(Card(drafter).Locator(".refusal")).ToContainTextAsync("文件与草稿相同");

        await ChooseAsync(drafter, "改好.docx", WordFile.Write(before with { Blocks = [.. before.Blocks.Select((b, i) => i == 2 ? b with { Text = "坚持就业优先，兜牢民生底线。" } : b)] }));
        await Expect(Card(drafter).Locator(".brought ins")).ToHaveTextAsync(["，兜牢民生底线"]);
        await TakeIt(drafter).ClickAsync();
        await Expect(drafter.Page.Locator(".passage textarea").Nth(2)).ToHaveValueAsync("坚持就业优先，兜牢民生底线。");
        var after = (await Hub.Bureau.ReadAsync(release)).Draft;
        Assert.Equal(before.Blocks.Select(b => b.Id), after.Blocks.Select(b => b.Id));
        Assert.Equal(before.Blocks.Where((_, i) => i != 2), after.Blocks.Where((_, i) => i != 2));
    }

    [Fact]
    public async Task What_a_colleague_writes_while_the_file_is_looked_at_is_compared_too()
    {
        var (release, drafter) = await ComparingAsync("两人同时的通知");
        await using var leaves = drafter;

        await Hub.Bureau.ChangeAsync(release, 2, "第二段说明办理材料和时限。", Bureau.OtherDrafter);
        await Expect(Card(drafter).Locator(".brought ins, .brought del")).ToHaveCountAsync(2);
        Assert.Equal("第一段说明办理条件。", (await Hub.Bureau.ReadAsync(release)).Draft.Blocks[0].Text);
    }

    [Fact]
    public async Task What_a_colleague_wrote_since_the_file_was_downloaded_is_kept_and_what_both_changed_is_named()
    {
        var release = await Hub.Bureau.DraftAsync("下载之后又改的通知", ["第一段说明办理条件。", "第二段说明办理材料。", "第三段说明办理时限。"]);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        var download = await drafter.Page.RunAndWaitForDownloadAsync(() => Card(drafter).Locator("a[download]").ClickAsync());
        var file = WordFile.Read("a.docx", await File.ReadAllBytesAsync(await download.PathAsync())).Made;
        await Hub.Bureau.ChangeAsync(release, 2, "第二段说明办理材料，同事改过。", Bureau.OtherDrafter);
        await Hub.Bureau.ChangeAsync(release, 3, "第三段说明办理时限，同事改过。", Bureau.OtherDrafter);

        // Only the first passage and the third were edited in the file.
        var draft = (await Hub.Bureau.ReadAsync(release)).Draft;
        string[] edited = ["第一段说明办理的条件。", "第二段说明办理材料。", "第三段说明办理的时限。"];
        await ChooseAsync(drafter, "改好.docx", WordFile.Write(draft with { Blocks = [.. draft.Blocks.Zip(edited, (b, said) => b with { Text = said })] }, file.Mark));
        await Expect(Card(drafter).Locator(".brought .tag")).ToHaveCountAsync(1);
        await Expect(Card(drafter).GetByText("有 1 段在文件里和草稿里都改过")).ToBeVisibleAsync();
        await Expect(Card(drafter).Locator(".brought > li").Nth(1)).ToContainTextAsync("第 2 段 · 不变");
        await TakeIt(drafter).ClickAsync();
        await Expect(drafter.Page.Locator(".passage textarea").Nth(0)).ToHaveValueAsync("第一段说明办理的条件。");
        var after = (await Hub.Bureau.ReadAsync(release)).Draft;
        Assert.Equal(["第一段说明办理的条件。", "第二段说明办理材料，同事改过。", "第三段说明办理的时限。"], after.Blocks.Select(b => b.Text));

        // He edits on in the same file: a passage of before comes back to what it was, another is new, and neither is taken for a colleague's or doubled.
        string[] again = ["第一段说明办理条件。", "第二段说明办理材料。", "第三段说明办理的时限。", "第四段说明咨询电话。"];
        for (var times = 0; times < 2; times++)
        {
            await ChooseAsync(drafter, "再改.docx", WordFile.Write(draft with { Blocks = [.. again.Select((said, i) => new Block(BlockId.From(Given.Id(i + 1)), BlockKind.Paragraph, said))] }, file.Mark));
            await Expect(Card(drafter).Locator(".brought .tag")).ToHaveCountAsync(0);
            await TakeIt(drafter).ClickAsync();
            await Expect(times == 0 ? drafter.Page.Locator(".passage textarea").Nth(3) : Card(drafter).Locator(".refusal")).ToBeVisibleAsync();
            Assert.Equal(["第一段说明办理条件。", "第二段说明办理材料，同事改过。", "第三段说明办理的时限。", "第四段说明咨询电话。"], (await Hub.Bureau.ReadAsync(release)).Draft.Blocks.Select(b => b.Text));
        }
    }

    [Fact]
    public async Task What_one_still_types_is_saved_and_compared_before_a_file_takes_its_place()
    {
        var (release, drafter) = await ComparingAsync("边写边带入的通知");
        await using var leaves = drafter;

        await drafter.HoldTypingAsync();
        await drafter.Page.Locator(".passage textarea").Nth(1).FillAsync("第二段说明办理材料和时限。");

        // Without a press that leaves the field: what is typed is saved by the act itself.
        await TakeIt(drafter).DispatchEventAsync("click");
        await Expect(Card(drafter).Locator(".refusal")).ToBeVisibleAsync();
        await Expect(Card(drafter).Locator(".brought ins, .brought del")).ToHaveCountAsync(2);
        Assert.Equal(["第一段说明办理条件。", "第二段说明办理材料和时限。"], (await Hub.Bureau.ReadAsync(release)).Draft.Blocks.Select(b => b.Text));

        await TakeIt(drafter).ClickAsync();
        await Expect(drafter.Page.Locator(".passage textarea").Nth(0)).ToHaveValueAsync("第一段说明办理的条件。");
        await Expect(drafter.Page.Locator(".passage textarea").Nth(1)).ToHaveValueAsync("第二段说明办理材料。");
    }

    [Fact]
    public async Task A_press_on_one_comparison_does_not_bring_in_the_next()
    {
        var (release, drafter) = await ComparingAsync("按下去才变的通知");
        await using var leaves = drafter;

        // The press leaves the field, which saves; before the finger is up the comparison is another.
        await drafter.HoldTypingAsync();
        await drafter.Page.Locator(".passage textarea").Nth(1).FillAsync("第二段说明办理材料和时限。");
        await TakeIt(drafter).HoverAsync();
        await drafter.Page.Mouse.DownAsync();
        await Expect(Card(drafter).Locator(".brought ins, .brought del")).ToHaveCountAsync(2);
        await TakeIt(drafter).HoverAsync();
        await drafter.Page.Mouse.UpAsync();
        await Expect(Card(drafter).Locator("[role=status] .note--amber")).ToBeVisibleAsync();

        // Had the press counted, it would have been sent before this.
        await Card(drafter).Locator(".row-actions .btn--s").Last.ClickAsync();
        await Expect(Card(drafter).Locator(".brought")).ToHaveCountAsync(0);
        Assert.Equal(["第一段说明办理条件。", "第二段说明办理材料和时限。"], (await Hub.Bureau.ReadAsync(release)).Draft.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task A_file_with_tracked_changes_is_refused_in_words_and_changes_nothing()
    {
        var release = await Hub.Bureau.DraftAsync("有修订痕迹的通知", ["原来的一段。"]);
        await using var drafter = await AtAsync(Bureau.Drafter, $"releases/{release}/draft");
        await ChooseAsync(drafter, "修订.docx", new WordMaker { Body = "<w:p><w:ins w:id=\"1\" w:author=\"刘思远\"><w:r><w:t>新</w:t></w:r></w:ins></w:p>" }.Make());
        await Expect(Card(drafter).Locator(".refusal")).ToContainTextAsync("刘思远");
        await Expect(TakeIt(drafter)).ToHaveCountAsync(0);
        Assert.Equal(["原来的一段。"], (await Hub.Bureau.ReadAsync(release)).Draft.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task A_draft_is_no_file_for_another_unit_and_a_version_is_one_for_whoever_sees_it()
    {
        var release = await Hub.Bureau.SendAsync("谁能下载的通知");
        await using var asked = await AtAsync(Bureau.FinanceHead, $"releases/{release}");
        var context = asked.Page.Context.APIRequest;
        Assert.Equal(404, (await context.GetAsync($"{Hub.Address}releases/{release}/draft.docx")).Status);
        var version = await context.GetAsync($"{Hub.Address}releases/{release}/versions/1/text.docx");
        Assert.Equal(200, version.Status);
        Assert.Equal(3, WordFile.Read("v.docx", await version.BodyAsync()).Made.Passages.Count);
        Assert.Equal(404, (await context.GetAsync($"{Hub.Address}releases/{release}/versions/2/text.docx")).Status);
    }
}
