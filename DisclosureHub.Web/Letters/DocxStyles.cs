using DocumentFormat.OpenXml.Wordprocessing;

namespace DisclosureHub.Web.Letters;

/// <summary>How one style looks in a .docx.</summary>
/// <param name="Font">One of <see cref="Fonts"/>.</param>
/// <param name="Size">In points.</param>
/// <param name="Pitch">Fixed distance of lines, in points.</param>
internal sealed record Look(string Font, double Size, double Pitch)
{
    public JustificationValues Align { get; init; } = JustificationValues.Both;

    /// <summary>Space above, in points.</summary>
    public double Before { get; init; }

    /// <summary>Space below, in points.</summary>
    public double After { get; init; }

    /// <summary>Indent of the first line, in characters.</summary>
    public double FirstLine { get; init; }

    /// <summary>Indent of all lines but the first, in characters.</summary>
    public double Hanging { get; init; }

    /// <summary>Indent at the left, in characters.</summary>
    public double Left { get; init; }

    /// <summary>Widening of the space between characters, in points.</summary>
    public double Spacing { get; init; }

    public string? Color { get; init; }

    /// <summary>Whether it stays on the page of what follows.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>Level in the outline, from 0; null for running text.</summary>
    public int? Outline { get; init; }

    /// <summary>Whether a bar stands at its left.</summary>
    public bool HasBar { get; init; }
}

/// <summary>The names of the typefaces, each with what stands in where it is missing.</summary>
internal static class Fonts
{
    // The plain names are those that every Chinese Windows has; 仿宋_GB2312, the name offices are used to, lacks rare
    // characters of personal names.
    public const string Fangsong = "仿宋", Heiti = "黑体", Kaiti = "楷体", Song = "宋体", TitleSong = "方正小标宋简体";

    /// <summary>Name, other names, and the family a stranger may choose from.</summary>
    public static readonly IReadOnlyList<(string Name, string Others, FontFamilyValues Family)> All =
    [
        (Fangsong, "FangSong,仿宋_GB2312,华文仿宋,FZFangSong-Z02", FontFamilyValues.Modern),
        (Heiti, "SimHei,方正黑体_GBK,华文黑体", FontFamilyValues.Swiss),
        (Kaiti, "KaiTi,楷体_GB2312,华文楷体", FontFamilyValues.Modern),
        (Song, "SimSun,方正书宋_GBK,华文宋体", FontFamilyValues.Roman),
        (TitleSong, "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体", FontFamilyValues.Roman),
    ];
}

/// <summary>The styles, the font table and the settings of a .docx. There is no theme: a theme's fonts would win over ours.</summary>
internal static class DocxStyles
{
    public const string Cell = "Cell", CellCentred = "CellCentred", CellLabel = "CellLabel", CellStrong = "CellStrong", Lead = "Lead",
        PageNumber = "PageNumberLine", Foot = "FootLine", Rule = "Rule", Ends = "Ends", ClosingLine = "ClosingLine";

    private const double Line = OfficialPage.LinePitch, Body = OfficialPage.BodySize;

    private static readonly Look Plain = new(Fonts.Fangsong, Body, Line) { Spacing = OfficialPage.BodyLetterSpacing };

    private static readonly Look InCell = new(Fonts.Fangsong, OfficialPage.TableSize, OfficialPage.TableLinePitch) { Align = JustificationValues.Left, Before = 2, After = 2 };

