using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using M = DocumentFormat.OpenXml.Math;

namespace DisclosureHub.Web.WordFiles;

/// <summary>Reads what stands within paragraphs: runs, fields, links, marks of notes. Fields may begin in one paragraph and end in another.</summary>
internal sealed class WordRuns(WordStyles styles, WordRemarks remarks, MainDocumentPart main)
{
    private readonly Stack<Field> _fields = new();
    private readonly List<(string Mark, OpenXmlElement Note)> _notes = [];
    private readonly List<TextBoxContent> _boxes = [];

    // Looked up by every mark and every link: a file may have a hundred thousand of each.
    private readonly ILookup<long, OpenXmlElement> _footnotes = (main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []).ToLookup(n => n.Id?.Value ?? -1, n => (OpenXmlElement)n);
    private readonly ILookup<long, OpenXmlElement> _endnotes = (main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []).ToLookup(n => n.Id?.Value ?? -1, n => (OpenXmlElement)n);
    private readonly ILookup<string, Uri> _links = main.HyperlinkRelationships.ToLookup(r => r.Id, r => r.Uri);

    /// <summary>What the footnotes and endnotes seen so far say, in the order of their marks.</summary>
    public IReadOnlyList<(string Mark, OpenXmlElement Note)> Notes => _notes;

    /// <summary>The text boxes met since this was last asked.</summary>
    public IReadOnlyList<TextBoxContent> TakeBoxes()
    {
        TextBoxContent[] boxes = [.. _boxes];
        _boxes.Clear();
        return boxes;
    }

    /// <summary>The text of a paragraph, without its number.</summary>
    public IReadOnlyList<Piece> Read(OpenXmlElement paragraph)
    {
        var pieces = new List<Piece>();
        Walk(paragraph, pieces);

        // The code of a field ends with its paragraph; one that is never closed must not swallow what follows.
        while (_fields.TryPeek(out var open) && !open.ShowsResult)
        {
            _ = _fields.Pop();
        }

        return pieces;
    }

