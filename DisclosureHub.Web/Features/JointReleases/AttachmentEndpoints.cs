using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace DisclosureHub.Web.Features.JointReleases;

/// <summary>Files come and go by plain requests: a circuit is no place for twenty megabytes.</summary>
public static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/releases/{release:guid}/attachments").RequireAuthorization();
        _ = files.MapPost("", TakeAsync).WithMetadata(new RequestSizeLimitAttribute(Limits.AttachmentBytes + (1024 * 1024)));
        _ = files.MapGet("{file:guid}", GiveAsync);
    }

    /// <summary>Takes one file. Answers 200, or 422 with the refusal in words.</summary>
    private static async Task<IResult> TakeAsync(Guid release, IFormFile file, [FromForm] Guid command, HttpContext http, CommandRunner runner, JointReleaseQueries queries, Readers readers, Wording wording)
    {
        if (await readers.FindAsync(http) is not ({ } who, { } reader))
        {
            return Results.Unauthorized();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        // The post in the unit that leads it; without one the door says why not.
        var lead = (await queries.FindDraftAsync(JointReleaseId.From(release), reader))?.Lead;
        var post = reader.Posts.FirstOrDefault(p => p.Unit == lead && p.Role.Carries(Duty.DraftRelease)) ?? reader.Posts[0];
        var done = await runner.RunAsync(
            new AttachFile(new(command), JointReleaseId.From(release), NewId.Of<AttachmentId>(), Path.GetFileName(file.FileName), bytes.ToArray()),
            new Actor(who.Person, post.Id, who.How, who.Until, who.Id),
            http.RequestAborted);
        return done.Refusal is { } refusal
            ? Results.Json(new { title = wording.TitleOf(refusal), advice = wording.AdviceOf(refusal) }, statusCode: StatusCodes.Status422UnprocessableEntity)
            : Results.Ok();
    }

    /// <summary>Gives a file to whoever sees a text that carries it; always as a download, never shown inline.</summary>
    private static async Task<IResult> GiveAsync(Guid release, Guid file, HttpContext http, JointReleaseQueries queries, Readers readers)
    {
        if (await readers.FindAsync(http) is not (_, { } reader))
        {
            return Results.Unauthorized();
        }

        return await queries.FindFileAsync(JointReleaseId.From(release), AttachmentId.From(file), reader) is { } found
            ? Results.File(found.Bytes, found.File.MediaType, found.File.Name)
            : Results.NotFound();
    }
}
