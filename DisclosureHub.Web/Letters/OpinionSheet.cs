namespace DisclosureHub.Web.Letters;

/// <summary>会签意见单: what one unit says about one version of a release, in writing (XT-3.1).</summary>
/// <param name="Number">会签〔2026〕12号; empty while it is printed to be signed.</param>
/// <param name="ReleaseNumber">联发〔2026〕37号.</param>
/// <param name="Version">The version the opinion is bound to.</param>
/// <param name="Fingerprint">The whole fingerprint of that version, with the algorithm: <c>sha256:…</c>.</param>
/// <param name="Lead">The unit that asked.</param>
/// <param name="Unit">The unit that answers.</param>
/// <param name="Stance">The stance in words: 同意, 不同意 …; empty on a form to be filled in by hand.</param>
/// <param name="Passages">The passages the opinion is limited to; empty for the whole version.</param>
/// <param name="Reasons">Of a dissent, or of a unit that is not concerned; else empty.</param>
/// <param name="Suggestions">Of a consent that carries some; they do not bind. Else empty.</param>
/// <param name="ProposedText">With a dissent, the text the unit would sign; else empty.</param>
/// <param name="DueOn">Until when it was asked to answer; null when that is no longer known, or the term has not begun.</param>
/// <param name="DaysLate">Working days after the due date; 0 in time.</param>
/// <param name="Signing">How it was, or is to be, signed.</param>
public sealed record OpinionSheet(
    string Number,
    string ReleaseNumber,
    string ReleaseTitle,
    int Version,
    string Fingerprint,
    string Lead,
    string Unit,
    string Stance,
    IReadOnlyList<CitedPassage> Passages,
    string Reasons,
    string Suggestions,
    string Basis,
    string ProposedText,
    DateOnly AskedOn,
    DateOnly? DueOn,
    int DaysLate,
    OpinionSigning Signing);

/// <summary>A passage named in a paper.</summary>
/// <param name="Name">How the reader finds it: 第5段.</param>
public sealed record CitedPassage(string Name, string Text);

/// <summary>How an opinion sheet is signed: on the screen, by hand, or on paper that was recorded.</summary>
public abstract record OpinionSigning;

/// <summary>Signed electronically.</summary>
/// <param name="Signer">Who signed.</param>
/// <param name="Post">In which post: 财务科科长.</param>
/// <param name="OnBehalfOf">Whom the signer stood in for; empty if nobody.</param>
/// <param name="Authentication">How the signer showed who he is, in words.</param>
/// <param name="At">When.</param>
public sealed record SignedOnScreen(string Signer, string Post, string OnBehalfOf, string Authentication, DateTimeOffset At) : OpinionSigning;

/// <summary>Printed to be signed by hand: lines for name and date, number and fingerprint at the foot of every page.</summary>
/// <param name="PrintedBy">Who printed it.</param>
public sealed record ToSignByHand(string PrintedBy, DateTimeOffset PrintedAt) : OpinionSigning;

/// <summary>Signed on paper and recorded here, by one person and confirmed by another.</summary>
/// <param name="Signer">Whose signature the paper bears.</param>
/// <param name="Post">The signer's post, as on the paper.</param>
/// <param name="PaperDate">The date on the paper.</param>
/// <param name="OutsideNumber">The paper's own number, of an outside unit's letter; else empty.</param>
/// <param name="ConfirmedBy">The second person; empty until confirmed.</param>
public sealed record RecordedFromPaper(
    string Signer,
    string Post,
    DateOnly PaperDate,
    string OutsideNumber,
    string RecordedBy,
    DateTimeOffset RecordedAt,
    string ConfirmedBy,
    DateTimeOffset? ConfirmedAt) : OpinionSigning;

/// <summary>The templates: each paper from its model.</summary>
public static partial class Papers
{
    public static Paper Describe(OpinionSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        List<PaperPart> parts = [new PaperLine(LineStyle.Title, "会签意见单"), new PaperLine(LineStyle.NumberRight, Or(sheet.Number, "编号：（登记后填写）"))];
        parts.Add(PaperTable.Fields("会签意见", [.. What(sheet), .. Saying(sheet), .. SigningFields(sheet)]));
        parts.Add(new PaperLine(LineStyle.Note, NoteOn(sheet.Signing)));

        var fingerprint = PaperText.Fingerprint(sheet.Fingerprint);
        IReadOnlyList<string> foot = sheet.Signing is ToSignByHand printed
            ? [$"{Or(sheet.Number, sheet.ReleaseNumber)}　{PaperText.Version(sheet.Version)}　{sheet.Unit}　打印：{printed.PrintedBy}，{PaperText.Moment(printed.PrintedAt)}", fingerprint]
            : [];
        return new Paper(
            PaperLayout.Sheet, sheet.Number, $"会签意见单：{sheet.Unit}关于{PaperText.Cited(sheet.ReleaseTitle)}的意见", sheet.Unit, DateOf(sheet), parts, foot);
    }

