using DisclosureHub.Domain.People;
using DisclosureHub.Web.Sheets;

namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>The table to fill in. In Chinese, the language of record; headings in English are understood as well, and the notes have both.</summary>
internal static class RosterTemplate
{
    private static readonly UnitKind[] Kinds = Enum.GetValues<UnitKind>();

    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Clock, Role.SetUp])];

    public static EmptySheet Made { get; } = new(
        "人员名册",
        [.. RosterWords.Columns.Select(c => RosterWords.Of(c).Zh)],
        new Dictionary<int, IReadOnlyList<string>>
        {
            [(int)RosterColumn.Kind] = [.. Kinds.Select(k => RosterWords.Of(k).Zh)],
            [(int)RosterColumn.Role] = [.. Roles.Select(r => RosterWords.Of(r).Zh)],
        },
        "填写说明",
        [
            "每行写一个单位，或者一个人，或者一个人在一个单位的一个岗位。 One row: a unit, a person, or one post of a person in a unit.",
            "新单位要有类别和简称，写在任何一行都可以。 A new unit needs its kind and short name, in whichever row.",
            "一人多岗写多行，每行都写姓名和账号。 Somebody with several posts has several rows, each with name and account.",
            "岗位要有任职起始日；日期年在前，如 2026-01-05。 A post needs its first day; the year comes first.",
            "导入只增加，不改已有的。 A table adds, and changes nothing that is there.",
            "",
            .. RosterWords.Columns.Select(c => $"{RosterWords.Of(c).Zh}  {RosterWords.Of(c).En}"),
            "",
            .. Kinds.Select(k => $"{RosterWords.Of(RosterColumn.Kind).Zh}：{RosterWords.Of(k).Zh}  {RosterWords.Of(k).En}"),
            "",
            .. Roles.Select(r => $"{RosterWords.Of(RosterColumn.Role).Zh}：{RosterWords.Of(r).Zh}  {RosterWords.Of(r).En}"),
        ]);
}
