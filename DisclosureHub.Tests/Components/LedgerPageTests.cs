using Bunit;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Ledger;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DisclosureHub.Tests.Components;

public sealed class LedgerPageTests(SeededHub hub) : IClassFixture<SeededHub>
{
    private static readonly LedgerFilter Everything = new(null, "", "", "", "", null, null, null, null);

    private LedgerQueries Queries => hub.Services.GetRequiredService<LedgerQueries>();

    [Fact]
    public async Task The_record_is_read_page_by_page_without_a_gap_or_a_repetition()
    {
        var auditor = await AuditorAsync();
        List<long> read = [];
        for (long? before = null; ;)
        {
            var page = await Queries.ReadAsync(Everything with { Before = before }, auditor);
            Assert.InRange(page.Rows.Count, 1, LedgerFilter.PageSize);
            read.AddRange(page.Rows.Select(r => r.Seq));
            if (!page.HasOlder)
            {
                break;
            }

            before = page.Rows[^1].Seq;
        }

        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal(await db.Ledger.OrderByDescending(e => e.Seq).Select(e => e.Seq).ToListAsync(), read);
    }

    [Fact]
    public async Task Turning_back_shows_the_page_one_came_from_and_ends_on_a_full_first_page()
    {
        var auditor = await AuditorAsync();
        var first = await Queries.ReadAsync(Everything, auditor);
        var second = await Queries.ReadAsync(Everything with { Before = first.Rows[^1].Seq }, auditor);
        var third = await Queries.ReadAsync(Everything with { Before = second.Rows[^1].Seq }, auditor);

        var back = await Queries.ReadAsync(Everything with { After = third.Rows[0].Seq }, auditor);
        Assert.Equal(second.Rows.Select(r => r.Seq), back.Rows.Select(r => r.Seq));
        var begin = await Queries.ReadAsync(Everything with { After = back.Rows[0].Seq }, auditor);
        Assert.Equal(first.Rows.Select(r => r.Seq), begin.Rows.Select(r => r.Seq));
        Assert.False(begin.HasNewer);
    }

    [Fact]
    public async Task A_section_reads_nobody_elses_drafts_and_nobody_elses_unsigned_opinions()
    {
        var reader = await hub.ReaderAsync(await hub.AccountOfAsync(Role.SectionHead));
        var rows = await AllAsync(reader);
        Assert.NotEmpty(rows);
        await using var db = hub.Contexts.CreateDbContext();
        var leads = await db.Releases.ToDictionaryAsync(r => r.Id.Value, r => r.Lead);
        Assert.All(rows.Where(r => WhoSeesWhat.LeadPapers.Contains(r.Kind)), r => Assert.Contains(leads[r.Matter], reader.Units));
        Assert.All(rows.Where(r => WhoSeesWhat.UnitPapers.Contains(r.Kind)), r => Assert.Contains(r.Unit!.Value, reader.Units));
        Assert.Contains(rows, r => WhoSeesWhat.LeadPapers.Contains(r.Kind));
        Assert.Contains(rows, r => leads[r.Matter] is var lead && !reader.Units.Contains(lead));
    }

    [Fact]
    public async Task The_office_reads_no_working_paper_of_another_unit_and_the_auditor_reads_every_entry()
    {
        var office = await hub.ReaderAsync(await hub.AccountOfAsync(Role.OfficeHead));
        var read = (await AllAsync(office)).Where(r => WhoSeesWhat.UnitPapers.Contains(r.Kind) || WhoSeesWhat.LeadPapers.Contains(r.Kind));
        Assert.All(read, r => Assert.Contains(r.Unit!.Value, office.Units));

        await using var db = hub.Contexts.CreateDbContext();
        Assert.Equal(await db.Ledger.CountAsync(), (await AllAsync(await AuditorAsync())).Count);
    }

    [Fact]
    public async Task The_filter_narrows_by_matter_kind_clause_person_and_day()
    {
        var auditor = await AuditorAsync();
        var one = (await AllAsync(auditor)).First(r => r.Kind == nameof(OpinionSigned));
        var names = await hub.Services.GetRequiredService<BureauDirectory>().NamesAsync();
        var day = WorkCalendar.DayOf(one.At);
        var narrow = new LedgerFilter(one.Matter, one.Number![..3], one.Kind, names.People[one.Person].Name, one.Clause, day, day, null, null);

        var found = await Queries.ReadAsync(narrow, auditor);
        Assert.Contains(found.Rows, r => r.Seq == one.Seq);
        Assert.All(found.Rows, r => Assert.Equal((one.Matter, one.Kind, one.Person, one.Clause, day), (r.Matter, r.Kind, r.Person, r.Clause, WorkCalendar.DayOf(r.At))));
        Assert.Empty((await Queries.ReadAsync(narrow with { From = day.AddDays(1), Until = day.AddDays(1) }, auditor)).Rows);
        Assert.Empty((await Queries.ReadAsync(narrow with { Person = "没有这个人" }, auditor)).Rows);
        Assert.Empty((await Queries.ReadAsync(narrow with { Words = "没有这件事" }, auditor)).Rows);
    }

