using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DisclosureHub.Tests.Browser;

/// <summary>What people of the demonstration do without a browser: the same commands, through the one door.</summary>
public sealed class Bureau(IServiceProvider services)
{
    /// <summary>Investment leads: its drafter and its head.</summary>
    public const string Drafter = "zhoumingxuan", OtherDrafter = "xujianing", LeadHead = "chenzhiyuan";

    /// <summary>Two units that are asked, and their heads.</summary>
    public const string Finance = "财务科", FinanceHead = "zhangwenhui", FinanceHandler = "liusiyuan", Law = "政策法规科", LawHead = "hexiaofeng";

    public static readonly string[] ThreePassages =
    [
        "一、本办法适用于本市工业企业的技术改造项目。",
        "二、财务科于每季度末集中办理拨付。",
        "三、弄虚作假的，依法追回资金并追究责任。",
    ];

    public async Task<UnitId> UnitAsync(string name)
    {
        await using var db = Open();
        return (await db.Units.SingleAsync(u => u.Name == name)).Id;
    }

    public async Task<JointReleaseId> FindAsync(string titleBegins)
    {
        await using var db = Open();
        var all = await db.Releases.AsNoTracking().ToListAsync();
        return all.Single(r => r.Draft.Title.StartsWith(titleBegins, StringComparison.Ordinal)).Id;
    }

    public async Task<JointRelease> ReadAsync(JointReleaseId id)
    {
        await using var db = Open();
        return await JointReleaseMapping.LoadAsync(db, id.Value, default) ?? throw new InvalidOperationException($"{id} is not there.");
    }

    /// <summary>How many facts of that kind the record has for the release.</summary>
    public async Task<int> CountAsync<TFact>(JointReleaseId id)
        where TFact : DomainEvent
    {
        await using var db = Open();
        return await db.Ledger.CountAsync(e => e.Matter == id.Value && e.Kind == typeof(TFact).Name);
    }

    public async Task<Done> TryAsync(string account, IActOn<JointRelease> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await services.GetRequiredService<CommandRunner>().RunAsync(command, await ActorAsync(account, command.GetType()));
    }

    public async Task DoAsync(string account, IActOn<JointRelease> command) => Assert.Null((await TryAsync(account, command)).Refusal);

    /// <summary>A draft with passages, and the units concerned with the places of theirs; a unit without places is concerned by the whole.</summary>
    public async Task<JointReleaseId> DraftAsync(string title, IReadOnlyList<string> passages, params (string Unit, int[] Places)[] concerns)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(concerns);
        var id = NewId.Of<JointReleaseId>();
        var draft = new DraftRelease(NewId.OfCommand(), id, title);
        Assert.Null((await services.GetRequiredService<CommandRunner>().RunAsync(draft, await ActorAsync(Drafter, typeof(DraftRelease)))).Refusal);
        var release = await ReadAsync(id);
        await using var db = Open();
        var category = await db.Categories.FirstAsync(c => c.Owner == release.Lead);
        await DoAsync(Drafter, new SaveDetails(NewId.OfCommand(), id, title, category.Id, DisclosureAttribute.Proactive, "", [], release.DetailsHash));
        Block[] blocks = [.. passages.Select(text => new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, text))];
        await DoAsync(Drafter, new AddBlocks(NewId.OfCommand(), id, null, blocks));
        List<Concern> named = [];
        foreach (var (unit, places) in concerns)
        {
            named.Add(new Concern(await UnitAsync(unit), [.. places.Select(p => blocks[p - 1].Id)]));
        }

        await DoAsync(Drafter, new NameConcerns(NewId.OfCommand(), id, named, named.Count == 0 ? "只涉及本科室。" : ""));
        return id;
    }

    public async Task SubmitAsync(JointReleaseId id, string changeNote = "按意见修改。") =>
        await DoAsync(Drafter, new SubmitDraft(NewId.OfCommand(), id, true, changeNote, (await ReadAsync(id)).Draft.Hash()));

    public async Task IssueAsync(JointReleaseId id)
    {
        await SubmitAsync(id);
        await DoAsync(LeadHead, new IssueVersion(NewId.OfCommand(), id, "经审查，拟主动公开。", (await ReadAsync(id)).Draft.Hash()));
    }

    /// <summary>A release that has been sent, with three passages: finance is asked about the second, law about the third.</summary>
    public async Task<JointReleaseId> SendAsync(string title)
    {
        var id = await DraftAsync(title, ThreePassages, (Finance, [2]), (Law, [3]));
        await IssueAsync(id);
        return id;
    }

    /// <summary>The drafter changes a passage; the place counts from 1.</summary>
    public async Task ChangeAsync(JointReleaseId id, int place, string text, string by = Drafter)
    {
        var block = (await ReadAsync(id)).Draft.Blocks[place - 1];
        await DoAsync(by, new SaveBlock(NewId.OfCommand(), id, block.Id, block.Kind, text, block.Hash));
    }

    /// <param name="scope">The passages consented to; none for the whole version.</param>
    public async Task ConsentAsync(JointReleaseId id, string unit, string head, params BlockId[] scope)
    {
        var release = await ReadAsync(id);
        var content = new OpinionContent(Stance.Consent, new ConsentScope(scope), "", "协调制度第三条（二）。", "");
        await DoAsync(head, new SignOpinion(NewId.OfCommand(), id, await UnitAsync(unit), NewId.Of<OpinionId>(), content, release.Current!.Hash, release.LatestOf(await UnitAsync(unit))?.Id));
    }

    private HubDb Open() => services.GetRequiredService<HubDbFactory>().CreateDbContext();

    private async Task<Actor> ActorAsync(string account, Type command)
    {
        await using var db = Open();
        var person = await db.People.SingleAsync(p => p.Account == account);
        var posts = await db.Posts.Where(p => p.Person == person.Id).ToListAsync();
        var post = posts.Find(p => p.Role.Carries(CommandRunner.DutyOf(command)))
            ?? throw new InvalidOperationException($"{account} holds no post for {command.Name}.");
        return new Actor(person.Id, post.Id, Authentication.DemoPersona, DateTimeOffset.MaxValue);
    }
}
