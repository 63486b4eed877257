using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>A text as the model sees it: values side by side, compared one by one, with no fingerprint anywhere.</summary>
internal sealed record ModelText(string Title, bool Withheld, int Lead, int? Category, List<int> Issuers, List<(int Id, string Text)> Blocks, List<int> Files)
{
    public bool SameAs(ModelText other) =>
        SameHead(other) && (Lead, Category) == (other.Lead, other.Category) && Blocks.SequenceEqual(other.Blocks) && Files.SequenceEqual(other.Files);

    /// <summary>Whether what a consent covers reads the same in both: the whole when no passage is named.</summary>
    public bool SameFor(int[] scope, ModelText other) => scope.Length == 0
        ? SameAs(other)
        : SameHead(other) && Blocks.Where(b => scope.Contains(b.Id)).SequenceEqual(other.Blocks.Where(b => scope.Contains(b.Id)));

    public bool Has(int block) => Blocks.Exists(b => b.Id == block);

    /// <summary>The text with some passages reading otherwise, or gone where they read null.</summary>
    public ModelText With(IReadOnlyDictionary<int, string?> changes) => this with
    {
        Blocks = [.. Blocks.Where(b => changes.GetValueOrDefault(b.Id, "") is not null).Select(b => (b.Id, changes.GetValueOrDefault(b.Id, b.Text)!))],
    };

    private bool SameHead(ModelText other) => (Title, Withheld) == (other.Title, other.Withheld) && Issuers.SequenceEqual(other.Issuers);
}

/// <summary>Something a unit signed, and the text it was said on.</summary>
internal sealed class ModelWord(int unit, Stance stance, int[] scope, ModelText said, int version, int at, bool onProposed, DateOnly day)
{
    public DateOnly Day { get; } = day;

    public int Unit { get; } = unit;

    public Stance Stance { get; } = stance;

    public int[] Scope { get; } = scope;

    public ModelText Said { get; } = said;

    public int Version { get; } = version;

    public int At { get; } = at;

    public bool OnProposed { get; } = onProposed;

    public bool Withdrawn { get; set; }

    public DissentOutcome? Ended { get; set; }

    public bool IsConsent => Stance is Stance.Consent or Stance.ConsentWithSuggestions;
}

/// <summary>What is between the lead and one unit.</summary>
internal sealed class ModelAsked(int[] passages, bool outside, int at)
{
    public int[] Passages { get; set; } = passages;

    public bool Outside { get; } = outside;

    public int At { get; set; } = at;

    public (bool Complete, Stance Stance, int[] Scope, bool Sent)? Draft { get; set; }

    /// <summary>Whether the lead's draft of a proposal says anything, or null where there is none.</summary>
    public bool? ProposalDraft { get; set; }

    public ModelWord? BeforeTheOffice { get; set; }

    public ModelFinding? Finding { get; set; }

    public ModelWord? Insisted { get; set; }

    public ModelWord? DecidedOver { get; set; }

    public ModelLetter Letter { get; set; }

    public ModelPaper? Paper { get; set; }

    public DateOnly? UrgedOn { get; set; }

    /// <summary>The last day for its answer; null while the receipt of a letter is awaited.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>It was put before the office because it stayed silent, and was not asked anew since.</summary>
    public bool Silent { get; set; }

    /// <summary>The leading group decided over its silence.</summary>
    public bool DecidedOverSilence { get; set; }

    public void AskAgain(int at, DateOnly soonest)
    {
        (At, ProposalDraft, BeforeTheOffice, Finding, Insisted, DecidedOver, Letter, Paper) = (at, null, null, null, null, null, ModelLetter.None, null);
        DecidedOverSilence = false;
        AskAnew(soonest);
        Due = Outside ? null : Due;
    }

    /// <summary>The due day stays, and leaves at least the time to read it again.</summary>
    public void AskAnew(DateOnly soonest)
    {
        Silent = false;
        Due = Due > soonest ? Due : soonest;
    }
}

internal enum ModelLetter
{
    None,
    Out,
    Received,
}

/// <summary>The office found the unit not concerned, or these passages are left out.</summary>
internal sealed record ModelFinding(int[] LeftOut);

internal sealed record ModelPaper(bool Numbered, Stance Stance, int[] Scope, string? RecordedBy);

internal sealed record ModelProposal(ModelWord Dissent, int Version, IReadOnlyDictionary<int, string?> Changes)
{
    public bool? Accepted { get; set; }
}

/// <summary>One room: its agenda, who sits there, and the passages as they are tried.</summary>
internal sealed class ModelRoom(int opened, DateOnly day)
{
    public DateOnly Day { get; } = day;

    /// <summary>Its time ran out: the leading group may decide without a meeting.</summary>
    public bool BeforeTheGroup { get; set; }

    public int Opened { get; } = opened;

    public bool IsOpen { get; set; } = true;

    public DateTimeOffset? Starts { get; set; }

    public List<(ModelWord Dissent, DissentOutcome? Outcome)> Agenda { get; set; } = [];

    /// <summary>By unit: null while only invited; then present and whether he signed or refused.</summary>
    public Dictionary<int, (bool? Present, bool Marked)> Seats { get; set; } = [];

    public Dictionary<int, string?> Tried { get; } = [];

    public bool HasMinutes { get; set; }

    public bool Finished { get; set; }

    public bool IsUnsettled => Agenda.Exists(i => i.Outcome is null);
}
