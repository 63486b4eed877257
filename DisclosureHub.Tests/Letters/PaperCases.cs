using DisclosureHub.Web.Letters;

namespace DisclosureHub.Tests.Letters;

/// <summary>
/// Each paper in its shortest and its longest realistic case: 5,000 characters of reasons, 60 passages, 40 people. Every
/// value is one of a kind, so that a test can look for it.
/// </summary>
internal static class PaperCases
{
    public const string Fingerprint = "sha256:8f3a52c1d21c9b7e04416f5a77c0e2b9d3f81a6c5e90472bb1c8a3de6f0459a2";

    private const string Title = "工业企业技术改造专项资金管理办法（2026年修订）", Release = "联发〔2026〕37号", Organ = "阳泉市工业和信息化局";

    public static readonly IReadOnlyDictionary<string, (object Model, Paper Paper)> Described = new Dictionary<string, (object, Paper)>
    {
        ["opinion-short"] = Of(ShortOpinion()),
        ["opinion-long"] = Of(LongOpinion()),
        ["opinion-by-hand"] = Of(LongOpinion() with { Number = "", DaysLate = 0, Signing = new ToSignByHand("刘思远（财务科）", Given.On(16, 10)) }),
        ["opinion-blank"] = Of(ShortOpinion() with { Number = "", Stance = "", Basis = "", Signing = new ToSignByHand("刘思远（财务科）", Given.On(16, 10)) }),
        ["opinion-from-paper"] = Of(ShortOpinion() with
        {
            Unit = "市生态环境局",
            Signing = new RecordedFromPaper("贺志国", "副局长", Given.Day(12), "阳环函〔2026〕118号", "宋晓彤", Given.On(13, 9, 20), "李正华", Given.On(13, 15, 5)),
        }),
        ["discrepancy-short"] = (ShortDiscrepancy(), Papers.Describe(ShortDiscrepancy())),
        ["discrepancy-long"] = (LongDiscrepancy(), Papers.Describe(LongDiscrepancy())),
        ["minutes-short"] = (ShortMinutes(), Papers.Describe(ShortMinutes())),
        ["minutes-long"] = (LongMinutes(), Papers.Describe(LongMinutes())),
        ["letter-short"] = (ShortLetter(), Papers.Describe(ShortLetter())),
        ["letter-long"] = (LongLetter(), Papers.Describe(LongLetter())),
    };

    public static readonly IReadOnlyDictionary<string, Paper> All = Described.ToDictionary(c => c.Key, c => c.Value.Paper);

    public static IEnumerable<(object Model, Paper Paper)> Models => Described.Values;

    public static OpinionSheet ShortOpinion() => new(
        "会签〔2026〕12号", Release, Title, 3, Fingerprint, "投资与技术改造科", "财务科", "同意", [], "", "",
        "《中华人民共和国预算法》；局专项资金管理的现行规定。", "", Given.Day(2), Given.Day(11), 0,
        new SignedOnScreen("张文慧", "财务科科长", "", "口令", Given.On(10, 16, 5)));

    public static OpinionSheet LongOpinion() => ShortOpinion() with
    {
        Number = "会签〔2026〕13号",
        Stance = "不同意",
        Passages = [.. Enumerable.Range(1, 60).Select(i => new CitedPassage($"第{i}段", Passage(i)))],
        Reasons = Long("理由", 5000),
        Suggestions = Long("建议", 600),
        Basis = Long("依据", 900),
        ProposedText = Long("愿意签署", 2000),
        DaysLate = 3,
        Signing = new SignedOnScreen("张文慧", "财务科科长", "刘建国（财务科科长）", "通行密钥", Given.On(16, 16, 5)),
    };

    public static DiscrepancyRecord ShortDiscrepancy() => new(
        "分歧〔2026〕3号", Release, Title, 3, Fingerprint, "投资与技术改造科", "财务科", "会签〔2026〕12号", Given.Day(10),
        [new DiscrepancyPoint(new CitedPassage("第5段", Passage(5)), "预拨比例没有列入年度预算，会造成资金缺口。", "《中华人民共和国预算法》。", "", "", "")],
        [], [], "协商期限届满，双方没有达成一致。", "系统到期自动办理", Given.On(17, 18));

    public static DiscrepancyRecord LongDiscrepancy() => ShortDiscrepancy() with
    {
        Number = "分歧〔2026〕4号",
        Points = [.. Enumerable.Range(1, 60).Select(i => new DiscrepancyPoint(
            new CitedPassage($"第{i}段", Passage(i)), i == 1 ? Long("不同意", 5000) : $"不同意第{i}点：资金来源没有落实。", $"依据{i}：预算管理的现行规定。", $"改写{i}：以当年预算安排为限。",
            $"立场{i}：企业垫资压力大，需要预拨。", i == 1 ? Long("未采纳", 1200) : $"未采纳{i}：与上级文件的要求不一致。"))],
        Rounds = [.. Enumerable.Range(1, 3).Select(i => new NegotiationRound(Given.Day(10 + i), "投资与技术改造科", Long($"第{i}轮提出", 400), i == 3 ? null : Given.Day(11 + i), i == 3 ? "" : Long($"第{i}轮答复", 300)))],
        Comments = [.. Enumerable.Range(1, 25).Select(i => new CarriedComment(Given.On(12, 9, i), $"发言人{i}（财务科）", i % 3 == 0 ? "" : $"第{i}段", $"讨论意见{i}：拨付时点请再核实。"))],
        EscalationReason = Long("提请", 800),
        EscalatedBy = "陈志远（投资与技术改造科科长）",
    };

