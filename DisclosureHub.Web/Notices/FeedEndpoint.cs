using System.Globalization;
using System.Text;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Channels;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Notices;

/// <summary>
/// My deadlines as a calendar that a telephone subscribes to. Whoever knows the secret in the address reads it, so it says
/// no more than what may leave the building; the secret can be taken back at any time.
/// </summary>
public static class FeedEndpoint
{
    /// <summary>How long a deadline that is gone stays in the feed as cancelled, so that calendars take it out.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const int Most = 300;

    public static void MapFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{secret}.ics", ReadAsync).AllowAnonymous();

    private static async Task<IResult> ReadAsync(
        string secret, HttpContext http, Preferences preferences, Readers readers, HubDbFactory contexts, BureauClock clock, OutwardText text, Wording wording,
        IStringLocalizer<NoticeTexts> texts)
    {
        var stop = http.RequestAborted;
        if (await preferences.OwnerOfAsync(secret, stop) is not { } owner || await readers.FindAsync(owner.Person, stop) is not { } reader)
        {
            return Results.NotFound();
        }

        var entries = await EntriesAsync(contexts, reader, clock.Now, stop);
        var written = OutwardText.In(owner.Language, () => CalendarFeed.Write(texts["CalendarName"], entries.Select(e => Entry(e, text, wording, texts)), clock.Now));
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(Encoding.UTF8.GetBytes(written), CalendarFeed.ContentType);
    }

    private static FeedEntry Entry(Mine mine, OutwardText text, Wording wording, IStringLocalizer<NoticeTexts> texts)
    {
        var term = Terms.Find(mine.Clock.Term);
        var isOfHours = mine.Clock.Kept.Unit == TermUnit.Hours;
        return new FeedEntry(
            mine.Clock.Id.Value, mine.Clock.Revision + (mine.Clock.ClosedAt is null ? 0 : 1), isOfHours ? null : mine.Clock.DueOn, isOfHours ? mine.Clock.DueAt : null,
            texts["CalendarLine", wording.Of(term), text.MatterOf(mine.Number, mine.Title)],
            texts["CalendarNote", term.Article.Name.For(CultureInfo.CurrentUICulture), wording.Of(term.Silence)] + (mine.Clock.IsProvisional ? "\n" + texts["CalendarProvisional"].Value : ""),
            text.AddressOf(mine.Clock.Matter), mine.Clock.ClosedAt ?? mine.Clock.Taken.Select(t => t.At).Append(mine.Clock.StartedAt).Max(), mine.Clock.ClosedAt is not null,
            isOfHours ? [TimeSpan.FromHours(2)] : [TimeSpan.FromHours(-9)]);
    }

    /// <summary>The clocks of the reader's own units: open ones, and those that closed lately.</summary>
    private static async Task<IReadOnlyList<Mine>> EntriesAsync(HubDbFactory contexts, Reader reader, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = contexts.CreateDbContext();
        var (units, office, since) = (reader.Units, reader.IsOffice, now - Remembered);
        var rows = await db.Releases.AsNoTracking().Where(WhoSeesWhat.Of(reader))
            .SelectMany(r => r.Deadlines, (r, d) => new { Release = r, Clock = d })
            .Where(x => x.Clock.ClosedAt == null || x.Clock.ClosedAt > since)
            .Where(x => EF.Property<UnitId?>(x.Clock, DeadlineMapping.OwnerColumn) == null ? office : units.Contains(EF.Property<UnitId?>(x.Clock, DeadlineMapping.OwnerColumn)!.Value))
            .OrderBy(x => x.Clock.DueOn)
            .Take(Most)
            .Select(x => new
            {
                x.Clock,
                x.Release.Number,
                Title = EF.Property<string>(x.Release, JointReleaseMapping.TitleColumn),
                x.Release.Draft,
                Sent = x.Release.Versions.OrderByDescending(v => v.Number).Select(v => v.Text).FirstOrDefault(),
            })
            .ToListAsync(stop);
        return [.. rows.Select(r => new Mine(r.Clock, r.Number, (r.Sent ?? r.Draft).Attribute.LetsTheTitleOut() ? r.Title : ""))];
    }

    private sealed record Mine(Deadline Clock, string Number, string Title);
}
