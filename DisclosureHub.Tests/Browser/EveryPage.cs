using System.Collections.Concurrent;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Web.Seed.Demo;
using Microsoft.Playwright;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>A page as somebody sees it, and what is opened on it.</summary>
/// <param name="Account">Who looks; null for somebody not signed in.</param>
public sealed record Sight(string? Account, Func<HubHost, Task<string>> Where, Func<Visitor, Task>? Then = null);

/// <summary>Every page there is, in every state that looks different. A new page is one line here.</summary>
public static class EveryPage
{
    private static readonly Dictionary<string, Sight> Sights = new()
    {
        ["sign-in"] = new(null, At("sign-in")),
        ["desk"] = new("zhangwenhui", At("")),
        ["desk of the office"] = new("lizhenghua", At("")),
        ["empty desk"] = new("hemin", At("")),
        ["releases"] = new("zhoumingxuan", At("releases")),
        ["releases, beginning one"] = new("zhoumingxuan", At("releases"), v => v.Page.Locator(".head .act").ClickAsync()),
        ["nothing found"] = new("zhoumingxuan", At("releases?q=zzzz")),
        ["search"] = new("zhangwenhui", At("search?q=资金")),
        ["search, a colleague and his texts"] = new("zhangwenhui", At("search?q=张")),
        ["search, nothing asked"] = new("hemin", At("search")),
        ["search, nothing found"] = new("zhangwenhui", At("search?q=zzzz&stage=Agreed")),
        ["release, drafting"] = new("fanzihao", Release("energy-inspection-2026")),
        ["release, in consultation"] = new("zhangwenhui", Release("renovation-fund-rules")),
        ["release, agreed"] = new("majunchi", Release("penalty-standards")),
        ["release, nobody concerned"] = new("tianyuwei", Release("final-accounts-2025")),
        ["release, the whole story"] = new("sunliqun", Release("whole-story")),
        ["release, the whole story, as one asked"] = new("chenzhiyuan", Release("whole-story")),
        ["release, decided"] = new("yangyuhang", Release("data-classification")),
        ["release, before the office"] = new("lizhenghua", Release("industrial-chains")),
        ["mediation, under way"] = new("lizhenghua", Room("industrial-chains", "mediation")),
        ["mediation, as a party"] = new("chenzhiyuan", Room("industrial-chains", "mediation")),
        ["mediation, closed"] = new("sunliqun", Room("whole-story", "mediation")),
        ["discrepancy records"] = new("sunliqun", Room("whole-story", "records")),
        ["opinion form"] = new("zhangwenhui", Opinion("renovation-fund-rules", "财务科"), v => v.Dialog.WaitForAsync()),
        ["opinion form, nothing said yet"] = new("hexiaofeng", Opinion("disclosure-guide-2026", "政策法规科"), v => v.Dialog.WaitForAsync()),
        ["opinion form of a handler"] = new("fanzihao", Opinion("winter-supply", "节能与综合利用科"), v => v.Dialog.WaitForAsync()),
        ["issue form"] = new("zhenghaitao", Release("economy-january-october"), OpenIssueFormAsync),
        ["draft"] = new("fanzihao", Draft("energy-inspection-2026")),
        ["draft, returned"] = new("qinyanan", Draft("explosives-inspection-q3")),
        ["draft, with the head"] = new("luojingyi", Draft("economy-january-october")),
        ["ledger"] = new("zhangwenhui", At("ledger")),
        ["ledger of a matter"] = new("zhangwenhui", async hub => $"ledger/{await FindAsync(hub, "renovation-fund-rules")}"),
        ["ledger of the auditor"] = new("bairuixue", At("ledger")),
        ["rulebook"] = new("zhangwenhui", At("rulebook")),
        ["terms and calendar"] = new("zhangwenhui", At("terms")),
        ["calendar of a year without a notice"] = new("zhangwenhui", At("terms?year=2027")),
        ["deadline board"] = new("lizhenghua", At("deadlines")),
        ["deadline board of a section"] = new("zhangwenhui", At("deadlines?scope=Mine")),
        ["deadline board, nothing runs"] = new("hemin", At("deadlines")),
        ["deadline board, nothing found"] = new("lizhenghua", At("deadlines?term=MediationClosing&overdue=true")),
        ["deadline explained"] = new("zhangwenhui", Deadline("renovation-fund-rules", 1)),
        ["deadline of others"] = new("zhangwenhui", At("deadlines/0193a000-0000-7000-8000-000000000000")),
        ["wall"] = new("lizhenghua", At(""), ToTheWallAsync),
        ["wall, not for a section"] = new("zhangwenhui", At(""), ToTheWallAsync),
        ["terms, to be set"] = new("penghao", At("terms")),
        ["jobs"] = new("penghao", At("jobs")),
        ["jobs, not one's own"] = new("zhangwenhui", At("jobs")),
        ["demonstration clock"] = new("penghao", At("clock")),
        ["people"] = new("luchengan", At("people")),
        ["people, for the office"] = new("lizhenghua", At("people"), v => v.Page.Locator("details.pad summary").First.ClickAsync()),
        ["people, not for a section"] = new("zhangwenhui", At("people")),
        ["person, before the security administrator"] = new("luchengan", Person("liusiyuan"), EndAPostAsync),
        ["accounts to open"] = new("luchengan", At("people/accounts")),
        ["accounts to open, not for a section"] = new("zhangwenhui", At("people/accounts")),
        ["import of a table"] = new("penghao", At("people/import")),
        ["import of a table, previewed"] = new("penghao", At("people/import"), v => ChooseTableAsync(v, "单位,单位简称,单位类别,姓名,账号,职务,任职起始日\n标准化科,标准,科室,顾明,guming,科长,2026-11-02\n,,,彭浩,penghao,,\n", ".btn--primary")),
        ["import of a table with errors"] = new("luchengan", At("people/import"), v => ChooseTableAsync(v, "单位,单位简称,单位类别,姓名,账号,职务,任职起始日,手机\n标准化科,,处室,顾明,Gu Ming,处长,去年,1\n财务科,,,李四,lisi,科长,2026-11-02\n", ".row-errors")),
        ["import of a table, not for a section"] = new("zhangwenhui", At("people/import")),
        ["units and categories"] = new("penghao", At("units"), v => v.Page.Locator("details summary").First.ClickAsync()),
        ["delegations"] = new("zhangwenhui", At("delegations")),
        ["guides"] = new("zhangwenhui", At("help")),
        ["guide of a post"] = new("zhangwenhui", At("help/head")),
        ["no such guide"] = new("zhangwenhui", At("help/nobody")),
        ["my account"] = new("zhangwenhui", At("me")),
        ["confirmed at the sign-in service"] = new("zhangwenhui", At("me"), v => ToAsync(v, "sign-in/proved?done=true&returnUrl=releases")),
        ["not confirmed there"] = new("zhangwenhui", At("me"), v => ToAsync(v, "sign-in/proved?done=false&returnUrl=releases")),
        ["code asked"] = new(null, At("sign-in/code")),
        ["second factor, too late"] = new(null, At("sign-in/second-factor")),
        ["link used up"] = new(null, At("sign-in/link/nothing")),
        ["set-up link used up"] = new(null, At("set-up/nothing")),
        ["notices"] = new("zhangwenhui", At("notices")),
        ["channels"] = new("zhangwenhui", At("notices/channels")),
        ["matter of others"] = new("zhangwenhui", At("releases/0193a000-0000-7000-8000-000000000000")),
        ["not found"] = new("zhangwenhui", At("nothing-here")),
    };

