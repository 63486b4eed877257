using DisclosureHub.Domain.Kernel;
using static DisclosureHub.Domain.Kernel.Enforcement;

namespace DisclosureHub.Domain.Rulebook;

/// <summary>
/// 《政府信息公开条例》 (State Council Order 711): the articles that a time limit, or a refusal, of the product rests on. Ids are OGI and the
/// number; the wording is ours. Where the bureau's rules differ from it, law.md 1.3 says which holds.
/// </summary>
public static class Ogi
{
    private static readonly DateOnly InForce = new(2019, 5, 15);

    public static readonly Article Art20 = new(
        "OGI-20",
        new("政府信息公开条例第二十条", "Open Government Information Regulations, art. 20"),
        new("行政机关应当主动公开的政府信息，分十五项列明。", "What an organ discloses proactively, listed in fifteen items."),
        new("每个类别归入其中一项，别的项号不能保存。", "Each category falls under one of them; any other item is refused."),
        InForce, Enforced);

    public static readonly Article Art26 = new(
        "OGI-26",
        new("政府信息公开条例第二十六条", "Open Government Information Regulations, art. 26"),
        new("主动公开的信息，自形成或者变更之日起二十个工作日内公开。", "What is disclosed proactively is published within twenty working days of being formed or changed."),
        new("自形成之日次日起二十个工作日；征求意见开始时就预测能否赶上。", "Twenty working days from the day after formation; whether that can be kept is forecast from the day consultation opens."),
        InForce, Clocked);

    public static readonly Article Art30 = new(
        "OGI-30",
        new("政府信息公开条例第三十条", "Open Government Information Regulations, art. 30"),
        new("申请内容不明确的，七个工作日内一次性告知补正；无正当理由逾期不补正的，视为放弃。",
            "An unclear request is answered within seven working days, once, with what to correct; who does not correct it in time and has no good reason gives it up."),
        new("七个工作日；提醒，逾期提请办公室注意。", "Seven working days; reminders, and the office is alarmed when they are over."),
        InForce, Clocked);

    public static readonly Article Art32 = new(
        "OGI-32",
        new("政府信息公开条例第三十二条", "Open Government Information Regulations, art. 32"),
        new("第三方自收到征求意见书之日起十五个工作日内提出意见；逾期的，由行政机关决定是否公开。",
            "A third party states its opinion within fifteen working days of receiving the letter; if it does not, the organ decides."),
        new("自其收到次日起十五个工作日；沉默不是同意，由本局决定。", "Fifteen working days from the day after its receipt; silence is no consent and leaves it to the bureau."),
        InForce, Clocked);

    public static readonly Article Art33 = new(
        "OGI-33",
        new("政府信息公开条例第三十三条", "Open Government Information Regulations, art. 33"),
        new("二十个工作日内答复，可以延长一次，最长二十个工作日；征求第三方和其他机关意见的时间不计算在内。",
            "Answered within twenty working days, extended by at most twenty more; the time taken to ask third parties and other organs is not counted."),
        new("法定期限：二十个工作日；征求意见期间停表，重叠的日子只扣一次；逾期提出立案建议。",
            "The limit in law: twenty working days; the clock stands still while others are asked, and days under several letters are left out once; once over, a case is proposed."),
        InForce, Clocked);

    public static readonly Article Art34 = new(
        "OGI-34",
        new("政府信息公开条例第三十四条", "Open Government Information Regulations, art. 34"),
        new("共同制作的机关自收到征求意见书之日起十五个工作日内提出意见，逾期的视为同意公开。",
            "An organ that made the information jointly states its opinion within fifteen working days of receiving the letter; silence counts as consent."),
        new("自其收到次日起十五个工作日；只有这里，沉默依法视为同意。", "Fifteen working days from the day after its receipt; here alone silence is consent, because the law says so."),
        InForce, Clocked);

    public static readonly Article Art49 = new(
        "OGI-49",
        new("政府信息公开条例第四十九条", "Open Government Information Regulations, art. 49"),
        new("每年一月三十一日前提交并公布上一年度的年度报告。", "The report on a year is submitted and published by 31 January of the next."),
        new("自上年十二月三十一日起三十一天；本局制度所写的五月一日晚于法定期限，以法为准。", "Thirty-one days from 31 December; the bureau's own 1 May is later than the law allows, so the law's date holds."),
        InForce, Clocked);

    /// <summary>Every article of this rulebook, by number.</summary>
    public static readonly IReadOnlyList<Article> All = [Art20, Art26, Art30, Art32, Art33, Art34, Art49];
}
