using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// The minutes of a mediation: written by a recorder, finished with a number, signed by everybody present or the refusal recorded.
public sealed partial class JointRelease
{
    /// <summary>The recorder writes on the minutes; everybody in the room sees them grow.</summary>
    /// <param name="seen">The fingerprint of the minutes the writer had before him.</param>
    public Outcome WriteMinutes(Signature by, string text, TextHash seen)
    {
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (seen != TextHash.Of(mediation.MinutesDraft))
        {
            return new MinutesHaveChanged();
        }

        var plain = PlainText.Of(text);
        if (plain.Length > Limits.Minutes)
        {
            return new TextTooLong(Limits.Minutes);
        }

        Keep(mediation with { MinutesDraft = plain });
        return Raise(new MinutesWritten(Id, mediation.Session, TextHash.Of(plain), by, by.At));
    }

    /// <summary>The recorder finishes the minutes: they get their number and cannot be changed any more.</summary>
    /// <remarks>Refused while an item of the agenda has no outcome, or somebody invited is marked neither present nor absent.</remarks>
    public Outcome FinishMinutes(Signature by, string number, TextHash seen)
    {
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (mediation.Meeting is not { } meeting || meeting.Starts > by.At)
        {
            return new MediationIsNotConvened();
        }

        if (seen != TextHash.Of(mediation.MinutesDraft))
        {
            return new MinutesHaveChanged();
        }

        if (mediation.MinutesDraft.Length == 0)
        {
            return new MinutesAreEmpty();
        }

        if (mediation.Agenda.FirstOrDefault(i => i.Outcome is null) is { } open)
        {
            return new AgendaIsUnsettled(open.Unit);
        }

        if (mediation.Attendees.Any(a => a.Attendance == Attendance.Invited))
        {
            return new AttendanceIsNotMarked();
        }

        var minutes = new Minutes(number, mediation.MinutesDraft, by);
        Keep(mediation with { Minutes = minutes });
        Register(PaperKind.Minutes, number, null, minutes.Hash, by.At);
        _ = Raise(new MinutesFinished(Id, mediation.Session, number, minutes.Hash, by, by.At));
        return CloseIfAllSigned(by.At);
    }

    /// <summary>Somebody who was present signs the minutes he read.</summary>
    public Outcome SignMinutes(Signature by, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (OpenMediation is not { Minutes: { } minutes } mediation)
        {
            return new MinutesAreNotFinished();
        }

        if (mediation.Attendees.FirstOrDefault(a => a.Person == by.Person && a.Attendance == Attendance.Present) is not { } attendee)
        {
            return new NotYoursToSign();
        }

        if (attendee.Mark is not null)
        {
            return new AlreadySignedOrRefused();
        }

        if (seen != minutes.Hash)
        {
            return new TextHasChanged(minutes.Hash);
        }

        return Mark(mediation, attendee, new MinutesMark(false, false, "", by));
    }

    /// <summary>The office records that somebody signed the printed minutes in ink, or that he refused and why.</summary>
    public Outcome RecordMinutesMark(Signature by, AttendeeId id, bool refused, string note)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.IsOffice)
        {
            return new OnlyTheOfficeMediates();
        }

        if (OpenMediation is not { Minutes: not null } mediation)
        {
            return new MinutesAreNotFinished();
        }

        if (mediation.Find(id) is not { Attendance: Attendance.Present } attendee)
        {
            return new NoSuchAttendee();
        }

        if (attendee.Mark is not null)
        {
            return new AlreadySignedOrRefused();
        }

        var plain = PlainText.Of(note);
        if (refused && plain.Length == 0)
        {
            return new ReasonIsMissing();
        }

        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        return Mark(mediation, attendee, new MinutesMark(refused, !refused, plain, by));
    }

    private Outcome Mark(Mediation mediation, Attendee attendee, MinutesMark mark)
    {
        Keep(mediation.With(attendee with { Mark = mark }));
        _ = mark.Refused
            ? Raise(new MinutesRefused(Id, mediation.Session, attendee.Id, attendee.Name, mark.Note, mark.By, mark.By.At))
            : Raise(new MinutesSigned(Id, mediation.Session, attendee.Id, attendee.Name, mediation.Minutes!.Hash, mark.OnPaper, mark.By, mark.By.At));
        return CloseIfAllSigned(mark.By.At);
    }

    private Outcome CloseIfAllSigned(DateTimeOffset at)
    {
        if (OpenMediation is not { Minutes: not null } mediation || mediation.Unsigned.Any())
        {
            return Outcome.Accepted;
        }

        // What came before the office after the minutes were finished is for the next meeting.
        AgendaItem[] late = [.. mediation.Agenda.Where(i => i.Outcome is null)];
        Close(mediation with { Agenda = [.. mediation.Agenda.Except(late)] }, at);
        if (late.Length > 0)
        {
            Mediations = [.. Mediations, Mediation.Open(Mediations.Count + 1, at) with { Agenda = late }];
            _ = Raise(new MediationOpened(Id, Mediations.Count, at));
        }

        return Outcome.Accepted;
    }
}
