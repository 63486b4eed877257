using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Web.Letters;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.WordFiles;

namespace DisclosureHub.Web.Features.JointReleases.FromWord;

/// <summary>Gives texts as Word files: the draft to those who write it, a version to whoever sees it.</summary>
public static class WordEndpoints
{
    public static void MapWord(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/releases/{release:guid}/draft.docx", GiveDraftAsync).RequireAuthorization();
        _ = endpoints.MapGet("/releases/{release:guid}/versions/{number:int}/text.docx", GiveVersionAsync).RequireAuthorization();
    }

    private static async Task<IResult> GiveDraftAsync(Guid release, HttpContext http, JointReleaseQueries queries, TakenOutQueries takenOut, Readers readers)
    {
        if (await readers.FindAsync(http) is not (_, { } reader))
        {
            return Results.Unauthorized();
        }

        if (await queries.FindDraftAsync(JointReleaseId.From(release), reader) is not { } draft)
        {
            return Results.NotFound();
        }

        var mark = TakenOutQueries.MarkOf(draft.Text);
        await takenOut.KeepAsync(draft.Id, mark, draft.Text);
        return Give(draft.Text, mark, "");
    }

    private static async Task<IResult> GiveVersionAsync(Guid release, int number, HttpContext http, JointReleaseQueries queries, Readers readers)
    {
        if (await readers.FindAsync(http) is not (_, { } reader))
        {
            return Results.Unauthorized();
        }

        return await queries.FindAsync(JointReleaseId.From(release), reader) is { } found && found.Find(number) is { } version
            ? Give(version.Text, TakenOutQueries.MarkOf(version.Text), $"（{found.Number} {PaperText.Version(number)}）")
            : Results.NotFound();
    }

    /// <summary>Under its title, cut where a disk would refuse it.</summary>
    private static IResult Give(ReleaseText text, string mark, string which)
    {
        var name = string.Concat(text.Title.Where(c => !char.IsControl(c) && !"\\/:*?\"<>|".Contains(c, StringComparison.Ordinal))).Trim();
        return Results.File(WordFile.Write(text, mark), Docx.ContentType, $"{(name.Length > 80 ? name[..80] : name)}{which}.docx");
    }
}
