using System.Text;
using DisclosureHub.Domain.People;
using DisclosureHub.Tests.Sheets;
using DisclosureHub.Web.Features.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>A table of units and people, from the template to the record.</summary>
public sealed class RosterPageTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private const string System = "penghao", Security = "luchengan";

    private static ILocator Primary(Visitor visitor) => visitor.Page.Locator("main .btn--primary");

    private static Task ChooseAsync(Visitor visitor, string name, byte[] bytes) =>
        visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    [Fact]
    public async Task A_table_is_corrected_row_by_row_added_by_one_administrator_and_its_posts_given_by_the_other()
    {
        await using var system = await AtAsync(System, "people");
        await system.Page.GetByRole(AriaRole.Link, new() { Name = "从表格导入" }).ClickAsync();
        var download = await system.Page.RunAndWaitForDownloadAsync(() => system.Page.GetByRole(AriaRole.Link, new() { Name = "下载模板（.xlsx）" }).ClickAsync());
        Assert.Equal("人员名册模板.xlsx", download.SuggestedFilename);
        Assert.Equal(12, SheetFile.Read("t.xlsx", await File.ReadAllBytesAsync(await download.PathAsync())).Made.Rows[0].Cells.Count);

        string[] headings = ["单位", "单位简称", "单位类别", "姓名", "账号", "职务", "任职起始日"];
        await ChooseAsync(system, "名册.xlsx", SheetMaker.Of(headings, ["标准化科", "标准", "科室", "顾明", "guming", "科长", "去年"], [], ["标准化科", "", "", "顾晓", "guming", "经办", "2026-11-02"]));
        await Expect(system.Refusal).ToContainTextAsync("共 2 处");
        await Expect(system.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(system.Page.Locator("tbody tr").Nth(0)).ToContainTextAsync("“去年”请改成 2026-01-05 这样");
        await Expect(system.Page.Locator("tbody tr").Nth(1)).ToContainTextAsync("第 4 行");
        await Expect(Primary(system)).ToHaveCountAsync(0);

        var csv = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes($"{string.Join(',', headings)}\r\n标准化科,标准,科室,顾明,guming,科长,2026-11-02\r\n标准化科,,,顾晓,guxiao,经办,2026-11-02\r\n");
        await ChooseAsync(system, "名册.csv", csv);
        await Expect(Primary(system)).ToHaveTextAsync("写入：单位 1 个，人员 2 名");
        await Primary(system).ClickAsync();
        await Expect(system.Page.Locator(".note--pine")).ToContainTextAsync("另有 2 个岗位");

        await using var security = await AtAsync(Security, "people/import");
        await ChooseAsync(security, "名册.csv", csv);
        await Primary(security).ClickAsync();
        await Expect(security.Page.Locator(".note--pine")).ToContainTextAsync("已任命：岗位 2 个。");
        await using var db = Hub.Database();
        var unit = await db.Units.SingleAsync(u => u.Name == "标准化科");
        Assert.Equal([Role.Drafter, Role.SectionHead], (await db.Posts.Where(p => p.Unit == unit.Id).ToListAsync()).Select(p => p.Role).Order());

        await ChooseAsync(security, "名册.csv", csv);
        await Expect(security.Refusal).ToContainTextAsync("文件没有带来变化");
        await Expect(Primary(security)).ToHaveCountAsync(0);

        // Both hold a post and cannot sign in yet: the one is left for later, the other gets a slip.
        await security.Page.GotoAsync($"{Hub.Address}people");
        await security.Page.GetByRole(AriaRole.Link, new() { Name = "批量开通账号" }).ClickAsync();
        var box = security.Page.Locator(".checks label:has-text('guming') input");
        await security.Page.GetByRole(AriaRole.Button, new() { Name = "全不选" }).ClickAsync();
        await Expect(Primary(security)).ToBeDisabledAsync();
        await box.CheckAsync();
        await Expect(Primary(security)).ToHaveTextAsync("开通 1 人的账号");
        await Primary(security).ClickAsync();
        await Expect(security.Page.Locator(".slips li")).ToContainTextAsync(["账号：guming"]);
        await Expect(security.Page.Locator(".slips .break")).ToContainTextAsync(["/sign-in/link/"]);
        await Expect(box).ToHaveCountAsync(0);
        Assert.Equal(["guming"], await db.People.Where(p => p.Account.StartsWith("gu") && p.MaySignIn).Select(p => p.Account).ToListAsync());

        // What prints, prints once, though the script is loaded by page and layout.
        await security.Page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");
        await security.Page.Locator("[data-print]").ClickAsync();
        Assert.Equal(1, await security.AskAsync<int>("() => window.printed"));
        Assert.Empty(system.Errors.Concat(security.Errors));
    }

    [Fact]
    public async Task A_section_has_neither_the_page_nor_the_template_and_a_workbook_with_macros_is_refused_in_words()
    {
        await using var head = await AtAsync(Bureau.FinanceHead, "people/import");
        await Expect(head.Page.Locator("main")).ToContainTextAsync("这一页属于系统管理员和安全管理员");
        Assert.Equal(404, (await head.Page.Context.APIRequest.GetAsync($"{Hub.Address}people/import/template.xlsx")).Status);

        await using var system = await AtAsync(System, "people/import");
        await ChooseAsync(system, "名册.xlsm", new SheetMaker { MainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml", Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "单位")) }.Make());
        await Expect(system.Refusal).ToContainTextAsync("带有宏");
        await ChooseAsync(system, "名册.csv", "姓名,账号\n"u8.ToArray());
        await Expect(system.Refusal).ToContainTextAsync("表头下面是空的");
    }

    [Fact]
    public async Task What_a_colleague_adds_while_a_table_is_looked_at_shows_in_the_preview()
    {
        await using var system = await AtAsync(System, "people/import");
        await ChooseAsync(system, "名册.csv", "姓名,账号\n韩一,hanyi\n韩二,haner\n"u8.ToArray());
        await Expect(Primary(system)).ToHaveTextAsync("写入：单位 0 个，人员 2 名");
        await using var db = Hub.Database();
        var post = await db.Posts.SingleAsync(p => p.Role == Role.SystemAdministrator);
        Assert.Null((await Hub.Services.GetRequiredService<CommandRunner>().RunAsync(
            new AddPerson(NewId.OfCommand(), new Person(NewId.Of<PersonId>(), "韩一", "", "hanyi")), new Actor(post.Person, post.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue))).Refusal);
        await Expect(Primary(system)).ToHaveTextAsync("写入：单位 0 个，人员 1 名");
    }
}
