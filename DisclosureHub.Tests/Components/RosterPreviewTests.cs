using Bunit;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.People.Rosters;
using DisclosureHub.Web.Runtime;
using static DisclosureHub.Tests.GivenRosters;

namespace DisclosureHub.Tests.Components;

/// <summary>What somebody sees of a table before it is taken.</summary>
public sealed class RosterPreviewTests
{
    private static readonly BureauNames Names = new(new Dictionary<UnitId, Unit>(), new Dictionary<PersonId, Person>(), new Dictionary<CategoryId, Category>());

    private static IRenderedComponent<RosterPreview> Show(Room room, RosterTable table)
    {
        var plan = new Organisation([Given.Finance], [], [], [], []).PlanRoster(table.Rows, Given.Day(2));
        return room.Show<RosterPreview>(with => with.Add(v => v.File, "名册.xlsx").Add(v => v.Table, table).Add(v => v.Plan, plan).Add(v => v.Names, Names));
    }

    private static string[] Lines(IRenderedComponent<RosterPreview> shown) =>
        [.. shown.FindAll("tbody tr").Select(tr => string.Join('|', tr.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];

    [Theory]
    [InlineData("zh-CN", "第 5 行|财务科|王一wang|科长2026-11-02|职务：不能任命：一个单位同时只有一名负责人 现任是张三。先结束原岗位；临时主持工作的，由办公室指定代理负责人。", "第 3 行|财务科|张三zhang|科长2026-11-02|新人员新岗位", "第 4 行|财务科|—|—|已在册，不变", "第 1 行|表头|这一列认不出来，或者重复 “手机”列：请照模板改表头，或者删去这一列。")]
    [InlineData("en", "Row 5|财务科|王一wang|科长2026-11-02|Post: Cannot be given: a unit has one head at a time 张三 heads it. End that post first; for a time, the office names an acting head.", "Row 3|财务科|张三zhang|科长2026-11-02|New personNew post", "Row 4|财务科|—|—|On record, no change", "Row 1|Headings|A column that is not known, or stands there twice Column “手机”: give it a heading of the template, or delete it.")]
    public async Task What_is_wrong_comes_first_by_row_and_column_in_the_readers_language(string culture, string wrong, string added, string known, string heading)
    {
        await using var room = Room.In(culture);
        var shown = Show(room, new RosterTable(
            [PostRow(3, "财务科", "张三", "zhang", "科长"), Row(4, (RosterColumn.Unit, "财务科")), PostRow(5, "财务科", "王一", "wang", "科长")],
            [new RosterError(1, null, new HeadingIsUnknown("手机"))]));
        Assert.Equal([heading, wrong, added, known], Lines(shown));
    }

    [Fact]
    public async Task A_row_that_another_of_the_same_account_holds_up_is_not_called_on_record()
    {
        await using var room = Room.In("zh-CN");
        var lines = Lines(Show(room, new RosterTable([PersonRow(2, "张三", "zhang"), PersonRow(3, "张珊", "zhang")], [])));
        Assert.EndsWith("|与出错的行是同一账号或单位，改正后再看", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("第 3 行", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_rows_are_shown_and_the_rest_is_counted()
    {
        await using var room = Room.In("zh-CN");
        var shown = Show(room, new RosterTable([.. Enumerable.Range(2, 250).Select(n => PersonRow(n, $"人{n}", n == 251 ? "Not Fit" : $"p{n}"))], []));
        Assert.Equal(200, Lines(shown).Length);
        Assert.StartsWith("第 251 行|", Lines(shown)[0], StringComparison.Ordinal);
        Assert.Contains("另有 50 行没有列出。", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("共 250 行：新单位 0 个，新人员 249 名，新岗位 0 个；不变 0 行，有错 1 行。", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_table_may_be_written_in_the_words_of_the_screens(string culture)
    {
        await using var room = Room.In(culture);
        Assert.All(RosterWords.Columns, column => Assert.Equal(column, RosterWords.Column(room.Wording.Of(column))));
        Assert.All(Enum.GetValues<UnitKind>(), kind => Assert.Equal(kind, RosterWords.Kind(room.Wording.Of(kind))));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role is Role.Clock or Role.SetUp ? null : role, RosterWords.RoleOf(room.Wording.Of(role))));
    }
}
