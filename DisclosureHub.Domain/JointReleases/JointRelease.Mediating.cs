using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// 共同协商 (XT-3.3): the office brings the units together; a text is tried in front of everybody, and every dissent gets its outcome.
public sealed partial class JointRelease
{
    /// <summary>The mediation under way, or null.</summary>
    public Mediation? OpenMediation => Mediations.LastOrDefault(m => m.IsOpen);

    /// <summary>The passages as the room has them now, in the version they would change; before the first version, the draft.</summary>
    public ReleaseText TriedText => Current?.Text.With(OpenMediation?.Tried ?? []) ?? Draft;

    /// <summary>The office sets time, place and people. It can do so anew until the minutes are finished; who was marked stays so.</summary>
    public Outcome ConveneMediation(Signature by, DateTimeOffset starts, bool online, string place, IReadOnlyList<Attendee> invited)
    {
        ArgumentNullException.ThrowIfNull(invited);
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        var plain = PlainText.Of(place);
        if (plain.Length is 0 or > Limits.Line)
        {
            return plain.Length == 0 ? new MeetingNeedsAPlace() : new TextTooLong(Limits.Line);
        }

        if (WorkCalendar.DayOf(starts) < WorkCalendar.DayOf(by.At) && mediation.Meeting?.Starts != starts)
        {
            return new MeetingIsInThePast();
        }

        if (invited.Count is 0 or > Limits.Attendees)
        {
            return invited.Count == 0 ? new NobodyIsInvited() : new TooManyAttendees(Limits.Attendees);
        }

        UnitId[] parties = [Lead, .. mediation.Agenda.Where(i => i.Outcome is null).Select(i => i.Unit)];
        var kept = mediation.Attendees.Where(a => a.Attendance != Attendance.Invited).ToList();
        if (Array.FindIndex(parties, unit => invited.Concat(kept).All(a => a.Unit != unit)) is >= 0 and var missing)
        {
            return new PartyIsNotInvited(parties[missing]);
        }

        var fresh = invited
            .Where(i => kept.TrueForAll(k => k.Id != i.Id && (k.Person is null || k.Person != i.Person)))
            .DistinctBy(i => i.Person?.Value ?? i.Id.Value)
            .Select(i => i with { Name = PlainText.Of(i.Name), Attendance = Attendance.Invited, Mark = null });
        Keep(mediation with { Meeting = new Meeting(starts, online, plain, by), Attendees = [.. kept, .. fresh] });
        return Raise(new MediationConvened(Id, mediation.Session, starts, online, plain, OpenMediation!.Attendees.Count, by, by.At));
    }

