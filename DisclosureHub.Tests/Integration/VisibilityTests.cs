using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Encodings.Web;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Deadlines.Board;
using DisclosureHub.Web.Features.Desk;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.JointReleases.FromWord;
using DisclosureHub.Web.Features.JointReleases.Handling;
using DisclosureHub.Web.Features.JointReleases.Talk;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Features.Search;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Integration;

/// <summary>
/// Asks every query there is, as every kind of reader, about releases with telling words in them, and looks for the
/// words in all that comes back.
/// </summary>
public sealed class VisibilityTests
{
    // A release not sent yet; what was sent; the lead's next text after that; the unsigned opinions of the two units asked; a signed one.
    private const string Unsent = "未送稿之语", UnsentTitle = "未送之题", Sent = "已送稿之语", NextText = "修改中之语", NextTitle = "修改中之题";
    private const string FinanceDraft = "财务未签之语", FinanceRemark = "财务退回之语", LegalDraft = "法规未签之语", Signed = "办公室已签之语", UnsentFile = "未送表.csv", SentFile = "已送表.csv";

    private static readonly string[] Words = [Unsent, UnsentTitle, Sent, NextText, NextTitle, FinanceDraft, FinanceRemark, LegalDraft, Signed, UnsentFile, SentFile];

    private static readonly JsonSerializerOptions Everything = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutFunctions } },
    };

    private static readonly Dictionary<Db, (Hub Hub, JointReleaseId Unsent, JointReleaseId Sent, AttachmentId UnsentFile, AttachmentId SentFile)> Stories = [];

    /// <summary>Who reads, and which of the words he may come across.</summary>
    private static readonly Dictionary<string, (Someone Who, string[] Sees)> Readers = new()
    {
        ["the lead's drafter"] = (Cast.Drafter, [Unsent, UnsentTitle, Sent, NextText, NextTitle, Signed, UnsentFile, SentFile]),
        ["the lead's head"] = (Cast.Head, [Unsent, UnsentTitle, Sent, NextText, NextTitle, Signed, UnsentFile, SentFile]),
        ["a handler of a unit asked, who stands in for its head"] = (Cast.FinanceDrafter, [Sent, FinanceDraft, FinanceRemark, Signed, SentFile]),
        ["the head of a unit asked"] = (Cast.FinanceHead, [Sent, FinanceDraft, FinanceRemark, Signed, SentFile]),
        ["the head of another unit asked"] = (Cast.LegalHead, [Sent, LegalDraft, Signed, SentFile]),
        ["the office, which signed"] = (Cast.OfficeHead, [Sent, Signed, SentFile]),
        ["the director"] = (Cast.Director, [Sent, Signed, SentFile]),
        ["the auditor, who sits in the lead's unit"] = (Cast.Auditor, [Sent, Signed, SentFile]),
        ["somebody of a unit not asked"] = (Cast.PersonnelHead, []),
        ["an outside contact"] = (Cast.TaxContact, []),
        ["the system administrator, who sits in the lead's unit"] = (Cast.SystemAdministrator, []),
        ["the security administrator, who sits in a unit asked"] = (Cast.SecurityAdministrator, []),
        ["who headed a unit asked until yesterday"] = (Cast.FormerFinanceHead, []),
        ["who heads a unit asked from tomorrow"] = (Cast.NextFinanceHead, []),
    };

    public static readonly TheoryData<Db, string> EveryReader = new(from engine in Enum.GetValues<Db>() from reader in Readers.Keys select (engine, reader));

    [Theory, MemberData(nameof(EveryReader))]
    public async Task Each_reader_comes_across_exactly_the_words_that_are_for_him(Db engine, string reader)
    {
        var (who, sees) = Readers[reader];
        var all = await EverythingFor(engine, who);
        Assert.Equal(Words.Where(sees.Contains), Words.Where(w => all.Contains(w, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(EveryReader))]
    public async Task Who_may_not_see_a_release_cannot_tell_it_from_one_that_is_not_there(Db engine, string reader)
    {
        var (who, sees) = Readers[reader];
        var story = await StoryAsync(engine);
        var all = await EverythingFor(engine, who);
        Assert.Equal(sees.Contains(Unsent), all.Contains($"{story.Unsent}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(sees.Contains(Sent), all.Contains($"{story.Sent}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(sees.Contains(Sent), all.Contains("联发〔2026〕1号", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Who_looks_on_is_not_told_about_working_papers_or_about_what_passes_between_a_drafter_and_his_head(Db engine)
    {
        var story = await StoryAsync(engine);
        var (hub, sent) = (story.Hub, story.Sent);
        string[] papers = [nameof(ReleaseDrafted), nameof(DraftSaved), nameof(OpinionDrafted), nameof(OpinionSentToHead), nameof(OpinionReturned)];
        foreach (var who in Readers.Values.Where(r => r.Sees.Contains(Sent)).Select(r => r.Who))
        {
            var reader = await hub.ReaderAsync(who);
            var line = (await hub.Releases.TimelineAsync((await hub.Releases.FindAsync(sent, reader))!, reader, 500)).SelectMany(e => e.Facts).Select(f => f.Kind).ToList();
            var news = (await hub.Get<RecentFacts>().ReadAsync(reader, 500)).Select(f => f.Fact.Kind).ToList();
            Assert.Contains(nameof(VersionIssued), line);
            Assert.Contains(nameof(OpinionSigned), news);
            Assert.Empty(line.Concat(news).Intersect(papers));
            Assert.Equal(who.Post.Unit == Cast.Employment.Id && who != Cast.Auditor, line.Contains(nameof(DraftSubmitted)));
            Assert.DoesNotContain(nameof(DraftSubmitted), news);
        }
    }

    [Theory, MemberData(nameof(EveryReader))]
    public async Task The_record_names_the_matters_that_are_for_the_reader_and_holds_nobodys_words(Db engine, string reader)
    {
        var (who, sees) = Readers[reader];
        var story = await StoryAsync(engine);
        var (ledger, eyes) = (story.Hub.Get<LedgerQueries>(), await story.Hub.ReaderAsync(who));
        var (audits, drafts, sent) = (who == Cast.Auditor, sees.Contains(Unsent) || who == Cast.Auditor, sees.Contains(Sent));
        var any = new LedgerFilter(null, "", "", "", "", null, null, null, null);
        List<object?> came = [];
        foreach (var filter in (LedgerFilter[])[any, any with { Matter = story.Unsent.Value }, any with { Matter = story.Sent.Value }, any with { Words = UnsentTitle }])
        {
            var page = await ledger.ReadAsync(filter, eyes);
            came.AddRange(page.Rows.Select(r => (object)new { r.Matter, r.Number, r.Title, r.Payload }));
            Assert.Equal(page.Total, await ledger.CountAfterAsync(filter, 0, eyes));
            Assert.Equal(page.Rows.Count == 0 ? 0 : page.Rows[0].Seq, await ledger.NewestAsync(filter, eyes));
        }

        await foreach (var (row, entry) in ledger.ExportAsync(any, eyes, CancellationToken.None))
        {
            Assert.True(audits);
            came.Add(new { row.Matter, row.Number, row.Title, entry.Payload });
        }

        foreach (var (id, visible) in ((JointReleaseId, bool)[])[(story.Unsent, drafts), (story.Sent, sent)])
        {
            var matter = await ledger.FindMatterAsync(id.Value, eyes);
            came.Add(matter);
            Assert.Equal(visible, matter is not null);
            Assert.Equal(visible, await ledger.VerifyMatterAsync(id.Value, eyes, CancellationToken.None) is { Holds: true });
        }

        var all = JsonSerializer.Serialize(came, Everything);
        Assert.Equal(drafts, all.Contains($"{story.Unsent}", StringComparison.Ordinal));
        Assert.Equal(sent, all.Contains($"{story.Sent}", StringComparison.Ordinal));
        Assert.Equal(sees.Contains(Unsent) ? [UnsentTitle] : [], Words.Where(w => all.Contains(w, StringComparison.Ordinal)));
        Assert.Equal(audits, await ledger.VerifyAsync([], eyes, CancellationToken.None) is { Holds: true });
    }

    [Theory, OnBothEngines]
    public async Task The_totals_count_only_what_the_reader_may_see(Db engine)
    {
        var hub = (await StoryAsync(engine)).Hub;
        foreach (var (name, (who, sees)) in Readers)
        {
            var reader = await hub.ReaderAsync(who);
            var visible = (sees.Contains(Unsent) ? 1 : 0) + (sees.Contains(Sent) ? 1 : 0);
            Assert.Equal((name, visible), (name, (await hub.Releases.ListAsync(All, reader)).Total));
            Assert.Equal((name, visible), (name, (await hub.Releases.BoardAsync(reader, 10)).Sum(c => c.Total)));
            var desk = await hub.Get<DeskQueries>().ReadAsync(reader);
            Assert.InRange(desk.MattersTotal, 0, visible);
            Assert.InRange(desk.OverdueTotal, 0, sees.Contains(Sent) ? 2 : 0);
        }
    }

    [Theory, OnBothEngines]
    public async Task The_desk_shows_each_what_waits_for_him(Db engine)
    {
        var hub = (await StoryAsync(engine)).Hub;
        async Task<IEnumerable<(string, Step)>> WaitingAsync(Someone who) =>
            (await hub.Get<DeskQueries>().ReadAsync(await hub.ReaderAsync(who))).Waiting.Select(w => (w.Title, w.Step));
        Assert.Equal([(NextTitle, Step.WriteDraft), (UnsentTitle, Step.WriteDraft)], (await WaitingAsync(Cast.Drafter)).Select(w => w.Item1 == "招聘公告" ? (NextTitle, w.Item2) : w).OrderBy(w => w.Item1, StringComparer.Ordinal));
        Assert.Equal([("招聘公告", Step.MendOpinion)], await WaitingAsync(Cast.FinanceDrafter));
        Assert.Equal([("招聘公告", Step.SignOpinion)], await WaitingAsync(Cast.LegalHead));
        Assert.Empty(await WaitingAsync(Cast.LegalDrafter));
        Assert.Empty(await WaitingAsync(Cast.Director));
        Assert.Empty(await WaitingAsync(Cast.SystemAdministrator));
    }

    [Fact]
    public void Every_query_is_asked_here()
    {
        string[] asked =
        [
            "JointReleaseQueries.BoardAsync", "JointReleaseQueries.FindAsync", "JointReleaseQueries.FindDraftAsync", "JointReleaseQueries.FindFileAsync",
            "JointReleaseQueries.ListAsync", "JointReleaseQueries.TimelineAsync", "DeadlineBoardQueries.FindAsync", "DeadlineBoardQueries.ReadAsync", "DeadlineBoardQueries.WallAsync", "DeskQueries.ReadAsync", "RecentFacts.ReadAsync",
            "SearchQueries.FindAsync", "MediationQueries.FindRoomAsync", "MediationQueries.RecordsAsync", "PaperQueries.FindAsync", "TakenOutQueries.FindAsync", "TalkQueries.PeopleAsync", "TalkQueries.SourcesAsync",
            "LedgerQueries.CountAfterAsync", "LedgerQueries.ExportAsync", "LedgerQueries.FindMatterAsync", "LedgerQueries.NewestAsync", "LedgerQueries.ReadAsync", "LedgerQueries.VerifyAsync", "LedgerQueries.VerifyMatterAsync",

            // Of no matter: who can be picked, and a number for each clause.
            "PersonaQueries.AllAsync", "RulebookQueries.CountAsync", "MediationQueries.LeadingGroupAsync", "TimeRulesQueries.RowsAsync", "TimeRulesQueries.PreviewAsync",

            // Who is in the bureau, to those who look after that; one's own delegations. Of no matter either.
            "PeopleQueries.FindAsync", "PeopleQueries.FindOrganisationAsync", "PeopleQueries.OwnAsync", "PeopleQueries.ReadAsync", "PeopleQueries.SignInsAsync", "PeopleQueries.WaitingAsync",

            // Whose duty it is to look after what failed; it names no matter.
            "ParkedQueries.ReadAsync",

            // When one looked oneself, and no more.
            "VisitQueries.LastAsync", "VisitQueries.RememberAsync",

            // As it is given out, to whoever was given it.
            "TakenOutQueries.KeepAsync",
        ];
        var there = typeof(Program).Assembly.GetTypes().Where(t => t.Name.EndsWith("Queries", StringComparison.Ordinal)).Append(typeof(RecentFacts))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => $"{t.Name}.{m.Name}"));
        Assert.Equal(asked.Order(StringComparer.Ordinal), there.Distinct().Order(StringComparer.Ordinal));
    }

    private static ReleaseFilter All => new("", null, null, null, 1);

    private static object ToPlain(Hit hit) => new { hit.Release, Texts = string.Concat(hit.Title.Concat(hit.Number).Concat(hit.Excerpt).Select(p => p.Text)) };

    /// <summary>The answers to all queries, as text; what was asked for is not in it, only what came back.</summary>
    private static async Task<string> EverythingFor(Db engine, Someone who)
    {
        var story = await StoryAsync(engine);
        var (hub, reader) = (story.Hub, await story.Hub.ReaderAsync(who));
        List<object?> came = [];
        foreach (var id in (JointReleaseId[])[story.Unsent, story.Sent])
        {
            var view = await hub.Releases.FindAsync(id, reader);
            came.Add(view);
            came.Add(view is null ? null : (await hub.Releases.TimelineAsync(view, reader, 500)).SelectMany(e => e.Facts).Cast<object>().ToList());
            came.Add(await hub.Releases.FindDraftAsync(id, reader));
            came.Add(await hub.Get<TakenOutQueries>().FindAsync(id, $"{id}", reader));
            came.Add(await hub.Get<MediationQueries>().FindRoomAsync(id, null, reader));
            came.Add(await hub.Get<MediationQueries>().RecordsAsync(id, reader));
            came.Add((await hub.Get<PaperQueries>().FindAsync(id, "会签〔2026〕1号", reader))?.Texts.ToList());
            came.Add(await hub.Get<TalkQueries>().PeopleAsync(id, reader));
            foreach (var file in (AttachmentId[])[story.UnsentFile, story.SentFile])
            {
                came.Add((await hub.Releases.FindFileAsync(id, file, reader))?.File);
            }
        }

        var board = hub.Get<DeadlineBoardQueries>();
        foreach (var scope in Enum.GetValues<BoardScope>())
        {
            came.Add(await board.ReadAsync(BoardFilter.None with { Scope = scope }, reader));
        }

        foreach (var clock in Enumerable.Range(1, 4))
        {
            came.Add(await board.FindAsync(DeadlineId.Of(story.Sent.Value, clock), reader));
        }

        came.Add(await board.WallAsync(reader));

        // Asking for the words themselves must find no more than not asking for them.
        foreach (var words in (string[])["", UnsentTitle, NextTitle, "联发"])
        {
            came.Add(await hub.Releases.ListAsync(All with { Words = words }, reader));
        }

        foreach (var words in (string[])["联发", "之语", "之题", .. Words])
        {
            came.AddRange((await hub.Get<SearchQueries>().FindAsync(new SearchFilter(words, null, null, null, null, 1), reader)).Hits.Select(ToPlain));
        }

        came.AddRange((await hub.Get<SearchQueries>().FindAsync(new SearchFilter("", null, null, null, Cast.Drafter.Person.Id, 1), reader)).Hits.Select(ToPlain));
        came.Add(await hub.Releases.ListAsync(All with { Lead = Cast.Employment.Id }, reader));
        came.Add(await hub.Releases.ListAsync(All with { Concerning = Cast.Finance.Id }, reader));
        came.Add(await hub.Releases.ListAsync(All with { Stage = ReleaseStage.Drafting }, reader));
        came.Add(await hub.Releases.BoardAsync(reader, 10));
        came.Add(await hub.Get<DeskQueries>().ReadAsync(reader));
        came.Add((await hub.Get<RecentFacts>().ReadAsync(reader, 500)).Select(f => (object)new { f.Title, f.Release, Fact = (object)f.Fact }).ToList());
        return JsonSerializer.Serialize(came, Everything);
    }

    private static async Task<(Hub Hub, JointReleaseId Unsent, JointReleaseId Sent, AttachmentId UnsentFile, AttachmentId SentFile)> StoryAsync(Db engine)
    {
        if (!Stories.TryGetValue(engine, out var story))
        {
            Stories[engine] = story = await TellAsync(await Hub.StartAsync(engine));
        }

        return story;
    }

    private static async Task<(Hub, JointReleaseId, JointReleaseId, AttachmentId, AttachmentId)> TellAsync(Hub hub)
    {
        var (unsentFile, sentFile) = (NewId.Of<AttachmentId>(), NewId.Of<AttachmentId>());
        await hub.Get<Web.Persistence.WriteLane>().RunAsync(db =>
        {
            _ = db.Delegations.Add(new Delegation(NewId.Of<DelegationId>(), Cast.FinanceHead.Post.Id, Cast.FinanceHead.Person.Id, Cast.FinanceDrafter.Person.Id, Delegation.OfferedBy(Role.SectionHead), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 30), "出差"));
            return Task.FromResult(true);
        });
        var unsent = await hub.DraftedAsync([Cast.Finance, Cast.Personnel], UnsentTitle, Unsent);
        await hub.MustAsync(new AttachFile(NewId.OfCommand(), unsent, unsentFile, UnsentFile, "一\n"u8.ToArray()), Cast.Drafter);

        var sent = await hub.DraftedAsync([Cast.Finance, Cast.Legal, Cast.Office], text: Sent);
        await hub.MustAsync(new AttachFile(NewId.OfCommand(), sent, sentFile, SentFile, "二\n"u8.ToArray()), Cast.Drafter);
        await hub.SubmitAsync(sent);
        await hub.IssueAsync(sent);
        OpinionContent Says(string reasons) => new(Stance.ConsentWithSuggestions, ConsentScope.Whole, reasons, "协调制度第三条", "");
        await hub.MustAsync(new DraftOpinion(NewId.OfCommand(), sent, Cast.Finance.Id, Says(FinanceDraft), TextHash.None), Cast.FinanceDrafter);
        await hub.MustAsync(new SendOpinionToHead(NewId.OfCommand(), sent, Cast.Finance.Id), Cast.FinanceDrafter);
        await hub.MustAsync(new ReturnOpinion(NewId.OfCommand(), sent, Cast.Finance.Id, FinanceRemark), Cast.FinanceHead);
        await hub.MustAsync(new DraftOpinion(NewId.OfCommand(), sent, Cast.Legal.Id, Says(LegalDraft), TextHash.None), Cast.LegalDrafter);
        await hub.MustAsync(new SendOpinionToHead(NewId.OfCommand(), sent, Cast.Legal.Id), Cast.LegalDrafter);
        var office = await hub.OpinionAsync(sent, Cast.Office);
        await hub.MustAsync(office with { Content = Says(Signed) }, Cast.OfficeHead);

        var release = await hub.LoadAsync(sent);
        await hub.MustAsync(new AddBlocks(NewId.OfCommand(), sent, release.Draft.Blocks[^1].Id, [new Block(NewId.Of<BlockId>(), BlockKind.Paragraph, NextText)]), Cast.Drafter);
        await hub.MustAsync(
            new SaveDetails(NewId.OfCommand(), sent, NextTitle, Cast.Recruitment.Id, DisclosureAttribute.Proactive, "", [], (await hub.LoadAsync(sent)).DetailsHash), Cast.Drafter);

        foreach (var id in (JointReleaseId[])[unsent, sent])
        {
            await hub.Get<TakenOutQueries>().KeepAsync(id, $"{id}", (await hub.LoadAsync(id)).Draft);
        }

        // Everything is overdue by now, so that the desk has that to show as well.
        hub.Time.SetUtcNow(Hub.Start.AddDays(30));
        await hub.SqlAsync("""UPDATE "Posts" SET "Until" = '2026-12-20' WHERE "Until" IS NOT NULL""", """UPDATE "Posts" SET "From" = '2027-01-01' WHERE "From" > '2026-01-01'""");
        return (hub, unsent, sent, unsentFile, sentFile);
    }

    private static void WithoutFunctions(JsonTypeInfo info)
    {
        foreach (var property in info.Properties.Where(p => typeof(Delegate).IsAssignableFrom(p.PropertyType)).ToList())
        {
            _ = info.Properties.Remove(property);
        }
    }
}