    private void Walk(OpenXmlElement parent, List<Piece> into)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    Run(run, into);
                    break;
                case Hyperlink link:
                    Link(link, into);
                    break;
                case M.OfficeMath or M.Paragraph:
                    remarks.Add(WordRemark.Formulas);
                    Add(string.Concat(child.Descendants<M.Text>().Select(t => t.Text)), default, into);
                    break;
                case AlternateContent choice when ((OpenXmlElement?)choice.GetFirstChild<AlternateContentChoice>() ?? choice.GetFirstChild<AlternateContentFallback>()) is { } chosen:
                    Walk(chosen, into);
                    break;
                case SdtProperties or ParagraphProperties or CustomXmlProperties:
                    break;
                default:
                    // Content controls, smart tags, simple fields, directions: what is in them is text like any other.
                    Walk(child, into);
                    break;
            }
        }
    }

    private void Run(Run run, List<Piece> into)
    {
        if (styles.IsHidden(run))
        {
            if (run.InnerText.Length > 0)
            {
                remarks.Add(WordRemark.HiddenText);
            }

            return;
        }

        var hand = new Piece("", styles.IsBold(run), styles.IsItalic(run));
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case FieldChar mark:
                    Turn(mark);
                    break;
                case FieldCode code when _fields.TryPeek(out var open):
                    open.Add(code.Text);
                    break;
                case Drawing or Picture or AlternateContent:
                    Draw(child);
                    break;
                case Ruby ruby:
                    Add(ruby.RubyBase?.InnerText ?? "", hand, into);
                    Add($"（{ruby.RubyContent?.InnerText}）", hand, into);
                    break;
                case FootnoteReference { Id.Value: var id }:
                    Note(_footnotes[id].FirstOrDefault(), into);
                    break;
                case EndnoteReference { Id.Value: var id }:
                    Note(_endnotes[id].FirstOrDefault(), into);
                    break;
                default:
                    Add(Written(child), hand, into);
                    break;
            }
        }
    }

    private string Written(OpenXmlElement child) => child switch
    {
        Text text => text.Text,
        TabChar or PositionalTab => " ",
        Break { Type: null } => "\n",
        Break broken => broken.Type.Value == BreakValues.TextWrapping ? "\n" : "",
        CarriageReturn => "\n",
        NoBreakHyphen => "-",
        SymbolChar symbol => Sign(symbol),
        _ => "",
    };

    private void Add(string text, Piece hand, List<Piece> into)
    {
        if (text.Length > 0 && IsShown)
        {
            into.Add(hand with { Text = text });
        }
    }

    /// <summary>Whether what stands here is shown: not the code of a field, nor the lines of a table of contents.</summary>
    private bool IsShown => !_fields.TryPeek(out var innermost) || innermost.IsShown;

    private void Turn(FieldChar mark)
    {
        if (mark.FieldCharType?.Value == FieldCharValues.Begin)
        {
            _fields.Push(new Field(IsShown));
        }
        else if (mark.FieldCharType?.Value == FieldCharValues.Separate && _fields.TryPeek(out var open))
        {
            open.ShowsResult = true;
            if (open.IsContents)
            {
                remarks.Add(WordRemark.Contents);
            }
        }
        else if (mark.FieldCharType?.Value == FieldCharValues.End)
        {
            _ = _fields.TryPop(out _);
        }
    }

    private void Link(Hyperlink link, List<Piece> into)
    {
        var from = into.Count;
        Walk(link, into);
        var shown = string.Concat(into.Skip(from).Select(p => p.Text)).Trim();
        if (link.Id?.Value is { } id && _links[id].FirstOrDefault() is { IsAbsoluteUri: true, Scheme: "http" or "https" } uri
            && shown.Length > 0 && !uri.OriginalString.TrimEnd('/').EndsWith(shown.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        {
            // A link is no part of a text that is signed; where it leads is.
            Add($"（{uri.OriginalString}）", default, into);
        }
    }

    private void Note(OpenXmlElement? note, List<Piece> into)
    {
        if (note is null)
        {
            return;
        }

        remarks.Add(WordRemark.Notes);
        var mark = string.Create(CultureInfo.InvariantCulture, $"〔注{_notes.Count + 1}〕");
        _notes.Add((mark, note));
        Add(mark, default, into);
    }

    private void Draw(OpenXmlElement drawing)
    {
        var boxes = drawing.Descendants<TextBoxContent>().Where(b => !b.Ancestors<AlternateContentFallback>().Any()).Where(b => !b.Ancestors<TextBoxContent>().Any()).ToList();
        foreach (var box in boxes.Where(b => b.InnerText.Trim().Length > 0))
        {
            remarks.Add(WordRemark.TextBoxes);
            _boxes.Add(box);
        }

        if (boxes.Count == 0)
        {
            remarks.Add(WordRemark.Pictures);
        }
    }

    /// <summary>Signs of picture fonts that offices use to tick and to mark; another has no character.</summary>
    private string Sign(SymbolChar symbol)
    {
        if (!int.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            return "";
        }

        var known = (symbol.Font?.Value, code & 0xFF) switch
        {
            _ when code is > 0x20 and < 0xE000 and not (>= 0xD800 and < 0xE000) => ((char)code).ToString(),
            ("Wingdings", 0xFE) or ("Wingdings 2", 0x52) => "☑",
            ("Wingdings", 0xFD) or ("Wingdings 2", 0x53 or 0x54) => "☒",
            ("Wingdings", 0xA8 or 0x6F or 0x71) or ("Wingdings 2", 0xA3 or 0x2A) => "□",
            ("Wingdings", 0x6C or 0x9F) => "●",
            ("Wingdings", 0x6E) => "■",
            ("Wingdings", 0xFC) or ("Wingdings 2", 0x50) => "✓",
            ("Wingdings", 0xFB) or ("Wingdings 2", 0x4F) => "✗",
            _ => null,
        };
        if (known is null)
        {
            remarks.Add(WordRemark.Symbols);
        }

        return known ?? "□";
    }

    /// <param name="outer">Whether what surrounds it is shown.</param>
    private sealed class Field(bool outer)
    {
        /// <summary>Enough of a code to know its kind.</summary>
        private const int Enough = 40;

        private string _code = "";

        public void Add(string code) => _code = _code.Length < Enough ? (_code + code).TrimStart() : _code;

        /// <summary>Past its code: what follows is what the field shows.</summary>
        public bool ShowsResult { get; set; }

        public bool IsContents => _code.StartsWith("TOC", StringComparison.OrdinalIgnoreCase);

        public bool IsShown => outer && ShowsResult && !IsContents;
    }
}

/// <summary>What was left out or changed while reading, counted.</summary>
internal sealed class WordRemarks
{
    private readonly Dictionary<WordRemark, int> _counts = [];

    public IReadOnlyDictionary<WordRemark, int> Counts => _counts;

    public void Add(WordRemark remark) => _counts[remark] = _counts.GetValueOrDefault(remark) + 1;
}
