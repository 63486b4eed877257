using DisclosureHub.Domain.People;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Sheets;

namespace DisclosureHub.Web.Features.People.Rosters;

/// <summary>Gives the table to fill in, to whoever can bring it back.</summary>
public static class RosterEndpoints
{
    public static void MapRosters(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/people/import/template.xlsx", (HttpContext http, Readers readers) => GiveAsync(http, readers, SheetWriter.Xlsx, SheetWriter.XlsxType, "xlsx")).RequireAuthorization();
        _ = endpoints.MapGet("/people/import/template.csv", (HttpContext http, Readers readers) => GiveAsync(http, readers, SheetWriter.Csv, SheetWriter.CsvType, "csv")).RequireAuthorization();
    }

    private static async Task<IResult> GiveAsync(HttpContext http, Readers readers, Func<EmptySheet, byte[]> write, string type, string ending) =>
        await readers.FindAsync(http) is not (_, { } reader) ? Results.Unauthorized()
        : !reader.Carries(Duty.Organise) && !reader.Carries(Duty.GivePosts) ? Results.NotFound()
        : Results.File(write(RosterTemplate.Made), type, $"人员名册模板.{ending}");
}
