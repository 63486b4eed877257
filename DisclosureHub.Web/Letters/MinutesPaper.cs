namespace DisclosureHub.Web.Letters;

/// <summary>协调会纪要: what was said and settled when the office had the units at one table (XT-3.3), in 纪要格式. It bears no seal.</summary>
/// <param name="Emblem">The red name, such as 阳泉市工业和信息化局政务公开协调会纪要.</param>
/// <param name="Number">纪要〔2026〕5号.</param>
/// <param name="Issuer">Who keeps the minutes, left over the red line.</param>
/// <param name="Date">The date of the minutes, right over the red line.</param>
/// <param name="HeldAt">When the meeting began.</param>
/// <param name="Place">Where; or 网络会议.</param>
/// <param name="Chair">Who presided, with post.</param>
/// <param name="Recorder">Who recorded.</param>
/// <param name="Fingerprint">Whole fingerprint of the text that lay on the table.</param>
/// <param name="Summary">What the recorder wrote of the meeting; may be empty.</param>
/// <param name="Present">Everybody who sat at the table, and how each signed.</param>
/// <param name="Excused">请假.</param>
/// <param name="Observers">列席: they listen and do not sign.</param>
public sealed record MinutesPaper(
    string Emblem,
    string Number,
    string Issuer,
    DateOnly Date,
    DateTimeOffset HeldAt,
    string Place,
    string Chair,
    string Recorder,
    string ReleaseNumber,
    string ReleaseTitle,
    int Version,
    string Fingerprint,
    string Summary,
    IReadOnlyList<AgendaItem> Items,
    IReadOnlyList<Attendant> Present,
    IReadOnlyList<MeetingPerson> Excused,
    IReadOnlyList<MeetingPerson> Observers);

/// <summary>One item of the agenda: positions, then what became of it.</summary>
/// <param name="Conditions">What the outcome depends on; may be empty.</param>
public sealed record AgendaItem(string Title, IReadOnlyList<StatedPosition> Positions, AgendaOutcome Outcome, IReadOnlyList<string> Conditions);

/// <summary>What one side said.</summary>
/// <param name="By">The unit, with the speaker if that matters: 财务科（张文慧）.</param>
public sealed record StatedPosition(string By, string Text);

/// <summary>What became of an item.</summary>
public abstract record AgendaOutcome;

/// <summary>Both sides agreed on a text, which the units concerned still sign.</summary>
public sealed record AgreedText(string Passage, string Before, string After) : AgendaOutcome;

/// <summary>The passage is left out.</summary>
public sealed record LeftOut(CitedPassage Passage, string Reasons) : AgendaOutcome;

/// <summary>The unit was found not affected.</summary>
public sealed record NotAffected(string Unit, string Reasons) : AgendaOutcome;

/// <summary>The release ends unpublished.</summary>
public sealed record NotReleased(string Reasons) : AgendaOutcome;

/// <summary>Put before the common superior.</summary>
/// <param name="To">Whom it is put before.</param>
public sealed record Referred(string To, string Reasons) : AgendaOutcome;

/// <summary>Settled by a word of the unit itself, or overtaken by a new text.</summary>
/// <param name="How">How it ended, in words.</param>
public sealed record EndedOtherwise(string How, string Reasons) : AgendaOutcome;

/// <summary>Decided by the leading group; a decision, never a consent.</summary>
public sealed record GroupDecision(string Decision, IReadOnlyList<GroupVote> Votes, string Reasons) : AgendaOutcome;

/// <summary>One member's vote, in words: 赞成, 反对, 弃权.</summary>
public sealed record GroupVote(string Member, string Post, string Vote);

/// <summary>Somebody at a meeting, or missing from it.</summary>
public sealed record MeetingPerson(string Unit, string Name, string Post);

/// <summary>Somebody present, and the signature under the minutes.</summary>
public sealed record Attendant(MeetingPerson Person, MinutesSignature Signature);

/// <summary>How somebody present signed the minutes.</summary>
public abstract record MinutesSignature;

/// <summary>Signed electronically.</summary>
public sealed record MinutesSigned(DateTimeOffset At) : MinutesSignature;

/// <summary>Refused to sign, with reasons.</summary>
public sealed record MinutesRefused(string Reasons) : MinutesSignature;

/// <summary>To be signed by hand: the line stays empty.</summary>
public sealed record MinutesToSign : MinutesSignature;

public static partial class Papers
{
    public static Paper Describe(MinutesPaper minutes)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        var cited = PaperText.Cited(minutes.ReleaseTitle);
        List<PaperPart> parts =
        [
            new PaperLine(LineStyle.Emblem, PaperText.OneLine(minutes.Emblem)),
            new PaperLine(LineStyle.NumberCentred, minutes.Number),
            new PaperEnds(minutes.Issuer, PaperText.Day(minutes.Date)),
            new PaperLine(
                LineStyle.Body,
                $"{PaperText.Moment(minutes.HeldAt)}，{minutes.Chair}在{minutes.Place}主持召开协调会，就联合发布{cited}（{minutes.ReleaseNumber}）中的分歧进行共同协商。会议所议文本为{PaperText.Version(minutes.Version)}，文本指纹：{PaperText.Fingerprint(minutes.Fingerprint)}。现将会议情况和议定事项记录如下："),
        ];

