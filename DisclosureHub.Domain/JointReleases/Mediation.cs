using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public readonly record struct AttendeeId(Guid Value) : IId<AttendeeId>
{
    public static AttendeeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>When and where the office brings those concerned together.</summary>
/// <param name="Place">The room, or how one joins online.</param>
public sealed record Meeting(DateTimeOffset Starts, bool Online, string Place, Signature By);

public enum Attendance
{
    Invited,
    Present,
    Absent,
}

/// <summary>What somebody present did with the minutes.</summary>
/// <param name="Refused">He refused to sign; then <paramref name="Note"/> says why, in the recorder's words.</param>
/// <param name="OnPaper">He signed the printed minutes; the office recorded it.</param>
public sealed record MinutesMark(bool Refused, bool OnPaper, string Note, Signature By);

/// <summary>Somebody invited to the mediation. People of outside units are named and have no account.</summary>
public sealed record Attendee(AttendeeId Id, UnitId Unit, PersonId? Person, string Name, Attendance Attendance, MinutesMark? Mark);

/// <summary>One dissent on the agenda, with the passages it is about and how it ended.</summary>
/// <param name="Version">The version it dissents from.</param>
/// <param name="Passages">Empty when it is about the whole text.</param>
/// <param name="Escalation">How it came before the office, with the number of its discrepancy record.</param>
/// <param name="Reasons">Why it ended so; empty while it has not.</param>
public sealed record AgendaItem(UnitId Unit, OpinionId Dissent, int Version, IReadOnlyList<BlockId> Passages, Escalation Escalation, DissentOutcome? Outcome, string Reasons);

/// <summary>What a unit holds, as it stands in the room.</summary>
public sealed record Position(UnitId Unit, string Text, Signature By);

/// <summary>The minutes, finished and numbered: 纪要〔2026〕2号.</summary>
public sealed record Minutes(string Number, string Text, Signature Recorder)
{
    public TextHash Hash => TextHash.Of(Text);
}

/// <summary>
/// 共同协商: the office brings the units together over the dissents that talking did not settle (XT-3.3). One at a time
/// for a release; it closes when every item has its outcome and everybody present has signed the minutes or refused.
/// </summary>
/// <param name="Session">Counts from 1 for each release.</param>
/// <param name="Tried">The passages as the room has them now.</param>
/// <param name="MinutesDraft">What the recorder has written so far.</param>
/// <param name="BeforeLeadingGroupSince">Since when, in UTC, it is before the leading group because its term ran out; null while it is not.</param>
public sealed record Mediation(
    int Session,
    DateTimeOffset OpenedAt,
    IReadOnlyList<AgendaItem> Agenda,
    Meeting? Meeting,
    IReadOnlyList<Attendee> Attendees,
    IReadOnlyList<Position> Positions,
    IReadOnlyList<TextChange> Tried,
    string MinutesDraft,
    Minutes? Minutes,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? BeforeLeadingGroupSince = null)
{
    public static Mediation Open(int session, DateTimeOffset at) => new(session, at, [], null, [], [], [], "", null, null);

    public bool IsOpen => ClosedAt is null;

    /// <summary>Whether some dissent on the agenda has no outcome yet.</summary>
    public bool IsUnsettled => Agenda.Any(item => item.Outcome is null);

    public AgendaItem? OpenItem(UnitId unit) => Agenda.LastOrDefault(item => item.Unit == unit && item.Outcome is null);

    public Attendee? Find(AttendeeId id) => Attendees.FirstOrDefault(a => a.Id == id);

    /// <summary>Those present who have neither signed the minutes nor refused.</summary>
    public IEnumerable<Attendee> Unsigned => Attendees.Where(a => a is { Attendance: Attendance.Present, Mark: null });

    internal Mediation With(Attendee attendee) => this with { Attendees = [.. Attendees.Select(a => a.Id == attendee.Id ? attendee : a)] };

    internal Mediation Ended(UnitId unit, DissentOutcome outcome, string reasons) => this with
    {
        Agenda = [.. Agenda.Select(item => item.Unit == unit && item.Outcome is null ? item with { Outcome = outcome, Reasons = reasons } : item)],
    };
}

/// <summary>How a member of the leading group voted.</summary>
public enum Ballot
{
    For,
    Against,
    Abstained,
}

public sealed record Vote(PersonId Member, Ballot Ballot);

/// <summary>
/// A decision of the leading group over one dissent, or over a unit's silence, and exactly one version: the version goes
/// on despite it. Shown as a decision, never as consent.
/// </summary>
/// <param name="Dissent">The dissent decided over; null where the unit was silent.</param>
public sealed record Decision(OpinionId? Dissent, int Version, IReadOnlyList<Vote> Votes, string Reasons, Signature By)
{
    /// <summary>More votes for it than against and abstained together.</summary>
    public static bool IsCarried(IReadOnlyList<Vote> votes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        return votes.Count(v => v.Ballot == Ballot.For) * 2 > votes.Count;
    }
}
