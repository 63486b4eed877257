using System.Text.RegularExpressions;
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

    /// <summary>The office: its head, and two of its staff.</summary>
    public const string OfficeHead = "lizhenghua", OfficeStaff = "songxiaotong", OtherOfficeStaff = "tangwei";

    /// <summary>Units asked besides, and who heads or answers for them.</summary>
    public const string SmallBusiness = "中小企业科", SmallBusinessHead = "wuguodong", Energy = "节能与综合利用科", EnergyHead = "sunliqun", CityFinance = "市财政局";

    /// <summary>The address of a draft's page. To be asked for, not listened to: a change of address between the two is missed.</summary>
    public static readonly Regex DraftPage = new("/draft$");

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

    /// <param name="places">The passages the dissent is about; none for the whole text.</param>
    public async Task DissentAsync(JointReleaseId id, string unit, string head, string reasons, params int[] places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var release = await ReadAsync(id);
        var about = new ConsentScope([.. places.Select(p => release.Current!.Text.Blocks[p - 1].Id)]);
        var content = new OpinionContent(Stance.Dissent, about, reasons, "本单位职责。", "");
        await DoAsync(head, new SignOpinion(NewId.OfCommand(), id, await UnitAsync(unit), NewId.Of<OpinionId>(), content, release.Current!.Hash, release.LatestOf(await UnitAsync(unit))?.Id));
    }

    public async Task EscalateAsync(JointReleaseId id, string unit, string by) =>
        await DoAsync(by, new EscalateDissent(NewId.OfCommand(), id, await UnitAsync(unit), "谈不拢。"));

    /// <summary>The office brings these people together, now.</summary>
    public async Task ConveneAsync(JointReleaseId id, params string[] accounts)
    {
        await using var db = Open();
        List<Attendee> invited = [];
        foreach (var account in accounts)
        {
            var person = await db.People.SingleAsync(p => p.Account == account);
            var post = (await db.Posts.Where(p => p.Person == person.Id).ToListAsync()).Find(p => p.Role.Carries(Duty.TakePartInMediation))!;
            invited.Add(new Attendee(NewId.Of<AttendeeId>(), post.Unit, person.Id, person.Name, Attendance.Invited, null));
        }

        var now = services.GetRequiredService<BureauClock>().Now;
        await DoAsync(OfficeStaff, new ConveneMediation(NewId.OfCommand(), id, now, false, "三楼会议室", invited));
    }

    /// <summary>A release that finance and law dissent from, each about its own passage; both are before the office, and these people have come together.</summary>
    public async Task<JointReleaseId> MediateAsync(string title, params string[] accounts)
    {
        var id = await SendAsync(title);
        await DissentAsync(id, Finance, FinanceHead, "按季度集中办理跟不上项目进度。", 2);
        await DissentAsync(id, Law, LawHead, "追究责任的依据没有写明。", 3);
        await EscalateAsync(id, Finance, FinanceHead);
        await EscalateAsync(id, Law, LawHead);
        await ConveneAsync(id, accounts);
        return id;
    }

    /// <summary>Somebody in the room tries a passage another way; the place counts from 1.</summary>
    public async Task TryTextAsync(JointReleaseId id, int place, string? text, string by)
    {
        var release = await ReadAsync(id);
        var block = release.Current!.Text.Blocks[place - 1].Id;
        await DoAsync(by, new TryText(NewId.OfCommand(), id, block, text, release.TriedHash(block)));
    }

    public async Task StatePositionAsync(JointReleaseId id, string unit, string text, string by)
    {
        var states = await UnitAsync(unit);
        var before = (await ReadAsync(id)).OpenMediation!.Positions.FirstOrDefault(p => p.Unit == states);
        await DoAsync(by, new StatePosition(NewId.OfCommand(), id, text, before is null ? TextHash.None : TextHash.Of(before.Text)));
    }

    public async Task WriteMinutesAsync(JointReleaseId id, string text) =>
        await DoAsync(OfficeStaff, new WriteMinutes(NewId.OfCommand(), id, text, TextHash.Of((await ReadAsync(id)).OpenMediation!.MinutesDraft)));

    /// <summary>The quick signature: the head consents to the text as the room has it, for the passages put to the unit.</summary>
    public async Task SignTriedAsync(JointReleaseId id, string unit, string head)
    {
        var release = await ReadAsync(id);
        var asked = await UnitAsync(unit);
        var own = new ConsentScope(release.Find(asked)!.Passages);
        await DoAsync(head, new SignTriedText(NewId.OfCommand(), id, asked, NewId.Of<OpinionId>(), own, "协调会。", release.TriedText.Hash()));
    }

    /// <summary>The lead's head proposes another wording of a passage; the place counts from 1.</summary>
    public async Task ProposeAsync(JointReleaseId id, string unit, int place, string text)
    {
        var release = await ReadAsync(id);
        var content = new ProposalContent([new TextChange(release.Current!.Text.Blocks[place - 1].Id, text)], "请再考虑。");
        await DoAsync(LeadHead, new SignProposal(NewId.OfCommand(), id, await UnitAsync(unit), NewId.Of<ProposalId>(), content, release.Current.Hash));
    }

    public async Task DeclineAsync(JointReleaseId id, string unit, string head) =>
        await DoAsync(head, new DeclineProposal(NewId.OfCommand(), id, await UnitAsync(unit), (await ReadAsync(id)).ProposalTo(await UnitAsync(unit))!.Id, "还差一点。", ""));

    public async Task AcceptAsync(JointReleaseId id, string unit, string head)
    {
        var release = await ReadAsync(id);
        var asked = await UnitAsync(unit);
        var proposal = release.ProposalTo(asked)!;
        var own = new ConsentScope(release.Find(asked)!.Passages);
        await DoAsync(head, new AcceptProposal(NewId.OfCommand(), id, asked, proposal.Id, NewId.Of<OpinionId>(), own, "协调制度第三条（三）。", proposal.Text));
    }

    /// <summary>When the last fact of that kind was put on record, after the given one of the matter; null while there is none.</summary>
    public async Task<DateTimeOffset?> RecordedAsync<TFact>(JointReleaseId id, int after)
        where TFact : DomainEvent
    {
        await using var db = Open();
        return (await db.Ledger.AsNoTracking().Where(e => e.Matter == id.Value && e.Kind == typeof(TFact).Name && e.MatterSeq > after).OrderByDescending(e => e.MatterSeq).FirstOrDefaultAsync())?.At;
    }

    /// <summary>How many facts the record has for the matter.</summary>
    public async Task<int> LengthAsync(JointReleaseId id)
    {
        await using var db = Open();
        return await db.Ledger.CountAsync(e => e.Matter == id.Value);
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
