using System.Text.RegularExpressions;
using DisclosureHub.Domain.JointReleases;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.WordFiles;

/// <summary>Takes the body of a document apart into passages, in its order; no paragraph with text is lost.</summary>
internal sealed partial class WordBody
{
    /// <summary>So far into a document its title begins, counted in passages: red head, number and signer stand before it.</summary>
    private const int TitleWithin = 6;

    /// <summary>Words of a heading; a numbered sentence is longer, or ends like one.</summary>
    private const int LongestHeading = 50;

    private readonly MainDocumentPart _main;
    private readonly WordRemarks _remarks = new();
    private readonly WordStyles _styles;
    private readonly WordNumbering _numbering;
    private readonly WordRuns _runs;
    private readonly List<BroughtPassage> _passages = [];
    private readonly List<(int Level, string Mark, string Text)> _items = [];
    private int _list;
    private string? _title;
    private bool _titleGoesOn;

    public WordBody(MainDocumentPart main)
    {
        _main = main;
        _styles = new WordStyles(main.StyleDefinitionsPart);
        _numbering = new WordNumbering(main.NumberingDefinitionsPart, _styles);
        _runs = new WordRuns(_styles, _remarks, main);
    }

    public WordText Read()
    {
        Walk(_main.Document?.Body ?? throw new InvalidDataException("A document without a body."));
        EndList();
        var notes = _runs.Notes;
        for (var i = 0; i < notes.Count; i++)
        {
            Add(BlockKind.Paragraph, notes[i].Mark + string.Join('\n', notes[i].Note.Descendants<Paragraph>().Select(p => MarkdownText.Of(_runs.Read(p)).Trim()).Where(t => t.Length > 0)));
        }

        RemarkOn(WordRemark.Comments, _main.WordprocessingCommentsPart?.Comments?.Elements<DocumentFormat.OpenXml.Wordprocessing.Comment>().Count() ?? 0);
        RemarkOn(WordRemark.HeadersAndFooters, _main.HeaderParts.Count(h => HasWords(h.Header)) + _main.FooterParts.Count(f => HasWords(f.Footer)));
        return new WordText(_title, _passages, _remarks.Counts);
    }

    /// <summary>What stands before each paragraph of a style that only we set, for a document of our own.</summary>
    public IReadOnlyList<IReadOnlyList<BroughtPassage>> ReadDivided(string style)
    {
        var pieces = new List<IReadOnlyList<BroughtPassage>>();
        foreach (var child in _main.Document!.Body!.ChildElements)
        {
            if (child is Paragraph { ParagraphProperties.ParagraphStyleId.Val.Value: { } id } && id == style)
            {
                EndList();
                pieces.Add([.. _passages]);
                _passages.Clear();
            }
            else
            {
                Take(child);
            }
        }

        return pieces;
    }

