using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Domain.JointReleases;

/// <summary>What a file says, matched with the draft.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">The fingerprint of its bytes.</param>
/// <param name="Title">Its title, when the draft is to take that too.</param>
public sealed record TextFromFile(string File, TextHash Bytes, string? Title, IReadOnlyList<Block> Blocks);

// ---- what was done -------------------------------------------------------------------------------------------------

/// <summary>The draft took its text from a file. The file is not kept; its fingerprint is, so that whoever has it can show it was this one.</summary>
public sealed record TextBroughtIn(JointReleaseId Release, string File, TextHash Bytes, PassageChanges Changes, TextHash Draft, Signature By, DateTimeOffset At) : DomainEvent(Bureau.XT2, At);

// ---- why not -------------------------------------------------------------------------------------------------------

public sealed record FileChangesNothing() : Refusal(Bureau.XT2);

/// <summary>Why a Word file is not taken.</summary>
public enum WordDoubt
{
    /// <summary>By its name or its content.</summary>
    IsNotWord,

    /// <summary>.doc or .wps, from before 2007.</summary>
    IsOldFormat,

    NeedsPassword,

    CarriesMacros,

    /// <summary>Objects of other programs, controls, or another document.</summary>
    CarriesObjects,

    /// <summary>What is proposed, and not decided, is nobody's text.</summary>
    HasTrackedChanges,

    /// <summary>In bytes, packed or unpacked, or in parts.</summary>
    IsTooLarge,

    /// <summary>Nested deeper, or of more elements, than an office writes.</summary>
    IsTooIntricate,

    IsDamaged,

    /// <summary>The browser has it no more: moved, or saved again, after it was chosen.</summary>
    CannotBeFetched,

    /// <summary>Longer than <see cref="Limits.Block"/>.</summary>
    HasTooLongPassage,

    /// <summary>More than <see cref="Limits.Blocks"/>.</summary>
    HasTooManyPassages,

    HasNoText,
}

/// <param name="Places">In how many places it was found; 0 where that says nothing.</param>
/// <param name="Where">The first of them, as the file has it: a name, or the beginning of a text; may be empty.</param>
public sealed record WordFileNotTaken(string Name, WordDoubt Doubt, int Places, string Where) : Refusal(Bureau.BM3);
