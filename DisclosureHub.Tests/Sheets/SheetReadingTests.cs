using System.Text;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.People.Rosters;
using DisclosureHub.Web.Sheets;

namespace DisclosureHub.Tests.Sheets;

/// <summary>Tables as Excel, WPS and LibreOffice save them.</summary>
public sealed class SheetReadingTests
{
    private const string Names = "单位,姓名,账号\r\n财务科,张文慧,zhang\r\n";

    private static string[] Read(byte[] bytes, string name = "a.xlsx") => [.. SheetFile.Read(name, bytes).Made.Rows.Select(r => $"{r.Number}: {string.Join('|', r.Cells)}")];

    [Fact]
    public void Shared_texts_texts_of_the_cell_and_runs_are_texts_and_how_a_name_is_read_out_is_not() => Assert.Equal(["1: 张文慧|刘思远|王一"], Read(new SheetMaker
    {
        Shared = "<si><t>张文慧</t></si><si><r><t>刘</t></r><r><t>思远</t></r><rPh sb=\"0\" eb=\"1\"><t>LIU</t></rPh></si>",
        Rows = SheetMaker.Row(1, $"<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>{SheetMaker.Text("C1", "王一")}"),
    }.Make()));

    [Fact]
    public void A_number_with_a_days_format_is_a_day_and_what_came_out_of_a_formula_counts() => Assert.Equal(
        ["1: 2026-01-05|46027|2026-01-05|2026-01-05|1900-01-01|3.5|乙", "2: 2026-01-05"],
        Read(new SheetMaker
        {
            Styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"[Red]0&quot;day&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"31\"/></cellXfs>",
            Rows = SheetMaker.Row(1, "<c r=\"A1\" s=\"1\"><v>46027</v></c><c r=\"B1\" s=\"3\"><v>46027</v></c><c r=\"C1\" s=\"2\"><v>46027.75</v></c><c r=\"D1\" s=\"4\"><f>A1</f><v>46027</v></c><c r=\"E1\" s=\"1\"><v>1</v></c><c r=\"F1\"><v>3.5</v></c><c r=\"G1\" t=\"str\"><f>CONCAT(\"甲\")</f><v>乙</v></c>")
                + SheetMaker.Row(2, "<c r=\"A2\" t=\"d\"><v>2026-01-05T00:00:00</v></c>"),
        }.Make()));

    [Fact]
    public void A_workbook_that_counts_from_1904_means_the_same_days() => Assert.Equal(["1: 2026-01-05"], Read(new SheetMaker
    {
        BookProperties = "<workbookPr date1904=\"1\"/>", Styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", Rows = SheetMaker.Row(1, "<c r=\"A1\"><v>44565</v></c>"),
    }.Make()));

    [Fact]
    public void Empty_rows_are_left_out_and_the_others_keep_their_numbers()
    {
        Assert.Equal(["1: a", "4: |b", "5: c"], Read(new SheetMaker { Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "a")) + "<row r=\"2\"/>" + SheetMaker.Row(3, "<c r=\"A3\" s=\"0\"/>" + SheetMaker.Text("B3", "  ")) + SheetMaker.Row(4, SheetMaker.Text("B4", "b")) + $"<row><c t=\"inlineStr\"><is><t>c</t></is></c></row>" }.Make()));
        Assert.Equal(["1: a", "4: |b", "5: c\nd|x"], Read(Encoding.UTF8.GetBytes("a\r\n\r\n,,\r\n,b\r\n\"c\nd\",x\r\n"), "a.csv"));
    }

    [Fact]
    public void The_first_sheet_that_is_shown_is_read() => Assert.Equal(["1: shown"], Read(SheetMaker.Of(["shown"])));

    [Fact]
    public void Csv_is_read_in_the_encodings_that_offices_in_China_save()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
        byte[][] saved =
        [
            Encoding.UTF8.GetBytes(Names), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Names)], gb.GetBytes(Names), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Names)],
            gb.GetBytes(Names.Replace(',', '\t')), Encoding.UTF8.GetBytes(Names.Replace(',', ';')),
        ];
        Assert.All(saved, bytes => Assert.Equal(["1: 单位|姓名|账号", "2: 财务科|张文慧|zhang"], Read(bytes, "名册.csv")));
        Assert.Equal(["1: 姓名", "2: 䶮"], Read(gb.GetBytes("姓名\n䶮\n"), "a.csv"));
    }

    [Fact]
    public void The_template_comes_back_with_every_heading_and_nothing_in_it_begins_a_formula()
    {
        foreach (var (name, bytes) in ((string, byte[])[])[("t.xlsx", SheetWriter.Xlsx(RosterTemplate.Made)), ("t.csv", SheetWriter.Csv(RosterTemplate.Made))])
        {
            var sheet = SheetFile.Read(name, bytes).Made;
            Assert.Equal(RosterWords.Columns.Cast<RosterColumn?>(), Assert.Single(sheet.Rows).Cells.Select(RosterWords.Column));
            Assert.IsType<RosterHasNoRows>(RosterTable.Of(sheet, () => Given.Id(1)).Refusal);
        }

        var template = RosterTemplate.Made;
        Assert.DoesNotContain(template.Headings.Concat(template.Notes).Concat(template.Choices.SelectMany(c => c.Value)), text => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Headings_are_understood_in_both_languages_and_those_nobody_knows_are_named()
    {
        var table = RosterTable.Of(SheetFile.Read("a.csv", "某局人员名册\nunit, 姓 名 ,ACCOUNT,手机,账号\n财务科,张文慧,zhang,139,x,y\n"u8.ToArray()).Made, () => Given.Id(7)).Made;
        var row = Assert.Single(table.Rows);
        Assert.Equal((3, "财务科", "张文慧", "zhang"), (row.Number, row[RosterColumn.Unit], row[RosterColumn.Name], row[RosterColumn.Account]));
        Assert.Equal([new(2, null, new HeadingIsUnknown("手机")), new(2, null, new HeadingIsUnknown("账号")), new RosterError(2, null, new HeadingIsUnknown("F"))], table.Errors);
        Assert.IsType<RosterHasNoHeadings>(RosterTable.Of(SheetFile.Read("a.csv", "张三,zhang\n"u8.ToArray()).Made, () => Given.Id(7)).Refusal);
    }
}
