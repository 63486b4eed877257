using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence.Ledger;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.Extensions.Localization;

namespace DisclosureHub.Web.Features.Ledger;

/// <summary>What an auditor takes away: the entries as a table to read, as lines to check elsewhere, and the digest to keep.</summary>
public static class LedgerEndpoints
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapLedger(this IEndpointRouteBuilder endpoints)
    {
        _ = endpoints.MapGet("/ledger/entries.csv", GiveTableAsync).RequireAuthorization();
        _ = endpoints.MapGet("/ledger/entries.jsonl", GiveLinesAsync).RequireAuthorization();
        _ = endpoints.MapGet("/ledger/digest.txt", GiveDigestAsync).RequireAuthorization();
    }

    /// <summary>For people: the sentence of each fact, who did it and where it stands. Opens in a spreadsheet.</summary>
    private static async Task<IResult> GiveTableAsync(HttpContext http, LedgerQueries queries, Readers readers, BureauDirectory directory, Wording wording, IStringLocalizer<LedgerTexts> texts)
    {
        if (await AuditorAsync(http, readers) is not { } reader)
        {
            return Results.NotFound();
        }

        var names = await directory.NamesAsync(http.RequestAborted);
        var filter = LedgerFilter.Read(http.Request.Query);
        return Results.Stream(
            async stream =>
            {
                await using var table = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
                await table.WriteLineAsync(Line(["Export_Seq", "MomentColumn", "Export_Number", "Export_Title", "Export_Fact", "Kind", "Clause", "WhoColumn", "Export_Unit", "Export_Role", "Export_For", "Export_How", "Export_InChain", "Export_Prev", "Export_Hash"], key => texts[key]));
                await foreach (var (row, _) in queries.ExportAsync(filter, reader, http.RequestAborted))
                {
                    await table.WriteLineAsync(Line(
                    [
                        row.Seq.ToString(CultureInfo.InvariantCulture), InShanghai(row.At), row.Number ?? "", row.Title ?? "", row.Fact is null ? texts["CannotBeRead", row.Kind] : wording.Tell(row.Fact, names),
                        row.Kind, row.Clause, Wording.Of(names, row.Person), row.Unit is { } unit ? Wording.Of(names, unit) : "", row.Role is { } role ? wording.Of(role) : "",
                        row.OnBehalfOf is { } other ? Wording.Of(names, other) : "", row.How, row.InChain.ToString(CultureInfo.InvariantCulture), row.PrevHash, row.Hash,
                    ], cell => cell));
                }
            },
            "text/csv; charset=utf-8", FileName(filter, "csv"));
    }

    /// <summary>For machines: each entry with every field that its hash is taken of (docs/ledger.md), a line each.</summary>
    private static async Task<IResult> GiveLinesAsync(HttpContext http, LedgerQueries queries, Readers readers)
    {
        if (await AuditorAsync(http, readers) is not { } reader)
        {
            return Results.NotFound();
        }

        var filter = LedgerFilter.Read(http.Request.Query);
        return Results.Stream(
            async stream =>
            {
                await using var lines = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
                await foreach (var (_, entry) in queries.ExportAsync(filter, reader, http.RequestAborted))
                {
                    await lines.WriteLineAsync(JsonSerializer.Serialize(entry, AsItIs));
                }
            },
            "application/jsonl; charset=utf-8", FileName(filter, "jsonl"));
    }

    private static async Task<IResult> GiveDigestAsync(HttpContext http, Readers readers, DigestExport digests) =>
        await AuditorAsync(http, readers) is not null && await digests.NowAsync(http.RequestAborted) is { } digest
            ? Results.File(Encoding.UTF8.GetBytes(digest.Write()), "text/plain; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"digest-{digest.Checkpoint}.txt"))
            : Results.NotFound();

    /// <summary>Whoever verifies the record; nobody else takes it away.</summary>
    private static async Task<Domain.JointReleases.Reader?> AuditorAsync(HttpContext http, Readers readers) =>
        await readers.FindAsync(http) is (_, { } reader) && reader.Carries(Duty.VerifyLedger) ? reader : null;

    private static string FileName(LedgerFilter filter, string kind) => filter.Matter is { } matter ? $"ledger-{matter}.{kind}" : $"ledger.{kind}";

    private static string InShanghai(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, WorkCalendar.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells, Func<string, string> say) => string.Join(',', cells.Select(c => Cell(say(c))));

    /// <summary>A cell that a spreadsheet takes for text: what begins like a formula is not one.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
