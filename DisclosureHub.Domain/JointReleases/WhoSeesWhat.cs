using System.Linq.Expressions;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>Another's post, and the duties of it that the reader does in his stead today.</summary>
public sealed record StandIn(Post Post, IReadOnlyList<Duty> Duties, DateOnly Last);

/// <summary>Who is reading: the posts held today, and what follows from them.</summary>
/// <param name="StandsIn">For whom he stands in today. It lets him do what was delegated; it shows him nothing that he would not see anyway, since he is of the same unit.</param>
public sealed record Reader(PersonId Person, IReadOnlyList<Post> Posts, IReadOnlyList<StandIn>? StandsIn = null)
{
    /// <summary>The units whose own work the reader does.</summary>
    public IReadOnlyList<UnitId> Units { get; } =
        [.. Posts.Where(p => p.Role.WorksForItsUnit() && p.Role.Carries(Duty.ReadMatters)).Select(p => p.Unit).Distinct()];

    public bool SeesTheWholeBureau { get; } = Posts.Any(p => p.Role.SeesTheWholeBureau());

    public bool WorksIn(UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.WorksForItsUnit());

    /// <summary>Whether he signs for the unit: as its head, or in its head's stead.</summary>
    public bool Heads(UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.HeadsItsUnit()) || InSteadOf(Duty.SignOpinion, unit) is not null || InSteadOf(Duty.OpenConsultation, unit) is not null;

    /// <summary>Whether some post of the reader in that unit carries the duty, or one in which he stands in.</summary>
    public bool Carries(Duty duty, UnitId unit) => Posts.Any(p => p.Unit == unit && p.Role.Carries(duty)) || InSteadOf(duty, unit) is not null;

    public bool Carries(Duty duty) => Posts.Any(p => p.Role.Carries(duty)) || InSteadOf(duty) is not null;

    /// <summary>Whether he sees the lists of units, people and posts: to look after them, to name acting heads, or to audit.</summary>
    public bool SeesTheOrganisation => Carries(Duty.Organise) || Carries(Duty.GivePosts) || Carries(Duty.Coordinate) || Carries(Duty.VerifyLedger);

    /// <summary>The post of another in which the reader may do this today; null when there is none.</summary>
    public Post? InSteadOf(Duty duty, UnitId? unit = null) => StandsIn?.FirstOrDefault(s => s.Duties.Contains(duty) && (unit is null || s.Post.Unit == unit))?.Post;

    /// <summary>Whether the reader is a contact of an outside unit and nothing else: he sees the text, his own row and the outcome.</summary>
    public bool IsOutside { get; } = Posts.All(p => p.Role == Role.OutsideContact);

    /// <summary>Whether some post of the reader is in the leading group's office.</summary>
    public bool IsOffice { get; } = Posts.Any(p => p.Role is Role.OfficeStaff or Role.OfficeHead);

    /// <summary>The reader as far as the posts go that carry the duty: another post of his adds nothing to it.</summary>
    public Reader In(Duty duty) => new(Person, [.. Posts.Where(p => p.Role.Carries(duty))]);
}

/// <summary>Something to read on the record, and what the rule about reading it asks: what it is and where it was done.</summary>
/// <typeparam name="TFact">Whatever the caller shows of it.</typeparam>
public sealed class FactPlace<TFact>
{
    public required TFact Fact { get; init; }

    /// <summary>The fact's kind, the type name of the event.</summary>
    public required string Kind { get; init; }

    /// <summary>The lead unit of the release it belongs to; null when that release is not there for the reader.</summary>
    public required UnitId? Lead { get; init; }

    /// <summary>The unit of the post it was done in; null when the post is not known.</summary>
    public required UnitId? DoneIn { get; init; }
}

/// <summary>
/// Who sees a release: its lead unit always; the office, the leadership and the auditor once it was sent; a unit asked,
/// once it was asked, and an outside one once the bureau's letter went out to it. Drafts stay in their own unit.
/// </summary>
public static class WhoSeesWhat
{
    /// <summary>Facts about the making of a draft: the lead unit's own working papers, before and between the versions it sends.</summary>
    public static readonly IReadOnlyList<string> LeadPapers = 
    [
        nameof(ReleaseDrafted), nameof(ReleaseCopied), nameof(DraftSaved), nameof(TextBroughtIn), nameof(DraftSubmitted), nameof(DraftReturned),
        nameof(ProposalDrafted), nameof(ProposalSentToHead), nameof(AgreedTextTakenUp),
    ];