        if (minutes.Summary.Length > 0)
        {
            parts.Add(new PaperLine(LineStyle.Body, minutes.Summary));
        }

        foreach (var (index, item) in minutes.Items.Index())
        {
            parts.AddRange(Item(index + 1, item));
        }

        parts.Add(Attendance("出席：", minutes.Present.Select(p => p.Person)));
        parts.AddRange(((IEnumerable<PaperLine>)[Attendance("请假：", minutes.Excused), Attendance("列席：", minutes.Observers)]).Where(l => l.Text.Length > 0));
        parts.Add(new PaperLine(LineStyle.Attendance, minutes.Recorder, "记录："));
        parts.Add(new PaperLine(LineStyle.Heading, "出席人员签署"));
        parts.Add(new PaperTable("出席人员签署", [13, 37, 22, 30, 54], ["序号", "单位", "姓名", "职务", "签署"], [.. minutes.Present.Select((p, i) => SignatureRow(i + 1, p))]));
        return new Paper(PaperLayout.Minutes, minutes.Number, $"{minutes.Emblem}（{cited}）", minutes.Issuer, minutes.Date, parts, []);
    }

    private static IEnumerable<PaperPart> Item(int number, AgendaItem item)
    {
        yield return new PaperLine(LineStyle.Heading, $"议题{PaperText.Figure(number)}　{PaperText.OneLine(item.Title)}");
        yield return new PaperLine(LineStyle.Subheading, "（一）各方意见");
        foreach (var position in item.Positions)
        {
            yield return new PaperLine(LineStyle.Body, position.Text, $"{position.By}：");
        }

        yield return new PaperLine(LineStyle.Subheading, "（二）议定结果");
        foreach (var part in Outcome(item.Outcome))
        {
            yield return part;
        }

        if (item.Conditions.Count > 0)
        {
            yield return new PaperLine(LineStyle.Subheading, "（三）条件");
            foreach (var (index, condition) in item.Conditions.Index())
            {
                yield return new PaperLine(LineStyle.Body, $"{index + 1}. {condition}");
            }
        }
    }

    private static IEnumerable<PaperPart> Outcome(AgendaOutcome outcome) => outcome switch
    {
        AgreedText agreed =>
        [
            new PaperLine(LineStyle.Body, $"{agreed.Passage}改为下列文字，由有关单位签署后生效。", "达成一致："),
            PaperTable.Pair(agreed.Before, agreed.After),
        ],
        LeftOut left =>
        [
            new PaperLine(LineStyle.Body, $"{left.Passage.Name}不列入发布文本。{left.Reasons}", "删去："),
            new PaperLine(LineStyle.Passage, left.Passage.Text, $"〔{left.Passage.Name}〕"),
        ],
        NotAffected free => [new PaperLine(LineStyle.Body, $"认定本文本不涉及{free.Unit}的职责。{free.Reasons}", "不涉及：")],
        NotReleased none => [new PaperLine(LineStyle.Body, $"本文本不发布。{none.Reasons}", "不发布：")],
        Referred up => [new PaperLine(LineStyle.Body, $"未能达成一致，报请{up.To}决定。{up.Reasons}", "提请上级：")],
        GroupDecision decided =>
        [
            new PaperLine(LineStyle.Body, decided.Decision, "领导小组决定："),
            new PaperLine(LineStyle.Body, decided.Reasons, "理由："),
            new PaperTable("表决", [42, 72, 42], ["成员", "职务", "表决"], [.. decided.Votes.Select(v => new PaperRow(new(v.Member, CellStyle.Centred), new(v.Post), new(v.Vote, CellStyle.Centred)))]),
            new PaperLine(LineStyle.Body, "这是领导小组的决定，不是有关单位的同意；只对所议版本和所议分歧有效。"),
        ],
        EndedOtherwise ended => [new PaperLine(LineStyle.Body, ended.Reasons.Length > 0 ? $"{ended.How}。{ended.Reasons}" : $"{ended.How}。", "结果：")],
        _ => throw new ArgumentException($"No words for {outcome.GetType().Name}.", nameof(outcome)),
    };

    /// <summary>Names by unit, in the order given: 财务科　张文慧、刘思远；政策法规科　何晓峰。</summary>
    private static PaperLine Attendance(string lead, IEnumerable<MeetingPerson> people)
    {
        var units = people.GroupBy(p => p.Unit).Select(unit => $"{unit.Key}　{string.Join('、', unit.Select(p => p.Name))}").ToList();
        return new PaperLine(LineStyle.Attendance, units.Count == 0 ? "" : string.Join('；', units) + "。", lead);
    }

    private static PaperRow SignatureRow(int number, Attendant attendant) => new(
        new($"{number}", CellStyle.Centred),
        new(attendant.Person.Unit),
        new(attendant.Person.Name, CellStyle.Centred),
        new(attendant.Person.Post, CellStyle.Centred),
        new(attendant.Signature switch
        {
            MinutesSigned signed => $"已签\n{PaperText.Moment(signed.At)}",
            MinutesRefused refused => $"拒签：{refused.Reasons}",
            _ => "",
        }))
    {
        Height = attendant.Signature is MinutesToSign ? OfficialPage.InkHeight : 9,
    };
}
