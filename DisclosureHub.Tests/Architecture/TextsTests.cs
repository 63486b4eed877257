using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Help;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace DisclosureHub.Tests.Architecture;

/// <summary>What is said on screens: complete in both languages, and true to the code it speaks of.</summary>
public partial class TextsTests
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>Keys whose text is in the other language on purpose: a language is offered in its own script.</summary>
    private static readonly HashSet<string> InTheOtherLanguage = ["OtherLanguage", "SwitchLanguage"];

    /// <summary>Keys whose text is no wording at all: a culture's name in an address.</summary>
    private static readonly HashSet<string> NoWording = ["OtherCulture"];

    private static readonly string Web = Path.Combine(Root(), "DisclosureHub.Web");

    private static readonly IReadOnlyList<string> Sources = [.. Files("*.razor").Concat(Files("*.cs"))];

    private static readonly IReadOnlyList<Texts> All =
        [.. Files("*.resx").GroupBy(f => Regex.Replace(f, @"(\.en)?\.resx$", "")).Select(f => Texts.Read(f.Key)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static readonly Texts Words = Named(nameof(WordingTexts));

    private static readonly IReadOnlyList<Type> Refusals = [.. Concrete<Refusal>(typeof(Refusal).Assembly).Concat(Concrete<Refusal>(typeof(NotYourDuty).Assembly))];

    private static readonly IReadOnlyList<Type> Facts = [.. Concrete<DomainEvent>(typeof(DomainEvent).Assembly)];

    [Fact]
    public void Both_languages_hold_the_same_keys_each_once()
    {
        Assert.NotEmpty(All);
        None(All.SelectMany(t => t.Chinese.Keys.Except(t.English.Keys).Select(k => $"{t.Name}: {k} is missing in English")));
        None(All.SelectMany(t => t.English.Keys.Except(t.Chinese.Keys).Select(k => $"{t.Name}: {k} is missing in Chinese")));
        None(All.SelectMany(t => t.Twice.Select(k => $"{t.Name}: {k} stands there twice")));
    }

    [Fact]
    public void No_text_is_empty() =>
        None(Every().Where(e => string.IsNullOrWhiteSpace(e.Text)).Select(e => e.Where));

    [Fact]
    public void Both_languages_fill_in_the_same_values() =>
        None(All.SelectMany(t => t.Chinese
            .Where(z => t.English.TryGetValue(z.Key, out var english) && !Placeholders(z.Value).SetEquals(Placeholders(english)))
            .Select(z => $"{t.Name}: {z.Key}: {z.Value} | {t.English[z.Key]}")));

    [Fact]
    public void English_texts_hold_no_Chinese() =>
        None(Every("en").Where(e => !InTheOtherLanguage.Contains(e.Key) && ChineseCharacter().IsMatch(e.Text)).Select(e => e.Where));

    [Fact]
    public void Chinese_texts_are_not_left_in_English() =>
        None(Every("zh-CN")
            .Where(e => !InTheOtherLanguage.Contains(e.Key) && !NoWording.Contains(e.Key))
            .Where(e => LatinOnly().IsMatch(Placeholder().Replace(e.Text, "")))
            .Select(e => e.Where));

    [Fact]
    public void Chinese_texts_are_punctuated_in_full_width() =>
        None(Every("zh-CN").Where(e => HalfWidthPunctuation().IsMatch(e.Text)).Select(e => e.Where));

    [Fact]
    public void No_text_shouts() =>
        None(Every().Where(e => ExclamationMark().IsMatch(e.Text)).Select(e => e.Where));

    [Fact]
    public void Silence_is_called_consent_only_by_the_rule_that_says_so() =>
        None(Every("zh-CN").Where(e => e.Key != "Silence_IsConsent" && e.Text.Contains("视为同意", StringComparison.Ordinal)).Select(e => e.Where));

    [Fact]
    public void Every_value_the_domain_knows_has_a_word() =>
        None(typeof(DomainEvent).Assembly.GetTypes()
            .Where(t => t is { IsEnum: true, IsPublic: true })
            .SelectMany(t => Enum.GetNames(t).Select(v => $"{t.Name}_{v}"))
            .Where(k => !Words.Chinese.ContainsKey(k)));

    [Fact]
    public void Every_time_limit_has_a_name_and_says_from_when_it_runs() =>
        None(Terms.All.SelectMany(t => new[] { $"Term_{t.Name}", $"Term_{t.Name}_From" }).Where(k => !Words.Chinese.ContainsKey(k)));

    [Fact]
    public void Every_step_says_what_is_asked_what_to_press_and_what_happens_if_nothing_is_done() =>
        None(Enum.GetNames<Step>()
            .SelectMany(s => new[] { $"Step_{s}_Why", $"Step_{s}_Do", $"Step_{s}_Silence" })
            .Where(k => !Words.Chinese.ContainsKey(k)));

    [Fact]
    public void Every_refusal_has_a_title_and_an_advice()
    {
        Assert.Contains(typeof(TextHasChanged), Refusals);
        Assert.Contains(typeof(NotYourDuty), Refusals);
        None(Refusals.SelectMany(r => new[] { r.Name, $"{r.Name}_Advice" }).Where(k => !Words.Chinese.ContainsKey(k)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_refusal_is_worded_with_all_it_carries(string language) => In(language, wording =>
        None(Refusals.Select(r => (Refusal)Made(r)).SelectMany(r => new[] { wording.TitleOf(r), wording.AdviceOf(r) }.Select(said => (r.Code, Said: said)))
            .Where(x => Placeholder().IsMatch(x.Said) || x.Said.StartsWith(x.Code, StringComparison.Ordinal))
            .Select(x => $"{x.Code}: {x.Said}")));

    [Fact]
    public void Every_fact_has_a_sentence()
    {
        Assert.Contains(typeof(OpinionSigned), Facts);
        None(Facts.Select(f => f.Name).Where(k => !Words.Chinese.ContainsKey(k)));
    }

    [Fact]
    public void The_sentence_of_a_fact_names_only_what_the_fact_has_and_what_can_be_said() =>
        None(Languages.SelectMany(language => Facts.SelectMany(f => Placeholders(Words.In(language).GetValueOrDefault(f.Name, ""))
            .Where(p => f.GetProperty(p)?.PropertyType is not { } type || !CanBeSaid(type))
            .Select(p => $"{f.Name} ({language}): {p}"))));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_fact_can_be_told(string language) => In(language, wording =>
    {
        var names = new BureauNames(new Dictionary<UnitId, Unit>(), new Dictionary<PersonId, Person>(), new Dictionary<CategoryId, Category>());
        None(Facts.Select(f => (Fact: f.Name, Told: wording.Tell((DomainEvent)Made(f), names)))
            .Where(x => x.Told == x.Fact || Placeholder().IsMatch(x.Told))
            .Select(x => $"{x.Fact}: {x.Told}"));
    });

    [Fact]
    public void Every_key_a_page_names_has_a_text()
    {
        var used = Sources.SelectMany(Uses).ToList();
        Assert.Contains(used, u => u is ("UiTexts", "DueToday", _));
        None(used
            .Where(u => All.FirstOrDefault(t => t.Name == u.Texts) is not { } texts || !texts.Chinese.ContainsKey(u.Key))
            .Select(u => $"{u.Texts}: {u.Key} ({u.File})")
            .Distinct());
    }

    [Fact]
    public void Every_key_a_page_puts_together_can_come_out_as_a_text()
    {
        var used = Sources.SelectMany(MadeUp).ToList();
        Assert.Contains(used, u => u is ("WordingTexts", @"^\w+_Advice$", _));
        None(used
            .Where(u => All.FirstOrDefault(t => t.Name == u.Texts) is not { } texts || !texts.Chinese.Keys.Any(k => Regex.IsMatch(k, u.Pattern)))
            .Select(u => $"{u.Texts}: {u.Pattern} ({u.File})")
            .Distinct());
    }

    [Fact]
    public void MudBlazor_speaks_Chinese_everywhere_and_its_English_is_as_shipped()
    {
        var ours = Named(nameof(MudTexts));
        var theirs = ShippedWithMudBlazor();
        Assert.NotEmpty(theirs);
        None(theirs.Keys.Except(ours.Chinese.Keys).Select(k => $"{k} has no text"));
        None(ours.Chinese.Keys.Except(theirs.Keys).Select(k => $"{k} is none of MudBlazor's keys"));
        None(theirs.Where(t => ours.English[t.Key] != t.Value).Select(t => $"{t.Key}: shipped {t.Value}"));
    }

    // ---- what is looked at -----------------------------------------------------------------------------------------

    /// <summary>The keys a source file asks for by name.</summary>
    private static IEnumerable<(string Texts, string Key, string File)> Uses(string file) => Localizers(file).SelectMany(l => Regex
        .Matches(File.ReadAllText(file), $@"(?<!\w){l.Name}\[(?:""(?<key>\w+)""|[^\]""$]*\?\s*""(?<key>\w+)""\s*:\s*""(?<key>\w+)"")(?=[\],])")
        .SelectMany(m => m.Groups["key"].Captures.Select(c => (l.Texts, c.Value, Path.GetRelativePath(Web, file)))));

    /// <summary>What the keys look like that a source file puts together at run time: <c>Step_{step}_Why</c> is <c>^Step_\w+_Why$</c>.</summary>
    private static IEnumerable<(string Texts, string Pattern, string File)> MadeUp(string file) => Localizers(file).SelectMany(l => Regex
        .Matches(File.ReadAllText(file), $@"(?<!\w){l.Name}\[\$""(?<key>[^""]+)""(?=[\],])")
        .Select(m => (l.Texts, $"^{Regex.Replace(m.Groups["key"].Value, @"\{[^{}]*\}", @"\w+")}$", Path.GetRelativePath(Web, file))));

    /// <summary>By which names a source file knows which texts. A page may declare them in either of its two files; T is the folder's own.</summary>
    private static IEnumerable<(string Name, string Texts)> Localizers(string file)
    {
        var page = file.EndsWith(".razor.cs", StringComparison.Ordinal) ? file[..^3] : file;
        var both = string.Concat(new[] { page, page + ".cs" }.Where(File.Exists).Select(File.ReadAllText));
        var declared = Declaration().Matches(both).Select(m => (Name: m.Groups["name"].Value, Texts: m.Groups["texts"].Value)).ToList();
        var own = Directory.GetFiles(Path.GetDirectoryName(file)!, "*Texts.cs").Select(f => Path.GetFileNameWithoutExtension(f)).FirstOrDefault();
        return (own is null || declared.Exists(d => d.Name == "T") ? declared : declared.Append(("T", own))).DistinctBy(d => d.Item1);
    }

    private static Dictionary<string, string> ShippedWithMudBlazor()
    {
        using var stream = typeof(MudBlazor.MudButton).Assembly.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    /// <summary>What Wording fills in as words and not as a type's name.</summary>
    private static bool CanBeSaid(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var said
        && (said.IsEnum || said == typeof(Signature) || said == typeof(UnitId) || said == typeof(PersonId) || said == typeof(DateOnly)
            || said == typeof(DateTimeOffset) || said == typeof(Unit) || said == typeof(Person) || said == typeof(Post) || said == typeof(Category) || said == typeof(Delegation)
            || said == typeof(TextHash) || said == typeof(int) || said == typeof(string));

    /// <summary>Every text of the screens in that language, as it is kept.</summary>
    public static IEnumerable<string> Said(string language) => All.SelectMany(t => t.In(language).Values);

    private static IEnumerable<(string Key, string Text, string Where)> Every(params string[] languages) =>
        (languages.Length == 0 ? Languages : languages).SelectMany(language => All.SelectMany(t => t.In(language)
            .Select(e => (e.Key, e.Value, $"{t.Name} ({language}): {e.Key}: {e.Value}"))).Concat(Guided(language)));

    /// <summary>The guides, line by line: they keep to the same rules. The mark of a picture is no wording.</summary>
    private static IEnumerable<(string Key, string Text, string Where)> Guided(string language) =>
        from guide in Guides.All
        from line in GuideText.Written(guide.Key, language).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let text = PictureMark().Replace(line, "$1")
        select (guide.Key, text, $"{guide.Key} ({language}): {text}");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    private static void None(IEnumerable<string> faults)
    {
        var found = string.Join('\n', faults);
        Assert.True(found.Length == 0, found);
    }

    private static void In(string language, Action<Wording> test)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var factory = new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
            test(new Wording(new StringLocalizer<WordingTexts>(factory)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>One of its kind, with something in every part.</summary>
    private static object Made(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(TextHash) => TextHash.Of("x"),
        { IsArray: true } => Array.CreateInstance(type.GetElementType()!, 0),
        { IsGenericType: true, IsInterface: true } => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
        _ when Nullable.GetUnderlyingType(type) is { } inner => Made(inner),
        { IsPrimitive: true } => Activator.CreateInstance(type)!,
        { IsValueType: true, Namespace: "System" } => Activator.CreateInstance(type)!,
        _ when type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First() is var widest =>
            widest.Invoke([.. widest.GetParameters().Select(p => Made(p.ParameterType))]),
        _ => throw new ArgumentException($"Nothing makes a {type.Name}.", nameof(type)),
    };

    private static IEnumerable<Type> Concrete<T>(Assembly assembly) => assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);

    private static Texts Named(string name) => All.Single(t => t.Name == name);

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Web, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"));

    private static string Root()
    {
        var at = new DirectoryInfo(Path.GetDirectoryName(typeof(TextsTests).Assembly.Location)!);
        while (!File.Exists(Path.Combine(at.FullName, "DisclosureHub.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("No DisclosureHub.sln above the tests.");
        }

        return at.FullName;
    }

    [GeneratedRegex(@"\{(\w+)(?:[,:][^{}]*)?\}")]
    private static partial Regex Placeholder();

    /// <summary>Han characters and full-width punctuation; 〔〕 of a document number may stand in English too.</summary>
    [GeneratedRegex(@"[⺀-〓〖-鿿豈-﫿＀-￯]")]
    private static partial Regex ChineseCharacter();

    [GeneratedRegex(@"^[\x20-\x7E]*[A-Za-z][\x20-\x7E]*$")]
    private static partial Regex LatinOnly();

    [GeneratedRegex(@"[一-鿿][,;:?()]|[,;:?()][一-鿿]")]
    private static partial Regex HalfWidthPunctuation();

    [GeneratedRegex(@"^!\[(.+)\]\([a-z-]+\)$")]
    private static partial Regex PictureMark();

    [GeneratedRegex(@"！|!(?!=)")]
    private static partial Regex ExclamationMark();

    [GeneratedRegex(@"IStringLocalizer<(?:\w+\.)*(?<texts>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Declaration();

    /// <summary>A pair of files, X.resx in Chinese and X.en.resx in English.</summary>
    private sealed record Texts(string Name, IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English, IReadOnlyList<string> Twice)
    {
        public static Texts Read(string path)
        {
            var (chinese, english) = (Entries(path + ".resx"), Entries(path + ".en.resx"));
            return new Texts(
                Path.GetFileName(path),
                chinese.DistinctBy(e => e.Key).ToDictionary(),
                english.DistinctBy(e => e.Key).ToDictionary(),
                [.. chinese.GroupBy(e => e.Key).Concat(english.GroupBy(e => e.Key)).Where(g => g.Count() > 1).Select(g => g.Key)]);
        }

        public IReadOnlyDictionary<string, string> In(string language) => language == "en" ? English : Chinese;

        private static List<KeyValuePair<string, string>> Entries(string file) => File.Exists(file)
            ? [.. XDocument.Load(file).Root!.Elements("data").Select(d => KeyValuePair.Create((string)d.Attribute("name")!, (string?)d.Element("value") ?? ""))]
            : [];
    }
}
