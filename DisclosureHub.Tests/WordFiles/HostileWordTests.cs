using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.WordFiles;
using static DisclosureHub.Tests.WordFiles.WordMaker;

namespace DisclosureHub.Tests.WordFiles;

/// <summary>Files that nobody should bring in: refused by name, in bounded memory, and never by falling over.</summary>
public class HostileWordTests
{
    private static WordFileNotTaken Refused(byte[] bytes, string name = "a.docx") => Assert.IsType<WordFileNotTaken>(WordFile.Read(name, bytes).Refusal);

    private static WordDoubt DoubtOf(byte[] bytes, string name = "a.docx") => Refused(bytes, name).Doubt;

    [Fact]
    public void Tracked_changes_are_named_with_their_number_and_their_author()
    {
        var refused = Refused(new WordMaker
        {
            Body = "<w:p><w:ins w:id=\"1\" w:author=\"刘思远\"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"张文慧\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>",
        }.Make());
        Assert.Equal((WordDoubt.HasTrackedChanges, 2, "刘思远"), (refused.Doubt, refused.Places, refused.Where));
        Assert.Equal(WordDoubt.HasTrackedChanges, DoubtOf(new WordMaker { Body = P("格式", "<w:pPrChange w:id=\"1\" w:author=\"a\"><w:pPr/></w:pPrChange>") }.Make()));
    }

