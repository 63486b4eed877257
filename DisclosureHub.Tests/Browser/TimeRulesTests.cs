using System.Text;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Features.Deadlines;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>An administrator sets a time limit and loads the yearly notice, on the page where he does it.</summary>
public sealed class TimeRulesTests(HubHost hub, Chromium chromium) : BrowserTests(hub, chromium), IClassFixture<HubHost>
{
    private const string Administrator = "penghao";

    /// <summary>Written for this test: no notice for the year was at hand.</summary>
    private const string Notice = """
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。
        二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。
        三、清明节：4月3日（周六）至5日（周一）放假，共3天。
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
        五、端午节：6月9日（周三）放假，共1天。
        六、中秋节：9月15日（周三）放假，共1天。
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
        """;

    static TimeRulesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private ILocator FieldOf(Visitor visitor, string label) => visitor.Page.Locator("#load").GetByLabel(Hub.Says<DeadlineTexts>(label));

    private ILocator ButtonOf(Visitor visitor, string label) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = Hub.Says<DeadlineTexts>(label), Exact = true });

    [Fact]
    public async Task A_limit_that_is_set_shows_its_default_and_who_set_it_and_one_that_the_law_sets_is_refused()
    {
        await using var admin = await AtAsync(Administrator, "terms");
        var row = admin.Page.Locator($"#{nameof(Terms.JointOpinion)}");
        await row.Locator("summary").ClickAsync();
        await row.Locator("input[inputmode=numeric]").FillAsync("5");
        await row.Locator("button[type=submit]").ClickAsync();
        await Expect(row.Locator("td").First).ToContainTextAsync(Hub.Says<DeadlineTexts>("Length_WorkingDays", 5));
        await Expect(row.Locator("td").First).ToContainTextAsync(Hub.Says<DeadlineTexts>("DefaultIs", Hub.Says<DeadlineTexts>("Length_WorkingDays", Terms.JointOpinion.Length)));
        await Expect(admin.Page.Locator("[aria-labelledby=hi] li").First).ToContainTextAsync("彭浩");

        var law = admin.Page.Locator($"#{nameof(Terms.RequestLaw)}");
        await law.Locator("summary").ClickAsync();
        await law.Locator("input[inputmode=numeric]").FillAsync("30");
        await law.Locator("button[type=submit]").ClickAsync();
        await Expect(law.Locator(".refusal a")).ToHaveAttributeAsync("href", "rulebook#OGI-33");
        await Expect(law.Locator("input[inputmode=numeric]")).ToHaveValueAsync("30");
    }

    [Fact]
    public async Task A_notice_is_read_its_mistakes_are_named_and_it_is_loaded_once()
    {
        await using var admin = await AtAsync(Administrator, "terms?year=2027");
        await Expect(admin.Page.Locator("#calendar .note--amber")).ToBeVisibleAsync();
        await FieldOf(admin, "NoticeYear").FillAsync("2027");
        await FieldOf(admin, "NoticeSource").FillAsync("国办发明电〔2026〕9号");
        await FieldOf(admin, "NoticeText").FillAsync(Notice.Replace("2月14日（周日）", "2月14日（周六）", StringComparison.Ordinal));
        await ButtonOf(admin, "ReadNotice").ClickAsync();
        await Expect(admin.Refusal.Locator("li")).ToHaveCountAsync(1);
        await Expect(admin.Refusal).ToContainTextAsync("2月14日");

        await FieldOf(admin, "NoticeText").FillAsync(Notice);
        await ButtonOf(admin, "ReadNotice").ClickAsync();
        await Expect(admin.Page.Locator("#load .note")).ToContainTextAsync("2月14日");
        await ButtonOf(admin, "LoadNow").ClickAsync();
        await Expect(admin.Page.Locator("#load .note--dai")).ToHaveTextAsync(Hub.Says<DeadlineTexts>("Loaded", 2027), new() { UseInnerText = false });
        await Expect(admin.Page.Locator("#calendar .note--amber")).ToHaveCountAsync(0);

        await FieldOf(admin, "NoticeText").FillAsync(Notice);
        await ButtonOf(admin, "ReadNotice").ClickAsync();
        await Expect(admin.Page.Locator("#load .note")).ToContainTextAsync(Hub.Says<DeadlineTexts>("PreviewNothing"));
        await Expect(ButtonOf(admin, "LoadNow")).ToHaveCountAsync(0);

        await FieldOf(admin, "NoticeYear").FillAsync("");
        await ButtonOf(admin, "ReadNotice").ClickAsync();
        await Expect(admin.Page.Locator("#load .help--bad")).ToContainTextAsync("2020");
    }

    [Fact]
    public async Task A_file_is_read_as_older_Windows_programs_save_it_and_what_is_no_text_is_said()
    {
        await using var admin = await AtAsync(Administrator, "terms");
        await PickAsync(admin, Encoding.GetEncoding("GB18030").GetBytes(Notice));
        await Expect(FieldOf(admin, "NoticeText")).ToHaveValueAsync(Notice);
        foreach (var bytes in (byte[][])[[0xD0, 0xCF, 0x11, 0xE0, 0, 0], new byte[200_000]])
        {
            await PickAsync(admin, "一、元旦"u8.ToArray());
            await Expect(FieldOf(admin, "NoticeText")).ToHaveValueAsync("一、元旦");
            await PickAsync(admin, bytes);
            await Expect(admin.Page.Locator("#load .help--bad")).ToContainTextAsync("8000");
            await Expect(FieldOf(admin, "NoticeText")).ToHaveValueAsync("一、元旦");
        }
    }

    private static Task PickAsync(Visitor visitor, byte[] bytes) => visitor.Page.Locator("#load input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = "通知.txt", MimeType = "text/plain", Buffer = bytes });
}