    private static readonly ConcurrentDictionary<(HubHost, string), Cookie[]> SignedIn = new();

    public static TheoryData<string> Names() => [.. Sights.Keys];

    /// <summary>Opens the page as whoever sees it.</summary>
    public static async Task<Visitor> OpenAsync(string name, Chromium chromium, HubHost hub, Setup setup)
    {
        var sight = Sights[name];
        var visitor = await Visitor.OpenAsync(chromium, hub, setup);
        var address = await sight.Where(hub);
        if (sight.Account is null)
        {
            _ = await visitor.Page.GotoAsync(address);
        }
        else if (SignedIn.TryGetValue((hub, sight.Account), out var cookies))
        {
            await visitor.TakeAsync(cookies);
            await visitor.GoAsync(address);
        }
        else
        {
            await visitor.SignInAsync(sight.Account, address);
            SignedIn[(hub, sight.Account)] = [.. (await visitor.CookiesAsync()).Where(c => c.Name.Contains("Cookies", StringComparison.Ordinal))];
        }

        if (sight.Then is { } then)
        {
            await then(visitor);
        }

        return visitor;
    }

    private static Func<HubHost, Task<string>> Person(string account) => async hub =>
    {
        await using var db = hub.Database();
        return $"people/{(await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.People, p => p.Account == account)).Id}";
    };

    /// <summary>Picks a table of people and waits for what shows that it was read.</summary>
    private static async Task ChooseTableAsync(Visitor visitor, string csv, string shows)
    {
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名册.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await visitor.Page.Locator($"main {shows}").First.WaitForAsync();
    }

    private static async Task EndAPostAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".posts details summary").First.ClickAsync();
        await visitor.Page.Locator(".posts form").WaitForAsync();
    }

    private static async Task OpenIssueFormAsync(Visitor visitor)
    {
        await visitor.Page.Locator(".actcard .act").ClickAsync();
        await visitor.Dialog.WaitForAsync();
    }

    /// <summary>A plain page: there is no circuit to wait for.</summary>
    private static Task ToTheWallAsync(Visitor visitor) => ToAsync(visitor, "wall");

    private static async Task ToAsync(Visitor visitor, string page)
    {
        _ = await visitor.Page.GotoAsync(page);
        await visitor.Page.Locator("main h1").WaitForAsync();
    }

    /// <summary>The n-th clock of a release.</summary>
    private static Func<HubHost, Task<string>> Deadline(string story, int ordinal) =>
        async hub => $"deadlines/{DeadlineId.Of(Guid.Parse(await FindAsync(hub, story)), ordinal)}";

    private static Func<HubHost, Task<string>> At(string address) => _ => Task.FromResult(address);

    private static Func<HubHost, Task<string>> Release(string story) => async hub => $"releases/{await FindAsync(hub, story)}";

    private static Func<HubHost, Task<string>> Room(string story, string page) => async hub => $"releases/{await FindAsync(hub, story)}/{page}";

    private static Func<HubHost, Task<string>> Draft(string story) => async hub => $"releases/{await FindAsync(hub, story)}/draft";

    private static Func<HubHost, Task<string>> Opinion(string story, string unit) =>
        async hub => $"releases/{await FindAsync(hub, story)}?opinion={await hub.Bureau.UnitAsync(unit)}";

    private static async Task<string> FindAsync(HubHost hub, string story) =>
        (await hub.Bureau.FindAsync(DemoStories.Releases().Single(r => r.Key == story).Title)).ToString();
}
