using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Words;

/// <summary>Texts for what the domain says: states, stances, roles, refusals, facts.</summary>
public sealed class WordingTexts;

/// <summary>
/// How the domain is worded in the reader's language. A value's key is its type and name (<c>Stance_Consent</c>), a
/// refusal's its type (<c>TextHasChanged</c>), a fact's its kind. One home, so that the desk, the release and the
/// ledger say the same thing in the same words.
/// </summary>
public sealed partial class Wording(IStringLocalizer<WordingTexts> texts)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => texts[$"{typeof(TEnum).Name}_{value}"];

    public static string Of(Unit unit) => English ? unit.NameEn : unit.Name;

    public static string ShortOf(Unit unit) => English ? unit.ShortNameEn : unit.ShortName;

    public static string Of(Person person) => English ? person.NameEn : person.Name;

    public static string Of(Category category) => English ? category.NameEn : category.Name;

    public static string Of(BureauNames names, UnitId unit) => names.Units.TryGetValue(unit, out var found) ? Of(found) : "—";

    public static string ShortOf(BureauNames names, UnitId unit) => names.Units.TryGetValue(unit, out var found) ? ShortOf(found) : "—";

    public static string Of(BureauNames names, PersonId person) => names.People.TryGetValue(person, out var found) ? Of(found) : "—";

    public string SignInAgain => texts["SignInAgain"];

    /// <summary>What a refusal's headline says: 还不能签署：缺少依据.</summary>
    public string TitleOf(Refusal refusal) => texts[refusal.Code];

    /// <summary>What to do about it, with the figures the refusal carries filled in.</summary>
    public string AdviceOf(Refusal refusal, BureauNames? names = null) => refusal switch
    {
        TextTooLong r => texts[$"{r.Code}_Advice", r.Limit],
        TooManyBlocks r => texts[$"{r.Code}_Advice", r.Limit],
        TooManyAttachments r => texts[$"{r.Code}_Advice", r.Limit],
        AttachmentTooLarge r => texts[$"{r.Code}_Advice", r.Limit / (1024 * 1024)],
        AttachmentNotAccepted r => texts[$"{r.Code}_Advice", r.Name, Of(r.Doubt)],
        OpinionIsSignedAlready r => texts[$"{r.Code}_Advice", r.Number],
        TextIsNotSaved r => texts[$"{r.Code}_Advice", r.Field],
        TextIsUnchanged r => texts[$"{r.Code}_Advice", r.Version],
        NotYourDuty r => texts[$"{r.Code}_Advice", Of(r.Duty)],
        CategoryBelongsToAnother r => texts[$"{r.Code}_Advice", Named(names, r.Owner)],
        OnlyTheLeadUnitDrafts r => texts[$"{r.Code}_Advice", Named(names, r.Lead)],
        OnlyTheHeadSigns r => texts[$"{r.Code}_Advice", Named(names, r.Unit)],
        OnlyTheUnitItselfDrafts r => texts[$"{r.Code}_Advice", Named(names, r.Unit)],
        UnitNotAsked r => texts[$"{r.Code}_Advice", Named(names, r.Unit)],
        UnitCannotBeAsked r => texts[$"{r.Code}_Advice", Named(names, r.Unit)],
        AskedUnitCannotBeDropped r => texts[$"{r.Code}_Advice", Named(names, r.Unit)],
        _ => texts[$"{refusal.Code}_Advice"],
    };

    /// <summary>A fact on the record as one sentence: 财务科张建国签署第 3 版：同意.</summary>
    public string Tell(DomainEvent fact, BureauNames names)
    {
        var template = texts[fact.Kind].Value;
        return Placeholder().Replace(template, match => Fill(fact, match.Groups[1].Value, names));
    }

    private string Fill(DomainEvent fact, string property, BureauNames names)
    {
        var value = fact.GetType().GetProperty(property)?.GetValue(fact)
            ?? throw new InvalidOperationException($"The text of {fact.Kind} names {property}, which the fact does not have.");
        return value switch
        {
            Signature s => $"{Of(names, s.Unit)}{(English ? ", " : "")}{Of(names, s.Person)}",
            UnitId unit => Of(names, unit),
            PersonId person => Of(names, person),
            Stance stance => Of(stance),
            DraftPart part => Of(part),
            DateOnly day => Days.Say(day),
            TextHash hash => hash.Abridged,
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString() ?? "",
        };
    }

    private string Named(BureauNames? names, UnitId unit) => names is null ? texts["ThatUnit"] : Of(names, unit);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
