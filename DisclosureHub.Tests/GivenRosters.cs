using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests;

/// <summary>Rows of a table of units and people, as somebody writes them.</summary>
internal static class GivenRosters
{
    /// <summary>A row with something in those columns; its id follows from its number.</summary>
    public static RosterRow Row(int number, params (RosterColumn Column, string Written)[] cells) =>
        new(number, Given.Id(5000 + number), cells.ToDictionary(c => c.Column, c => c.Written));

    public static RosterRow UnitRow(int number, string name, string kind = "科室", string shortName = "简称", string deputy = "") => Row(
        number, (RosterColumn.Unit, name), (RosterColumn.Kind, kind), (RosterColumn.ShortName, shortName), (RosterColumn.Deputy, deputy));

    public static RosterRow PersonRow(int number, string name, string account) => Row(number, (RosterColumn.Name, name), (RosterColumn.Account, account));

    public static RosterRow PostRow(int number, string unit, string name, string account, string role, string from = "2026-11-02", string until = "") => Row(
        number, (RosterColumn.Unit, unit), (RosterColumn.Name, name), (RosterColumn.Account, account), (RosterColumn.Role, role), (RosterColumn.From, from), (RosterColumn.Until, until));

    public static RosterRow With(this RosterRow row, RosterColumn column, string written) => row with { Cells = new Dictionary<RosterColumn, string>(row.Cells) { [column] = written } };
}
