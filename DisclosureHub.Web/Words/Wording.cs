using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Sheets;
using DisclosureHub.Web.UI;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Words;

/// <summary>Texts for what the domain says: states, stances, roles, refusals, facts.</summary>
public sealed class WordingTexts;

/// <summary>
/// How the domain is worded in the reader's language. A value's key is its type and name (<c>Stance_Consent</c>), a
/// refusal's its type (<c>TextHasChanged</c>), a fact's its kind. A name in braces is a property of what the text speaks
/// of. One home, so that the desk, the release and the ledger say the same thing in the same words.
/// </summary>
public sealed partial class Wording(IStringLocalizer<WordingTexts> texts)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => texts[$"{typeof(TEnum).Name}_{value}"];

    /// <summary>A time limit by its name: 征求意见.</summary>
    public string Of(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return texts[$"Term_{term.Name}"];
    }

    /// <summary>From when a time limit runs.</summary>
    public string BeginOf(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return texts[$"Term_{term.Name}_From"];
    }

    public static string Of(Unit unit) => English ? unit.NameEn : unit.Name;

    public static string ShortOf(Unit unit) => English ? unit.ShortNameEn : unit.ShortName;

    public static string Of(Person person) => English ? person.NameEn : person.Name;

    public static string Of(Category category) => English ? category.NameEn : category.Name;

    public static string Of(BureauNames names, UnitId unit) => names.Units.TryGetValue(unit, out var found) ? Of(found) : "—";

    public static string ShortOf(BureauNames names, UnitId unit) => names.Units.TryGetValue(unit, out var found) ? ShortOf(found) : "—";

    public static string Of(BureauNames names, PersonId person) => names.People.TryGetValue(person, out var found) ? Of(found) : "—";

    /// <summary>In which post somebody acts: 财务科 科长.</summary>
    public string Of(BureauNames names, Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return English ? $"{Of(post.Role)}, {Of(names, post.Unit)}" : $"{Of(names, post.Unit)} {Of(post.Role)}";
    }

    /// <summary>A post as whoever acts in it says it; where it is another's: 代张文慧（财务科 科长）.</summary>
    public string ActingIn(BureauNames names, Post post, PersonId me)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.Person == me ? Of(names, post) : texts["StandingIn", Of(names, post.Person), Of(names, post)];
    }

    /// <summary>Who signed, and for whom where somebody stood in: 刘思远（代张文慧）.</summary>
    public string Signer(BureauNames names, Signature by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.OnBehalfOf is { } other ? texts["SignedFor", Of(names, by.Person), Of(names, other)] : Of(names, by.Person);
    }

    public string SignInAgain => texts["SignInAgain"];

    /// <summary>What a refusal's headline says: 还不能签署：缺少依据.</summary>
    public string TitleOf(Refusal refusal) => texts[refusal.Code];

    /// <summary>What to do about it, with what the refusal carries filled in.</summary>
    public string AdviceOf(Refusal refusal, BureauNames? names = null) => Filled(AdviceWithoutGaps(refusal) ?? texts[$"{refusal.Code}_Advice"].Value, refusal, names);

    /// <summary>A fact on the record as one sentence: 财务科张建国签署第 3 版：同意.</summary>
    public string Tell(DomainEvent fact, BureauNames names) => Filled(texts[SentenceOf(fact)], fact, names);

    /// <summary>A sentence of its own for what carries less, or other things, than the usual one says.</summary>
    private string? AdviceWithoutGaps(Refusal refusal) => refusal switch
    {
        TermLengthIsSetByRule { Least: null } => texts["TermLengthIsSetByRule_AtMost"].Value,
        TermLengthIsSetByRule { Most: null } => texts["TermLengthIsSetByRule_AtLeast"].Value,
        SheetNotTaken sheet => texts[$"SheetNotTaken_{sheet.Doubt}"].Value,
        WordFileNotTaken file => texts[$"WordFileNotTaken_{file.Doubt}"].Value,
        _ => null,
    };

    /// <summary>Which sentence tells a fact. A few read otherwise by what they carry, or lack.</summary>
    private static string SentenceOf(DomainEvent fact) => fact switch
    {
        UnitAsked { DueOn: null } => "UnitAsked_ByLetter",
        OpinionSigned { OnProposedText: true } => "OpinionSigned_OnProposedText",
        ReminderGiven { Step: StepKind.HalfTime } => "ReminderGiven_HalfTime",
        ReminderGiven { Step: StepKind.Overdue } => "ReminderGiven_Overdue",
        UnitPutBeforeOffice { ProposesCase: false } => "UnitPutBeforeOffice_Outside",
        DissentEscalated { By: null } => "DissentEscalated_ByItself",
        MinutesSigned { OnPaper: true } => "MinutesSigned_OnPaper",
        PaperVoided { Reason: "" } => "PaperVoided_WithoutReason",
        UnitUrged { Note: "" } => "UnitUrged_WithoutNote",
        KeptAsTemplate { Name: "" } => "KeptAsTemplate_NoMore",
        _ => fact.Kind,
    };

    /// <summary>A text with each name in braces replaced by that property of what it speaks of; a day named <c>{Day:year}</c> is said with its year.</summary>
    private string Filled(string text, object of, BureauNames? names) =>
        Placeholder().Replace(text, match => Say(of, match.Groups[1].Value, match.Groups[2].Success, names));

    private string Say(object of, string name, bool withYear, BureauNames? names)
    {
        var property = of.GetType().GetProperty(name)
            ?? throw new InvalidOperationException($"The text of {of.GetType().Name} names {name}, which it does not have.");
        return property.GetValue(of) switch
        {
            null when property.PropertyType == typeof(Signature) => texts["TheSystem"],
            null when property.PropertyType == typeof(UnitId?) => texts["TheMatter"],
            null => "—",
            string term when name == "Term" => texts[$"Term_{term}"],
            Signature { Role: Role.SetUp } => texts["Role_SetUp"],
            Unit unit => Of(unit),
            Person person => Of(person),
            Post post => string.Create(CultureInfo.CurrentCulture, $"{Named(names, post.Person)}{(English ? ", " : "，")}{(names is null ? texts["ThatUnit"].Value : Of(names, post))}{(English ? ", " : "，")}{PeriodOf(post.From, post.Until)}"),
            Category category => English ? category.NameEn : category.Name,
            Delegation delegation => string.Create(CultureInfo.CurrentCulture, $"{Named(names, delegation.To)}{(English ? ", " : "，")}{PeriodOf(delegation.First, delegation.Last)}"),
            Signature { OnBehalfOf: { } other } s => texts["SignedFor", $"{Named(names, s.Unit)}{(English ? ", " : "")}{Named(names, s.Person)}", Named(names, other)],
            Signature s => $"{Named(names, s.Unit)}{(English ? ", " : "")}{Named(names, s.Person)}",
            UnitId unit => Named(names, unit),
            PersonId person => Named(names, person),
            Enum word => texts[$"{word.GetType().Name}_{word}"],
            DateOnly day => withYear ? Days.SayDated(day) : Days.Say(day),
            DateTimeOffset at => Days.Say(at),
            TextHash hash => hash.Abridged,
            long bytes => $"{bytes / (1024 * 1024)} MB",
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            var other => other.ToString() ?? "",
        };
    }

    /// <summary>From one day to another, or from one day on. A post or a delegation that ended before its first day was over was taken back.</summary>
    public string PeriodOf(DateOnly first, DateOnly? last) =>
        last is not { } end ? texts["PeriodOpen", Days.SayDated(first)]
        : end < first ? texts["PeriodTakenBack", Days.SayDated(first)]
        : texts["Period", Days.SayDated(first), Days.SayDated(end)];

    private string Named(BureauNames? names, UnitId unit) => names is null ? texts["ThatUnit"] : Of(names, unit);

    private static string Named(BureauNames? names, PersonId person) => names is null ? "—" : Of(names, person);

    [GeneratedRegex(@"\{(\w+)(:year)?\}")]
    private static partial Regex Placeholder();
}
