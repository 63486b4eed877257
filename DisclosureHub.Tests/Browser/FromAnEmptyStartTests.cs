using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Tests.WordFiles;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DisclosureHub.Tests.Browser;

/// <summary>What it is all for, from an empty start to a verified record, by everybody's own hands and second factor.</summary>
public sealed class FromAnEmptyStartTests(RealHost host, Chromium chromium) : RealBureauTests(host, chromium), IClassFixture<RealHost>
{
    private const string Unsent = "拟安排三百二十万元，尚未商定。";

    private const string Roster =
        """
        单位,单位简称,单位类别,姓名,账号,职务,任职起始日
        投资科,投资,科室,周明轩,zhou,经办,2026-01-05
        投资科,,,陈志远,chen,科长,2026-01-05
        财务科,财务,科室,张文慧,zhang,科长,2026-01-05
        法规科,法规,科室,何晓峰,he,科长,2026-01-05
        法规科,,,孙立群,sun,经办,2026-01-05
        法规科,,,沈国平,shen,经办,2026-01-05
        """;

    [Fact]
    public async Task A_release_that_began_as_a_Word_file_is_signed_by_two_heads_and_for_an_absent_one_and_the_auditor_verifies_it_without_reading_a_draft()
    {
        var links = await SetUpAsync((await OpenAsync()).Page, await Host.SetUpLinkAsync());
        var own = await FurnishAsync(links[0], links[1]);

        // The drafter brings a Word file in, says whom it concerns, and sends it to his head, who signs and opens the consultation.
        var drafter = await ArriveAsync(own["周明轩"]);
        await drafter.GoAsync("releases");
        await drafter.BeginReleaseAsync("从 Word 开始的通知");
        var release = JointReleaseId.From(Guid.Parse(new Uri(drafter.Page.Url).Segments[2].TrimEnd('/')));
        var word = drafter.Page.Locator("section[aria-labelledby=wf]");
        await word.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "通知.docx", MimeType = "application/octet-stream", Buffer = HandMade.All["wps-numbered"] });
        await word.Locator(".btn--primary").ClickAsync();
        await Expect(drafter.Page.Locator(".passage")).ToHaveCountAsync(10);
        await Expect(drafter.Page.Locator("main h1")).ToContainTextAsync("关于做好冬季就业服务工作的通知");
        await drafter.ChooseCategoryAsync();
        await drafter.ConcernAsync("财务科", 3);
        await drafter.ConcernAsync("法规科", 5);
        await drafter.SubmitDraftAsync();
        var lead = await ArriveAsync(own["陈志远"]);
        await lead.Page.Locator($"a.btn[href*='{release}']").ClickAsync();
        await lead.Page.Locator(".actcard button.act").ClickAsync();
        await lead.SignAsync();

        // Finance consents, and has a draft of its own that it sends to nobody.
        var finance = await ArriveAsync(own["张文慧"]);
        await AnswerAsync(finance, release);
        await finance.GoAsync("releases");
        await finance.BeginReleaseAsync("明年的经费安排");
        await finance.PasteAsync(Unsent);
        var unsent = new Uri(finance.Page.Url).Segments[2];

        // The head of law leaves for a week. A colleague drafts the opinion, whoever stands in signs it for him, and every open page knows that it is agreed.
        var absent = await ArriveAsync(own["何晓峰"]);
        await absent.GoAsync("delegations");
        var delegation = absent.Page.Locator("section[aria-labelledby=df] form");
        await delegation.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "孙立群" });
        await SubmitAsync(delegation, ("input:not([type])", "出差一周"));
        await Expect(absent.Page.Locator("section[aria-labelledby=dg] li")).ToContainTextAsync("孙立群");
        var delegated = await ArriveAsync(own["孙立群"]);
        await Expect(delegated.Page.Locator(".stead-banner")).ToContainTextAsync("何晓峰");
        await AnswerAsync(await ArriveAsync(own["沈国平"]), release);
        await delegated.Page.Locator($"a.btn[href*='{release}']").ClickAsync();
        await Expect(delegated.Page.Locator(".stands-in")).ToBeVisibleAsync();
        await delegated.SignAsync();
        foreach (var page in (Visitor[])[lead, delegated])
        {
            await Expect(page.Page.Locator(".facts .stage--agreed")).ToBeVisibleAsync();
        }

        // The auditor finds who signed for whom and verifies the whole. That there is a draft is on the record; its words are its unit's alone.
        var auditor = await ArriveAsync(links[2]);
        await auditor.GoAsync("ledger?kind=OpinionSigned");
        await Expect(auditor.Page.Locator(".entries tbody tr:not(.recorded)")).ToHaveCountAsync(2);
        await Expect(auditor.Page.Locator(".entries .tag")).ToHaveTextAsync("代何晓峰");
        await auditor.Page.GetByRole(AriaRole.Button, new() { Name = "核验台账" }).ClickAsync();
        await Expect(auditor.Page.GetByText("台账核验一致")).ToBeVisibleAsync();

        // What was done to units, people and time limits belongs to no release; it must not read as if one were gone.
        await auditor.GoAsync("ledger?kind=DelegationGiven");
        await Expect(auditor.Page.Locator(".entries .of").First).ToContainTextAsync("单位和人员");
        await Expect(auditor.Page.Locator(".entries")).Not.ToContainTextAsync("表中已没有");
        foreach (var page in (string[])["", "releases", $"releases/{unsent}", $"releases/{unsent}draft", $"ledger/{unsent.TrimEnd('/')}", "search?q=三百二十万元"])
        {
            await auditor.GoAsync(page);
            await Expect(auditor.Page.Locator("main")).Not.ToContainTextAsync(Unsent);
        }

        await auditor.NeverGotAsync(Unsent);
        await finance.GoAsync("search?q=三百二十万元");
        await Expect(finance.Page.Locator(".found mark")).ToHaveTextAsync("三百二十万元");
        Assert.All((Visitor[])[drafter, lead, finance, absent, delegated, auditor], v => Assert.Empty(v.Errors));
    }

    /// <summary>The administrators furnish the bureau from one table; gives back everybody's own link by his name.</summary>
    private async Task<IReadOnlyDictionary<string, string>> FurnishAsync(string systemLink, string securityLink)
    {
        var (system, security) = (await ArriveAsync(systemLink), await ArriveAsync(securityLink));
        foreach (var administrator in (Visitor[])[system, security])
        {
            await administrator.GoAsync("people/import");
            await administrator.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名册.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Roster) });
            await administrator.Page.Locator("main .btn--primary").ClickAsync();
            await Expect(administrator.Page.Locator(".note--pine")).ToBeVisibleAsync();
        }

        await system.GoAsync("units");
        foreach (var (name, owner) in ((string, string)[])[("通知公告", "投资科"), ("预算决算", "财务科")])
        {
            var form = system.Page.Locator("main details").Last;
            await form.Locator("summary").ClickAsync();
            await form.Locator("select").Last.SelectOptionAsync(new SelectOptionValue { Label = owner });
            await SubmitAsync(form.Locator("form"), ("input >> nth=0", name));
            await Expect(system.Page.Locator("main")).ToContainTextAsync(name);
        }

        var links = new Dictionary<string, string>();
        foreach (var name in (string[])["周明轩", "陈志远", "张文慧", "何晓峰", "孙立群", "沈国平"])
        {
            await security.GoAsync("people");
            await security.Page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
            await security.Page.Locator("section[aria-labelledby=ac] .btn--primary").ClickAsync();
            links[name] = await security.Page.Locator("#one-time-link").InnerTextAsync();
        }

        return links;
    }

    /// <summary>Somebody uses his link and is at his desk.</summary>
    private async Task<Visitor> ArriveAsync(string link)
    {
        var visitor = await OpenAsync();
        _ = await ChooseAsync(visitor.Page, link);
        return visitor;
    }

    /// <summary>From the desk into the opinion form: a head signs a consent to the named passages, a handler drafts it for the head.</summary>
    private static async Task AnswerAsync(Visitor visitor, JointReleaseId release)
    {
        await visitor.Page.Locator($"a.btn[href*='{release}']").ClickAsync();
        await visitor.Dialog.WaitForAsync();
        await visitor.Page.Locator("input[name=scope]").Nth(1).CheckAsync();
        await Expect(visitor.Page.Locator(".picks input:checked")).ToHaveCountAsync(1);
        await visitor.SignAsync();
    }
}
