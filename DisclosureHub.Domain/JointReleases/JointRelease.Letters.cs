using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// Outside units are asked by the bureau's letter (函), issued by the office; a section never writes outward in its own name.
public sealed partial class JointRelease
{
    /// <summary>
    /// The office head issues the bureau's letter to an outside unit. Asking is itself a disclosure: he states that the
    /// text was checked before it leaves (BM-3).
    /// </summary>
    public Outcome IssueLetter(Signature by, UnitId unit, string number, bool checkedForSecrecy, TextHash seen)
    {
        if (CannotWriteTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        ArgumentNullException.ThrowIfNull(by);
        if (!by.HeadsTheOffice)
        {
            return new OnlyTheOfficeDecides();
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        if (asked.Letter is { } there)
        {
            return new LetterIsIssued(there.Number);
        }

        if (!checkedForSecrecy)
        {
            return new SecrecyCheckIsMissing();
        }

        asked.Send(new OutsideLetter(number, Current.Number, by, null, null));
        Register(PaperKind.Letter, number, unit, Current.Hash, by.At);
        return Raise(new LetterIssued(Id, unit, number, Current.Number, Current.Hash, by, by.At));
    }

    /// <summary>The office records on which day the letter was received; the term begins the day after.</summary>
    public Outcome RecordReceipt(Signature by, UnitId unit, DateOnly on, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(timetable);
        if (CannotWriteTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!by.IsOffice)
        {
            return new OnlyTheOfficeDecides();
        }

        if (asked.Letter is not { } letter)
        {
            return new LetterIsNotIssued(unit);
        }

        if (letter.ReceivedOn is not null)
        {
            return new ReceiptIsRecorded();
        }

        if (on < WorkCalendar.DayOf(letter.By.At) || on > WorkCalendar.DayOf(by.At))
        {
            return new ReceiptDayIsImpossible();
        }

        asked.Send(letter with { ReceivedOn = on, ReceiptBy = by });
        KeepTimeOf(unit, by.At, timetable);

        // Where the unit has answered before the receipt was recorded, no clock runs; the day is kept all the same.
        var due = asked.DueOn ?? timetable.Calendar.AddWorkdays(on, timetable.InForce(Terms.JointOpinion, on).Length);
        asked.IsDue(due);
        return Raise(new LetterReceived(Id, unit, letter.Number, on, due, by, by.At));
    }

    /// <summary>
    /// The office voids a paper that went wrong: a letter nobody received, or a form that is not signed. The number stays
    /// on record and is not given again.
    /// </summary>
    public Outcome VoidPaper(Signature by, string number, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedToAll() is { } closed)
        {
            return closed;
        }

        var letterTo = _consultations.Find(c => c.Letter is { ReceivedOn: null } letter && letter.Number == number);
        var formOf = _consultations.Find(c => c.Paper is { Scan: null } paper && paper.Number == number);
        if (letterTo is null && formOf is null)
        {
            return new PaperCannotBeVoided();
        }

        if (!(by.HeadsTheOffice || (formOf is not null && by.WorksIn(formOf.Unit))))
        {
            return new OnlyTheOfficeDecides();
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        letterTo?.Send(null);
        formOf?.Put(null);
        Void(number, PlainText.Of(reason), by, by.At);
        return Outcome.Accepted;
    }

    private void Void(string number, string reason, Signature? by, DateTimeOffset at)
    {
        var paper = _papers.Find(p => p.Number == number)!;
        paper.Void(reason, at);
        _ = Raise(new PaperVoided(Id, paper.Kind, number, paper.Unit!.Value, reason, by, at));
    }

    /// <summary>A paper made for a text that is no longer current cannot come on the record any more; the number of a form is void.</summary>
    private void VoidPaperOf(Consultation asked, Signature? by, DateTimeOffset at)
    {
        if (asked.Paper is { Number.Length: > 0 } form)
        {
            Void(form.Number, "", by, at);
        }

        asked.Put(null);
    }

    private Refusal? CannotWriteTo(UnitId unit, out Consultation asked) =>
        ClosedTo(unit, out asked) ?? (asked.IsOutside ? null : new NotAnOutsideUnit(unit));
}
