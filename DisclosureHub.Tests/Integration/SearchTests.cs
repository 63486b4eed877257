using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Features.Search;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Search;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Integration;

public sealed class SearchTests
{
    private static readonly SearchFilter Any = new("", null, null, null, null, 1);

    [Theory, OnBothEngines]
    public async Task Two_characters_find_a_title_a_passage_a_number_and_an_opinion(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance], "奖补资金申报公告", "符合**条件**的企业可以申领稳岗补贴。\n\n| 名称 | 金额 |\n|---|---|\n| 甲公司 | 五万元 |");
        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);

        Assert.Equal(FoundIn.Release, (await OneAsync(hub, "奖补")).In);
        Assert.Equal(FoundIn.Release, (await OneAsync(hub, "稳岗")).In);
        Assert.Equal(FoundIn.Release, (await OneAsync(hub, "件")).In);
        Assert.Equal("符合条件的企业", string.Concat((await OneAsync(hub, "条件的企业 稳岗")).Excerpt.Select(p => p.Text))[..7]);
        Assert.Equal(FoundIn.Release, (await OneAsync(hub, "联发〔2026〕1号")).In);
        Assert.Equal((FoundIn.Opinion, Cast.Finance.Id), await OneAsync(hub, "会签[２０２６] 1号") is var opinion ? (opinion.In, opinion.Of) : default);
        Assert.Equal(FoundIn.Opinion, (await OneAsync(hub, "理由如下")).In);
        Assert.Equal(["五万元"], (await OneAsync(hub, "五万元")).Excerpt.Where(p => p.Found).Select(p => p.Text));

        // Each word must be there, together where they were written together, and in one text.
        Assert.Equal(FoundIn.Release, (await OneAsync(hub, "补贴 奖补")).In);
        Assert.Empty(await FoundAsync(hub, "奖补 没有"));
        Assert.Empty(await FoundAsync(hub, "理由 奖补"));
        Assert.Empty(await FoundAsync(hub, "业可以申领稳岗的"));
        Assert.Empty(await FoundAsync(hub, "公司五万"));
        Assert.Empty(await FoundAsync(hub, "资金奖补"));
    }

    /// <summary>Both halves of 公开信 stand in the text; the word does not.</summary>
    [Theory, OnBothEngines]
    public async Task A_long_word_is_found_as_a_whole_or_not_at_all(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await hub.DraftedAsync([], text: "政务公开。拆开信件。公开，开信。");
        Assert.Empty(await FoundAsync(hub, "公开信", Cast.Drafter));
        Assert.Single(await FoundAsync(hub, "拆开信", Cast.Drafter));
    }

    [Theory, OnBothEngines]
    public async Task What_was_changed_is_found_by_what_it_says_now(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.DraftedAsync([Cast.Finance], text: "面试定于周五。");
        Assert.Equal(FoundIn.Draft, Assert.Single(await FoundAsync(hub, "周五", Cast.Drafter)).In);
        Assert.Empty(await FoundAsync(hub, "周五", Cast.OfficeHead));
        await hub.SubmitAsync(id);
        await hub.IssueAsync(id);

        // Sent, it is no working text any more.
        Assert.Equal(FoundIn.Release, Assert.Single(await FoundAsync(hub, "周五", Cast.Drafter)).In);
        var block = (await hub.LoadAsync(id)).Draft.Blocks[0];
        await hub.MustAsync(new SaveBlock(NewId.OfCommand(), id, block.Id, BlockKind.Paragraph, "面试定于周六。", block.Hash), Cast.Drafter);
        Assert.Equal(FoundIn.Draft, Assert.Single(await FoundAsync(hub, "周六", Cast.Drafter)).In);
        Assert.Equal(FoundIn.Release, Assert.Single(await FoundAsync(hub, "周五", Cast.Drafter)).In);
        await hub.SubmitAsync(id, "改期。");
        await hub.IssueAsync(id);
        Assert.Empty(await FoundAsync(hub, "周五", Cast.Drafter));
        Assert.Equal(FoundIn.Release, Assert.Single(await FoundAsync(hub, "周六", Cast.OfficeHead)).In);

        if (engine == Db.Sqlite)
        {
            await using var db = hub.Contexts.CreateDbContext();
            Assert.Equal(
                await db.SearchTexts.OrderBy(t => t.Seq).Select(t => t.Seq).ToListAsync(),
                await db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM SearchGrams ORDER BY rowid").ToListAsync());
        }
    }

    [Theory, OnBothEngines]
    public async Task The_latest_stand_first_and_a_long_list_comes_in_pages(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        List<JointReleaseId> all = [];
        foreach (var n in Enumerable.Range(1, SearchFilter.PageSize + 3))
        {
            var id = NewId.Of<JointReleaseId>();
            Assert.Null((await hub.RunAsync(new DraftRelease(NewId.OfCommand(), id, $"防汛通告之{n}"), Cast.Drafter)).Refusal);
            all.Insert(0, id);
        }

        var search = hub.Get<SearchQueries>();
        var reader = await hub.ReaderAsync(Cast.Drafter);
        var first = await search.FindAsync(Any with { Words = "防汛" }, reader);
        var second = await search.FindAsync(Any with { Words = "防汛", Page = 2 }, reader);
        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(all, first.Hits.Concat(second.Hits).Select(h => h.Release));
        Assert.Empty((await search.FindAsync(Any with { Words = "防汛", Page = int.MaxValue }, reader)).Hits);
        Assert.Equal(1, (await search.FindAsync(Any with { Words = "防汛", Page = -3 }, reader)).Page);
    }

    [Theory, OnBothEngines]
    public async Task Filters_narrow_by_kind_stage_lead_and_person(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var opened = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        var agreed = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(agreed, Cast.Finance, Stance.ConsentWithSuggestions);
        await hub.SignAsync(opened, Cast.Legal, Stance.Dissent);

        Assert.Equal([agreed], await ReleasesAsync(hub, Any with { Words = "招聘", Stage = ReleaseStage.Agreed }));
        Assert.Equal([opened], await ReleasesAsync(hub, Any with { Words = "招聘", Stage = ReleaseStage.InConsultation }));
        Assert.Equal([agreed, opened], (await ReleasesAsync(hub, Any with { Words = "招聘", Lead = Cast.Employment.Id })).Order(Comparer<JointReleaseId>.Create((a, b) => b.Value.CompareTo(a.Value))));
        Assert.Empty(await ReleasesAsync(hub, Any with { Words = "招聘", Lead = Cast.Finance.Id }));
        Assert.Empty(await ReleasesAsync(hub, Any with { Words = "招聘", In = FoundIn.Opinion }));
        Assert.Equal([agreed], await ReleasesAsync(hub, Any with { Words = "理由", By = Cast.FinanceHead.Person.Id }));
        Assert.Equal([agreed], await ReleasesAsync(hub, Any with { By = Cast.FinanceHead.Person.Id }));
        Assert.Equal(2, (await ReleasesAsync(hub, Any with { By = Cast.Head.Person.Id, In = FoundIn.Release })).Count);
        Assert.False((await hub.Get<SearchQueries>().FindAsync(Any with { Words = "，。 " }, await hub.ReaderAsync(Cast.Head))).Asked);
    }

    [Theory, OnBothEngines]
    public async Task An_outside_contact_finds_the_text_once_the_letter_went_out_and_his_own_units_opinion_alone(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance, Cast.TaxBureau);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        Assert.Empty(await FoundAsync(hub, "招聘", Cast.TaxContact));
        await hub.MustAsync(new IssueLetter(NewId.OfCommand(), id, Cast.TaxBureau.Id, true, (await hub.LoadAsync(id)).Current!.Hash), Cast.OfficeHead);
        Assert.Equal(FoundIn.Release, Assert.Single(await FoundAsync(hub, "招聘", Cast.TaxContact)).In);
        Assert.Empty(await FoundAsync(hub, "理由如下", Cast.TaxContact));
        Assert.Single(await FoundAsync(hub, "理由如下", Cast.LegalHead.Post.Unit == Cast.Legal.Id ? Cast.OfficeHead : Cast.Head));
        Assert.Empty((await hub.Get<SearchQueries>().FindAsync(Any with { Words = Cast.Head.Person.Name }, await hub.ReaderAsync(Cast.TaxContact))).People);
    }

    [Theory, OnBothEngines]
    public async Task A_colleague_is_found_by_part_of_the_name_with_the_posts_held_today(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var found = await hub.Get<SearchQueries>().FindAsync(Any with { Words = "财务科1" }, await hub.ReaderAsync(Cast.Drafter));
        Assert.Equal(
            [Cast.FinanceDrafter.Person.Id, Cast.FinanceHead.Person.Id, Cast.SecurityAdministrator.Person.Id, Cast.FormerFinanceHead.Person.Id, Cast.NextFinanceHead.Person.Id],
            found.People.Select(p => p.Person.Id));
        Assert.Equal(Role.SectionHead, Assert.Single(found.People[1].Posts).Role);
        Assert.Empty(found.People[3].Posts);
        Assert.Equal([Cast.FinanceHead.Person.Id], (await hub.Get<SearchQueries>().FindAsync(Any with { Words = "PERSON 104" }, await hub.ReaderAsync(Cast.Drafter))).People.Select(p => p.Person.Id));
    }

    /// <summary>The rows are nothing but a reading of the tables: lost, or made by an older release of the product, they are made again.</summary>
    [Theory, OnBothEngines]
    public async Task The_index_is_made_again_where_it_is_missing(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var id = await hub.OpenedAsync(Cast.Finance);
        await hub.SignAsync(id, Cast.Finance, Stance.Dissent);
        var other = await hub.DraftedAsync([]);
        await hub.SqlAsync(engine == Db.Sqlite ? ["DELETE FROM SearchTexts", "INSERT INTO SearchGrams(SearchGrams) VALUES('delete-all')"] : ["""DELETE FROM "SearchTexts" """]);
        Assert.Empty(await FoundAsync(hub, "招聘", Cast.Drafter));
        Assert.Equal(2, await new SearchRebuild(hub.Contexts, hub.Get<WriteLane>()).CatchUpAsync(CancellationToken.None));
        Assert.Equal([other, id], (await FoundAsync(hub, "招聘", Cast.Drafter)).Select(h => h.Release).OrderByDescending(r => r.Value));
        Assert.Single(await FoundAsync(hub, "理由如下", Cast.Drafter));
        Assert.Equal(0, await new SearchRebuild(hub.Contexts, hub.Get<WriteLane>()).CatchUpAsync(CancellationToken.None));
    }

    /// <summary>The index only narrows: where it says more than the rule, the rule stands.</summary>
    [Theory, OnBothEngines]
    public async Task A_row_that_says_too_much_shows_nobody_anything(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var draft = await hub.DraftedAsync([]);
        await hub.Get<WriteLane>().RunAsync(db =>
        {
            foreach (var (kind, of) in ((FoundIn, UnitId)[])[(FoundIn.Release, Cast.Employment.Id), (FoundIn.Draft, Cast.Employment.Id), (FoundIn.Opinion, Cast.Finance.Id)])
            {
                _ = db.SearchTexts.Add(new SearchRow { Release = draft, In = kind, Of = of, Title = "泄露", Folded = "泄露", Grams = Folding.Grams("泄露"), Marks = [Mark.Whole, Mark.Inside(Cast.Finance.Id), Mark.Outside(Cast.TaxBureau.Id)] });
            }

            return Task.FromResult(true);
        });
        foreach (var who in (Someone[])[Cast.OfficeHead, Cast.FinanceHead, Cast.TaxContact, Cast.Auditor, Cast.SystemAdministrator])
        {
            Assert.Empty(await FoundAsync(hub, "泄露", who));
        }
    }

    private static async Task<Hit> OneAsync(Hub hub, string words) => Assert.Single(await FoundAsync(hub, words));

    private static async Task<IReadOnlyList<Hit>> FoundAsync(Hub hub, string words, Someone? who = null) =>
        (await hub.Get<SearchQueries>().FindAsync(Any with { Words = words }, await hub.ReaderAsync(who ?? Cast.OfficeHead))).Hits;

    private static async Task<IReadOnlyList<JointReleaseId>> ReleasesAsync(Hub hub, SearchFilter filter) =>
        [.. (await hub.Get<SearchQueries>().FindAsync(filter, await hub.ReaderAsync(Cast.OfficeHead))).Hits.Select(h => h.Release)];
}
