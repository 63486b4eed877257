using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// What the leading group's office decides about who is concerned and who leads (XT-1, XT-2).
public sealed partial class JointRelease
{
    /// <summary>The office confirms that a unit which asked to be removed is not concerned, or finds so of a silent unit that was put before it.</summary>
    public Outcome ConfirmRemoval(Signature by, UnitId unit, string reason)
    {
        if (CannotFind(by, unit, reason, orSilent: true, out var asked, out var opinion) is { } refusal)
        {
            return refusal;
        }

        var before = Stage;
        Find(asked, new Removal(RemovalKind.Confirmed, [], PlainText.Of(reason), by));
        _ = Raise(new RemovalConfirmed(Id, unit, opinion?.Id, asked.Removal!.Reason, by, by.At));
        return Settle(before, by.At);
    }

    /// <summary>The office insists, with reasons, that the unit is concerned: it owes an answer in the matter, and gets at least the re-consultation term.</summary>
    public Outcome InsistOnConcern(Signature by, UnitId unit, string reason, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        if (CannotFind(by, unit, reason, orSilent: false, out var asked, out var opinion) is { } refusal)
        {
            return refusal;
        }

        var before = Stage;
        asked.Insist(new Insistence(opinion!.Id, PlainText.Of(reason), by));
        KeepTimeOf(unit, by.At, timetable);
        _ = Raise(new ConcernInsisted(Id, unit, opinion.Id, asked.Insisted!.Reason, asked.DueOn, by, by.At));
        return Settle(before, by.At);
    }

    /// <summary>The office names one more unit for the current version; it is asked at once (XT-1).</summary>
    /// <param name="passages">The passages that concern it; empty for the whole text.</param>
    public Outcome AddUnit(Signature by, Unit unit, IReadOnlyList<BlockId> passages, string reason, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(timetable);
        if (ClosedToAll() is { } closed)
        {
            return closed;
        }

        if (!by.HeadsTheOffice)
        {
            return new OnlyTheOfficeDecides();
        }

        if (unit.Kind == UnitKind.Leadership || unit.Id == Lead)
        {
            return new UnitCannotBeAsked(unit.Id);
        }

        if (Find(unit.Id) is { } there && StateOf(there) != ConsultationState.Removed)
        {
            return new UnitIsAskedAlready(unit.Id);
        }

        if (!passages.All(Current!.Text.Has))
        {
            return new ConcernNamesUnknownBlock();
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        var before = Stage;
        var concern = new Concern(unit.Id, [.. passages.Distinct()], unit.Kind == UnitKind.Outside);
        Concerns = [.. Concerns.Where(c => c.Unit != unit.Id), concern with { Blocks = [.. concern.Blocks.Where(Draft.Has)] }];
        NoneAffectedReason = "";
        _ = Raise(new UnitAdded(Id, unit.Id, PlainText.Of(reason), by, by.At));
        Put(Current, concern, by.At, timetable);
        return Settle(before, by.At);
    }

    /// <summary>
    /// The office gives the release to another section (XT-2). The new lead signs its own version; the section that led so
    /// far is asked about it.
    /// </summary>
    public Outcome ReassignLead(Signature by, Unit unit, string reason, Func<CategoryId, Category?> categories)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(categories);
        if (Ending is { } ending)
        {
            return new ReleaseIsOver(ending.Stage);
        }

        if (!by.HeadsTheOffice)
        {
            return new OnlyTheOfficeDecides();
        }

        if (Number.Length == 0)
        {
            return new NothingIsInConsultation();
        }

        if (unit.Id == Lead)
        {
            return new UnitLeadsAlready(unit.Id);
        }

        if (unit.Kind is not (UnitKind.Section or UnitKind.Office))
        {
            return new OnlyOwnUnitsLead(unit.Id);
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        var (before, from) = (Stage, Lead);
        var owned = Draft.Category is { } category && categories(category)?.Owner == unit.Id;
        (Lead, Submitted, Returned) = (unit.Id, null, null);
        Draft = Draft with { Lead = unit.Id, Category = owned ? Draft.Category : null, Issuers = [unit.Id, .. Draft.Issuers.Where(i => i != unit.Id && i != from)] };
        Concerns = [.. Concerns.Where(c => c.Unit != unit.Id && c.Unit != from), new Concern(from, [])];
        _ = Raise(new LeadReassigned(Id, from, unit.Id, PlainText.Of(reason), by, by.At));
        return Settle(before, by.At);
    }

    /// <summary>The office runs the coordination from here on: it drafts, proposes and escalates in the lead's place. Versions are still signed by the lead (XT-1).</summary>
    public Outcome TakeOverCoordination(Signature by, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedToAll() is { } closed)
        {
            return closed;
        }

        if (!by.HeadsTheOffice)
        {
            return new OnlyTheOfficeDecides();
        }

        if (TakenOver is not null || by.Unit == Lead)
        {
            return new TakenOverAlready();
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        TakenOver = new TakeOver(by.Unit, PlainText.Of(reason), by);
        return Raise(new CoordinationTakenOver(Id, by.Unit, TakenOver.Reason, by, by.At));
    }

    private Refusal? CannotFind(Signature by, UnitId unit, string reason, bool orSilent, out Consultation asked, out Opinion? opinion)
    {
        ArgumentNullException.ThrowIfNull(by);
        opinion = LatestOf(unit) is { Stance: Stance.NotConcerned } said ? said : null;
        return ClosedTo(unit, out asked)
            ?? (!by.HeadsTheOffice ? new OnlyTheOfficeDecides()
            : (opinion is null || StateOf(asked) != ConsultationState.Answered) && !(orSilent && IsBeforeTheOffice(asked)) ? new NoRemovalAskedFor(unit)
            : PlainText.Of(reason).Length == 0 ? new FindingNeedsReasons()
            : PlainText.Of(reason).Length > Limits.Opinion ? new TextTooLong(Limits.Opinion)
            : null);
    }

    /// <summary>What is wrong with a reason somebody has to give, or null.</summary>
    private static Refusal? Unfit(string reason) => PlainText.Of(reason).Length switch
    {
        0 => new ReasonIsMissing(),
        > Limits.Opinion => new TextTooLong(Limits.Opinion),
        _ => null,
    };
}
