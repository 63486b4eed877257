using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// From the draft to a version that everybody speaks about.
public sealed partial class JointRelease
{
    /// <summary>The drafter has checked the text for secrecy and puts it before the head; it cannot be edited meanwhile (BM-3).</summary>
    public Outcome SubmitDraft(Signature by, bool checkedForSecrecy, string changeNote, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (seen != Draft.Hash())
        {
            return new TextHasChanged(Draft.Hash());
        }

        var note = PlainText.Of(changeNote);
        if (MissingBeforeSubmission(checkedForSecrecy, note) is { } missing)
        {
            return missing;
        }

        Submitted = new Submission(Draft.Hash(), note, by);
        Returned = null;
        return Raise(new DraftSubmitted(Id, Submitted.Text, note, by, by.At));
    }

    /// <summary>What is still missing before the draft can go to the head: asked by the command and by the page alike.</summary>
    public Refusal? MissingBeforeSubmission(bool checkedForSecrecy, string changeNote) => this switch
    {
        { Draft.Title.Length: 0 } => new TitleIsMissing(),
        _ when !Draft.Blocks.Any(b => b.Text.Length > 0) => new TextIsEmpty(),
        { Draft.Category: null } => new CategoryIsMissing(),
        { Draft: { Attribute: not DisclosureAttribute.Proactive, Ground.Length: 0 } } => new GroundIsMissing(),
        { Concerns.Count: 0, NoneAffectedReason.Length: 0 } => new NoUnitNamed(),
        { Current: { } current, CalledBack: null } when current.Hash == Draft.Hash() => new TextIsUnchanged(current.Number),
        { Current: not null } when changeNote is not { Length: > 0 } => new ChangeNoteIsMissing(),
        _ when changeNote.Length > Limits.Opinion => new TextTooLong(Limits.Opinion),
        _ when !checkedForSecrecy => new SecrecyCheckIsMissing(),
        _ => null,
    };

    /// <summary>The head gives the draft back (退回) with a remark; the drafter writes on.</summary>
    public Outcome ReturnDraft(Signature by, string remark)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Ending is { } ending)
        {
            return new ReleaseIsOver(ending.Stage);
        }

        if (!by.MaySignFor(Lead))
        {
            return new OnlyTheHeadSigns(Lead);
        }

        if (Submitted is null)
        {
            return new NothingSubmitted();
        }

        var plain = PlainText.Of(remark);
        if (plain.Length == 0)
        {
            return new RemarkIsMissing();
        }

        if (plain.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        Submitted = null;
        Returned = new Return(plain, by);
        return Raise(new DraftReturned(Id, plain, by, by.At));
    }

    /// <summary>
    /// The head of the lead section gives the preliminary opinion (BM-8) and sends the text: the first version opens the
    /// consultation, a later one keeps the consents whose scope it leaves untouched and voids the others. The signature
    /// is the lead's own consent. With no unit concerned the release is agreed at once.
    /// </summary>
    /// <param name="seen">The fingerprint of the text the head read.</param>
    /// <param name="number">The release's number, used when this is the first version.</param>
    /// <remarks>Refused: <see cref="OnlyTheHeadSigns"/>, <see cref="NothingSubmitted"/>, <see cref="TextHasChanged"/>, <see cref="PreliminaryOpinionIsMissing"/>.</remarks>
    public Outcome IssueVersion(Signature by, string preliminaryOpinion, TextHash seen, string number, Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(timetable);
        if (Ending is { } ending)
        {
            return new ReleaseIsOver(ending.Stage);
        }

        if (!by.MaySignFor(Lead))
        {
            return new OnlyTheHeadSigns(Lead);
        }

        if (Submitted is not { } submitted)
        {
            return new NothingSubmitted();
        }

        if (by.StandsInForHisOwn(submitted.By))
        {
            return new DelegateSignsNoOwnDraft();
        }

        if (seen != submitted.Text)
        {
            return new TextHasChanged(submitted.Text);
        }

        var opinion = PlainText.Of(preliminaryOpinion);
        if (opinion.Length == 0)
        {
            return new PreliminaryOpinionIsMissing();
        }

        if (opinion.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        var before = Stage;
        Opinion[] open = [.. _consultations.Select(c => OpenDissentOf(c.Unit)).OfType<Opinion>()];
        var version = new ReleaseVersion(_versions.Count + 1, Draft, submitted.ChangeNote, opinion, NoneAffectedReason, submitted.By, by);
        _versions.Add(version);
        Number = Number.Length == 0 ? number : Number;
        (Submitted, CalledBack) = (null, null);
        _ = Raise(new VersionIssued(Id, Number, version.Number, version.Hash, version.Text.Title, version.CoverNote, submitted.By, by, by.At));
        foreach (var dissent in open)
        {
            End(dissent, DissentOutcome.TextChanged, "", by.At);
        }

        foreach (var asked in _consultations)
        {
            // Also where a consent stands or no answer is owed: what is on its way was written on the older text.
            VoidPaperOf(asked, by: null, by.At);
        }

        foreach (var concern in Concerns)
        {
            Put(version, concern, by.At, timetable);
        }

        CloseIfNothingWasMet(by.At);
        return Settle(before, by.At);
    }

    /// <summary>Puts a version to one unit: asks it, lets its consent stand, or voids it and asks again.</summary>
    private void Put(ReleaseVersion version, Concern concern, DateTimeOffset at, Timetable timetable)
    {
        if (Find(concern.Unit) is not { } asked)
        {
            var fresh = new Consultation(concern, version.Number, at);
            _consultations.Add(fresh);
            KeepTimeOf(concern.Unit, at, timetable);
            _ = Raise(new UnitAsked(Id, concern.Unit, version.Number, concern.Blocks, fresh.DueOn, Terms.JointOpinion.Silence, at));
            return;
        }

        var latest = LatestOf(concern.Unit);
        var stood = latest is not null && Holds(latest, asked, _versions.Count > 1 ? _versions[^2].Text : version.Text);
        var wasRemoved = asked.Removal is not null;
        asked.Concerns(concern.Blocks);
        if (latest is not null && !wasRemoved && Holds(latest, asked, version.Text))
        {
            _ = Raise(new ConsentStood(Id, concern.Unit, latest.Id, latest.Version, version.Number, concern.Blocks, at));
            return;
        }

        if (stood)
        {
            _ = Raise(new ConsentVoided(Id, concern.Unit, latest!.Id, version.Number, at));
        }

        VoidPaperOf(asked, by: null, at);
        asked.AskAgain(version.Number, at);
        KeepTimeOf(concern.Unit, at, timetable);
        _ = Raise(new UnitAsked(Id, concern.Unit, version.Number, concern.Blocks, asked.DueOn, Terms.Reconsultation.Silence, at));
    }
}