    /// <summary>Facts about the making of an opinion: the asked unit's own working papers. Only its own people can do them.</summary>
    public static readonly IReadOnlyList<string> UnitPapers = [nameof(OpinionDrafted), nameof(OpinionSentToHead), nameof(OpinionReturned), nameof(PaperOpinionPrinted)];

    /// <summary>As an expression, so that the same sentence serves the query and the test.</summary>
    public static Expression<Func<JointRelease, bool>> Of(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (units, whole) = (reader.Units, reader.SeesTheWholeBureau);
        return release =>
            units.Contains(release.Lead)
            || (release.Number != "" && (whole || release.Consultations.Any(c => units.Contains(c.Unit) && (!c.IsOutside || c.Letter != null))));
    }

    /// <summary>Which clocks of a release one sees: every one to whoever sees the release, but to an outside contact those about his own unit only.</summary>
    public static Expression<Func<Deadline, bool>> ClocksOf(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        IReadOnlyList<UnitId?> units = [.. reader.Units];
        return SeesTheRest(reader) ? clock => true : clock => units.Contains(clock.Of);
    }

    /// <summary>The working draft, and proposals not signed yet, are the lead unit's own, and the office's once it took over.</summary>
    public static bool SeesDraft(Reader reader, JointRelease release)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(release);
        return reader.Units.Contains(release.Lead) || (release.TakenOver is { } taken && reader.Units.Contains(taken.Office));
    }

    /// <summary>Other units' rows, the talk beside the text, the mediation and the papers are not for outside units.</summary>
    public static bool SeesTheRest(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return !reader.IsOutside;
    }

    /// <summary>A unit's unsigned opinion is its own.</summary>
    public static bool SeesOpinionDraft(Reader reader, UnitId unit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Units.Contains(unit);
    }

    /// <summary>
    /// Which facts are told to somebody who sees the matter: everything but other units' business to an outside contact, who
    /// hears of the text, of his own unit and of the outcome.
    /// </summary>
    public static bool IsTold(Reader reader, DomainEvent fact)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return SeesTheRest(reader) || fact switch
        {
            VersionIssued or ConsultationCalledBack or ReleaseAgreed or ReleaseDecided or ReleaseWithdrawn or ReleaseEndedUnreleased => true,
            UnitAsked f => reader.Units.Contains(f.Unit),
            ConsentStood f => reader.Units.Contains(f.Unit),
            ConsentVoided f => reader.Units.Contains(f.Unit),
            OpinionSigned f => reader.Units.Contains(f.Unit),
            OpinionWithdrawn f => reader.Units.Contains(f.Unit),
            PaperOpinionConfirmed f => reader.Units.Contains(f.Unit),
            LetterIssued f => reader.Units.Contains(f.Unit),
            LetterReceived f => reader.Units.Contains(f.Unit),
            ProposalSigned f => reader.Units.Contains(f.Unit),
            ProposalAccepted f => reader.Units.Contains(f.Unit),
            ProposalDeclined f => reader.Units.Contains(f.Unit),
            DissentEscalated f => reader.Units.Contains(f.Unit),
            DissentEnded f => reader.Units.Contains(f.Unit),
            UnitPutBeforeOffice f => reader.Units.Contains(f.Unit),
            ReminderGiven { Unit: { } unit } => reader.Units.Contains(unit),
            TermLapsed { Unit: { } unit } => reader.Units.Contains(unit),
            DueDayMoved { Unit: { } unit } => reader.Units.Contains(unit),
            _ => false,
        };
    }

    /// <summary>
    /// Whose record one may open: of every matter, drafts included, with the duty to verify the ledger; otherwise of the
    /// matters one sees in a post that carries the duty to read it; of none without that duty.
    /// </summary>
    public static Expression<Func<JointRelease, bool>> RecordOf(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Carries(Duty.VerifyLedger) ? release => true : Of(reader.In(Duty.ReadLedger));
    }

    /// <summary>
    /// Which facts one may read on the record of a matter. With the duty to verify the ledger, every one. Otherwise
    /// drafts stay in their own unit here too: how a draft was made is read in the lead unit only, how an opinion was
    /// made only in the unit that made it, and everything else by whoever sees the matter.
    /// </summary>
    public static Expression<Func<FactPlace<TFact>, bool>> FactsOf<TFact>(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Carries(Duty.VerifyLedger))
        {
            return place => true;
        }

        IReadOnlyList<UnitId?> units = [.. reader.In(Duty.ReadLedger).Units];
        var (leads, asked) = (LeadPapers, UnitPapers);
        return place =>
            place.Lead != null
            && (!leads.Contains(place.Kind) || units.Contains(place.Lead))
            && (!asked.Contains(place.Kind) || units.Contains(place.DoneIn));
    }
}