    private void Walk(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            Take(child);
        }
    }

    private void Take(OpenXmlElement element)
    {
        switch (element)
        {
            case Paragraph paragraph:
                Take(paragraph);
                break;
            case Table table when WordTable.IsFrame(table):
                Walk(table.Descendants<TableCell>().First());
                break;
            case Table table:
                EndList();
                if (WordTable.Read(table, CellText, _remarks) is { } rows)
                {
                    _passages.Add(new BroughtPassage(BlockKind.Table, rows));
                }

                break;
            case SdtBlock { SdtProperties: { } properties } when properties.Descendants<DocPartGallery>().Any(g => g.Val?.Value == "Table of Contents"):
                _remarks.Add(WordRemark.Contents);
                break;
            case SdtProperties or SectionProperties or TableCellProperties:
                break;
            case AlternateContent choice when ((OpenXmlElement?)choice.GetFirstChild<AlternateContentChoice>() ?? choice.GetFirstChild<AlternateContentFallback>()) is { } chosen:
                Walk(chosen);
                break;
            default:
                Walk(element);
                break;
        }
    }

    private void Take(Paragraph paragraph)
    {
        var pieces = _runs.Read(paragraph);
        var boxes = _runs.TakeBoxes();
        var text = string.Concat(pieces.Select(p => p.Text)).Trim();

        // A numbered paragraph counts in Word also where nothing stands in it.
        var label = _numbering.Next(paragraph);
        if (text.Length > 0 && _styles.IsOfContents(paragraph))
        {
            _remarks.Add(WordRemark.Contents);
        }
        else if (text.Length > 0)
        {
            Take(paragraph, pieces, text, label);
        }

        foreach (var box in boxes)
        {
            Walk(box);
        }
    }

    private void Take(Paragraph paragraph, IReadOnlyList<Piece> pieces, string plain, WordLabel? label)
    {
        if (IsTitle(paragraph, plain))
        {
            EndList();
            _title += plain.ReplaceLineEndings("");
            return;
        }

        if (_styles.IsHeading(paragraph))
        {
            Add(BlockKind.Heading, MarkdownText.Of(Labelled(label, plain.ReplaceLineEndings(" "))));
        }
        else if (label is not null && ListMark(label) is { } mark)
        {
            if (_items.Count > 0 && _list != label.List)
            {
                EndList();
            }

            _list = label.List;
            _items.Add((label.Level, mark, MarkdownText.Of(pieces).Trim()));
        }
        else if (Labelled(label, plain) is var words && LooksLikeHeading().IsMatch(words) && words.Length <= LongestHeading)
        {
            Add(BlockKind.Heading, MarkdownText.Of(words));
        }
        else
        {
            Add(BlockKind.Paragraph, label is null ? MarkdownText.Of(pieces) : MarkdownText.Of([new Piece(Labelled(label, "")), .. pieces]));
        }
    }

    /// <summary>A title may be set in several lines; it ends with the first paragraph that is none, or that a title has no room for.</summary>
    private bool IsTitle(Paragraph paragraph, string plain) =>
        _titleGoesOn = (_title is null ? _passages.Count < TitleWithin : _titleGoesOn) && (_title?.Length ?? 0) + plain.Length <= Limits.Title && _styles.IsTitle(paragraph);

    private void Add(BlockKind kind, string text)
    {
        EndList();
        if (text.Trim() is { Length: > 0 } words)
        {
            _passages.Add(new BroughtPassage(kind, words));
        }
    }

    private void EndList()
    {
        if (_items.Count == 0)
        {
            return;
        }

        // Four blanks a level: enough to stand under an item of any mark, and too few to be code.
        var least = _items.Min(i => i.Level);
        _passages.Add(new BroughtPassage(BlockKind.List, string.Join('\n', _items.Select(i =>
            $"{new string(' ', 4 * (i.Level - least))}{i.Mark} {i.Text.ReplaceLineEndings("\n" + new string(' ', (4 * (i.Level - least)) + i.Mark.Length + 1))}"))));
        _items.Clear();
    }

    /// <summary>The mark of an item in a list as a release has them; null for a number that is a part of the text: 第一条, （二）.</summary>
    private static string? ListMark(WordLabel label) =>
        label.IsBullet ? "-" : Arabic().Match(label.Text) is { Success: true } number ? $"{number.Groups[1].Value}." : null;

    private static string Labelled(WordLabel? label, string text) =>
        label is null ? text : label.IsBullet ? text : char.IsAsciiLetterOrDigit(label.Text[^1]) || label.Text[^1] is '.' or ')' ? $"{label.Text} {text}" : label.Text + text;

    private string CellText(Paragraph paragraph)
    {
        var pieces = _runs.Read(paragraph);
        var boxes = _runs.TakeBoxes().SelectMany(b => b.Descendants<Paragraph>()).Select(p => string.Concat(_runs.Read(p).Select(r => r.Text)));
        var label = _numbering.Next(paragraph);
        var text = MarkdownText.Of(label is null || label.IsBullet ? pieces : [new Piece(Labelled(label, "")), .. pieces]);
        var words = string.Join(' ', [text.Trim(), .. boxes.Select(b => MarkdownText.Of(b.Trim()))]).Trim();

        // A box within a box was read with the one around it.
        _ = _runs.TakeBoxes();
        return words;
    }

    private void RemarkOn(WordRemark remark, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _remarks.Add(remark);
        }
    }

    /// <summary>Words, not a page number.</summary>
    private static bool HasWords(OpenXmlElement? part) => part is not null && part.Descendants<Text>().Any(t => t.Text.Any(char.IsLetter));

    /// <summary>一、 or （一） before a few words that are no sentence: how headings are numbered by hand (GB/T 9704 7.3.3).</summary>
    [GeneratedRegex(@"^(第[一二三四五六七八九十百]+[章节编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])[^\n]*[^。；：，、！？.;:,!?\n]$")]
    private static partial Regex LooksLikeHeading();

    [GeneratedRegex(@"^(\d{1,9})[.)、．）]?$")]
    private static partial Regex Arabic();
}
