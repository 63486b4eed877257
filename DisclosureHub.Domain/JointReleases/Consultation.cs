using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>A unit concerned, and the passages that concern it.</summary>
/// <param name="Blocks">The passages; empty when the whole text does.</param>
/// <param name="IsOutside">The unit is outside the bureau: it is asked by letter.</param>
public sealed record Concern(UnitId Unit, IReadOnlyList<BlockId> Blocks, bool IsOutside = false)
{
    public bool IsWhole => Blocks.Count == 0;
}

/// <summary>What is between the lead and one unit: when it was asked, on which version, and its draft of an answer.</summary>
public sealed class Consultation
{
    internal Consultation(Concern concern, int version, DateTimeOffset askedAt) =>
        (Unit, Passages, IsOutside, FirstVersion, AskedVersion, AskedAt) =
        (concern.Unit, concern.Blocks, concern.IsOutside, version, version, askedAt);

    private Consultation()
    {
    }

    public UnitId Unit { get; private set; }

    public IReadOnlyList<BlockId> Passages { get; private set; } = [];

    /// <summary>The unit is outside the bureau: it is asked by letter, and its term begins with the recorded receipt.</summary>
    public bool IsOutside { get; private set; }

    /// <summary>The first version it was asked on.</summary>
    public int FirstVersion { get; private set; }

    /// <summary>The version it was last asked on; its consent to an older one may have stood since.</summary>
    public int AskedVersion { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>
    /// Last legal day for the answer, Asia/Shanghai, as its clock has it. Silence after it is not consent. Null while the receipt of the letter
    /// to an outside unit is not on record.
    /// </summary>
    public DateOnly? DueOn { get; private set; }

    public OpinionDraft? Draft { get; private set; }

    /// <summary>The lead's draft of its next proposal to this unit.</summary>
    public ProposalDraft? ProposalDraft { get; private set; }

    /// <summary>The unit's dissent is before the office.</summary>
    public Escalation? Escalation { get; private set; }

    /// <summary>Why no answer is owed any more.</summary>
    public Removal? Removal { get; private set; }

    /// <summary>The office insists on an answer after the unit asked to be removed.</summary>
    public Insistence? Insisted { get; private set; }

    /// <summary>The leading group decided over its dissent.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>The bureau's letter, where the unit is outside.</summary>
    public OutsideLetter? Letter { get; private set; }

    /// <summary>An opinion on paper that is not on the record yet.</summary>
    public PaperOpinion? Paper { get; private set; }

    /// <summary>The last legal day on which somebody urged it by hand.</summary>
    public DateOnly? UrgedOn { get; private set; }

    /// <summary>Asks on another version; what was under way about the older one falls.</summary>
    internal void AskAgain(int version, DateTimeOffset at)
    {
        // Outside, the next letter starts the term anew.
        (AskedVersion, AskedAt, DueOn) = (version, at, IsOutside ? null : DueOn);
        (ProposalDraft, Escalation, Removal, Insisted, Decision, Letter, Paper) = (null, null, null, null, null, null, null);
    }

    internal void Escalate(Escalation? escalation)
    {
        (Escalation, ProposalDraft) = (escalation, null);
    }

    internal void Propose(ProposalDraft? draft)
    {
        ProposalDraft = draft;
    }

    internal void Remove(Removal? removal)
    {
        Removal = removal;
    }

    internal void Insist(Insistence insistence)
    {
        Insisted = insistence;

        // The unit spoke after a decision over its silence, and is asked again: what was decided while it said nothing is behind.
        Decision = Decision is { Dissent: null } ? null : Decision;
    }

    internal void IsDue(DateOnly on)
    {
        DueOn = on;
    }

    internal void Decide(Decision decision)
    {
        Decision = decision;
    }

    internal void Send(OutsideLetter? letter)
    {
        Letter = letter;
    }

    internal void Put(PaperOpinion? paper)
    {
        Paper = paper;
    }

    internal void Urge(DateOnly on)
    {
        UrgedOn = on;
    }

    internal void Concerns(IReadOnlyList<BlockId> passages)
    {
        Passages = passages;
    }

    internal void Keep(OpinionDraft? draft)
    {
        Draft = draft;
    }
}

/// <summary>
/// One immutable text of a release: what was sent, by whom, under which number and fingerprint.
/// </summary>
public sealed class ReleaseVersion
{
    internal ReleaseVersion(int number, ReleaseText text, string changeNote, string preliminaryOpinion, string noneAffectedReason, Signature author, Signature by)
    {
        (Number, Text, Hash) = (number, text, text.Hash());
        (ChangeNote, PreliminaryOpinion, NoneAffectedReason) = (changeNote, preliminaryOpinion, noneAffectedReason);
        (Author, By, IssuedAt) = (author, by, by.At);
    }

    private ReleaseVersion()
    {
    }

    public int Number { get; private set; }

    public ReleaseText Text { get; private set; } = null!;

    public TextHash Hash { get; private set; }

    public string ChangeNote { get; private set; } = "";

    /// <summary>The lead section's preliminary opinion on disclosing it (BM-8).</summary>
    public string PreliminaryOpinion { get; private set; } = "";

    /// <summary>Why no unit is concerned, where none is.</summary>
    public string NoneAffectedReason { get; private set; } = "";

    /// <summary>The fingerprint of what was said with the text: the preliminary opinion, the change note, the reason why no unit is concerned.</summary>
    public TextHash CoverNote => TextHash.Of(new CanonicalForm("disclosurehub/cover-note", 1)
        .Field("preliminary", PreliminaryOpinion)
        .Field("change", ChangeNote)
        .Field("none", NoneAffectedReason)
        .ToString());

    /// <summary>The drafter who checked it for secrecy and put it before the head.</summary>
    public Signature Author { get; private set; } = null!;

    /// <summary>The head of the lead section, who sent it.</summary>
    public Signature By { get; private set; } = null!;

    public DateTimeOffset IssuedAt { get; private set; }
}
