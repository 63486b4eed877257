using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// Opinions on paper: printed with number and fingerprint, signed in ink, scanned back by one person, confirmed by another.
public sealed partial class JointRelease
{
    /// <summary>A unit of the bureau prints its opinion for the head to sign in ink. The number is given now, and void if the form is never signed.</summary>
    /// <param name="seen">The fingerprint of the version it speaks of.</param>
    public Outcome PrintOpinion(Signature by, UnitId unit, string number, OpinionContent content, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(content);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (asked.IsOutside || !by.WorksIn(unit))
        {
            return new OnlyTheUnitItselfDrafts(unit);
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        if (asked.Paper is not null)
        {
            return new PaperIsUnderWay();
        }

        var plain = content.Plain();
        if (MaySay(asked, plain) is { } missing)
        {
            return missing;
        }

        asked.Put(new PaperOpinion(number, plain, Current.Hash, by, null));
        Register(PaperKind.OpinionSheet, number, unit, plain.Hash(), by.At);
        return Raise(new PaperOpinionPrinted(Id, unit, number, Current.Hash, plain.Hash(), by, by.At));
    }

    /// <summary>
    /// One person records the signed paper with its scan: somebody of the unit its own form, the office an outside unit's
    /// letter, of which he types what it says.
    /// </summary>
    /// <param name="content">What an outside unit's letter says; a printed form says what it was printed with.</param>
    /// <param name="seen">The fingerprint of the version it speaks of.</param>
    public Outcome RecordPaperOpinion(Signature by, UnitId unit, OpinionContent? content, TextHash seen, ScannedPaper scan)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(scan);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!MayHandlePaperOf(asked, by))
        {
            return new NotYoursToRecord();
        }

        if (seen != Current!.Hash)
        {
            return new TextHasChanged(Current.Hash);
        }

        if (CannotTakeIn(asked, scan, by) is { } refusal)
        {
            return refusal;
        }

        var plain = asked.Paper?.Content ?? content?.Plain();
        if (plain is null)
        {
            return new FormIsNotPrinted();
        }

        if (MaySay(asked, plain) is { } missing)
        {
            return missing;
        }

        var kept = scan with { Signer = PlainText.Of(scan.Signer), TheirNumber = PlainText.Of(scan.TheirNumber), RecordedBy = by };
        asked.Put(new PaperOpinion(asked.Paper?.Number ?? "", plain, seen, asked.Paper?.PrintedBy ?? by, kept));
        return Raise(new PaperOpinionRecorded(Id, unit, plain.Hash(), kept.File.Hash, kept.Signer, kept.SignedOn, kept.TheirNumber, by, by.At));
    }

    /// <summary>A second person compared the scan with what was recorded: the opinion comes on the record.</summary>
    /// <param name="number">The number of the opinion, where the paper brought none of ours.</param>
    public Outcome ConfirmPaperOpinion(Signature by, UnitId unit, OpinionId id, Func<string> number, TextHash seen, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(calendar);
        if (CannotJudge(by, unit, out var asked) is { } refusal)
        {
            return refusal;
        }

        var paper = asked.Paper!;
        if (seen != paper.Content.Hash())
        {
            return new OpinionDraftHasChanged();
        }

        if (MaySay(asked, paper.Content) is { } missing)
        {
            return missing;
        }

        asked.Put(null);
        var signed = by with { How = Authentication.OnPaper };
        _ = Raise(new PaperOpinionConfirmed(Id, unit, id, paper.Scan!.RecordedBy.Person, by, by.At));
        return Sign(asked, id, paper.Number.Length > 0 ? paper.Number : number(), paper.Content, signed, calendar, new PaperTrail(paper.Scan, by.Person));
    }

    /// <summary>A second person found that the scan does not bear out what was recorded; it is recorded anew.</summary>
    public Outcome RejectPaperOpinion(Signature by, UnitId unit, string reason)
    {
        if (CannotJudge(by, unit, out var asked) is { } refusal)
        {
            return refusal;
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        // Our own form stays out for signature; an outside letter is taken in anew.
        asked.Put(asked.Paper! is { Number.Length: > 0 } form ? form with { Scan = null } : null);
        return Raise(new PaperOpinionRejected(Id, unit, PlainText.Of(reason), by, by.At));
    }

    private static bool MayHandlePaperOf(Consultation asked, Signature by) => by.IsOffice || (!asked.IsOutside && by.WorksIn(asked.Unit));

    private static Refusal? CannotTakeIn(Consultation asked, ScannedPaper scan, Signature by) => asked switch
    {
        { Paper.Scan: not null } => new PaperIsUnderWay(),
        { IsOutside: false, Paper: null } => new FormIsNotPrinted(),
        { IsOutside: true, Letter: null } => new LetterIsNotIssued(asked.Unit),
        _ when scan.File.Size == 0 => new ScanIsMissing(),
        _ when PlainText.Of(scan.Signer).Length == 0 => new SignerIsMissing(),
        _ when scan.Signer.Length > Limits.Line || scan.TheirNumber.Length > Limits.Line => new TextTooLong(Limits.Line),
        _ when scan.SignedOn > WorkCalendar.DayOf(by.At) || scan.SignedOn < WorkCalendar.DayOf(asked.AskedAt) => new PaperDayIsImpossible(),
        _ => null,
    };

    private Refusal? CannotJudge(Signature by, UnitId unit, out Consultation asked)
    {
        ArgumentNullException.ThrowIfNull(by);
        return ClosedTo(unit, out asked)
            ?? (!MayHandlePaperOf(asked, by) ? new NotYoursToRecord()
            : asked.Paper?.Scan is not { } scan ? new NothingToConfirm()
            : scan.RecordedBy.Person == by.Person ? new AnotherPersonConfirms()
            : null);
    }
}
