using System.Globalization;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.People;

/// <summary>
/// The words of a table of units and people: headings, kinds of unit, roles, days. They are a file format and stand here in
/// both languages at once, whatever the screen speaks; that they are the words of the screens is held by a test.
/// </summary>
public static class RosterWords
{
    private static readonly Dictionary<RosterColumn, Words> Headings = new()
    {
        [RosterColumn.Unit] = new("单位", "Unit"),
        [RosterColumn.UnitEn] = new("单位英文名", "Unit in English"),
        [RosterColumn.ShortName] = new("单位简称", "Short name"),
        [RosterColumn.ShortNameEn] = new("单位英文简称", "Short name in English"),
        [RosterColumn.Kind] = new("单位类别", "Kind of unit"),
        [RosterColumn.Deputy] = new("分管负责人账号", "Account of deputy in charge"),
        [RosterColumn.Name] = new("姓名", "Name"),
        [RosterColumn.NameEn] = new("英文姓名", "Name in English"),
        [RosterColumn.Account] = new("账号", "Account"),
        [RosterColumn.Role] = new("职务", "Post"),
        [RosterColumn.From] = new("任职起始日", "First day"),
        [RosterColumn.Until] = new("任职截止日", "Last day"),
    };

    private static readonly Dictionary<UnitKind, Words> Kinds = new()
    {
        [UnitKind.Section] = new("科室", "Section"),
        [UnitKind.Office] = new("办公室", "Office"),
        [UnitKind.Leadership] = new("局领导", "Leadership"),
        [UnitKind.Outside] = new("外单位", "Outside unit"),
    };

    private static readonly Dictionary<Role, Words> Roles = new()
    {
        [Role.Drafter] = new("经办", "Drafter"),
        [Role.SectionHead] = new("科长", "Section head"),
        [Role.DeputyInCharge] = new("分管负责人", "Deputy in charge"),
        [Role.DisclosureDeputy] = new("政务公开分管负责人", "Deputy for disclosure"),
        [Role.Director] = new("主要负责人", "Director"),
        [Role.LeadingGroupChair] = new("领导小组组长", "Chair of the leading group"),
        [Role.LeadingGroupMember] = new("领导小组成员", "Member of the leading group"),
        [Role.OfficeStaff] = new("办公室工作人员", "Office staff"),
        [Role.OfficeHead] = new("办公室主任", "Office head"),
        [Role.SecrecyReviewer] = new("保密审查员", "Secrecy reviewer"),
        [Role.OutsideContact] = new("外单位联系人", "Outside contact"),
        [Role.SystemAdministrator] = new("系统管理员", "System administrator"),
        [Role.SecurityAdministrator] = new("安全管理员", "Security administrator"),
        [Role.AuditAdministrator] = new("审计管理员", "Audit administrator"),
    };

    /// <summary>How a day may be written. Which of two numbers is the month is never guessed: the year comes first.</summary>
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Every column in the order of the template.</summary>
    public static IReadOnlyList<RosterColumn> Columns { get; } = Enum.GetValues<RosterColumn>();

    public static Words Of(RosterColumn column) => Headings[column];

    public static Words Of(UnitKind kind) => Kinds[kind];

    public static Words Of(Role role) => Roles[role];

    /// <summary>The column under that heading; null when none has it.</summary>
    public static RosterColumn? Column(string heading) => Find(Headings, heading);

    public static UnitKind? Kind(string written) => Find(Kinds, written);

    /// <summary>The role by that name; the product's own, which nobody holds, have none here.</summary>
    public static Role? RoleOf(string written) => Find(Roles, written);

    public static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199 ? day : null;

    private static TKey? Find<TKey>(Dictionary<TKey, Words> among, string written)
        where TKey : struct
    {
        var plain = Plain(written);
        foreach (var (key, words) in among)
        {
            if (plain == Plain(words.Zh) || plain == Plain(words.En))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Capitals, and blanks put in to widen a heading, make no other word of it.</summary>
    private static string Plain(string written) => string.Concat(PlainText.Of(written).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
