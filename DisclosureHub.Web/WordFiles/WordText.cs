using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Web.WordFiles;

/// <summary>What a Word file has that a release's text cannot have, and what became of it.</summary>
public enum WordRemark
{
    /// <summary>Pictures, charts and drawings: left out.</summary>
    Pictures,

    /// <summary>Comments in the margin: left out.</summary>
    Comments,

    /// <summary>Text that is formatted as hidden: left out.</summary>
    HiddenText,

    /// <summary>A table of contents that Word makes by itself: left out.</summary>
    Contents,

    /// <summary>Headers and footers with words in them: left out.</summary>
    HeadersAndFooters,

    /// <summary>Footnotes and endnotes: at the end of the text, with their marks.</summary>
    Notes,

    /// <summary>Formulas: their characters in one line.</summary>
    Formulas,

    /// <summary>Text boxes: after the paragraph they hang on.</summary>
    TextBoxes,

    /// <summary>Cells that spread over several: the text in the first, the others empty.</summary>
    MergedCells,

    /// <summary>Symbols of a picture font that have no character: □.</summary>
    Symbols,
}

/// <summary>The text of a Word file as passages of a release.</summary>
/// <param name="Title">What is set as a title at its beginning; null when nothing is.</param>
/// <param name="Remarks">What is not as it was, with how often.</param>
public sealed record WordText(string? Title, IReadOnlyList<BroughtPassage> Passages, IReadOnlyDictionary<WordRemark, int> Remarks)
{
    /// <summary>The mark of the text that the file was taken out of here with; null where it carries none.</summary>
    public string? Mark { get; init; }
}