    [Fact]
    public async Task Only_the_duty_to_verify_verifies_the_whole_record_and_it_holds()
    {
        Assert.Null(await Queries.VerifyAsync([], await hub.ReaderAsync(await hub.AccountOfAsync(Role.OfficeHead)), default));
        var verdict = await Queries.VerifyAsync([], await AuditorAsync(), default);
        Assert.True(verdict!.Holds);
        var again = await Queries.VerifyAsync([verdict.Digest, "sha256:" + new string('0', 64)], await AuditorAsync(), default);
        Assert.Contains("Checkpoints", Assert.Single(again!.Found).Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_matter_is_verified_by_whoever_reads_its_record_and_by_nobody_else()
    {
        var head = await hub.ReaderAsync(await hub.AccountOfAsync(Role.SectionHead));
        await using var db = hub.Contexts.CreateDbContext();
        var mine = (await AllAsync(head))[0].Matter;
        var seen = await db.Releases.Where(WhoSeesWhat.RecordOf(head)).Select(r => r.Id).ToListAsync();
        var foreign = (await db.Releases.Select(r => r.Id).ToListAsync()).Except(seen).First();

        var verdict = await Queries.VerifyMatterAsync(mine, head, default);
        Assert.True(verdict!.Holds);
        Assert.Equal(await db.Ledger.CountAsync(e => e.Matter == mine), verdict.Entries);
        Assert.Equal(1, verdict.Checkpoints);
        Assert.Null(await Queries.VerifyMatterAsync(foreign.Value, head, default));
        Assert.Null(await Queries.FindMatterAsync(foreign.Value, head));
    }

    [Fact]
    public async Task What_was_changed_behind_the_product_is_found_in_its_own_matter_and_the_page_still_opens()
    {
        var apart = new SeededHub();
        await using var tampered = apart;
        await apart.InitializeAsync();
        var auditor = await apart.ReaderAsync(await apart.AccountOfAsync(Role.AuditAdministrator));
        var queries = apart.Services.GetRequiredService<LedgerQueries>();
        await using var db = apart.Contexts.CreateDbContext();
        var signed = await db.Ledger.AsNoTracking().Where(e => e.Kind == nameof(OpinionSigned)).OrderBy(e => e.Seq).ToListAsync();
        var (one, other) = (signed[0], signed.First(e => e.Matter != signed[0].Matter));

        var opinion = ((OpinionSigned)Facts.Read(one)).Number;
        Assert.Equal(1, await db.Database.ExecuteSqlAsync($"UPDATE Opinions SET Stance = 'Dissent' WHERE Number = {opinion}"));
        var found = (await queries.VerifyMatterAsync(one.Matter, auditor, default))!.Found;
        Assert.Contains(opinion, found[0].Says, StringComparison.Ordinal);
        Assert.True((await queries.VerifyMatterAsync(other.Matter, auditor, default))!.Holds);
        Assert.False((await queries.VerifyAsync([], auditor, default))!.Holds);

        _ = await db.Database.ExecuteSqlAsync($"DROP TRIGGER Ledger_no_update");
        _ = await db.Database.ExecuteSqlAsync($"UPDATE Ledger SET Payload = 'nonsense' WHERE Seq = {other.Seq}");
        Assert.NotEmpty((await queries.VerifyMatterAsync(other.Matter, auditor, default))!.Found);
        var shown = await queries.ReadAsync(Everything with { Matter = other.Matter, Before = other.Seq + 1 }, auditor);
        Assert.Equal(("nonsense", null), (shown.Rows[0].Payload, shown.Rows[0].Fact));
    }

    [Fact]
    public async Task An_entry_shows_what_was_recorded_when_it_is_opened()
    {
        await using var page = await PageAsync(await hub.AccountOfAsync(Role.AuditAdministrator));
        page.Shown.Find(".more").Click();
        Assert.Equal("true", page.Shown.Find(".more").GetAttribute("aria-expanded"));

        await using var db = hub.Contexts.CreateDbContext();
        var newest = await db.Ledger.OrderByDescending(e => e.Seq).FirstAsync();
        var recorded = page.Shown.Find($"#entry-{newest.Seq}");
        Assert.False(recorded.HasAttribute("hidden"));
        Assert.Equal(newest.Payload, recorded.QuerySelector(".payload")!.TextContent);
        Assert.Contains(newest.Hash, recorded.TextContent, StringComparison.Ordinal);
        Assert.Contains(newest.PrevHash, recorded.TextContent, StringComparison.Ordinal);
        Assert.Contains(newest.Command.ToString(), recorded.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_verifies_on_the_page_and_a_digest_that_is_none_is_not_looked_for()
    {
        await using var page = await PageAsync(await hub.AccountOfAsync(Role.AuditAdministrator));
        await page.Shown.Find("#kept").InputAsync(new ChangeEventArgs { Value = "not a digest" });
        await page.Shown.Find(".verify button").ClickAsync();
        Assert.Equal("true", page.Shown.Find("#kept").GetAttribute("aria-invalid"));
        Assert.Empty(page.Shown.FindAll(".verify .note, .verify .refusal"));

        await page.Shown.Find("#kept").InputAsync(new ChangeEventArgs { Value = "" });
        await page.Shown.Find(".verify button").ClickAsync();
        page.Shown.WaitForElement(".verify .note--pine", TimeSpan.FromSeconds(20));
        Assert.StartsWith("sha256:", page.Shown.Find(".keep").TextContent, StringComparison.Ordinal);

        await page.Shown.Find("#kept").InputAsync(new ChangeEventArgs { Value = new string('a', 64) });
        await page.Shown.Find(".verify button").ClickAsync();
        page.Shown.WaitForElement(".verify .refusal", TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_may_not_verify_is_told_who_does_and_who_may_not_read_sees_no_entry()
    {
        await using var office = await PageAsync(await hub.AccountOfAsync(Role.OfficeHead));
        Assert.Empty(office.Shown.FindAll(".verify button"));
        Assert.NotEmpty(office.Shown.FindAll(".entries tbody"));

        await using var outside = await PageAsync(await hub.AccountOfAsync(Role.OutsideContact));
        Assert.Empty(outside.Shown.FindAll("table, .verify"));
        Assert.Single(outside.Shown.FindAll(".empty"));
    }

    [Fact]
    public async Task A_change_elsewhere_is_read_in_without_closing_what_is_open()
    {
        await using var page = await PageAsync(await hub.AccountOfAsync(Role.AuditAdministrator));
        page.Shown.Find(".more").Click();
        var renders = page.Shown.RenderCount;
        hub.Services.GetRequiredService<ChangeFeed>().Tell(Address.All);
        page.Shown.WaitForState(() => page.Shown.RenderCount > renders, TimeSpan.FromSeconds(5));
        Assert.Equal("true", page.Shown.Find(".more").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Every_kind_of_fact_and_every_text_has_a_name_in_both_languages()
    {
        var texts = ResxOf(typeof(LedgerTexts), "LedgerTexts.resx");
        var english = ResxOf(typeof(LedgerTexts), "LedgerTexts.en.resx");
        Assert.Equal(texts.Order(), english.Order());
        Assert.All(Facts.Kinds.Keys, kind => Assert.Contains($"Kind_{kind}", texts));
    }

    private static List<string> ResxOf(Type texts, string file)
    {
        var culture = file.Contains(".en.", StringComparison.Ordinal) ? System.Globalization.CultureInfo.GetCultureInfo("en") : System.Globalization.CultureInfo.InvariantCulture;
        var set = new System.Resources.ResourceManager(texts).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"{file} is missing.");
        return [.. set.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key)];
    }

    private async Task<List<LedgerRow>> AllAsync(Reader reader)
    {
        List<LedgerRow> rows = [];
        for (long? before = null; ;)
        {
            var page = await Queries.ReadAsync(Everything with { Before = before }, reader);
            rows.AddRange(page.Rows);
            if (!page.HasOlder)
            {
                return rows;
            }

            before = page.Rows[^1].Seq;
        }
    }

    private async Task<Reader> AuditorAsync() => await hub.ReaderAsync(await hub.AccountOfAsync(Role.AuditAdministrator));

    private async Task<SeenAs<LedgerPage>> PageAsync(string account)
    {
        var page = await SeenAs<LedgerPage>.RenderAsync(hub, account);
        page.Shown.WaitForElement(".entries, .empty", TimeSpan.FromSeconds(10));
        return page;
    }
}
