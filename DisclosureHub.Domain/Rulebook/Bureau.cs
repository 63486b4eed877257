using DisclosureHub.Domain.Kernel;
using static DisclosureHub.Domain.Kernel.Enforcement;

namespace DisclosureHub.Domain.Rulebook;

/// <summary>
/// The bureau's own six rules (of 10 September 2020) as dated articles. Ids are those of the clause list; the wording
/// is ours, the citation is the rule's. Only clauses that something in the product rests on stand here.
/// </summary>
public static class Bureau
{
    private static readonly DateOnly Issued = new(2020, 9, 10);

    public static readonly Article XT1 = new(
        "XT-1",
        new("协调制度第一条", "Coordination Rules, art. 1"),
        new("领导小组办公室组织全局的信息发布协调。", "The leading group's office organises the coordination of releases across the bureau."),
        new("办公室看得到每一件联合发布及其进度；可以增加征求单位、核定是否涉及、调整牵头单位、接手协调、组织共同协商。",
            "The office sees every joint release and how far it has come; it can add units, find whether one is concerned, reassign the lead, take the coordination over, and mediate."),
        Issued, Enforced);

    public static readonly Article XT2 = new(
        "XT-2",
        new("协调制度第二条", "Coordination Rules, art. 2"),
        new("只在自身职责范围内发布。", "Publish only what falls within one's own duties."),
        new("类别归谁主管，就由谁牵头；别的单位选不了这个类别。", "A category has an owner, and only the owner can lead a release in it."),
        Issued, Enforced);

    public static readonly Article XT3 = new(
        "XT-3",
        new("协调制度第三条", "Coordination Rules, art. 3"),
        new("拟发布的信息涉及其他单位的，事先与其沟通协调。", "Information that touches other units is put to them first."),
        new("送出前必须写明涉及哪些单位、哪些段落；不涉及的，写明理由。没有绕开征求意见的路。",
            "Before anything is sent, the units concerned and their passages are named, or a reason is given why there are none. There is no way round the consultation."),
        Issued, Enforced);

    public static readonly Article XT3_1 = new(
        "XT-3.1",
        new("协调制度第三条（一）", "Coordination Rules, art. 3(1)"),
        new("涉及的单位以书面形式答复意见和依据。", "The units concerned answer in writing, with their opinion and its basis."),
        new("意见由经办起草、科长签署，写明依据，只对签署时的那份文本有效；七个工作日，逾期答复照收并注明。",
            "An opinion is written by a handler and signed by the head, states its basis and holds for exactly the text signed; seven working days, and a late answer is taken and marked late."),
        Issued, Enforced, Clocked, Recorded);

    public static readonly Article XT3_2 = new(
        "XT-3.2",
        new("协调制度第三条（二）", "Coordination Rules, art. 3(2)"),
        new("书面同意的，可以发布。", "With consent in writing, the information may be published."),
        new("各单位的同意都对当前文本有效，才算达成一致；文本改动，涉及的同意随之失效。",
            "A release is agreed only while every unit's consent stands for the current text; a change of text voids the consents it touches."),
        Issued, Enforced);

    public static readonly Article XT3_3 = new(
        "XT-3.3",
        new("协调制度第三条（三）", "Coordination Rules, art. 3(3)"),
        new("书面不同意的，先沟通协调；仍不一致的，报办公室组织共同协商。", "Written dissent is first talked over; if it remains, the office organises a joint consultation."),
        new("不同意的，逐轮协商，最多三轮；仍不一致的，连同分歧情况记录提请办公室共同协商，每项不同意都有一个记录在案的结果。",
            "A dissent is negotiated in up to three rounds; what remains goes before the office with its discrepancy record, and every dissent ends in one recorded outcome."),
        Issued, Enforced, Clocked, Recorded);

    public static readonly Article GK4 = new(
        "GK-4",
        new("信息公开制度第四条", "Disclosure Rules, art. 4"),
        new("主动公开的信息由办公室统一公开。", "Information disclosed proactively is published by the office only."),
        new("公开属性在起草时写明。", "The attribute is stated in the draft."),
        Issued, Shown);

    public static readonly Article GK7 = new(
        "GK-7",
        new("信息公开制度第七条", "Disclosure Rules, art. 7"),
        new("列明免于公开的情形。", "Lists what is exempt from disclosure."),
        new("属性不是主动公开的，必须写明理由。", "Where the attribute is anything but proactive, a ground must be given."),
        Issued, Enforced);

    public static readonly Article BM3 = new(
        "BM-3",
        new("保密审查制度第三条", "Secrecy Review Rules, art. 3"),
        new("谁主管谁负责，谁公开谁审查；拟公开的信息都要审查。", "Who is in charge is responsible, who discloses reviews; everything is reviewed before it leaves."),
        new("送出征求意见前，拟稿人先作保密自查，没有自查送不到科长。", "Before a text goes out for consultation its drafter checks it for secrecy; unchecked, it does not reach the head."),
        Issued, Enforced);

    public static readonly Article BM8 = new(
        "BM-8",
        new("保密审查制度第八条（一）", "Secrecy Review Rules, art. 8(1)"),
        new("由产生信息的科室提出是否公开的初步意见。", "The section where the information arises gives the preliminary opinion."),
        new("牵头科室的科长写明初步意见，签署后才送各单位。", "The head of the lead section states a preliminary opinion and signs before the text goes to anybody."),
        Issued, Enforced);

