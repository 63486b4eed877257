using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;

namespace DisclosureHub.Domain.Notices;

/// <summary>Whether a notice also leaves by mail, and when.</summary>
public enum Pace
{
    Off,

    /// <summary>In the morning of the next working day, together with everything else.</summary>
    Digest,

    AtOnce,
}

/// <summary>Where a person wants to be told of one kind. The bell counts every notice, whatever is chosen.</summary>
/// <param name="Toast">A line on the page that is open.</param>
/// <param name="Browser">The browser's own notification, while the tab is hidden.</param>
/// <param name="Webhook">The bureau's message channel (WeCom, DingTalk, SMS), where there is one.</param>
public sealed record Choice(NoticeKind Kind, bool Toast, bool Browser, Pace Mail, bool Webhook);

/// <summary>What a person has chosen, kind by kind.</summary>
public static class Choices
{
    /// <summary>When a digest leaves, by the wall clock in Shanghai.</summary>
    public static readonly TimeOnly DigestAt = new(8, 30);

    /// <summary>What holds until a person chooses: what needs him today comes at once, the rest in the morning.</summary>
    public static readonly IReadOnlyList<Choice> Defaults =
    [
        new(NoticeKind.Asked, true, true, Pace.AtOnce, false),
        new(NoticeKind.ForSignature, true, true, Pace.Digest, false),
        new(NoticeKind.Negotiation, true, false, Pace.Digest, false),
        new(NoticeKind.Mediation, true, true, Pace.AtOnce, false),
        new(NoticeKind.Reminder, true, true, Pace.AtOnce, false),
        new(NoticeKind.Lapse, true, true, Pace.AtOnce, false),
        new(NoticeKind.Outcome, true, false, Pace.Digest, false),
    ];

    /// <summary>The choice for a kind among those a person made; the default where he made none.</summary>
    public static Choice Of(NoticeKind kind, IReadOnlyList<Choice> made) =>
        made.FirstOrDefault(c => c.Kind == kind) ?? Defaults.First(c => c.Kind == kind);

    /// <summary>
    /// When something may leave, in UTC: at once outside the quiet hours, a term in hours at any hour, a digest on the
    /// morning of the next working day.
    /// </summary>
    public static DateTimeOffset LeavesAt(Pace pace, DateTimeOffset at, bool isOfHours, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (pace == Pace.AtOnce)
        {
            return isOfHours ? at : QuietHours.Leave(at);
        }

        var today = WorkCalendar.DayOf(at);
        var morning = WorkCalendar.InstantOf(today, DigestAt);
        return calendar.IsWorkday(today) && at < morning ? morning : WorkCalendar.InstantOf(calendar.AddWorkdays(today, 1), DigestAt);
    }
}
