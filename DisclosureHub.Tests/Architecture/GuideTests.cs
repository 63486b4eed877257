using System.Text.RegularExpressions;
using DisclosureHub.Domain.People;
using DisclosureHub.Tests.Browser;
using DisclosureHub.Web.Features.Help;
using Xunit;

namespace DisclosureHub.Tests.Architecture;

/// <summary>The guides are complete, say the same in both languages, and speak of the screen as it is.</summary>
public sealed partial class GuideTests
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    [Fact]
    public void Every_post_that_people_hold_has_exactly_one_guide() => Assert.All(
        Enum.GetValues<Role>().Except([Role.Clock, Role.SetUp]), role => Assert.Single(Guides.All, g => g.For.Contains(role)));

    [Fact]
    public void Both_languages_have_the_same_steps_with_the_same_pictures_and_numbers() => Assert.All(Guides.All, guide =>
    {
        var (chinese, english) = (GuideText.Of(guide, "zh-CN"), GuideText.Of(guide, "en"));
        Assert.Equal(chinese.Steps.Select(s => s.Picture?.Name), english.Steps.Select(s => s.Picture?.Name));
        Assert.Equal(chinese.Steps.Select(Numbers), english.Steps.Select(Numbers));
    });

    [Fact]
    public void A_number_is_a_place_in_a_picture_of_that_guide() => Assert.All(Guides.All, guide =>
    {
        var text = GuideText.Of(guide, "zh-CN");
        var places = text.Steps.Where(s => s.Picture is not null).Select(s => HelpPictures.All.Single(p => p.Name == s.Picture!.Name).Numbered.Count).DefaultIfEmpty().Max();
        Assert.InRange(text.Steps.SelectMany(Numbers).Select(n => n - '①' + 1).DefaultIfEmpty().Max(), 0, places);
    });

    [Fact]
    public void What_a_guide_quotes_stands_on_the_screen()
    {
        var wrong = (
            from language in Languages
            let said = TextsTests.Said(language).ToHashSet()
            from guide in Guides.All
            from quoted in GuideText.Of(guide, language).Quoted
            where !said.Contains(quoted)
            select $"{guide.Key} ({language}): {quoted}").ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_picture_is_in_a_guide_and_lies_there_in_both_languages()
    {
        var shown = Guides.All.SelectMany(g => GuideText.Of(g, "zh-CN").Steps).Select(s => s.Picture?.Name).OfType<string>().Distinct().Order();
        Assert.Equal(HelpPictures.All.Select(p => p.Name).Order(), shown);
        Assert.All(Languages, language => Assert.Equal(
            HelpPictures.All.Select(p => $"{p.Name}.webp").Order(), Directory.EnumerateFiles(HelpPictures.Folder(language)).Select(Path.GetFileName).Order()));
    }

    private static string Numbers(GuideStep step) => string.Concat(Circled().Matches(step.Says.Value).Select(m => m.Value).Distinct());

    [GeneratedRegex("[①-⑨]")]
    private static partial Regex Circled();
}
