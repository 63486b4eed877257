using Bunit;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.JointReleases;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Persistence.Reading;
using DisclosureHub.Web.Runtime;
using Xunit;

namespace DisclosureHub.Tests.Components;

/// <summary>Units × versions, as a page shows them.</summary>
public sealed class MatrixViewTests
{
    private static readonly BureauNames Names = new(
        Given.Units.ToDictionary(u => u.Id),
        new Dictionary<PersonId, Person> { [Given.Head(Given.Finance).Person] = new(Given.Head(Given.Finance).Person, "张文慧", "Zhang Wenhui", "zhangwenhui") },
        new Dictionary<CategoryId, Category>());

    [Fact]
    public async Task A_consent_whose_passages_were_left_alone_stands_and_one_whose_text_changed_is_void()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance, Given.Pay), Given.Concerned(Given.Legal));
        _ = release.Sign(Given.Finance, Given.Consent(Given.Pay));
        _ = release.Sign(Given.Legal, Given.Consent());
        _ = release.Revise(r => r.Rewrite(Given.Posts, "统计 3 名"));
        await using var room = Room.In("zh-CN");
        var matrix = Show(room, release);

        var finance = Row(matrix, Given.Finance).QuerySelector("td.cur.carry")!;
        Assert.Contains("沿用第 1 版同意", finance.TextContent, StringComparison.Ordinal);
        var legal = Row(matrix, Given.Legal).QuerySelector("td.cur .st--void")!;
        Assert.Equal("同意", legal.QuerySelector("s")!.TextContent);
        Assert.Contains("已失效", legal.TextContent, StringComparison.Ordinal);
        Assert.Contains("财务科", Row(matrix, Given.Finance).QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 3 段", Row(matrix, Given.Finance).QuerySelector("th small")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_opinion_says_by_how_much_and_a_unit_that_owes_one_waits_with_its_clock()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        _ = release.Sign(Given.Finance, Given.Dissent(), Given.On(13));
        await using var room = Room.In("zh-CN");
        var matrix = Show(room, release);

        var late = Row(matrix, Given.Finance).QuerySelector("td.cur")!;
        Assert.Contains("不同意", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("逾期 2 个工作日", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("张文慧", late.TextContent, StringComparison.Ordinal);
        Assert.Contains("待遇标准与预算不符", late.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(Row(matrix, Given.Legal).QuerySelector("td.cur .st--wait"));
        Assert.NotNull(Row(matrix, Given.Legal).QuerySelector(".due"));
        Assert.Null(Row(matrix, Given.Finance).QuerySelector(".due"));
    }

    [Fact]
    public async Task An_opinion_taken_back_stays_to_be_seen()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        var opinion = release.Sign(Given.Finance, Given.Consent());
        Assert.True(release.WithdrawOpinion(Given.Head(Given.Finance, Given.On(4)), Given.Finance.Id, opinion.Id, "写错了").IsAccepted);
        await using var room = Room.In("zh-CN");
        Assert.Contains("已撤回", Row(Show(room, release), Given.Finance).QuerySelector("td.cur")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_versions_fit_and_the_older_ones_are_a_click_away()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance));
        for (var version = 2; version <= 4; version++)
        {
            _ = release.Revise(r => r.Rewrite(Given.Pay, $"月薪 {version}000 元"));
        }

        await using var room = Room.In("en");
        var matrix = Show(room, release);
        Assert.Equal(5, matrix.FindAll("thead th").Count);
        await matrix.Find("button[aria-expanded=false]").ClickAsync(new());
        Assert.Equal(6, matrix.FindAll("thead th").Count);
    }

    [Fact]
    public async Task Who_is_writing_for_a_unit_stands_in_its_row()
    {
        var release = Given.InConsultation(Given.Concerned(Given.Finance), Given.Concerned(Given.Legal));
        await using var room = Room.In("zh-CN");
        var matrix = Show(room, release, new Present(Given.Head(Given.Finance).Person, Given.Finance.Id));
        Assert.Contains("张文慧正在拟意见", Row(matrix, Given.Finance).TextContent, StringComparison.Ordinal);
        Assert.Null(Row(matrix, Given.Legal).QuerySelector(".live"));
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<MatrixView> matrix, Unit unit) => matrix.Find($"tr[data-unit='{unit.Id}']");

    private static IRenderedComponent<MatrixView> Show(Room room, JointRelease release, params Present[] here) =>
        room.Show<MatrixView>(p => p.Add(m => m.Release, View(release)).Add(m => m.Names, Names).Add(m => m.Here, here).Add(m => m.Now, Given.On(16)));

    private static AfterAnswers After(JointRelease release) => new(
        new Rights(false, false, false, false, false, false, false, false, false, false), [], [], release.Papers, release.Comments, release.Readings, [], [], release.Mediations, [], null, null, null, "");

    private static ReleaseView View(JointRelease release)
    {
        VersionView[] versions = [.. release.Versions.Select(v => new VersionView(
            v.Number, v.Hash, v.Text, v.ChangeNote, v.PreliminaryOpinion, v.NoneAffectedReason, v.Author, v.By, v.IssuedAt))];
        RowView[] rows = [.. ConsultationMatrix.Of(release).Select(r => new RowView(
            r.Unit, r.State, release.LatestOf(r.Unit)?.Stance, false, r.Consultation.Passages, r.Cells,
            r.State == ConsultationState.Asked ? new DueView(r.Consultation.DueOn!.Value, 2, false) : null, false,
            false, null, r.Consultation.Removal, r.Consultation.Insisted, r.Consultation.Decision, r.Consultation.UrgedOn))];
        return new ReleaseView(
            release.Id, release.Number, release.Draft.Title, release.Stage, release.Lead, release.Current!.Text, versions[^1], versions, rows, null, [], release.DraftedAt, release.DraftedBy, After(release));
    }
}
