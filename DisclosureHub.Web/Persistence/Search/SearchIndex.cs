using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Domain.JointReleases;
using Markdig;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Persistence.Search;

/// <summary>Keeps the searchable texts in step with their release, in the command's own transaction.</summary>
public static class SearchIndex
{
    /// <summary>Raised when texts are folded or marked another way: every row is made anew at the next start.</summary>
    private const int Making = 1;

    // As pages show it (UI/Markdown), where the marks are not read either.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Writes what of the release can be found now, and takes away what no longer can.</summary>
    public static async Task ShowAsync(HubDb db, JointRelease release, DateTimeOffset at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(release);
        var kept = await db.SearchTexts.AsNoTracking().Where(r => r.Release == release.Id).Select(r => new { r.Seq, r.In, r.Key, r.Print }).ToListAsync(stop);
        foreach (var findable in Findable.All(release))
        {
            var marks = MarksOf(release, findable);
            var print = PrintOf(findable, marks);
            if (kept.RemoveAll(k => k.In == findable.In && k.Key == findable.Key && k.Print == print) == 0)
            {
                _ = db.SearchTexts.Add(RowOf(release.Id, findable, marks, print, at));
            }
        }

        db.SearchTexts.RemoveRange(kept.Select(k => new SearchRow { Seq = k.Seq }));
    }

    /// <summary>How the print of every row begins that was made as they are made now.</summary>
    internal static string Prefix => string.Create(CultureInfo.InvariantCulture, $"{Making}:");

    private static string[] MarksOf(JointRelease release, Findable findable) =>
    [
        Mark.Kind(findable.In), Mark.Stage(release.Stage), Mark.Lead(release.Lead),
        .. findable.By.Distinct().Select(Mark.By), .. findable.Inside.Select(Mark.Inside), .. findable.Outside.Select(Mark.Outside),
        .. findable.Whole ? [Mark.Whole] : Array.Empty<string>(),
    ];

    private static string PrintOf(Findable findable, string[] marks)
    {
        var everything = string.Join('\u001F', [findable.Number, findable.Title, .. marks, .. findable.Passages]);
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(everything)));
    }

    private static SearchRow RowOf(JointReleaseId release, Findable findable, string[] marks, string print, DateTimeOffset at)
    {
        var text = string.Join('\n', findable.Passages.Select(Plain).Where(p => p.Length > 0));

        // An opinion is found by its own words: its release's title leads to the release.
        var folded = Folding.Of($"{findable.Number}\n{(findable.In == FoundIn.Opinion ? "" : findable.Title)}\n{text}");
        return new SearchRow
        {
            Release = release, In = findable.In, Of = findable.Of, Key = findable.Key, Print = print, At = at, Number = findable.Number, Title = findable.Title,
            Text = text, Folded = folded, Grams = Folding.Grams(folded), Marks = marks,
        };
    }

    private static string Plain(string marked) => string.Join(' ', Markdig.Markdown.ToPlainText(marked, Pipeline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
