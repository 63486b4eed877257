using System.Net;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Clockwork;
using DisclosureHub.Web.Notices;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Tests.Live;

/// <summary>The demonstration's time moved forward, on a host of its own: what the issue of time asks to be seen.</summary>
public sealed class DemoClockTests : IClassFixture<DemoHost>
{
    private readonly DemoHost _host;

    public DemoClockTests(DemoHost host) => _host = host;

    [Fact]
    [Clause("XT-3.1")]
    [Clause("XT-3.3")]
    public async Task Moved_forward_it_makes_units_late_reminds_up_the_ladder_puts_them_before_the_office_and_escalates_a_stalled_negotiation()
    {
        var (clock, calendar) = (_host.Get<BureauClock>(), _host.Get<Timetables>().Calendar);
        var from = clock.Now;
        var until = WorkCalendar.InstantOf(calendar.AddWorkdays(WorkCalendar.DayOf(from), 12), new TimeOnly(9, 0));
        var administrator = await ReaderAsync(Role.SystemAdministrator);
        Assert.IsType<NotYourDuty>(await _host.Get<DemoClock>().MoveToAsync(until, await ReaderAsync(Role.OfficeHead)));
        Assert.Null(await _host.Get<DemoClock>().MoveToAsync(until, administrator));
        await _host.Get<Notifying>().CatchUpAsync();

        await using var db = _host.Get<HubDbFactory>().CreateDbContext();
        var facts = (await db.Ledger.AsNoTracking().Where(e => e.Ahead > 0).OrderBy(e => e.Seq).ToListAsync()).Select(Facts.Read).ToList();
        Assert.All([Rung.Handler, Rung.Head, Rung.DeputyInCharge, Rung.Office], rung => Assert.Contains(facts, f => f is ReminderGiven r && r.To == rung));
        Assert.Contains(facts, f => f is TermLapsed { Act: LapseAct.RecordsLateness });
        Assert.Contains(facts, f => f is UnitPutBeforeOffice);
        Assert.Contains(facts, f => f is DissentEscalated { Cause: EscalationCause.TimeRanOut, By: null });
        Assert.DoesNotContain(facts, f => f is OpinionSigned);
        Assert.Equal(facts.Select(f => f.At).Order(), facts.Select(f => f.At));
        Assert.True(await db.Notices.AnyAsync(n => n.At > from));
        Assert.False(await db.Parked.AnyAsync());
        Assert.True((await _host.Get<Verification>().VerifyAsync()).IsClean);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _host.Get<DemoClock>().MoveToAsync(from, administrator));
    }

    private async Task<Reader> ReaderAsync(Role role) => (await _host.Get<Readers>().FindAsync((await _host.PostAsync(role)).Person))!;

    [Fact]
    public async Task The_jobs_own_pages_open_to_the_duty_and_to_nobody_for_being_local()
    {
        async Task<HttpStatusCode> AskAsync(Role? role)
        {
            var cookies = role is { } held ? await _host.SignInAsync((await _host.PostAsync(held)).Person) : new CookieContainer();
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = _host.Address };
            using var answer = await browser.GetAsync(new Uri("jobs/dashboard", UriKind.Relative));
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await AskAsync(Role.SystemAdministrator));
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(null));
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(Role.OfficeHead));
        Assert.NotEqual(HttpStatusCode.OK, await AskAsync(Role.AuditAdministrator));
    }

    [Fact]
    public async Task A_calendar_is_read_with_its_secret_by_a_real_parser_and_by_nobody_once_it_is_taken_back()
    {
        var owner = (await _host.PostAsync(Role.OfficeHead)).Person;
        var secret = await _host.Get<Preferences>().MakeFeedAsync(owner);
        using var browser = new HttpClient { BaseAddress = _host.Address };
        var address = new Uri($"calendar/{secret}.ics", UriKind.Relative);
        var calendar = Ical.Net.Calendar.Load(await browser.GetStringAsync(address))!;
        Assert.NotEmpty(calendar.Events);
        Assert.All(calendar.Events, e => Assert.EndsWith("@disclosurehub", e.Uid, StringComparison.Ordinal));
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct().Count());

        await _host.Get<Preferences>().RevokeFeedAsync(owner);
        using var gone = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
