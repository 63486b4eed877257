using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Web.Words;

/// <summary>
/// Formal text that the product proposes. It becomes part of what is signed, so it is in the language of record,
/// whatever language the page is read in.
/// </summary>
public static class RecordTexts
{
    /// <summary>The basis of a plain consent.</summary>
    public const string Basis = "协调制度第三条（二）；本单位职责。";

    /// <summary>The lead section's preliminary opinion on a text of that attribute.</summary>
    public static string PreliminaryOpinion(DisclosureAttribute attribute) => $"经审查，不含国家秘密、商业秘密和个人隐私，拟{attribute switch
    {
        DisclosureAttribute.Proactive => "主动公开",
        DisclosureAttribute.Partial => "部分公开",
        DisclosureAttribute.OnRequest => "依申请公开",
        DisclosureAttribute.Withheld => "不予公开",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "No such attribute."),
    }}，同意送有关单位征求意见。";
}
