using System.Globalization;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Letters;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace DisclosureHub.Web.Features.JointReleases.Handling;

/// <summary>What a person fills in beside the scan of a signed paper.</summary>
public sealed record PaperFields(string Seen, string Signer, string SignedOn, string TheirNumber, string Stance, string Reasons, string Basis)
{
    /// <summary>What an outside unit's letter says; it consents to the whole or not at all, which is all a letter can be read as.</summary>
    public OpinionContent? Content => Enum.TryParse<Stance>(Stance, out var stance) && Enum.IsDefined(stance)
        ? new OpinionContent(stance, ConsentScope.Whole, Reasons ?? "", Basis ?? "", "")
        : null;

    public DateOnly Day => DateOnly.TryParseExact(SignedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue;
}

/// <summary>Signed papers come in by plain requests, like every file.</summary>
public static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/releases/{release:guid}/papers/{number}/docx", GiveAsync).RequireAuthorization();
        _ = endpoints.MapPost("/releases/{release:guid}/paper-opinions/{unit:guid}", TakeAsync).RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(Limits.AttachmentBytes + (1024 * 1024)));
    }

    /// <summary>Gives a paper as a Word file to whoever sees it.</summary>
    private static async Task<IResult> GiveAsync(Guid release, string number, HttpContext http, PaperQueries papers, Readers readers)
    {
        if (await readers.FindAsync(http) is not (_, { } reader))
        {
            return Results.Unauthorized();
        }

        return await papers.FindAsync(JointReleaseId.From(release), number, reader) is { } paper
            ? Results.File(Docx.Write(paper), Docx.ContentType, $"{number}.docx")
            : Results.NotFound();
    }

    /// <summary>Takes the scan of a signed paper. Answers 200, or 422 with the refusal in words.</summary>
    private static async Task<IResult> TakeAsync(
        Guid release, Guid unit, IFormFile file, [FromForm] Guid command, [FromForm] PaperFields fields, HttpContext http, CommandRunner runner, Readers readers, Wording wording)
    {
        if (await readers.FindAsync(http) is not ({ } who, { } reader))
        {
            return Results.Unauthorized();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, http.RequestAborted);
        var unitId = UnitId.From(unit);
        var able = reader.Posts.Where(p => p.Role.Carries(Duty.RecordPaperOpinion)).ToList();
        var post = able.Find(p => p.Unit == unitId) ?? able.Find(p => p.Role is Role.OfficeStaff or Role.OfficeHead) ?? reader.Posts[0];
        var done = await runner.RunAsync(
            new RecordPaperOpinion(
                new(command), JointReleaseId.From(release), unitId, fields.Content, new TextHash(fields.Seen), NewId.Of<AttachmentId>(), Path.GetFileName(file.FileName),
                bytes.ToArray(), fields.Signer ?? "", fields.Day, fields.TheirNumber ?? ""),
            new Actor(who.Person, post.Id, who.How, who.Until, who.Id),
            http.RequestAborted);
        return done.Refusal is { } refusal
            ? Results.Json(new { title = wording.TitleOf(refusal), advice = wording.AdviceOf(refusal) }, statusCode: StatusCodes.Status422UnprocessableEntity)
            : Results.Ok();
    }
}