    /// <summary>Every style there is, by its id.</summary>
    private static readonly IReadOnlyDictionary<string, Look> Looks = new Dictionary<string, Look>
    {
        [Id(LineStyle.Emblem)] = new(Fonts.TitleSong, 36, 44) { Align = JustificationValues.Center, Color = OfficialPage.Red },
        [Id(LineStyle.NumberCentred)] = Plain with { Align = JustificationValues.Center, Before = Line },
        [Id(LineStyle.NumberRight)] = Plain with { Align = JustificationValues.Right },
        [Id(LineStyle.Title)] = new(Fonts.TitleSong, OfficialPage.TitleSize, 34) { Align = JustificationValues.Center, After = Line / 2, KeepsNext = true, Outline = 0 },
        [Id(LineStyle.AttachmentTitle)] = new(Fonts.TitleSong, OfficialPage.TitleSize, 34) { Align = JustificationValues.Center, Before = Line, KeepsNext = true, Outline = 0 },
        [Id(LineStyle.Subtitle)] = Plain with { Font = Fonts.Kaiti, Align = JustificationValues.Center, After = Line },
        [Id(LineStyle.Addressee)] = Plain with { Before = Line / 2, KeepsNext = true },
        [Id(LineStyle.Body)] = Plain with { FirstLine = 2 },
        [Id(LineStyle.Heading)] = Plain with { Font = Fonts.Heiti, FirstLine = 2, KeepsNext = true, Outline = 1 },
        [Id(LineStyle.Subheading)] = Plain with { Font = Fonts.Kaiti, FirstLine = 2, KeepsNext = true, Outline = 2 },
        [Id(LineStyle.AttachmentMark)] = Plain with { Font = Fonts.Heiti, KeepsNext = true },
        [Id(LineStyle.AttachmentNote)] = Plain with { Left = 5, Hanging = 3, Before = Line },
        [Id(LineStyle.Attendance)] = Plain with { Left = 5, Hanging = 3 },
        [Id(LineStyle.Annotation)] = Plain with { FirstLine = 2 },
        [Id(LineStyle.CopyTo)] = Plain with { Size = OfficialPage.PageNumberSize, Left = 4, Hanging = 3, Before = Line / 2 },
        [Id(LineStyle.Passage)] = Plain with { FirstLine = 2 },
        [Id(LineStyle.MarkedPassage)] = Plain with { FirstLine = 2, HasBar = true },
        [Id(LineStyle.Note)] = new(Fonts.Fangsong, 10.5, 16) { Before = 4 },
        [Cell] = InCell,
        [CellCentred] = InCell with { Align = JustificationValues.Center },
        [CellLabel] = InCell with { Font = Fonts.Heiti, Align = JustificationValues.Center },
        [CellStrong] = InCell with { Font = Fonts.Heiti, Size = 14, Pitch = 22 },
        [PageNumber] = new(Fonts.Song, OfficialPage.PageNumberSize, OfficialPage.PageNumberSize) { Align = JustificationValues.Left, After = OfficialPage.FootGap },
        [Foot] = new(Fonts.Song, OfficialPage.FootSize, OfficialPage.FootLinePitch) { Align = JustificationValues.Left },
        [Rule] = new(Fonts.Song, 1, 2),
        [Ends] = Plain with { Align = JustificationValues.Left },
        [ClosingLine] = Plain with { Align = JustificationValues.Center, KeepsNext = true },
    };

    public static string Id(LineStyle style) => style.ToString();

    public static Look LookOf(LineStyle style) => Looks[Id(style)];

    public static Styles Styles()
    {
        var styles = Beginning();
        foreach (var (id, look) in Looks)
        {
            var style = StyleOf(id, NameOf(id), look);
            style.CustomStyle = true;
            styles.Append(style);
        }

        styles.Append(new Style(new StyleName { Val = "Lead words" }, new StyleRunProperties(RunFonts(Fonts.Heiti))) { Type = StyleValues.Character, StyleId = Lead, CustomStyle = true });
        return styles;
    }

