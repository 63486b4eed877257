using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Rulebook;

namespace DisclosureHub.Tests.Domain;

public class BeginningTests
{
    private static readonly JointReleaseId Id = JointReleaseId.From(Given.Id(1));

    [Fact]
    [Clause("XT-2")]
    public void The_unit_that_begins_a_release_leads_it_and_issues_it()
    {
        var by = Given.Drafter(Given.Employment, Given.On(2));
        var release = JointRelease.Begin(Id, by, "公开招聘公告").Made;

        Assert.Equal(Given.Employment.Id, release.Lead);
        Assert.Equal([Given.Employment.Id], release.Draft.Issuers);
        Assert.Equal(DisclosureAttribute.Proactive, release.Draft.Attribute);
        Assert.Equal((by.Person, by.At), (release.DraftedBy, release.DraftedAt));
        Assert.Equal(Id.Value, release.Matter);
        var fact = Assert.IsType<ReleaseDrafted>(Assert.Single(release.TakeRaised()));
        Assert.Equal((Id, Given.Employment.Id, by, by.At), (fact.Release, fact.Lead, fact.By, fact.At));
        Assert.Equal((Bureau.XT2, "ReleaseDrafted"), (fact.Article, fact.Kind));
    }

    [Fact]
    public void A_new_release_is_being_drafted_has_no_number_and_no_version()
    {
        var release = JointRelease.Begin(Id, Given.Drafter(Given.Employment), "公开招聘公告").Made;

        Assert.Equal(ReleaseStage.Drafting, release.Stage);
        Assert.Equal("", release.Number);
        Assert.Null(release.Current);
        Assert.Empty(release.Consultations);
        Assert.Empty(release.Opinions);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u3000")]
    [InlineData("\0\u0007")]
    public void A_release_without_a_title_is_not_begun(string title)
    {
        var outcome = JointRelease.Begin(Id, Given.Drafter(Given.Employment), title);

        Assert.IsType<TitleIsMissing>(outcome.Refusal);
        Assert.Throws<InvalidOperationException>(() => outcome.Made);
    }

    [Fact]
    public void A_title_of_200_characters_is_taken_and_one_of_201_is_not()
    {
        var by = Given.Drafter(Given.Employment);
        Assert.Null(JointRelease.Begin(Id, by, new string('公', 200)).Refusal);
        Assert.Equal(new TextTooLong(200), JointRelease.Begin(Id, by, new string('公', 201)).Refusal);
    }

    [Fact]
    public void Facts_are_handed_over_once()
    {
        var release = JointRelease.Begin(Id, Given.Drafter(Given.Employment), "公告").Made;
        Assert.Single(release.TakeRaised());
        Assert.Empty(release.TakeRaised());
    }
}
