using System.IO.Compression;
using System.Text;
using CsCheck;
using DisclosureHub.Domain.JointReleases;

namespace DisclosureHub.Tests.Domain;

/// <summary>Which files may go with a release: decided by content, and the name has to agree.</summary>
[Clause("BM-3")]
public class AttachmentRulesTests
{
    private static readonly byte[] Executable = [0x4D, 0x5A, 0x90, 0x00, 0x03];

    private static readonly byte[] Docx = Zip("[Content_Types].xml", "word/document.xml");

    private static byte[] Zip(params string[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry, CompressionLevel.NoCompression).Open());
                writer.Write("<xml/>");
            }
        }

        return stream.ToArray();
    }

    private static void AssertTaken(string name, byte[] bytes, string mediaType)
    {
        Assert.Null(AttachmentRules.Check(name, bytes, out var found));
        Assert.Equal(mediaType, found);
    }

    private static void AssertNotTaken(string name, byte[] bytes, AttachmentDoubt doubt)
    {
        Assert.Equal(new AttachmentNotAccepted(name, doubt), AttachmentRules.Check(name, bytes, out var found));
        Assert.Equal("", found);
    }

    [Fact]
    public void Office_files_are_known_by_what_is_in_them()
    {
        AssertTaken("通知.docx", Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        AssertTaken("通知.DOCX", Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        AssertTaken("岗位表.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        AssertTaken("讲解.pptx", Zip("[Content_Types].xml", "ppt/presentation.xml"), "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    }

    [Fact]
    public void Pictures_pdf_and_plain_text_are_taken()
    {
        AssertTaken("a.pdf", "%PDF-1.7 …"u8.ToArray(), "application/pdf");
        AssertTaken("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png");
        AssertTaken("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg");
        AssertTaken("a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg");
        AssertTaken("a.txt", "报名须知"u8.ToArray(), "text/plain");
        AssertTaken("a.csv", "姓名,岗位"u8.ToArray(), "text/csv");
    }

    [Theory]
    [InlineData("a.pdf")]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    [InlineData("a.jpeg")]
    [InlineData("a.docx")]
    [InlineData("a.xlsx")]
    [InlineData("a.pptx")]
    [InlineData("a.txt")]
    [InlineData("a.csv")]
    public void A_renamed_executable_is_not_taken(string name)
    {
        AssertNotTaken(name, Executable, AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken(name, "MZ without a zero"u8.ToArray(), AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken(name, "#!/bin/sh"u8.ToArray(), AttachmentDoubt.ContentIsNotWhatTheNameSays);
    }

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.docm")]
    [InlineData("a.doc")]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.zip")]
    [InlineData("a.pdf.exe")]
    [InlineData("a.docx ")]
    [InlineData("a")]
    [InlineData("")]
    public void A_kind_that_is_not_on_the_list_is_not_taken(string name) => AssertNotTaken(name, Docx, AttachmentDoubt.KindNotAccepted);

    [Fact]
    public void A_file_with_macros_is_not_taken_under_any_name()
    {
        AssertNotTaken("a.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), AttachmentDoubt.CarriesMacros);
        AssertNotTaken("a.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/VBAPROJECT.BIN"), AttachmentDoubt.CarriesMacros);
    }

    [Fact]
    public void Macros_do_not_hide_under_another_name()
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
            {
                types.Write("<Types><Override PartName=\"/word/notes.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>");
            }

            zip.CreateEntry("word/document.xml").Open().Dispose();
            zip.CreateEntry("word/notes.bin").Open().Dispose();
        }

        AssertNotTaken("a.docx", bytes.ToArray(), AttachmentDoubt.CarriesMacros);
    }

    [Fact]
    public void Macros_do_not_hide_behind_ten_thousand_other_parts()
    {
        string[] padding = [.. Enumerable.Range(0, 10_000).Select(n => $"p{n}")];
        var refusal = AttachmentRules.Check("a.docx", Zip(["[Content_Types].xml", "word/document.xml", .. padding, "word/vbaProject.bin"]), out _);
        Assert.IsType<AttachmentNotAccepted>(refusal);
    }

    [Fact]
    public void An_office_file_of_another_kind_a_bare_zip_and_a_broken_one_are_not_taken()
    {
        AssertNotTaken("a.xlsx", Docx, AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken("a.docx", Zip("word/document.xml"), AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken("a.docx", Zip("[Content_Types].xml"), AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken("a.docx", Docx[..^10], AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken("a.docx", [.. "junk"u8, .. Docx], AttachmentDoubt.ContentIsNotWhatTheNameSays);
    }

    [Fact]
    public void An_empty_file_is_not_taken() => AssertNotTaken("a.txt", [], AttachmentDoubt.Empty);

    [Fact]
    public void A_file_of_20_MiB_is_taken_and_one_byte_more_is_not()
    {
        var large = new byte[Limits.AttachmentBytes + 1];
        Array.Fill(large, (byte)'a');
        Assert.Equal(new AttachmentTooLarge(20 * 1024 * 1024), AttachmentRules.Check("a.txt", large, out _));
        AssertTaken("a.txt", large[1..], "text/plain");
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_not_taken()
    {
        AssertNotTaken("a.txt", [0xB1, 0xA8, 0xC3, 0xFB], AttachmentDoubt.ContentIsNotWhatTheNameSays);
        AssertNotTaken("a.csv", Encoding.Unicode.GetBytes("a,b"), AttachmentDoubt.ContentIsNotWhatTheNameSays);
    }

    [Fact]
    public void The_file_picker_offers_what_is_taken() =>
        Assert.Equal(".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.txt,.csv", AttachmentRules.Endings);

    [Fact]
    public void No_broken_file_makes_the_check_itself_break() =>
        Gen.Select(Gen.Select(Gen.Int[0, Docx.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, Docx.Length]).Sample((changes, length) =>
        {
            var bytes = (byte[])Docx.Clone();
            foreach (var (at, value) in changes)
            {
                bytes[at] = value;
            }

            var refusal = AttachmentRules.Check("a.docx", bytes[..Math.Max(length, Docx.Length / 2)], out var mediaType);
            Assert.Equal(refusal is null, mediaType.Length > 0);
            refusal = AttachmentRules.Check("a.docx", bytes, out mediaType);
            Assert.Equal(refusal is null, mediaType.Length > 0);
        }, iter: 2000);
}
