using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// Who speaks besides the opinions: instructions and objections (ZZ-7.2), comments, readings, urging.
public sealed partial class JointRelease
{
    /// <summary>A leader or a head instructs somebody (授意、批示). It stands on the record for ever.</summary>
    public Outcome Instruct(Signature by, InstructionId id, PersonId to, string text)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotSpeakUp(by) is { } refusal)
        {
            return refusal;
        }

        if (to == by.Person)
        {
            return new NobodyToInstruct();
        }

        var plain = PlainText.Of(text);
        if (plain.Length is 0 or > Limits.Opinion)
        {
            return plain.Length == 0 ? new InstructionIsEmpty() : new TextTooLong(Limits.Opinion);
        }

        Instructions = [.. Instructions, new Instruction(id, to, plain, by)];
        return Raise(new InstructionGiven(Id, id, to, plain, by, by.At));
    }

    /// <summary>
    /// Somebody objects (异议): to an instruction given to him, to a decision of the leading group, or to the office's
    /// finding about a unit. It stops nothing and stays on the record for ever.
    /// </summary>
    /// <param name="against">The instruction's id; the unit's for a decision or a finding.</param>
    public Outcome Object(Signature by, ObjectionId id, ObjectionTarget target, Guid against, string reasons)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotSpeakUp(by) is { } refusal)
        {
            return refusal;
        }

        var asked = Find(UnitId.From(against));
        var isThere = target switch
        {
            ObjectionTarget.Instruction => Instructions.Any(i => i.Id.Value == against && i.To == by.Person),
            ObjectionTarget.Decision => asked?.Decision is not null,
            _ => asked is { Removal: not null } or { Insisted: not null },
        };
        if (!isThere)
        {
            return new NothingToObjectTo();
        }

        var plain = PlainText.Of(reasons);
        if (plain.Length is 0 or > Limits.Opinion)
        {
            return plain.Length == 0 ? new ObjectionNeedsReasons() : new TextTooLong(Limits.Opinion);
        }

        Objections = [.. Objections, new Objection(id, target, against, plain, by)];
        return Raise(new ObjectionRaised(Id, id, target, against, plain, by, by.At));
    }

    /// <summary>A remark beside a passage or the whole, or an answer to one. It is talk and binds nobody.</summary>
    public Outcome MakeComment(Signature by, CommentId id, BlockId? block, CommentId? replyTo, string text)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotSpeakUp(by) is { } refusal)
        {
            return refusal;
        }

        if (block is { } passage && !(Current?.Text ?? Draft).Has(passage))
        {
            return new NoSuchBlock(passage);
        }

        if (replyTo is { } answered && _comments.Find(c => c.Id == answered) is not { ReplyTo: null })
        {
            return new NoSuchComment();
        }

        var plain = PlainText.Of(text);
        if (plain.Length is 0 or > Limits.Opinion)
        {
            return plain.Length == 0 ? new CommentIsEmpty() : new TextTooLong(Limits.Opinion);
        }

        if (_comments.Count >= Limits.Comments)
        {
            return new TooManyComments(Limits.Comments);
        }

        var to = replyTo is { } first ? _comments.Find(c => c.Id == first)!.Block : block;
        _comments.Add(new Comment(id, to, replyTo, Current?.Number ?? 0, plain, by));
        return Raise(new CommentMade(Id, id, to, TextHash.Of(plain), by, by.At));
    }

    /// <summary>Who made a comment, or the lead, says that it is dealt with.</summary>
    public Outcome ResolveComment(Signature by, CommentId id)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotDealWith(by, id, out var comment) is { } refusal)
        {
            return refusal;
        }

        if (comment.By.Person != by.Person && !WorksForTheLead(by))
        {
            return new MatterIsNotYours();
        }

        comment.Resolve(by);
        return Raise(new CommentResolved(Id, id, by, by.At));
    }

    /// <summary>A comment is carried into the discrepancy record of a unit whose dissent is open.</summary>
    public Outcome CarryComment(Signature by, CommentId id, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotDealWith(by, id, out var comment) is { } refusal)
        {
            return refusal;
        }

        if (OpenDissentOf(unit) is null)
        {
            return new NoDissentToSettle(unit);
        }

        if (!by.WorksIn(unit) && !WorksForTheLead(by) && !by.IsOffice)
        {
            return new NotAPartyToTheDissent();
        }

        comment.CarryFor(unit);
        return Raise(new CommentCarried(Id, id, unit, by, by.At));
    }

    /// <summary>Somebody says that he has read the current version (已阅). No consent, and nobody's duty.</summary>
    public Outcome AcknowledgeReading(Signature by, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Current is not { } current)
        {
            return new NothingIsInConsultation();
        }

        if (CannotSpeakUp(by) is { } refusal)
        {
            return refusal;
        }

        if (seen != current.Hash)
        {
            return new TextHasChanged(current.Hash);
        }

        if (Readings.Any(r => r.Person == by.Person && r.Version == current.Number))
        {
            return new ReadAlready();
        }

        Readings = [.. Readings, new Reading(by.Person, current.Number, by.At)];
        return Raise(new VersionRead(Id, current.Number, current.Hash, by, by.At));
    }

    /// <summary>The lead or the office urges a unit that owes an answer (催办), once a day at most.</summary>
    public Outcome UrgeUnit(Signature by, UnitId unit, string note)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedTo(unit, out var asked) is { } closed)
        {
            return closed;
        }

        if (!WorksForTheLead(by) && !by.IsOffice)
        {
            return new MatterIsNotYours();
        }

        if (asked is { IsOutside: true, Letter: null } || StateOf(asked) is not (ConsultationState.Asked or ConsultationState.Negotiating) || (StateOf(asked) == ConsultationState.Negotiating && ProposalTo(unit) is null))
        {
            return new NothingToUrge(unit);
        }

        var today = WorkCalendar.DayOf(by.At);
        if (asked.UrgedOn == today)
        {
            return new UrgedToday(unit);
        }

        var plain = PlainText.Of(note);
        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        asked.Urge(today);
        return Raise(new UnitUrged(Id, unit, plain, by, by.At));
    }

    private Refusal? CannotSpeakUp(Signature by) =>
        Ending is { } ending ? new ReleaseIsOver(ending.Stage)
        : !IsBefore(by) ? new MatterIsNotYours()
        : null;

    private Refusal? CannotDealWith(Signature by, CommentId id, out Comment comment)
    {
        comment = _comments.Find(c => c.Id == id)!;
        return CannotSpeakUp(by)
            ?? (comment is null ? new NoSuchComment()
            : comment.ResolvedBy is not null || comment.CarriedFor is not null ? new CommentIsDealtWith()
            : null);
    }
}
