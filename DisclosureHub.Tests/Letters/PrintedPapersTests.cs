using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using DisclosureHub.Tests.Architecture;
using DisclosureHub.Web.Letters;
using Xunit;

namespace DisclosureHub.Tests.Letters;

/// <summary>
/// What another program makes of the papers: LibreOffice lays them out, and all their text is on the pages. With PAPERS
/// set to a folder, the .docx, .pdf and .html files stay there to be looked at.
/// </summary>
public sealed partial class PrintedPapersTests
{
    [Fact]
    public async Task LibreOffice_lays_every_paper_out_on_pages_with_all_its_text()
    {
        var cancel = Xunit.TestContext.Current.CancellationToken;
        var office = Find("soffice");
        Assert.SkipWhen(office is null, "LibreOffice is not installed here (Debian: apt-get install libreoffice-writer), so no paper was laid out on pages.");
        var kept = Environment.GetEnvironmentVariable("PAPERS");
        var folder = Directory.CreateDirectory(kept ?? Path.Combine(Path.GetTempPath(), $"papers-{Environment.ProcessId}")).FullName;
        try
        {
            foreach (var (name, paper) in PaperCases.All)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name + ".docx"), Docx.Write(paper), cancel);
                await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), Page(paper), cancel);
            }

            await RunAsync(
                office!,
                [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. PaperCases.All.Keys.Select(n => Path.Combine(folder, n + ".docx"))],
                cancel);
            Assert.All(PaperCases.All.Keys, n => Assert.True(new FileInfo(Path.Combine(folder, n + ".pdf")).Length > 1000, n));
            if (Find("pdftotext") is { } reader)
            {
                foreach (var (name, paper) in PaperCases.All)
                {
                    var read = Blanks().Replace(await RunAsync(reader, ["-raw", Path.Combine(folder, name + ".pdf"), "-"], cancel), "");
                    Assert.All(paper.Texts.Where(t => t.Length < 12), t => Assert.Contains(Blanks().Replace(t, ""), read, StringComparison.Ordinal));
                }
            }
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Page(Paper paper)
    {
        using var context = new BunitContext();
        var css = string.Concat(((string[])["tokens", "base", "print"]).Select(sheet => File.ReadAllText(Path.Combine(Code.Folder, "wwwroot-assets", "css", sheet + ".css"))));
        return $"<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><title>{paper.Number}</title><style>{css}</style><body>{context.Render<PaperView>(p => p.Add(v => v.Paper, paper)).Markup}";
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();
}
