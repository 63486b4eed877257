using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.UI;
using DisclosureHub.Web.Words;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Deadlines.Board;

/// <summary>Serves the rows of the wall board to the page that is open already.</summary>
public static class WallEndpoints
{
    public static void MapWall(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/wall/rows", RowsAsync).RequireAuthorization().WithMetadata(new OpenToIdleAttribute());

    private static async Task<IResult> RowsAsync(
        HttpContext http, Readers readers, DeadlineBoardQueries queries, BureauDirectory directory, IStringLocalizer<BoardTexts> texts, IStringLocalizer<UiTexts> shared, Wording wording)
    {
        if (await readers.FindAsync(http) is not (_, { } reader) || await queries.WallAsync(reader) is not { } wall)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(WallRows.Of(wall, await directory.NamesAsync(http.RequestAborted), texts, shared, wording).Value, "text/html; charset=utf-8");
    }
}
