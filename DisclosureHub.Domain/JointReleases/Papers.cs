using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.JointReleases;

public enum PaperKind
{
    /// <summary>会签意见单.</summary>
    OpinionSheet,

    /// <summary>分歧情况记录.</summary>
    DiscrepancyRecord,

    /// <summary>协调会纪要.</summary>
    Minutes,

    /// <summary>征求意见函.</summary>
    Letter,
}

/// <summary>A numbered paper of this matter. Numbers are gapless in each code and year; a void number stays on record.</summary>
public sealed class Paper
{
    internal Paper(PaperKind kind, string number, UnitId? unit, int version, TextHash content, DateTimeOffset at) =>
        (Kind, Number, Unit, Version, Content, IssuedAt) = (kind, number, unit, version, content, at);

    private Paper()
    {
    }

    public string Number { get; private set; } = "";

    public PaperKind Kind { get; private set; }

    /// <summary>The unit it speaks of; null for minutes.</summary>
    public UnitId? Unit { get; private set; }

    public int Version { get; private set; }

    /// <summary>The fingerprint of what it says.</summary>
    public TextHash Content { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset? VoidedAt { get; private set; }

    public string VoidReason { get; private set; } = "";

    internal void Void(string reason, DateTimeOffset at) => (VoidedAt, VoidReason) = (at, reason);
}

/// <summary>The bureau's letter (函) to an outside unit. Its term begins only when its receipt is on record.</summary>
/// <param name="ReceivedOn">The legal day of receipt, Asia/Shanghai; null while it is not on record.</param>
public sealed record OutsideLetter(string Number, int Version, Signature By, DateOnly? ReceivedOn, Signature? ReceiptBy);

/// <summary>
/// An opinion on paper on its way to the record: printed with number and fingerprint, signed in ink, recorded with its
/// scan by one person, confirmed by another. An outside unit's own letter takes the same way, without our print.
/// </summary>
/// <param name="Number">Our number, reserved when the form was printed; empty for an outside unit's own letter.</param>
/// <param name="Text">The fingerprint of the version it speaks of.</param>
/// <param name="Scan">What was scanned and by whom recorded; null while the form is out for signature.</param>
public sealed record PaperOpinion(string Number, OpinionContent Content, TextHash Text, Signature PrintedBy, ScannedPaper? Scan);

/// <param name="Signer">Who signed in ink, with his post, as it stands on the paper.</param>
/// <param name="SignedOn">The date on the paper.</param>
/// <param name="TheirNumber">The outside unit's own number; empty inside the bureau.</param>
public sealed record ScannedPaper(Attachment File, string Signer, DateOnly SignedOn, string TheirNumber, Signature RecordedBy);

/// <summary>Where a signed opinion is kept on paper: what was scanned, who recorded it and who confirmed it.</summary>
public sealed record PaperTrail(ScannedPaper Scan, PersonId ConfirmedBy);
