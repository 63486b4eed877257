using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace DisclosureHub.Web.Channels;

/// <summary>One term in somebody's calendar.</summary>
/// <param name="Id">The same for the same term for ever; the calendar recognises it by this.</param>
/// <param name="Sequence">Rises with every change; a calendar may ignore a change without it.</param>
/// <param name="Day">The legal day of a term counted in days, shown all day. Either this or <paramref name="At"/>.</param>
/// <param name="At">The instant of a term counted in hours.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">Plain text of any number of lines; may be empty.</param>
/// <param name="Address">Where the matter is, absolute.</param>
/// <param name="ChangedAt">When the term was last changed.</param>
/// <param name="Cancelled">The term has gone; it stays in the feed for a while, so that calendars take it out.</param>
/// <param name="AlarmsBefore">How long before the beginning to remind, in whole seconds; of a day, before its 0:00. A negative one reminds after it.</param>
public sealed record FeedEntry(
    Guid Id, int Sequence, DateOnly? Day, DateTimeOffset? At, string Summary, string Description, Uri? Address, DateTimeOffset ChangedAt, bool Cancelled, IReadOnlyList<TimeSpan> AlarmsBefore);

/// <summary>
/// Terms as a calendar that others subscribe to (RFC 5545). Days are days, instants are UTC; no zone is ever described,
/// because the library's Shanghai still has the summer time of 1991.
/// </summary>
public static class CalendarFeed
{
    /// <summary>What it is sent as.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often calendars shall ask again; they ask less often if they like.</summary>
    private const string AskAgain = "PT15M";

    /// <param name="name">What the calendar is called where it is subscribed to.</param>
    /// <param name="now">When this is written.</param>
    /// <returns>Lines of at most 75 octets in UTF-8, ended by CRLF.</returns>
    /// <exception cref="ArgumentException">An entry has both a day and an instant, or neither; its address is relative; or an alarm is not in whole seconds.</exception>
    public static string Write(string name, IEnumerable<FeedEntry> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(entries);
        var calendar = new Ical.Net.Calendar { ProductId = "-//DisclosureHub//Terms//ZH", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", OneLine(name));
        var refresh = new CalendarProperty("REFRESH-INTERVAL", AskAgain);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", AskAgain);
        foreach (var entry in entries)
        {
            calendar.Events.Add(Written(entry, now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar came out as nothing.");
    }

    private static CalendarEvent Written(FeedEntry entry, DateTimeOffset now)
    {
        var (start, end) = entry switch
        {
            // The end is the first day on which it is over.
            { Day: { } day, At: null } => (new CalDateTime(day), new CalDateTime(day.AddDays(1))),
            { Day: null, At: { } at } => (Utc(at), (CalDateTime?)null),
            _ => throw new ArgumentException($"Entry {entry.Id} has a day or an instant, and never both.", nameof(entry)),
        };
        var written = new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{entry.Id:D}@disclosurehub"),
            Sequence = entry.Sequence,
            Start = start,
            End = end,
            Summary = OneLine(entry.Summary),
            Description = entry.Description.Length == 0 ? null : Plain(entry.Description),
            Url = entry.Address is null ? null : Ascii(entry.Address),
            DtStamp = Utc(now),
            LastModified = Utc(entry.ChangedAt),
            Status = entry.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,

            // A term keeps nobody busy, and whose calendar it is knows who may read it.
            Transparency = TransparencyType.Transparent,
            Class = "PRIVATE",
        };
        foreach (var before in entry.Cancelled ? [] : entry.AlarmsBefore)
        {
            written.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = written.Summary, Trigger = new Trigger(Exactly(-before)) });
        }

        return written;
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, hasTime: true);

    private static Duration Exactly(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0
        ? Duration.FromTimeSpanExact(span)
        : throw new ArgumentException("An alarm is set in whole seconds.", nameof(span));

    /// <summary>The library writes an address as it was given; others read ASCII only.</summary>
    private static Uri Ascii(Uri address) => address.IsAbsoluteUri
        ? new Uri(address.AbsoluteUri)
        : throw new ArgumentException("The address of an entry is absolute.", nameof(address));

    private static string OneLine(string text) => Plain(text.ReplaceLineEndings(" "));

    /// <summary>Without control characters, for one of which readers throw the whole calendar away, and without half characters.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is '\n' or '\t' || !Rune.IsControl(r)))
        {
            _ = plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
