using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureHub.Web.UI;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Help;

/// <summary>A guide in one language, as it is written: a title, what it is about, and steps with a picture here and there.</summary>
/// <param name="Quoted">The words of the screen that it quotes, in bold.</param>
public sealed partial record GuideText(string Title, MarkupString About, IReadOnlyList<GuideStep> Steps, IReadOnlyList<string> Quoted)
{
    private static readonly ConcurrentDictionary<(string, string), GuideText> Read = new();

    /// <summary>The language a guide is shown in: Chinese, unless the page speaks English.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN";

    /// <summary>The guide in the given language (<c>zh-CN</c> or <c>en</c>). A guide without its file is a mistake of the build.</summary>
    public static GuideText Of(Guide guide, string language)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return Read.GetOrAdd((guide.Key, language), key => Parse(Written(key.Item1, key.Item2)));
    }

    /// <summary>
    /// <c># title</c>, what it is about, then <c>## step</c> after step; a line <c>![what it shows](name)</c> is a picture.
    /// The rest is Markdown as everywhere.
    /// </summary>
    internal static GuideText Parse(string written)
    {
        var parts = StepLine().Split(written);
        var (title, about) = Headed(parts[0].TrimStart('#', ' '));
        return new GuideText(
            title, Markdown.Show(about),
            [.. parts.Skip(1).Select(Headed).Select(step => new GuideStep(step.Head, Markdown.Show(PictureLine().Replace(step.Body, "")), PictureIn(step.Body)))],
            [.. Bold().Matches(written).Select(m => m.Groups[1].Value)]);
    }

    private static (string Head, string Body) Headed(string part)
    {
        var end = part.IndexOf('\n', StringComparison.Ordinal);
        return (part[..end].Trim(), part[end..].Trim());
    }

    private static GuidePicture? PictureIn(string body) =>
        PictureLine().Match(body) is { Success: true } found ? new GuidePicture(found.Groups["name"].Value, found.Groups["shows"].Value) : null;

    /// <summary>The guide as it was written.</summary>
    internal static string Written(string key, string language)
    {
        var name = $"{typeof(GuideText).Namespace}.Written.{key}.{language}.md";
        using var file = typeof(GuideText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name} in the assembly.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^## ", RegexOptions.Multiline)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^!\[(?<shows>[^\]]+)\]\((?<name>[a-z-]+)\)$", RegexOptions.Multiline)]
    private static partial Regex PictureLine();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();
}

/// <summary>One thing to do, and how it looks.</summary>
public sealed record GuideStep(string Title, MarkupString Says, GuidePicture? Picture);

/// <summary>A picture of the screen, made by the browser tests: <c>wwwroot-assets/help/&lt;language&gt;/&lt;name&gt;.webp</c>.</summary>
/// <param name="Shows">What it shows, for whoever cannot see it, and as its caption.</param>
public sealed record GuidePicture(string Name, string Shows)
{
    /// <summary>Every picture has this size, in pixels of a page; the files have a quarter more.</summary>
    public const int Width = 960, Height = 540;
}
