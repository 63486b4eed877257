using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// How a consultation is called back and a release withdrawn, and how one begins as a copy of another.
public sealed partial class JointRelease
{
    /// <summary>
    /// The lead's head calls an opened consultation back (收回): nobody owes an answer, the text goes on being written, and
    /// what was signed stays on record. The next version takes the consultation up again.
    /// </summary>
    public Outcome CallBackConsultation(Signature by, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (ClosedToAll() is { } closed)
        {
            return closed;
        }

        if (!by.MaySignFor(Lead))
        {
            return new OnlyTheHeadSigns(Lead);
        }

        if (Stage != ReleaseStage.InConsultation)
        {
            return new NothingIsInConsultation();
        }

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        var before = Stage;
        CalledBack = new CallBack(Current!.Number, PlainText.Of(reason), by);
        _ = Raise(new ConsultationCalledBack(Id, Current.Number, CalledBack.Reason, by, by.At));
        return Settle(before, by.At);
    }

    /// <summary>The lead's head withdraws the release (撤回) before it is published. Nothing more is done in it.</summary>
    public Outcome Withdraw(Signature by, string reason)
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

        if (Unfit(reason) is { } unfit)
        {
            return unfit;
        }

        var before = Stage;
        var withdrawn = new Ending(ReleaseStage.Withdrawn, PlainText.Of(reason), by);
        _ = Raise(new ReleaseWithdrawn(Id, withdrawn.Reason, by, by.At));
        EndWhole(withdrawn, DissentOutcome.ReleaseWithdrawn);
        if (OpenMediation is { } mediation)
        {
            Close(mediation, by.At);
        }

        return Settle(before, by.At);
    }

    /// <summary>A release that begins as a copy of another: title, details, passages and units concerned, not the files, and nobody's word.</summary>
    /// <param name="passages">The ids the passages of the copy get, by those of the source.</param>
    public static Outcome<JointRelease> Copy(JointReleaseId id, Signature by, JointRelease source, string title, IReadOnlyDictionary<BlockId, BlockId> passages, Func<CategoryId, Category?> categories)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(categories);
        if (!source.IsBefore(by))
        {
            return new MatterIsNotYours();
        }

        var begun = Begin(id, by, title);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        var (copy, text) = (begun.Made, source.Current?.Text ?? source.Draft);
        var owned = text.Category is { } category && categories(category)?.Owner == by.Unit;
        copy.Draft = copy.Draft with
        {
            Category = owned ? text.Category : null,
            Attribute = text.Attribute,
            Ground = text.Ground,
            Issuers = [by.Unit, .. text.Issuers.Where(i => i != by.Unit && i != text.Lead)],
            Blocks = [.. text.Blocks.Select(b => b with { Id = passages[b.Id] })],
        };
        var named = source.Current is null ? source.Concerns : [.. source.Consultations.Where(c => c.Removal is null).Select(c => new Concern(c.Unit, c.Passages, c.IsOutside))];
        copy.Concerns = [.. named.Where(c => c.Unit != by.Unit).Select(c => c with { Blocks = [.. c.Blocks.Where(text.Has).Select(b => passages[b])] })];
        _ = copy.Raise(new ReleaseCopied(id, source.Id, by, by.At));
        return copy;
    }

    /// <summary>
    /// The head keeps the release as a template of its category, with the units it usually goes to, or takes it off the
    /// list with an empty name. To begin from a template is to <see cref="Copy"/> it.
    /// </summary>
    public Outcome KeepAsTemplate(Signature by, string name)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.MaySignFor(Lead))
        {
            return new OnlyTheHeadSigns(Lead);
        }

        var plain = PlainText.Of(name);
        if (plain.Length > 0 && Ending is { } ending)
        {
            return new ReleaseIsOver(ending.Stage);
        }

        if ((Current?.Text ?? Draft).Category is null)
        {
            return new CategoryIsMissing();
        }

        if (plain.Length > Limits.Line)
        {
            return new TextTooLong(Limits.Line);
        }

        TemplateName = plain;
        return Raise(new KeptAsTemplate(Id, plain, by, by.At));
    }

    private void EndWhole(Ending ending, DissentOutcome outcome)
    {
        foreach (var dissent in _consultations.Select(c => OpenDissentOf(c.Unit)).OfType<Opinion>().ToList())
        {
            End(dissent, outcome, ending.Reason, ending.By.At);
        }

        foreach (var asked in _consultations)
        {
            VoidPaperOf(asked, ending.By, ending.By.At);
        }

        (Ending, Submitted, CalledBack) = (ending, null, null);
    }
}