    private static IEnumerable<PaperField> What(OpinionSheet sheet) =>
    [
        new("文件标题", sheet.ReleaseTitle),
        new("发布编号", sheet.ReleaseNumber, IsHalf: true),
        new("版　　本", PaperText.Version(sheet.Version), IsHalf: true),
        new("文本指纹", PaperText.Fingerprint(sheet.Fingerprint)),
        new("牵头单位", sheet.Lead, IsHalf: true),
        new("会签单位", sheet.Unit, IsHalf: true),
        new("征求日期", PaperText.Day(sheet.AskedOn), IsHalf: true),
        new("截止日期", sheet.DueOn is { } due ? PaperText.Day(due) : "——", IsHalf: true),
        new("答复情况", sheet.Signing is ToSignByHand ? "" : sheet.DaysLate > 0 ? $"逾期{sheet.DaysLate}个工作日答复" : "按期答复"),
    ];

    private static IEnumerable<PaperField> Saying(OpinionSheet sheet)
    {
        yield return new("意　　见", sheet.Stance.Length > 0 ? sheet.Stance : "□ 同意　　□ 同意并附建议\n□ 不同意　□ 不涉及本单位职责", IsStrong: true);
        yield return new("意见范围", sheet.Passages.Count == 0 ? "全文" : $"以下{sheet.Passages.Count}段");
        foreach (var passage in sheet.Passages)
        {
            yield return new(passage.Name, passage.Text);
        }

        var open = sheet.Stance.Length == 0;
        yield return new("理　　由", sheet.Reasons, IsInk: open);
        yield return new("建　　议", PaperText.Lines(sheet.Suggestions).Count == 0 ? "" : $"{sheet.Suggestions}\n（建议不作为同意的条件。）");
        yield return new("依　　据", sheet.Basis, IsInk: open);
        yield return new("愿意签署\n的文字", sheet.ProposedText);
    }

    private static IEnumerable<PaperField> SigningFields(OpinionSheet sheet) => sheet.Signing switch
    {
        SignedOnScreen by =>
        [
            new("签 署 人", by.Signer, IsHalf: true),
            new("职　　务", by.Post, IsHalf: true),
            new("代　　签", by.OnBehalfOf.Length == 0 ? "" : $"代{by.OnBehalfOf}签署"),
            new("身份验证", by.Authentication, IsHalf: true),
            new("签署时间", PaperText.Moment(by.At), IsHalf: true),
        ],
        ToSignByHand =>
        [
            new("单位负责人\n（签名）", "", IsHalf: true, IsInk: true),
            new("职　　务", "", IsHalf: true, IsInk: true),
            new("签署日期", "　　　　年　　月　　日", IsInk: true),
        ],
        RecordedFromPaper paper =>
        [
            new("签 署 人", paper.Signer, IsHalf: true),
            new("职　　务", paper.Post, IsHalf: true),
            new("签署方式", "纸质签署", IsHalf: true),
            new("纸质日期", PaperText.Day(paper.PaperDate), IsHalf: true),
            new("来文编号", paper.OutsideNumber),
            new("登 记 人", paper.RecordedBy, IsHalf: true),
            new("登记时间", PaperText.Moment(paper.RecordedAt), IsHalf: true),
            new("核 对 人", Or(paper.ConfirmedBy, "尚未核对"), IsHalf: true),
            new("核对时间", paper.ConfirmedAt is { } at ? PaperText.Moment(at) : "—", IsHalf: true),
        ],
        _ => throw new ArgumentException($"No form for {sheet.Signing.GetType().Name}.", nameof(sheet)),
    };

    private static string NoteOn(OpinionSigning signing) => signing switch
    {
        SignedOnScreen => "本意见单以电子方式签署，签署后不再改动；意见只对上列版本和指纹的文本有效。",
        ToSignByHand => "由单位负责人签名并填写日期后交牵头单位登记；意见只对上列版本和指纹的文本有效，每页页脚的编号和指纹应当与上列一致。",
        _ => "本意见单按纸质原件登记，并由另一人核对，以原件为准；意见只对上列版本和指纹的文本有效。",
    };

    private static DateOnly DateOf(OpinionSheet sheet) => sheet.Signing switch
    {
        SignedOnScreen by => Domain.Calendar.WorkCalendar.DayOf(by.At),
        ToSignByHand by => Domain.Calendar.WorkCalendar.DayOf(by.PrintedAt),
        RecordedFromPaper paper => paper.PaperDate,
        _ => sheet.AskedOn,
    };

    /// <summary>The text, or what is said where there is none.</summary>
    private static string Or(string text, string otherwise) => PaperText.Lines(text).Count > 0 ? text : otherwise;
}