    /// <summary>The office marks who came.</summary>
    public Outcome MarkAttendance(Signature by, AttendeeId id, bool present)
    {
        if (CannotRun(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (mediation.Find(id) is not { } attendee)
        {
            return new NoSuchAttendee();
        }

        var marked = attendee with { Attendance = present ? Attendance.Present : Attendance.Absent };
        Keep(mediation.With(marked));
        return Raise(new AttendanceMarked(Id, mediation.Session, id, attendee.Name, marked.Attendance, by, by.At));
    }

    /// <summary>A unit states, or rewrites, what it holds; everybody in the room sees it.</summary>
    /// <param name="seen">The fingerprint of the position the writer had before him; <see cref="TextHash.None"/> when there was none.</param>
    public Outcome StatePosition(Signature by, string text, TextHash seen)
    {
        if (CannotSpeak(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        var before = mediation.Positions.FirstOrDefault(p => p.Unit == by.Unit);
        if (seen != (before is null ? TextHash.None : TextHash.Of(before.Text)))
        {
            return new PositionHasChanged();
        }

        var plain = PlainText.Of(text);
        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        Keep(mediation with { Positions = [.. mediation.Positions.Where(p => p.Unit != by.Unit), new Position(by.Unit, plain, by)] });
        return Raise(new PositionStated(Id, mediation.Session, by.Unit, TextHash.Of(plain), by, by.At));
    }

    /// <summary>Somebody in the room tries a passage another way, or leaves it out; everybody sees it.</summary>
    /// <param name="text">How it would read; null when it would be left out.</param>
    /// <param name="seen">The fingerprint of the passage as it was before the writer: tried, or as in the version.</param>
    public Outcome TryText(Signature by, BlockId block, string? text, TextHash seen)
    {
        if (CannotSpeak(by, out var mediation) is { } refusal)
        {
            return refusal;
        }

        if (Current!.Text.Find(block) is not { } original)
        {
            return new NoSuchBlock(block);
        }

        if (TriedHash(block) != seen)
        {
            return new BlockHasChanged(block, TriedHash(block));
        }

        if (AgreedBy(block) is { } unit)
        {
            return new PassageIsAgreed(unit);
        }

        var change = new TextChange(block, text is null ? null : PlainText.Of(text));
        if (change.Text?.Length > Limits.Block)
        {
            return new TextTooLong(Limits.Block);
        }

        var others = mediation.Tried.Where(c => c.Block != block);
        Keep(mediation with { Tried = change.Text == original.Text ? [.. others] : [.. others, change] });
        return Raise(new TextTried(Id, mediation.Session, block, TriedHash(block), by, by.At));
    }

    /// <summary>The fingerprint of a passage as the room has it now; <see cref="TextHash.None"/> when it is left out.</summary>
    public TextHash TriedHash(BlockId block) => TriedText.Find(block)?.Hash ?? TextHash.None;

    /// <summary>The unit whose consent, signed in this room, covers the passage as it is tried; or null.</summary>
    private UnitId? AgreedBy(BlockId block) => AgreedIn(OpenMediation!, block);

    private UnitId? AgreedIn(Mediation mediation, BlockId block) => _consultations
        .Select(c => LatestOf(c.Unit))
        .FirstOrDefault(o => o is { OnProposedText: not null } && o.Version == Current!.Number && o.SignedAt >= mediation.OpenedAt && o.Scope.Covers(block))?.Unit;

    private void Keep(Mediation mediation) => Mediations = [.. Mediations.Select(m => m.Session == mediation.Session ? mediation : m)];

    /// <summary>Where every dissent ended before anybody met, there is nothing to take minutes of.</summary>
    private void CloseIfNothingWasMet(DateTimeOffset at)
    {
        if (OpenMediation is { Meeting: null, IsUnsettled: false } mediation)
        {
            Close(mediation, at);
        }
    }

    private void Close(Mediation mediation, DateTimeOffset at)
    {
        Keep(mediation with { ClosedAt = at });
        _ = Raise(new MediationClosed(Id, mediation.Session, at));
    }

    private Refusal? CannotRun(Signature by, out Mediation mediation)
    {
        ArgumentNullException.ThrowIfNull(by);
        mediation = OpenMediation!;
        return !by.IsOffice ? new OnlyTheOfficeMediates()
            : mediation is null ? new NothingIsBeforeTheOffice()
            : mediation.Minutes is not null ? new MinutesAreFinished()
            : null;
    }

    private Refusal? CannotSpeak(Signature by, out Mediation mediation)
    {
        ArgumentNullException.ThrowIfNull(by);
        mediation = OpenMediation!;
        return ClosedToAll()
            ?? (mediation is null ? new NothingIsBeforeTheOffice()
            : mediation.Minutes is not null ? new MinutesAreFinished()
            : !IsOfTheRoom(by) ? new NotPartOfTheMediation()
            : null);
    }

    /// <summary>Who speaks in the room: the lead, the office, the leaders, and every unit asked. Outside units come in person.</summary>
    private bool IsOfTheRoom(Signature by) =>
        by.IsOffice || by.IsLeader || by.WorksIn(Lead) || _consultations.Exists(c => !c.IsOutside && by.WorksIn(c.Unit));
}