    public static MinutesPaper ShortMinutes() => new(
        $"{Organ}政务公开协调会纪要", "纪要〔2026〕5号", "领导小组办公室", Given.Day(25), Given.On(25, 9, 30), "局三楼会议室", "李正华（办公室主任）", "宋晓彤",
        Release, Title, 3, Fingerprint, "会议就第5段的拨付方式进行了协商。",
        [new AgendaItem("专项资金的拨付方式", [new StatedPosition("财务科", "预拨应当以当年预算安排为限。")], new AgreedText("第5段", Passage(5), "五、项目立项后可以预拨不超过百分之二十，以当年预算安排为限。"), [])],
        [new Attendant(new MeetingPerson("财务科", "张文慧", "科长"), new MinutesSigned(Given.On(25, 11, 20)))], [], []);

    public static MinutesPaper LongMinutes() => ShortMinutes() with
    {
        Number = "纪要〔2026〕6号",
        Place = "网络会议",
        Items =
        [
            new AgendaItem(
                "拨付方式", [new StatedPosition("财务科（张文慧）", Long("财务立场", 1500)), new StatedPosition("投资与技术改造科（陈志远）", Long("投资立场", 900))],
                new AgreedText("第5段", Long("原文", 700), Long("新文", 700)), ["财务科于12月5日前核定预算规模。", "投资与技术改造科同步修改申报指南。"]),
            new AgendaItem("环境影响评价材料", [new StatedPosition("节能与综合利用科", "不在本科职责内。")], new LeftOut(new CitedPassage("第4段", Passage(4)), "由主管部门另行规定。"), []),
            new AgendaItem("节能科是否涉及", [new StatedPosition("节能与综合利用科", "请核实后不再征求。")], new NotAffected("节能与综合利用科", "准入值在项目审批环节核定。"), []),
            new AgendaItem("名单是否发布", [new StatedPosition("政策法规科", "含有未公开的商业信息。")], new NotReleased("涉及第三方商业秘密，第三方不同意公开。"), []),
            new AgendaItem("与市财政局的分歧", [new StatedPosition("市财政局", "应当由财政部门会同制定。")], new Referred("市人民政府办公室", "涉及两个部门的职责划分。"), ["决定作出前不得发布。"]),
            new AgendaItem(
                "绩效评价结果公开", [new StatedPosition("财务科", "应当公开。"), new StatedPosition("中小企业科", "暂缓公开。")],
                new GroupDecision(
                    "绩效评价结果自2027年起向社会公开。",
                    [new GroupVote("王建业", "局长、领导小组组长", "赞成"), new GroupVote("赵永康", "副局长", "赞成"), new GroupVote("梁淑芬", "副局长、政务公开分管负责人", "反对"), new GroupVote("钟伟明", "副局长", "弃权")],
                    "公开绩效评价结果是预算公开的要求。"),
                ["公开前完成保密审查。"]),
        ],
        Present =
        [
            .. Enumerable.Range(1, 40).Select(i => new Attendant(
                new MeetingPerson(i % 7 == 0 ? "局政务公开工作领导小组办公室" : $"参会单位{(i + 3) / 4}", $"与会人{i}", i % 5 == 0 ? "四级调研员、科长" : "科长"),
                (i % 4) switch { 0 => new MinutesToSign(), 1 when i == 13 => new MinutesRefused("第三项的记录与本人发言不符，本人当场提出过更正。"), _ => new MinutesSigned(Given.On(26, 9, i)) })),
        ],
        Excused = [new MeetingPerson("人事科", "冯玉梅", "科长")],
        Observers = [new MeetingPerson("信息化推进科", "杨宇航", "科长"), new MeetingPerson("信息化推进科", "蒋欣然", "科员"), new MeetingPerson("安全生产科", "郭振华", "科长")],
    };

    public static ConsultationLetter ShortLetter() => new(
        Organ, "阳工信函〔2026〕18号", "市生态环境局", "", Release, Title, 3, Fingerprint, 7,
        [new LetterPassage(1, PassageForm.Text, Passage(1), false), new LetterPassage(2, PassageForm.Text, Passage(2), true)], "宋晓彤", "0353-2293000", Given.Day(25), []);

    public static ConsultationLetter LongLetter() => ShortLetter() with
    {
        Number = "阳工信函〔2026〕19号",
        ReleaseTitle = "关于进一步加强全市工业企业技术改造专项资金申报、评审、拨付和绩效评价全过程管理的若干规定（2026年修订）",
        Background = Long("背景", 600),
        Text =
        [
            .. Enumerable.Range(1, 60).Select(i => new LetterPassage(
                i,
                i % 20 == 1 ? PassageForm.Heading : i == 30 ? PassageForm.Table : PassageForm.Text,
                i == 30 ? "| 项目类别 | 支持比例 | 上限（万元） |\n|---|:--:|--:|\n| 设备更新 | 15% | 300 |\n| 数字化改造 | 20% | 500 |" : i % 20 == 1 ? $"## 第{i}部分 支持范围" : Passage(i),
                i % 9 == 0 || i == 30)),
        ],
        CopyTo = ["市财政局", "市审计局"],
    };

    private static (object Model, Paper Paper) Of(OpinionSheet sheet) => (sheet, Papers.Describe(sheet));

    /// <summary>Text of about so many characters, in several paragraphs, each sentence one of a kind.</summary>
    public static string Long(string about, int length)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 1; text.Length < length; i++)
        {
            text = text.Append(about).Append('第').Append(i).Append("句：单个企业同一年度只能申报一个项目，支持额度以当年预算安排为限，并接受审计监督。").Append(i % 12 == 0 ? "\n" : "");
        }

        return text.ToString();
    }

    private static string Passage(int number) => $"（{number}）申报项目{number}应当符合国家产业政策，单位产品能耗不高于行业准入值，并提交环境影响评价批复或者备案回执。";
}
