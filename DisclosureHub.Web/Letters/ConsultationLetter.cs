namespace DisclosureHub.Web.Letters;

/// <summary>征求意见函: asks an outside unit for its written opinion, in 信函格式. It goes out as the bureau, never as a section.</summary>
/// <param name="Organ">The bureau's name, in red and under the letter.</param>
/// <param name="Number">The letter's number, such as 阳工信函〔2026〕18号.</param>
/// <param name="Addressee">The unit asked.</param>
/// <param name="Background">What the release is about and why it is asked; may be empty.</param>
/// <param name="ReleaseNumber">联发〔2026〕37号, to be named in the answer.</param>
/// <param name="Version">The version put to the unit.</param>
/// <param name="Fingerprint">Its whole fingerprint, <c>sha256:…</c>.</param>
/// <param name="WorkingDays">Length of the term, counted from the day after receipt.</param>
/// <param name="Text">The text, passage by passage; those that concern the addressee are marked. With none marked, all of it does.</param>
/// <param name="Contact">Who answers questions.</param>
/// <param name="CopyTo">抄送; may be empty.</param>
public sealed record ConsultationLetter(
    string Organ,
    string Number,
    string Addressee,
    string Background,
    string ReleaseNumber,
    string ReleaseTitle,
    int Version,
    string Fingerprint,
    int WorkingDays,
    IReadOnlyList<LetterPassage> Text,
    string Contact,
    string Phone,
    DateOnly Date,
    IReadOnlyList<string> CopyTo);

/// <summary>A passage of the attached text.</summary>
/// <param name="Number">Its number as shown, from 1.</param>
/// <param name="Concerned">Whether it concerns the addressee.</param>
public sealed record LetterPassage(int Number, PassageForm Form, string Text, bool Concerned);

/// <summary>What kind of passage it is; the form of a table is a Markdown pipe table.</summary>
public enum PassageForm
{
    /// <summary>普通段, 列表.</summary>
    Text,

    /// <summary>小标题.</summary>
    Heading,

    /// <summary>表格.</summary>
    Table,
}

public static partial class Papers
{
    public static Paper Describe(ConsultationLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var cited = PaperText.Cited(letter.ReleaseTitle);
        var title = $"关于征求{cited}意见的函";
        List<PaperPart> parts =
        [
            new PaperLine(LineStyle.Emblem, PaperText.OneLine(letter.Organ)),
            new PaperLine(LineStyle.NumberRight, letter.Number),
            new PaperLine(LineStyle.Title, title),
            new PaperLine(LineStyle.Addressee, $"{letter.Addressee}："),
            new PaperLine(LineStyle.Body, letter.Background),
            new PaperLine(LineStyle.Body, $"现就联合发布{cited}（{letter.ReleaseNumber}，{PaperText.Version(letter.Version)}）征求贵单位意见，文本附后。{Concerned(letter.Text)}"),
            new PaperLine(LineStyle.Body, $"请自收到本函次日起{letter.WorkingDays}个工作日内书面答复。", "一、答复期限。"),
            new PaperLine(LineStyle.Body, "请写明所答复的编号和版本，意见是同意、同意并附建议、不同意还是不涉及贵单位职责，以及所依据的规定。不同意的，请写明理由，也可以附上贵单位愿意签署的文字。", "二、意见内容。"),
            new PaperLine(LineStyle.Body, "请由贵单位负责人签署，写明姓名和职务，并加盖公章。", "三、签署。"),
            new PaperLine(LineStyle.Body, "期限届满没有答复的，不作同意处理；我局不据此发布，并将与贵单位联系。逾期的答复仍然接受，记明逾期的工作日数。", "四、逾期未答复的处理。"),
            new PaperLine(LineStyle.Body, $"{PaperText.Fingerprint(letter.Fingerprint)}。答复只对指纹相同的文本有效。", "五、文本指纹。"),
            new PaperLine(LineStyle.Body, "请予函复。"),
            new PaperLine(LineStyle.AttachmentNote, $"附件：{AttachmentName(letter)}"),
            new PaperClosing(letter.Organ, letter.Date),
            new PaperLine(LineStyle.Annotation, letter.Phone.Length > 0 ? $"（联系人：{letter.Contact}；联系电话：{letter.Phone}）" : $"（联系人：{letter.Contact}）"),
        ];
        if (letter.CopyTo.Count > 0)
        {
            parts.Add(new PaperLine(LineStyle.CopyTo, $"抄送：{string.Join('，', letter.CopyTo)}。"));
        }

        parts.AddRange([new PaperBreak(), new PaperLine(LineStyle.AttachmentMark, "附件")]);
        parts.Add(new PaperLine(LineStyle.AttachmentTitle, PaperText.OneLine(letter.ReleaseTitle)));
        parts.Add(new PaperLine(LineStyle.Subtitle, $"（{letter.ReleaseNumber}，征求意见稿{PaperText.Version(letter.Version)}）"));
        parts.AddRange(letter.Text.SelectMany(Passage));
        return new Paper(PaperLayout.Letter, letter.Number, title, letter.Organ, letter.Date, parts, []);
    }

    private static string AttachmentName(ConsultationLetter letter) => $"{PaperText.OneLine(letter.ReleaseTitle)}（征求意见稿{PaperText.Version(letter.Version)}）";

    private static string Concerned(IReadOnlyList<LetterPassage> text)
    {
        var named = text.Where(p => p.Concerned).Select(p => p.Number).ToList();
        return named.Count == 0 || named.Count == text.Count
            ? "全文均请研究。"
            : $"其中第{string.Join('、', named)}段涉及贵单位职责，在附件中以左侧竖线标出，请重点研究。";
    }

    private static IEnumerable<PaperPart> Passage(LetterPassage passage)
    {
        var style = passage.Concerned ? LineStyle.MarkedPassage : LineStyle.Passage;
        var lead = $"〔{passage.Number}〕";
        switch (passage.Form)
        {
            case PassageForm.Heading:
                yield return new PaperLine(style, "", lead + PaperText.OneLine(passage.Text.TrimStart('#', ' ')));
                break;
            case PassageForm.Table when PipeTable.Read(passage.Text) is { } table:
                yield return new PaperLine(style, "下表", lead);
                yield return table;
                break;
            default:
                yield return new PaperLine(style, passage.Text, lead);
                break;
        }
    }
}
