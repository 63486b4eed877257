using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using DisclosureHub.Tests.WordFiles;
using DisclosureHub.Web.Sheets;

namespace DisclosureHub.Tests.Sheets;

/// <summary>Files that are no table, or more than one: refused by name, in bounded memory, and never by falling over.</summary>
public sealed class HostileSheetTests
{
    private static SheetNotTaken Refused(byte[] bytes, string name = "a.xlsx") => Assert.IsType<SheetNotTaken>(SheetFile.Read(name, bytes).Refusal);

    private static SheetDoubt DoubtOf(byte[] bytes, string name = "a.xlsx") => Refused(bytes, name).Doubt;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void Macros_are_refused_however_they_are_called()
    {
        Assert.Equal(SheetDoubt.CarriesMacros, DoubtOf(new SheetMaker { MainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml", Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "a")) }.Make()));
        Assert.Equal(SheetDoubt.CarriesMacros, DoubtOf(new SheetMaker { Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "a")) }.With("picture.bin", "application/vnd.ms-office.vbaProject", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", [1, 2]).Make()));
    }

    [Fact]
    public void Old_formats_locked_files_and_other_files_are_told_apart()
    {
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(SheetDoubt.IsOldFormat, DoubtOf(container, "旧.xls"));
        Assert.Equal(SheetDoubt.NeedsPassword, DoubtOf([.. container, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(SheetDoubt.IsNotSheet, DoubtOf("%PDF-1.7"u8.ToArray(), "a.pdf"));
        Assert.Equal(SheetDoubt.IsNotSheet, DoubtOf(new WordMaker { Body = WordMaker.P("字") }.Make()));
        Assert.Equal(SheetDoubt.IsEmpty, DoubtOf([]));
        Assert.Equal(SheetDoubt.IsEmpty, DoubtOf(Utf8("\r\n,,\r\n"), "a.csv"));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf([.. "PK"u8, .. new byte[200]]));
        Assert.Equal(SheetDoubt.IsUnreadable, DoubtOf([0xFF, 0xFF, 0x81, 0x20, 0xFF], "a.csv"));
        Assert.Equal(SheetDoubt.IsUnreadable, DoubtOf([.. "a,b\n"u8, 0, 0], "a.csv"));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(Utf8("a,\"b\n1,2"), "a.csv"));
    }

    [Fact]
    public void More_than_a_table_of_people_can_have_is_refused_with_the_place()
    {
        var long401 = new string('字', Sheet.LongestCell + 1);
        Assert.Equal((SheetDoubt.HasTooLongCell, 2), (Refused(SheetMaker.Of(["a"], [long401])).Doubt, Refused(SheetMaker.Of(["a"], [long401])).Row));
        Assert.Equal((SheetDoubt.HasTooLongCell, 2), (Refused(Utf8($"a\n{long401}"), "a.csv").Doubt, Refused(Utf8($"a\n{new string('字', 40_000)}"), "a.csv").Row));
        Assert.Equal(new SheetNotTaken("a.csv", SheetDoubt.HasTooManyColumns, 2, Sheet.MostColumns), Refused(Utf8($"a\n{new string(',', Sheet.MostColumns)}x"), "a.csv"));
        Assert.Equal(SheetDoubt.HasTooManyColumns, DoubtOf(new SheetMaker { Rows = SheetMaker.Row(1, SheetMaker.Text("XFD1", "a")) }.Make()));
        var most = string.Concat(Enumerable.Range(1, Sheet.MostRows).Select(n => $"{n}\n\n"));
        Assert.Equal(Sheet.MostRows, SheetFile.Read("a.csv", Utf8(most)).Made.Rows.Count);
        Assert.Equal(new SheetNotTaken("a.csv", SheetDoubt.HasTooManyRows, 4003, 2000), Refused(Utf8(most + "1"), "a.csv"));
        Assert.Equal(SheetDoubt.IsTooLarge, DoubtOf(new byte[Sheet.MostBytes + 1], "a.csv"));
    }

    [Fact]
    public void A_bomb_does_not_go_off()
    {
        var bomb = new SheetMaker { Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "a")) }.With("media.bin", "image/png", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new byte[60 * 1024 * 1024]).Make();
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        Assert.Equal(SheetDoubt.IsTooLarge, DoubtOf(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * 1024 * 1024);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
        Assert.Equal(SheetDoubt.IsTooLarge, DoubtOf(new SheetMaker { Rows = string.Concat(Enumerable.Repeat("<row/>", 3_000_000)) }.Make()));
    }

    [Fact]
    public void Xml_that_is_nested_beyond_measure_or_says_what_it_stands_for_is_refused()
    {
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(new SheetMaker { Rows = string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)) }.Make()));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(new SheetMaker { Before = "<!DOCTYPE workbook [<!ENTITY a \"aaaa\">]>", Rows = SheetMaker.Row(1, SheetMaker.Text("A1", "a")) }.Make()));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(new SheetMaker { Rows = SheetMaker.Row(1, "<c r=\"A1\" t=\"s\"><v>7</v></c>") }.Make()));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(new SheetMaker { Rows = SheetMaker.Row(2, "") + SheetMaker.Row(1, "") }.Make()));
        Assert.Equal(SheetDoubt.IsDamaged, DoubtOf(new SheetMaker { Rows = SheetMaker.Row(1, "<c r=\"A99999999999999999999\" s=\"x\"><v>1</v></c>") }.Make()));
    }

    /// <summary>Whatever byte is wrong, a table comes out or a refusal.</summary>
    [Fact]
    public void A_file_with_bytes_changed_is_read_or_refused_and_never_falls_over()
    {
        var whole = SheetMaker.Of(["单位", "姓名"], ["财务科", "张三"]);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 5].Sample(
            changes =>
            {
                byte[] bytes = [.. whole];
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                _ = SheetFile.Read("a.xlsx", bytes);
            },
            iter: 300);
        Gen.Byte.Array[0, 200].Sample(bytes => { _ = SheetFile.Read("a.csv", bytes); }, iter: 300);
    }
}
