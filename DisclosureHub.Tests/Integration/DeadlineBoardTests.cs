using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Deadlines.Board;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;

namespace DisclosureHub.Tests.Integration;

/// <summary>Who sees which clocks on the board, and that what the database counts is what is there.</summary>
public sealed class DeadlineBoardTests
{
    private static readonly DeadlineState[] OpenStates = [DeadlineState.Running, DeadlineState.Paused, DeadlineState.Lapsed];

    private static readonly Someone[] Readers =
        [Cast.Drafter, Cast.Head, Cast.FinanceDrafter, Cast.FinanceHead, Cast.LegalHead, Cast.PersonnelHead, Cast.OfficeStaff, Cast.OfficeHead, Cast.Director, Cast.TaxContact, Cast.Auditor, Cast.SystemAdministrator];

    [Theory, OnBothEngines]
    public async Task Each_sees_the_clocks_that_are_for_him_and_an_outside_contact_only_his_own(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (mixed, _) = await TellAsync(hub);
        var all = await OpenAsync(hub);
        Assert.Equal(all.Count, (await BoardAsync(hub, Cast.OfficeHead)).Total);
        Assert.Equal(all.Count, (await BoardAsync(hub, Cast.Auditor)).Total);
        Assert.Equal(0, (await BoardAsync(hub, Cast.PersonnelHead)).Total);
        Assert.Equal(0, (await BoardAsync(hub, Cast.SystemAdministrator)).Total);

        var tax = await BoardAsync(hub, Cast.TaxContact);
        Assert.Equal([nameof(Terms.JointOpinion), nameof(Terms.LetterReceipt)], tax.Rows.Select(r => r.Term.Name).Order(StringComparer.Ordinal));
        Assert.All(tax.Rows, r => Assert.Equal(Cast.TaxBureau.Id, r.Of));
        var legal = await BoardAsync(hub, Cast.LegalHead);
        Assert.NotEmpty(legal.Rows);
        Assert.All(legal.Rows, r => Assert.Equal(Cast.Legal.Id, r.Of));

        // One by one as well: what is not for him is not there.
        var release = await hub.LoadAsync(mixed);
        foreach (var clock in release.Deadlines)
        {
            Assert.Equal(clock.Of == Cast.TaxBureau.Id, await FindAsync(hub, clock.Id, Cast.TaxContact) is not null);
            Assert.Null(await FindAsync(hub, clock.Id, Cast.PersonnelHead));
            Assert.NotNull(await FindAsync(hub, clock.Id, Cast.OfficeHead));
        }

        Assert.Null(await FindAsync(hub, DeadlineId.Of(mixed.Value, 99), Cast.OfficeHead));
    }

    [Theory, OnBothEngines]
    public async Task All_is_for_whoever_sees_the_whole_bureau_and_a_section_that_asks_for_it_gets_its_own(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await TellAsync(hub);
        var asked = await BoardAsync(hub, Cast.LegalHead, BoardFilter.None with { Scope = BoardScope.All });
        Assert.Equal((BoardScope.Unit, false), (asked.Scope, asked.MayAll));
        Assert.NotEmpty(asked.Rows);
        Assert.All(asked.Rows, r => Assert.Equal(Cast.Legal.Id, r.Of));
        var office = await BoardAsync(hub, Cast.OfficeStaff);
        Assert.Equal((BoardScope.All, true), (office.Scope, office.MayAll));

        // Mine: what the office owes for want of another owner is its people's; the director handles nothing.
        var mine = await BoardAsync(hub, Cast.OfficeStaff, BoardFilter.None with { Scope = BoardScope.Mine });
        Assert.All(mine.Rows, r => Assert.Equal(Cast.Office.Id, r.Owner));
        Assert.Contains(mine.Rows, r => r.Term == Terms.LetterReceipt);
        Assert.Empty((await BoardAsync(hub, Cast.Director, BoardFilter.None with { Scope = BoardScope.Mine })).Rows);
        var finance = await BoardAsync(hub, Cast.FinanceDrafter, BoardFilter.None with { Scope = BoardScope.Mine });
        Assert.NotEmpty(finance.Rows);
        Assert.All(finance.Rows, r => Assert.Equal(Cast.Finance.Id, r.Owner));
    }

    [Theory, OnBothEngines]
    public async Task What_the_database_counts_is_what_is_there(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await TellAsync(hub);
        foreach (var days in (int[])[0, 3, 9, 12])
        {
            hub.Time.SetUtcNow(Hub.Start.AddDays(days + 2));
            foreach (var (who, scope) in Readers.SelectMany(r => Enum.GetValues<BoardScope>().Select(s => (r, s))))
            {
                var reader = await hub.ReaderAsync(who);
                var board = await BoardAsync(hub, who, BoardFilter.None with { Scope = scope });
                Assert.Equal(await NaiveAsync(hub, reader, board.Scope), board.Units.OrderBy(u => u.Unit.Value).Select(Said));
                Assert.Equal(board.Units.Sum(u => u.Total), board.Total);
                Assert.All(board.Units, u => Assert.Equal(u.Total, u.Overdue + u.Weeks.Sum() + u.Beyond + u.Paused));
            }
        }
    }