    public static readonly Article BM9 = new(
        "BM-9",
        new("保密审查制度第九条", "Secrecy Review Rules, art. 9"),
        new("共同形成的信息，由牵头单位审查，并取得其他单位的书面同意。", "Information formed jointly is reviewed by the lead unit, with the other units' consent in writing."),
        new("联合行文的文本，领导小组不能以决定代替书面同意。", "Where several organs issue a text together, no decision of the leading group stands in for a consent in writing."),
        Issued, Enforced);

    public static readonly Article GK10_1 = new(
        "GK-10.1",
        new("信息公开制度第十条（答复期限）", "Disclosure Rules, art. 10 (time to answer)"),
        new("收到申请之日起十五日内答复，能当场答复的当场答复。", "A request is answered within fifteen days of receipt, on the spot where possible."),
        new("十五日是本局的内部目标，按自然日计时并提醒；法定的二十个工作日另行计时，只有后者逾期才追究。",
            "Fifteen calendar days are the bureau's own target, clocked with reminders; the statutory twenty working days run beside it, and only those are answered for."),
        Issued, Clocked);

    public static readonly Article GK10_3 = new(
        "GK-10.3",
        new("信息公开制度第十条（延长）", "Disclosure Rules, art. 10 (extension)"),
        new("需要延长的，书面告知并说明理由，最长二十日。", "An extension is told in writing with its reason and is twenty days at most."),
        new("只能在到期前延长，只能延长一次，最长二十日（法定期限为二十个工作日）。",
            "Extended only before the due date, only once, by twenty days at most (working days for the statutory limit)."),
        Issued, Enforced, Clocked);

    public static readonly Article GK10_4 = new(
        "GK-10.4",
        new("信息公开制度第十条（中止）", "Disclosure Rules, art. 10 (suspension)"),
        new("因不可抗力或者法定事由需要中止的，书面告知，障碍消除后恢复。", "Force majeure or a statutory cause may suspend the term, with notice in writing; it resumes when the cause is gone."),
        new("中止按法定日计：开始的当日照计，结束的当日不计，几个事由重叠的日子只扣一次。",
            "A pause is counted by legal days: the day it begins still counts, the day it ends does not, and days under several causes are left out once."),
        Issued, Enforced, Clocked);

    public static readonly Article BM12 = new(
        "BM-12",
        new("保密审查制度第十二条", "Secrecy Review Rules, art. 12"),
        new("办公室在五个工作日内提出审查意见。", "The office gives its opinion within five working days."),
        new("五个工作日，不中止；提醒，逾期留痕。", "Five working days without a pause; reminders, and lateness on the record."),
        Issued, Clocked);

    public static readonly Article WG1_2b = new(
        "WG-1.2b",
        new("五公开制度一（二）移送", "Five Openness Rules, 1(2), hand-over"),
        new("主动公开的公文印发后两个工作日内移送办公室公开。", "A document to be disclosed goes to the office for publishing within two working days of its issue."),
        new("自印发次日起两个工作日；提醒，逾期留痕。", "Two working days from the day after issue; reminders, and lateness on the record."),
        Issued, Clocked);

    public static readonly Article YQ3a = new(
        "YQ-3a",
        new("政务舆情制度三（回应时限）", "Public Opinion Rules, 3 (time to respond)"),
        new("一般舆情四十八小时内回应。", "Ordinary matters of public opinion are responded to within forty-eight hours."),
        new("自发现时起四十八小时，夜间和节假日照计；逾期提出立案建议。", "Forty-eight hours from detection, nights and holidays included; once over, a case is proposed."),
        Issued, Clocked);

    public static readonly Article YQ3c = new(
        "YQ-3c",
        new("政务舆情制度三（重大突发）", "Public Opinion Rules, 3 (major events)"),
        new("重大事件立即上报，第一时间发声。", "Major events are reported at once and spoken about early."),
        new("上报默认两小时，新闻发布会最迟二十四小时。", "The report upward within two hours by default, a press conference within twenty-four at the latest."),
        Issued, Clocked);

    public static readonly Article YQ3e = new(
        "YQ-3e",
        new("政务舆情制度三（多部门）", "Public Opinion Rules, 3 (several departments)"),
        new("涉及多个部门的，先协商一致再回应。", "Where several departments are concerned they agree first and then respond with one text."),
        new("会签在四十八小时之内压缩计时：意见十二小时，协商四小时，共同协商八小时，审查四小时。",
            "The co-signing is clocked inside the forty-eight hours: twelve for the opinion, four to negotiate, eight to mediate, four for the review."),
        Issued, Clocked);

    public static readonly Article ZZ7_2 = new(
        "ZZ-7.2",
        new("责任追究制度第七条（二）", "Accountability Rules, art. 7(2)"),
        new("经审核批准的，由批准人承担主要责任；授意或者坚持要求办理的，提出异议的经办人不承担责任。",
            "Where an act was approved, the approver bears the main responsibility; a handler who objected to an instruction bears none."),
        new("批示和异议都是留在记录上的行为：谁指示了谁、谁提出了异议，一直看得见。",
            "Instructions and objections are acts on the record: who instructed whom, and who objected, stays visible."),
        Issued, Recorded);

    /// <summary>Every article of this rulebook, in the order of the rules.</summary>
    public static readonly IReadOnlyList<Article> All = [GK4, GK7, GK10_1, GK10_3, GK10_4, XT1, XT2, XT3, XT3_1, XT3_2, XT3_3, BM3, BM8, BM9, BM12, WG1_2b, YQ3a, YQ3c, YQ3e, ZZ7_2];

    public static Article Find(string id) => All.Single(a => a.Id == id);
}
