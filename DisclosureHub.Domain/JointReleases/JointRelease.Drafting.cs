using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

// The working draft: seen and written in the lead unit only.
public sealed partial class JointRelease
{
    /// <summary>The lead unit begins a release. It leads what it drafts (XT-2).</summary>
    /// <remarks>Refused: <see cref="TitleIsMissing"/>, <see cref="TextTooLong"/>.</remarks>
    public static Outcome<JointRelease> Begin(JointReleaseId id, Signature by, string title)
    {
        ArgumentNullException.ThrowIfNull(by);
        var plain = PlainText.Of(title);
        if (plain.Length == 0)
        {
            return new TitleIsMissing();
        }

        if (plain.Length > Limits.Title)
        {
            return new TextTooLong(Limits.Title);
        }

        var draft = new ReleaseText(plain, null, DisclosureAttribute.Proactive, "", by.Unit, [by.Unit], [], []);
        var release = new JointRelease(id, draft, by);
        _ = release.Raise(new ReleaseDrafted(id, by.Unit, by, by.At));
        return release;
    }

    /// <summary>Title, category, attribute with ground, and the issuers in order. May be incomplete while it is a draft.</summary>
    /// <param name="category">The category chosen, or null while none is.</param>
    /// <param name="seen">The fingerprint of the details the writer had before him: <see cref="DetailsHash"/>.</param>
    public Outcome SaveDetails(Signature by, string title, Category? category, DisclosureAttribute attribute, string ground, IReadOnlyList<UnitId> issuers, TextHash seen)
    {
        ArgumentNullException.ThrowIfNull(issuers);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (seen != DetailsHash)
        {
            return new DetailsHaveChanged();
        }

        if (category is not null && category.Owner != Lead)
        {
            return new CategoryBelongsToAnother(category.Owner);
        }

        var (plainTitle, plainGround) = (PlainText.Of(title), PlainText.Of(ground));
        if (plainTitle.Length > Limits.Title)
        {
            return new TextTooLong(Limits.Title);
        }

        if (plainGround.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        Draft = Draft with
        {
            Title = plainTitle,
            Category = category?.Id,
            Attribute = attribute,
            Ground = plainGround,
            Issuers = [Lead, .. issuers.Where(i => i != Lead).Distinct()],
        };
        return Saved(by, DraftPart.Details, null, DetailsHash);
    }

    /// <summary>The fingerprint of the draft's details, by which one writer notices another.</summary>
    public TextHash DetailsHash => (Draft with { Blocks = [], Attachments = [] }).Hash();

    /// <summary>New passages after <paramref name="after"/>, or at the front when null. A paste of many paragraphs is one command.</summary>
    public Outcome AddBlocks(Signature by, BlockId? after, IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (after is { } anchor && !Draft.Has(anchor))
        {
            return new NoSuchBlock(anchor);
        }

        if (Draft.Blocks.Count + blocks.Count > Limits.Blocks)
        {
            return new TooManyBlocks(Limits.Blocks);
        }

        Block[] plain = [.. blocks.Select(b => b with { Text = PlainText.Of(b.Text) })];
        if (Array.Exists(plain, b => b.Text.Length > Limits.Block))
        {
            return new TextTooLong(Limits.Block);
        }

        // Ids are made at the edge; a passage with another's id would be edited, moved and signed together with it.
        if (plain.Select(b => b.Id).Concat(Draft.Blocks.Select(b => b.Id)).Distinct().Count() < plain.Length + Draft.Blocks.Count)
        {
            throw new ArgumentException("A passage with this id is already in the text.", nameof(blocks));
        }

        var at = after is null ? 0 : IndexOf(after.Value) + 1;
        Draft = Draft with { Blocks = [.. Draft.Blocks.Take(at), .. plain, .. Draft.Blocks.Skip(at)] };
        return Saved(by, DraftPart.Order, null, Draft.Hash());
    }

    /// <summary>A passage as it now reads.</summary>
    /// <param name="seen">The fingerprint of the passage the writer had before him.</param>
    public Outcome SaveBlock(Signature by, BlockId id, BlockKind kind, string text, TextHash seen)
    {
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (Draft.Find(id) is not { } old)
        {
            return new NoSuchBlock(id);
        }

        if (old.Hash != seen)
        {
            return new BlockHasChanged(id, old.Hash);
        }

        var saved = new Block(id, kind, PlainText.Of(text));
        if (saved.Text.Length > Limits.Block)
        {
            return new TextTooLong(Limits.Block);
        }

        Draft = Draft with { Blocks = [.. Draft.Blocks.Select(b => b.Id == id ? saved : b)] };
        return Saved(by, DraftPart.Block, id.Value, saved.Hash);
    }

    /// <summary>A passage moves to another place; <paramref name="to"/> counts from 0.</summary>
    public Outcome MoveBlock(Signature by, BlockId id, int to)
    {
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (Draft.Find(id) is not { } moved)
        {
            return new NoSuchBlock(id);
        }

        List<Block> rest = [.. Draft.Blocks.Where(b => b.Id != id)];
        rest.Insert(Math.Clamp(to, 0, rest.Count), moved);
        Draft = Draft with { Blocks = rest };
        return Saved(by, DraftPart.Order, id.Value, Draft.Hash());
    }

    /// <summary>A passage goes. A unit that was concerned by it alone is then concerned by the whole text, never by none.</summary>
    public Outcome RemoveBlock(Signature by, BlockId id, TextHash seen)
    {
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (Draft.Find(id) is not { } old)
        {
            return new NoSuchBlock(id);
        }

        if (old.Hash != seen)
        {
            return new BlockHasChanged(id, old.Hash);
        }

        Draft = Draft with { Blocks = [.. Draft.Blocks.Where(b => b.Id != id)] };
        Concerns = [.. Concerns.Select(c => c with { Blocks = [.. c.Blocks.Where(b => b != id)] })];
        return Saved(by, DraftPart.Order, id.Value, Draft.Hash());
    }

    /// <summary>A file goes with the text. What is taken and what is not: <see cref="AttachmentRules"/>.</summary>
    public Outcome Attach(Signature by, Attachment file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (Draft.Attachments.Count >= Limits.Attachments)
        {
            return new TooManyAttachments(Limits.Attachments);
        }

        if (Draft.Attachments.Any(a => a.Id == file.Id))
        {
            throw new ArgumentException("A file with this id is already attached.", nameof(file));
        }

        Draft = Draft with { Attachments = [.. Draft.Attachments, file] };
        return Saved(by, DraftPart.Attachments, file.Id.Value, file.Hash);
    }

    public Outcome Detach(Signature by, AttachmentId id)
    {
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (Draft.Attachments.FirstOrDefault(a => a.Id == id) is not { } file)
        {
            return new NoSuchAttachment();
        }

        Draft = Draft with { Attachments = [.. Draft.Attachments.Where(a => a.Id != id)] };
        return Saved(by, DraftPart.Attachments, id.Value, file.Hash);
    }

    /// <summary>Which units the text touches, with their passages; or none, and why (XT-3).</summary>
    public Outcome NameConcerns(Signature by, IReadOnlyList<Concern> concerns, string noneReason, Func<UnitId, Unit?> units)
    {
        ArgumentNullException.ThrowIfNull(concerns);
        ArgumentNullException.ThrowIfNull(units);
        if (CannotEdit(by) is { } refusal)
        {
            return refusal;
        }

        if (concerns.FirstOrDefault(c => c.Unit == Lead || units(c.Unit) is not { Kind: UnitKind.Section or UnitKind.Office or UnitKind.Outside }) is { } wrong)
        {
            return new UnitCannotBeAsked(wrong.Unit);
        }

        if (concerns.SelectMany(c => c.Blocks).Any(b => !Draft.Has(b)))
        {
            return new ConcernNamesUnknownBlock();
        }

        // Who was asked stays asked: only the office can find a unit not concerned.
        if (_consultations.Find(asked => StateOf(asked) != ConsultationState.Removed && asked.Removal is null && concerns.All(c => c.Unit != asked.Unit)) is { } dropped)
        {
            return new AskedUnitCannotBeDropped(dropped.Unit);
        }

        var reason = PlainText.Of(noneReason);
        if (reason.Length > Limits.Opinion)
        {
            return new TextTooLong(Limits.Opinion);
        }

        Concerns = [.. concerns.DistinctBy(c => c.Unit).Select(c => c with { IsOutside = units(c.Unit)!.Kind == UnitKind.Outside })];
        NoneAffectedReason = Concerns.Count == 0 ? reason : "";
        return Saved(by, DraftPart.Concerns, null, Draft.Hash());
    }

    private Outcome Saved(Signature by, DraftPart part, Guid? item, TextHash what) => Raise(new DraftSaved(Id, part, item, what, by, by.At));

    private Refusal? CannotEdit(Signature by) => this switch
    {
        { Ending: { } ending } => new ReleaseIsOver(ending.Stage),
        _ when !WorksForTheLead(by) => new OnlyTheLeadUnitDrafts(Lead),
        { Submitted: not null } => new DraftIsWithTheHead(),
        _ => null,
    };

    private int IndexOf(BlockId id) => Draft.Blocks.TakeWhile(b => b.Id != id).Count();
}