    /// <summary>Styles with nothing in them yet but what all others are based on.</summary>
    public static Styles Beginning() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                RunFonts(Fonts.Fangsong),
                new FontSize { Val = Half(Body) },
                new FontSizeComplexScript { Val = Half(Body) },
                // Figures and Latin letters as Western text, or LibreOffice breaks lines inside a number.
                new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, Default = true, StyleId = "Normal" });

    /// <summary>A paragraph style. A name that Word knows ("heading 1") puts it where its users look for it.</summary>
    public static Style StyleOf(string id, string name, Look look) => new(
        new StyleName { Val = name },
        new BasedOn { Val = "Normal" },
        new PrimaryStyle(),
        ParagraphProperties(look),
        RunProperties(look))
    { Type = StyleValues.Paragraph, StyleId = id };

    public static DocumentFormat.OpenXml.Wordprocessing.Fonts FontTable() => new(Fonts.All.Select(f => new Font(
        new AltName { Val = f.Others },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = f.Family },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = f.Name }));

    public static Settings Settings() => new(
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new DecimalSymbol { Val = "." },
        new ListSeparator { Val = "," });

    /// <summary>All four scripts in one typeface and none from a theme; without eastAsia, Chinese would keep another font.</summary>
    public static RunFonts RunFonts(string name) =>
        new() { Hint = FontTypeHintValues.EastAsia, Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name };

    /// <summary>Half points, as sizes are given.</summary>
    public static string Half(double points) => Whole(points * 2);

    /// <summary>Twentieths of a point, as lengths are given.</summary>
    public static string Twips(double points) => Whole(points * 20);

    public static string TwipsOfMillimetres(double millimetres) => Twips(OfficialPage.PointsIn(millimetres));

    private static string Whole(double value) => ((int)Math.Round(value)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static StyleParagraphProperties ParagraphProperties(Look look)
    {
        var properties = new StyleParagraphProperties
        {
            // A lone line at a page's edge does not matter in Chinese, 22 lines a page do. WordWrap stays as it is: numbers
            // and the groups of a fingerprint are not broken, and what is longer than a line breaks anyway.
            WidowControl = new WidowControl { Val = false },
            SnapToGrid = new SnapToGrid { Val = false },
            SpacingBetweenLines = new SpacingBetweenLines { Before = Twips(look.Before), After = Twips(look.After), Line = Twips(look.Pitch), LineRule = LineSpacingRuleValues.Exact },
            Indentation = Indentation(look),
            Justification = new Justification { Val = look.Align },
        };
        properties.KeepNext = look.KeepsNext ? new KeepNext() : null;
        properties.OutlineLevel = look.Outline is { } level ? new OutlineLevel { Val = level } : null;
        properties.ParagraphBorders = look.HasBar ? new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 18, Space = 6, Color = "404040" }) : null;
        return properties;
    }

    private static Indentation? Indentation(Look look)
    {
        if (look is { Left: 0, FirstLine: 0, Hanging: 0 })
        {
            return null;
        }

        // In hundredths of a character where the program knows characters, in twips where it does not.
        var indentation = new Indentation();
        if (look.Left > 0)
        {
            (indentation.LeftChars, indentation.Left) = ((int)(look.Left * 100), Twips(look.Left * look.Size));
        }

        if (look.FirstLine > 0)
        {
            (indentation.FirstLineChars, indentation.FirstLine) = ((int)(look.FirstLine * 100), Twips(look.FirstLine * look.Size));
        }

        if (look.Hanging > 0)
        {
            (indentation.HangingChars, indentation.Hanging) = ((int)(look.Hanging * 100), Twips(look.Hanging * look.Size));
        }

        return indentation;
    }

    private static StyleRunProperties RunProperties(Look look)
    {
        var properties = new StyleRunProperties(RunFonts(look.Font));
        if (look.Color is not null)
        {
            properties.Append(new Color { Val = look.Color });
        }

        if (look.Spacing != 0)
        {
            properties.Append(new Spacing { Val = (int)Math.Round(look.Spacing * 20) });
        }

        properties.Append(new FontSize { Val = Half(look.Size) }, new FontSizeComplexScript { Val = Half(look.Size) });
        return properties;
    }

    private static string NameOf(string id) => "Paper " + string.Concat(id.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
