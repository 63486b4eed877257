namespace DisclosureHub.Web.Letters;

/// <summary>The three layouts papers come in (GB/T 9704-2012).</summary>
public enum PaperLayout
{
    /// <summary>A form or record for the file: title, number, tables.</summary>
    Sheet,

    /// <summary>纪要格式: red name 35 mm below the upper edge of the type area, number, red line; no seal.</summary>
    Minutes,

    /// <summary>信函格式: red name 30 mm below the upper edge of the page, red double lines, first page without a number.</summary>
    Letter,
}

/// <summary>
/// A formal paper, described once: the .docx (<see cref="Docx"/>) and the print view (<see cref="PaperView"/>) are both
/// made from this, so that they cannot say different things. A paper is in Chinese, the language of record.
/// </summary>
/// <param name="Number">The paper's own number, such as 会签〔2026〕12号; empty before it has one.</param>
/// <param name="Title">What the file is called, in the document's properties.</param>
/// <param name="Issuer">Who issues it, in the document's properties.</param>
/// <param name="Dated">The paper's date, by which the file is dated too: the same paper is the same bytes whenever it is written.</param>
/// <param name="Parts">What stands on it, from top to bottom.</param>
/// <param name="Foot">Lines at the foot of every page; may be empty.</param>
public sealed record Paper(
    PaperLayout Layout, string Number, string Title, string Issuer, DateOnly Dated, IReadOnlyList<PaperPart> Parts, IReadOnlyList<string> Foot)
{
    public string Number { get; } = PaperText.OneLine(Number);

    public string Title { get; } = PaperText.OneLine(Title);

    public string Issuer { get; } = PaperText.OneLine(Issuer);

    public IReadOnlyList<string> Foot { get; } = [.. Foot.Select(PaperText.OneLine)];

    /// <summary>Every piece of text in reading order, the foot last and once: what any form of the paper must hold.</summary>
    public IEnumerable<string> Texts => Parts.SelectMany(p => p.Texts).Concat(Foot).Where(t => t.Length > 0);
}

/// <summary>One part of a paper. The list is closed: both writers know every kind.</summary>
public abstract record PaperPart
{
    private protected PaperPart()
    {
    }

    /// <summary>The pieces of text it shows, in order.</summary>
    public abstract IEnumerable<string> Texts { get; }
}

/// <summary>Text in one style; each line of it becomes a paragraph of its own.</summary>
/// <param name="Lead">Words before the first line in Heiti, such as 出席：; may be empty.</param>
public sealed record PaperLine(LineStyle Style, string Text, string Lead = "") : PaperPart
{
    public string Text { get; } = PaperText.Clean(Text);

    public string Lead { get; } = PaperText.OneLine(Lead);

    /// <summary>The lines, without blank ones.</summary>
    public IReadOnlyList<string> Lines => PaperText.Lines(Text);

    public override IEnumerable<string> Texts => Lines.Prepend(Lead);
}

/// <summary>One line with text at both ends, over the red line of minutes.</summary>
public sealed record PaperEnds(string Left, string Right) : PaperPart
{
    public string Left { get; } = PaperText.OneLine(Left);

    public string Right { get; } = PaperText.OneLine(Right);

    public override IEnumerable<string> Texts => [Left, Right];
}

/// <summary>署名 and 成文日期: the name centred over the date, the date four characters from the right, with space for the seal.</summary>
public sealed record PaperClosing(string Name, DateOnly Date) : PaperPart
{
    public string Name { get; } = PaperText.OneLine(Name);

    /// <summary>
    /// Width of the block in which both are centred, in characters: the longer of the two, and a little for the space that
    /// programs put between figures and Chinese.
    /// </summary>
    public double BlockWidth => Math.Max(PaperText.Width(Name), PaperText.Width(PaperText.Day(Date))) + 1.5;

    /// <summary>How far the block stands from the right edge, in characters, so that the date ends four from it (GB/T 9704 7.3.5); a long name moves both.</summary>
    public double BlockIndent => Math.Max(0, 4 - ((BlockWidth - PaperText.Width(PaperText.Day(Date))) / 2));

    public override IEnumerable<string> Texts => [Name, PaperText.Day(Date)];
}

/// <summary>What follows begins on a new page.</summary>
public sealed record PaperBreak : PaperPart
{
    public override IEnumerable<string> Texts => [];
}

/// <summary>How a line of text looks (GB/T 9704-2012; sizes by the Chinese names of type sizes).</summary>
public enum LineStyle
{
    /// <summary>发文机关标志: red, centred.</summary>
    Emblem,

    /// <summary>The number under the name of minutes, centred.</summary>
    NumberCentred,

    /// <summary>The number flush right: of letters under the red line, of sheets under the title.</summary>
    NumberRight,

    /// <summary>Title, 小标宋 二号, centred.</summary>
    Title,

    /// <summary>A line under the title, 楷体 三号, centred.</summary>
    Subtitle,

    /// <summary>主送机关: flush left.</summary>
    Addressee,

    /// <summary>正文: 仿宋 三号, two characters in.</summary>
    Body,

    /// <summary>一、 in Heiti.</summary>
    Heading,

    /// <summary>（一） in Kaiti.</summary>
    Subheading,

    /// <summary>附件 over an attachment: Heiti, flush left.</summary>
    AttachmentMark,

    /// <summary>An attachment's title, on the third line of its page.</summary>
    AttachmentTitle,

    /// <summary>附件说明 below the body.</summary>
    AttachmentNote,

    /// <summary>出席, 请假, 列席: Heiti lead, names in 仿宋.</summary>
    Attendance,

    /// <summary>附注 in brackets below the date.</summary>
    Annotation,

    /// <summary>抄送, 四号.</summary>
    CopyTo,

    /// <summary>A passage of the text that is spoken of.</summary>
    Passage,

    /// <summary>A passage that the reader is asked about: with a bar at its left.</summary>
    MarkedPassage,

    /// <summary>Small print below a table.</summary>
    Note,
}
