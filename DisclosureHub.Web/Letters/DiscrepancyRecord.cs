namespace DisclosureHub.Web.Letters;

/// <summary>分歧情况记录: what a unit and the lead do not agree on, point by point, as put before the office (XT-3.3).</summary>
/// <param name="Number">分歧〔2026〕3号.</param>
/// <param name="Version">The version they differ about.</param>
/// <param name="Fingerprint">Its whole fingerprint, <c>sha256:…</c>.</param>
/// <param name="OpinionNumber">The dissent's number, 会签〔2026〕12号.</param>
/// <param name="Rounds">What was proposed and answered so far; may be empty.</param>
/// <param name="Comments">Remarks of the discussion that bear on it, carried over; may be empty.</param>
/// <param name="EscalationReason">Why the office is asked.</param>
/// <param name="EscalatedBy">Who asks, with unit; the Clock if a limit was reached.</param>
public sealed record DiscrepancyRecord(
    string Number,
    string ReleaseNumber,
    string ReleaseTitle,
    int Version,
    string Fingerprint,
    string Lead,
    string Unit,
    string OpinionNumber,
    DateOnly DissentOn,
    IReadOnlyList<DiscrepancyPoint> Points,
    IReadOnlyList<NegotiationRound> Rounds,
    IReadOnlyList<CarriedComment> Comments,
    string EscalationReason,
    string EscalatedBy,
    DateTimeOffset EscalatedAt);

/// <summary>One point of difference.</summary>
/// <param name="Passage">The passage as the version has it.</param>
/// <param name="Dissent">The unit's reasons.</param>
/// <param name="Basis">What the dissent rests on.</param>
/// <param name="ProposedText">What the unit would sign; may be empty.</param>
/// <param name="LeadPosition">What the lead says; empty if it has not spoken.</param>
/// <param name="WhyNotTaken">Why the lead did not take the unit's opinion; may be empty.</param>
public sealed record DiscrepancyPoint(CitedPassage Passage, string Dissent, string Basis, string ProposedText, string LeadPosition, string WhyNotTaken);

/// <summary>One round of negotiation.</summary>
/// <param name="ProposedOn">When the proposal was made.</param>
/// <param name="ProposedBy">Which unit made it.</param>
/// <param name="AnsweredOn">When it was answered; null while it waits.</param>
public sealed record NegotiationRound(DateOnly ProposedOn, string ProposedBy, string Proposal, DateOnly? AnsweredOn, string Answer);

/// <summary>A remark from the discussion of the text.</summary>
/// <param name="Author">Who wrote it, with unit.</param>
/// <param name="On">The passage it is anchored to; may be empty.</param>
public sealed record CarriedComment(DateTimeOffset At, string Author, string On, string Text);

public static partial class Papers
{
    public static Paper Describe(DiscrepancyRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<PaperPart> parts =
        [
            new PaperLine(LineStyle.Title, "分歧情况记录"),
            new PaperLine(LineStyle.NumberRight, record.Number),
            PaperTable.Fields(
                "基本情况",
                new PaperField("文件标题", record.ReleaseTitle),
                new PaperField("发布编号", record.ReleaseNumber, IsHalf: true),
                new PaperField("版　　本", PaperText.Version(record.Version), IsHalf: true),
                new PaperField("文本指纹", PaperText.Fingerprint(record.Fingerprint)),
                new PaperField("牵头单位", record.Lead, IsHalf: true),
                new PaperField("不同意单位", record.Unit, IsHalf: true),
                new PaperField("意见编号", record.OpinionNumber, IsHalf: true),
                new PaperField("签署日期", PaperText.Day(record.DissentOn), IsHalf: true)),
            new PaperLine(LineStyle.Heading, "一、分歧事项"),
        ];

        foreach (var (index, point) in record.Points.Index())
        {
            parts.Add(new PaperLine(LineStyle.Subheading, $"（{PaperText.Figure(index + 1)}）{point.Passage.Name}"));
            parts.Add(PaperTable.Fields(
                point.Passage.Name,
                new PaperField("原　　文", point.Passage.Text),
                new PaperField("不同意理由", point.Dissent),
                new PaperField("依　　据", point.Basis),
                new PaperField("愿意签署\n的文字", Or(point.ProposedText, "未提出")),
                new PaperField("牵头单位\n意见", Or(point.LeadPosition, "未说明")),
                new PaperField("未采纳理由", Or(point.WhyNotTaken, "未说明"))));
        }

        parts.Add(new PaperLine(LineStyle.Heading, "二、协商经过"));
        parts.Add(record.Rounds.Count == 0 ? new PaperLine(LineStyle.Body, "双方没有经过协商。") : Rounds(record.Rounds));
        parts.Add(new PaperLine(LineStyle.Heading, "三、讨论中的有关意见"));
        parts.Add(record.Comments.Count == 0 ? new PaperLine(LineStyle.Body, "没有。") : Comments(record.Comments));
        parts.Add(new PaperLine(LineStyle.Heading, "四、提请协调"));
        parts.Add(PaperTable.Fields(
            "提请协调",
            new PaperField("提请理由", record.EscalationReason),
            new PaperField("提 请 人", record.EscalatedBy, IsHalf: true),
            new PaperField("提请时间", PaperText.Moment(record.EscalatedAt), IsHalf: true)));
        return new Paper(
            PaperLayout.Sheet, record.Number, $"分歧情况记录：{PaperText.Cited(record.ReleaseTitle)}", record.Lead, Domain.Calendar.WorkCalendar.DayOf(record.EscalatedAt), parts,
            [$"{record.Number}　{record.ReleaseNumber}　{PaperText.Version(record.Version)}"]);
    }

    private static PaperTable Rounds(IReadOnlyList<NegotiationRound> rounds) => new(
        "协商经过",
        [14, 71, 71],
        ["轮次", "提出", "答复"],
        [.. rounds.Select((round, index) => new PaperRow(
            new($"{index + 1}", CellStyle.Centred),
            new($"{PaperText.Day(round.ProposedOn)}　{round.ProposedBy}\n{round.Proposal}"),
            new(round.AnsweredOn is { } day ? $"{PaperText.Day(day)}\n{round.Answer}" : "未答复")))]);

    private static PaperTable Comments(IReadOnlyList<CarriedComment> comments) => new(
        "讨论中的有关意见",
        [54, 20, 82],
        ["时间和发言人", "针对", "内容"],
        [.. comments.Select(comment => new PaperRow(
            new($"{PaperText.Moment(comment.At)}\n{comment.Author}"), new(Or(comment.On, "全文"), CellStyle.Centred), new(comment.Text)))]);
}