    [Fact]
    public void Macros_are_refused_however_they_are_called()
    {
        Assert.Equal(WordDoubt.CarriesMacros, DoubtOf(new WordMaker { Body = P("字") }.With("vbaProject.bin", "application/vnd.ms-office.vbaProject", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", [1, 2]).Make()));
        Assert.Equal(WordDoubt.CarriesMacros, DoubtOf(new WordMaker { Body = P("字") }.With("picture.bin", "application/vnd.ms-office.vbaProject", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", [1, 2]).Make()));
        Assert.Equal(WordDoubt.CarriesMacros, DoubtOf(new WordMaker { Body = P("字"), MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.Make()));
    }

    [Fact]
    public void Objects_of_other_programs_are_named()
    {
        var part = Refused(new WordMaker { Body = P("字") }.With("embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject", "oleObject", [1]).Make());
        Assert.Equal((WordDoubt.CarriesObjects, "oleObject1.bin"), (part.Doubt, part.Where));
        var element = Refused(new WordMaker { Body = "<w:p><w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>" }.Make());
        Assert.Equal(WordDoubt.CarriesObjects, element.Doubt);
        Assert.Equal(WordDoubt.CarriesObjects, DoubtOf(new WordMaker { Body = "<w:altChunk r:id=\"p0\"/>" }.With("chunk.html", "text/html", "aFChunk", "<p>x</p>").Make()));
    }

    [Fact]
    public void Old_formats_locked_files_and_other_files_are_told_apart()
    {
        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(WordDoubt.IsOldFormat, DoubtOf(container, "旧.doc"));
        Assert.Equal(WordDoubt.NeedsPassword, DoubtOf([.. container, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(WordDoubt.IsNotWord, DoubtOf("%PDF-1.7"u8.ToArray()));
        Assert.Equal(WordDoubt.HasNoText, DoubtOf([]));
        Assert.Equal(WordDoubt.IsDamaged, DoubtOf([.. "PK"u8, .. new byte[200]]));
        Assert.Equal(WordDoubt.IsNotWord, DoubtOf(Zip(("xl/workbook.xml", "<x/>"u8.ToArray()), ("[Content_Types].xml", "<x/>"u8.ToArray()))));
    }

    [Fact]
    public void A_bomb_does_not_go_off()
    {
        var zeros = new byte[90 * 1024 * 1024];
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var bomb = new WordMaker { Body = P("字") }.With("media/a.bin", "image/png", "image", zeros).Make();
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(WordDoubt.IsTooLarge, DoubtOf(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * 1024 * 1024);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Text_nested_or_repeated_beyond_measure_is_refused_before_it_is_taken_apart()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5_000)) + P("底") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5_000));
        Assert.Equal(WordDoubt.IsTooIntricate, DoubtOf(new WordMaker { Body = deep }.Make()));
        Assert.Equal(WordDoubt.IsTooIntricate, DoubtOf(new WordMaker { Body = string.Concat(Enumerable.Repeat("<w:p/>", 500_000)) }.Make()));
        Assert.Equal(WordDoubt.IsTooLarge, DoubtOf(new WordMaker { Body = P(new string('字', 6_000_000)) }.Make()));
    }

    /// <summary>Files within every limit that would cost the square of their size where something is looked up one by one, or filled up.</summary>
    [Fact]
    public void Nothing_grows_with_the_square_of_a_file()
    {
        const int many = 60_000;
        string Times(int n, Func<int, string> what) => string.Concat(Enumerable.Range(1, n).Select(what));
        var watch = Stopwatch.StartNew();
        var notes = new WordMaker { Body = $"<w:p>{Times(many, i => $"<w:r><w:footnoteReference w:id=\"{i}\"/></w:r>")}</w:p>" }.Footnotes(Times(many, i => $"<w:footnote w:id=\"{i}\"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>")).Make();
        _ = WordFile.Read("a.docx", notes).Refusal;
        const int cells = 50_000; // Just under the elements that one part may have.
        var table = new WordMaker { Body = $"<w:tbl><w:tr>{Times(cells, _ => "<w:tc><w:p/></w:tc>")}</w:tr>{Times(cells, _ => "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>")}</w:tbl>" }.Make();
        Assert.Equal(WordDoubt.HasTooLongPassage, DoubtOf(table));
        var fields = new WordMaker { Body = $"<w:p>{Times(many, i => "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>字</w:t></w:r>")}</w:p>" }.Make();
        _ = WordFile.Read("a.docx", fields).Refusal;
        var titles = new WordMaker { Body = Times(many, _ => P("题目", "<w:pStyle w:val=\"t\"/>")) }.Styles("<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style>").Make();
        Assert.Equal(WordDoubt.HasTooManyPassages, DoubtOf(titles));
        var levels = new WordMaker { Body = Times(many, _ => Numbered("项", 1)) }.Numbering(Kind(1, ("decimal", "%1.")) + $"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/>{Times(many, i => $"<w:lvlOverride w:ilvl=\"{i}\"/>")}</w:num>").Make();
        _ = WordFile.Read("a.docx", levels).Refusal;

        // Seconds all of them where nothing does, hours where one does: no figure, a floor under the machine's speed.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), watch.Elapsed.ToString());
    }

    [Fact]
    public void Entities_are_not_resolved_and_nothing_is_fetched()
    {
        Assert.Equal(WordDoubt.IsDamaged, DoubtOf(new WordMaker().Make($"<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>")));
        Assert.Equal(["字"], WordFile.Read("a.docx", new WordMaker { Body = P("字") }.Linked("attachedTemplate", "http://127.0.0.1:1/evil.dotm").Make()).Made.Passages.Select(p => p.Text));
    }

    [Fact]
    public void The_mark_of_a_file_is_looked_at_like_any_other_part_before_it_is_read()
    {
        const string Start = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">";
        string Says(string value) => $"{Start}<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"DisclosureHubText\"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>";
        Assert.Equal("sha256:1", WordFile.Read("a.docx", Marked(Says("sha256:1"))).Made.Mark);
        Assert.Null(WordFile.Read("a.docx", Marked(Says(new string('1', 201)))).Made.Mark);
        Assert.Null(WordFile.Read("a.docx", Marked($"{Start}</Properties>")).Made.Mark);
        Assert.Equal(WordDoubt.IsTooIntricate, DoubtOf(Marked($"{Start}{string.Concat(Enumerable.Repeat("<p/>", 500_000))}</Properties>")));
        Assert.Equal(WordDoubt.IsDamaged, DoubtOf(Marked($"<!DOCTYPE d [<!ENTITY a \"aaaa\">]>{Says("&a;")}")));
    }

    /// <summary>A file of ours with other words where its mark is.</summary>
    private static byte[] Marked(string properties)
    {
        using var package = new MemoryStream();
        package.Write(WordFile.Write(Given.Drafting().Draft, "sha256:0"));
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(e => e.Name == "custom.xml");
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(properties));
        }

        return package.ToArray();
    }

    [Fact]
    public void A_passage_that_is_too_long_is_named_by_its_beginning()
    {
        var refused = Refused(new WordMaker { Body = P("短") + P("预算明细" + new string('数', 20_100)) }.Make());
        Assert.Equal((WordDoubt.HasTooLongPassage, 20_000), (refused.Doubt, refused.Places));
        Assert.StartsWith("预算明细", refused.Where, StringComparison.Ordinal);
        Assert.Equal(WordDoubt.HasTooManyPassages, DoubtOf(new WordMaker { Body = string.Concat(Enumerable.Repeat(P("段"), 401)) }.Make()));
    }

    /// <summary>Bytes changed anywhere, and elements where they do not belong: a text or a refusal, nothing else.</summary>
    [Fact]
    public void A_damaged_file_is_refused_or_read_and_never_more()
    {
        var files = HandMade.All.Values.ToArray();
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 6]).Sample(
            (file, changes) =>
            {
                byte[] bytes = [.. files[file]];
                foreach (var (at, value) in changes)
                {
                    bytes[at % bytes.Length] = value;
                }

                _ = WordFile.Read("a.docx", bytes).Refusal;
            },
            iter: 400);
        string[] odd = ["<w:numPr>", "w:val=\"x\"", "w:ilvl w:val=\"99\"", "<w:tbl/>", "<w:tr/>", "<w:r>", "w:id=\"-7\"", "<w:fldChar w:fldCharType=\"end\"/>", "<w:sym/>", "<w:gridSpan w:val=\"2000000000\"/>"];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, odd.Length - 1], Gen.Int[0, 100_000]).Sample(
            (file, which, at) =>
            {
                using var zip = new ZipArchive(new MemoryStream(files[file]));
                var parts = zip.Entries.Select(e =>
                {
                    using var stream = e.Open();
                    using var copy = new MemoryStream();
                    stream.CopyTo(copy);
                    return (e.FullName, Content: copy.ToArray());
                }).Select(p => p.FullName == "word/document.xml" && Encoding.UTF8.GetString(p.Content) is var xml && xml.IndexOf('>', at % xml.Length) is var place and >= 0
                    ? (p.FullName, Encoding.UTF8.GetBytes(xml.Insert(place + 1, odd[which]))) : p);
                _ = WordFile.Read("a.docx", Zip([.. parts])).Refusal;
            },
            iter: 300);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