    [Theory, OnBothEngines]
    public async Task The_list_comes_in_pages_the_most_pressing_first_and_is_narrowed_by_what_the_address_says(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        for (var at = 0; at < 14; at++)
        {
            hub.Time.SetUtcNow(Hub.Start.AddDays(at / 2));
            _ = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        }

        var (first, second) = (await BoardAsync(hub, Cast.OfficeHead), await BoardAsync(hub, Cast.OfficeHead, BoardFilter.None with { Page = 2 }));
        Assert.Equal((28, 25, 3, 2), (first.Total, first.Rows.Count, second.Rows.Count, second.Pages));
        var rows = first.Rows.Concat(second.Rows).ToList();
        Assert.Equal(28, rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(rows.Select(r => r.DueAt).Order(), rows.Select(r => r.DueAt));
        Assert.Equal(2, (await BoardAsync(hub, Cast.OfficeHead, BoardFilter.None with { Page = 99 })).Page);

        async Task<BoardView> NarrowAsync(BoardFilter filter) => await BoardAsync(hub, Cast.OfficeHead, filter);
        Assert.Equal(14, (await NarrowAsync(BoardFilter.None with { Unit = Cast.Legal.Id })).Total);
        Assert.Equal(0, (await NarrowAsync(BoardFilter.None with { Term = Terms.Mediation.Name })).Total);
        hub.Time.SetUtcNow(Hub.Start.AddDays(10));
        var today = WorkCalendar.DayOf(hub.Time.GetUtcNow());
        Assert.Equal(rows.Count(r => r.DueOn < today), (await NarrowAsync(BoardFilter.None with { OnlyOverdue = true })).Total);
        var week = await NarrowAsync(BoardFilter.None with { Unit = Cast.Finance.Id, Week = today });
        Assert.Equal(week.Units.Single(u => u.Unit == Cast.Finance.Id).Weeks[0], week.Total);
        Assert.True(week.Total > 0 && week.Rows.All(r => !r.IsOverdue && r.Owner == Cast.Finance.Id));
    }

    [Theory, OnBothEngines]
    public async Task In_the_corridor_hangs_a_title_only_of_what_is_disclosed_on_the_bureaus_own_initiative(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        _ = await hub.OpenedAsync(Cast.Finance);
        var quiet = await hub.DraftedAsync([Cast.Finance], "不宜上墙的题目");
        await hub.MustAsync(
            new SaveDetails(NewId.OfCommand(), quiet, "不宜上墙的题目", Cast.Recruitment.Id, DisclosureAttribute.OnRequest, "涉及过程性信息。", [Cast.Employment.Id], (await hub.LoadAsync(quiet)).DetailsHash),
            Cast.Drafter);
        await hub.SubmitAsync(quiet);
        await hub.IssueAsync(quiet);
        foreach (var who in Readers)
        {
            var reader = await hub.ReaderAsync(who);
            Assert.Equal(reader.SeesTheWholeBureau, await hub.Get<DeadlineBoardQueries>().WallAsync(reader) is not null);
        }

        var wall = (await hub.Get<DeadlineBoardQueries>().WallAsync(await hub.ReaderAsync(Cast.OfficeHead)))!;
        Assert.Equal([("联发〔2026〕1号", "招聘公告"), ("联发〔2026〕2号", "")], wall.Rows.Select(r => (r.Number, r.Title)).Order());
        Assert.All(wall.Rows, r => Assert.Equal("", r.Clock.Title));
    }

    [Theory, OnBothEngines]
    public async Task A_deadline_is_explained_to_its_due_day_and_tells_what_was_done_about_it(Db engine)
    {
        await using var hub = await Hub.StartAsync(engine);
        var (mixed, _) = await TellAsync(hub);
        var clock = (await hub.LoadAsync(mixed)).OpinionClockOf(Cast.Finance.Id)!;
        var view = (await FindAsync(hub, clock.Id, Cast.FinanceHead))!;
        Assert.True(view.Explained.Agrees);
        Assert.Equal(clock.DueOn, view.Explained.Days[^1].Day);
        Assert.Equal((7, Cast.Finance.Id), (view.Explained.Days.Count(d => d.Number > 0), view.Clock.Owner));
        Assert.Contains(view.History, f => f is ClockStarted started && started.Deadline == clock.Id);
        Assert.DoesNotContain(view.History, f => f is ClockStarted started && started.Deadline != clock.Id);
        Assert.Equal(StepKind.HalfTime, view.Planned[0].Kind);
    }

    /// <summary>
    /// Four releases: one to two sections, the office and a bureau outside that has its letter; one whose letter's receipt
    /// is open; one with a dissent and a unit that says it is not concerned; one for Legal alone, later. And one not sent.
    /// </summary>
    private static async Task<(JointReleaseId Mixed, JointReleaseId Disputed)> TellAsync(Hub hub)
    {
        var mixed = await hub.OpenedAsync(Cast.Finance, Cast.Legal, Cast.Office, Cast.TaxBureau);
        await LetterAsync(hub, mixed);
        await hub.MustAsync(new RecordReceipt(NewId.OfCommand(), mixed, Cast.TaxBureau.Id, WorkCalendar.DayOf(hub.Time.GetUtcNow())), Cast.OfficeStaff);
        await LetterAsync(hub, await hub.OpenedAsync(Cast.Finance, Cast.TaxBureau));
        var disputed = await hub.OpenedAsync(Cast.Finance, Cast.Legal);
        hub.Time.Advance(TimeSpan.FromDays(1));
        await hub.SignAsync(disputed, Cast.Finance, Stance.Dissent);
        await hub.SignAsync(disputed, Cast.Legal, Stance.NotConcerned);
        hub.Time.Advance(TimeSpan.FromDays(1));
        _ = await hub.OpenedAsync(Cast.Legal);
        _ = await hub.DraftedAsync([Cast.Personnel]);
        return (mixed, disputed);
    }

    private static async Task LetterAsync(Hub hub, JointReleaseId id) =>
        await hub.MustAsync(new IssueLetter(NewId.OfCommand(), id, Cast.TaxBureau.Id, true, (await hub.LoadAsync(id)).Current!.Hash), Cast.OfficeHead);

    private static async Task<BoardView> BoardAsync(Hub hub, Someone who, BoardFilter? filter = null) =>
        await hub.Get<DeadlineBoardQueries>().ReadAsync(filter ?? BoardFilter.None, await hub.ReaderAsync(who));

    private static async Task<DeadlineView?> FindAsync(Hub hub, DeadlineId id, Someone who) =>
        await hub.Get<DeadlineBoardQueries>().FindAsync(id, await hub.ReaderAsync(who));

    private static async Task<List<(JointRelease Release, Deadline Clock)>> OpenAsync(Hub hub)
    {
        await using var db = hub.Contexts.CreateDbContext();
        return [.. JointReleaseMapping.Whole(db.Releases).AsEnumerable().SelectMany(r => r.Deadlines.Where(d => OpenStates.Contains(d.State)).Select(d => (r, d)))];
    }

    /// <summary>The same by going through everything there is, one clock after another.</summary>
    private static async Task<IEnumerable<string>> NaiveAsync(Hub hub, Reader reader, BoardScope scope)
    {
        var now = hub.Time.GetUtcNow();
        var (today, sees) = (WorkCalendar.DayOf(now), WhoSeesWhat.Of(reader).Compile());
        var sunday = today;
        while (sunday.DayOfWeek != DayOfWeek.Sunday)
        {
            sunday = sunday.AddDays(1);
        }

        var seen = (await OpenAsync(hub)).Where(x => sees(x.Release) && (!reader.IsOutside || reader.Units.Any(u => u == x.Clock.Of))).Where(x => scope switch
        {
            BoardScope.All => true,
            BoardScope.Mine => reader.Posts.Any(p => p.Unit == OwnerOf(x) && p.Role is Role.Drafter or Role.SectionHead or Role.OfficeStaff or Role.OfficeHead or Role.OutsideContact),
            _ => reader.Units.Any(u => u == OwnerOf(x) || u == x.Clock.Of || u == x.Release.Lead),
        });
        return seen.GroupBy(OwnerOf).OrderBy(g => g.Key.Value).Select(g => string.Join(' ', (object[])
        [
            g.Key, g.Count(x => x.Clock.IsOverAt(now)), g.Count(x => !x.Clock.IsOverAt(now) && x.Clock.DueOn == today),
            g.Count(x => x.Clock.DueOn > today && x.Clock.DueOn <= sunday), g.Count(x => x.Clock.DueOn > sunday), $"{g.Min(x => x.Clock.DueOn):O}",
        ])).ToList();
    }

    private static string Said(UnitClocks u) => string.Join(' ', (object[])[u.Unit, u.Overdue, u.Today, u.ThisWeek, u.Later, $"{u.Nearest:O}"]);

    private static UnitId OwnerOf((JointRelease Release, Deadline Clock) x) => Terms.Find(x.Clock.Term).Bearer switch
    {
        Bearer.Unit => x.Clock.Of!.Value,
        Bearer.Lead => x.Release.Lead,
        _ => Cast.Office.Id,
    };
}
