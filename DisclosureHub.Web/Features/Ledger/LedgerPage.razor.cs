using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureHub.Domain.Deadlines;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Live;
using DisclosureHub.Web.Runtime;
using DisclosureHub.Web.Words;
using Microsoft.AspNetCore.Components;

namespace DisclosureHub.Web.Features.Ledger;

/// <summary>
/// 台账: the record as it stands, newest first, and its verification. What is asked for stands in the address. Pages
/// begin and end at an entry, not at a count, so that what is written meanwhile moves nothing but the first.
/// </summary>
public sealed partial class LedgerPage
{
    private readonly HashSet<long> _open = [];
    private readonly CancellationTokenSource _left = new();

    private LedgerView? _view;
    private LedgerMatter? _matter;
    private BureauNames? _names;
    private LedgerVerdict? _verdict;
    private bool _gone;
    private bool _verifying;
    private bool _keptIsBad;
    private int _against;
    private int _newer;
    private string _said = "";
    private string _kept = "";

    /// <summary>The newest entry when this list was opened: what comes later is marked, or waits above.</summary>
    private long _arrived = long.MaxValue;

    private string _asked = "";

    // What the form holds until it is sent.
    private string _words = "";
    private string _kind = "";
    private string _clause = "";
    private string _person = "";
    private DateOnly? _from;
    private DateOnly? _until;

    [Parameter] public Guid? Matter { get; set; }

    [Inject] private LedgerQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "clause")] private string? Clause { get; set; }

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")] private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }

    [SupplyParameterFromQuery(Name = "after")] private string? After { get; set; }

    // The address can change from one matter to another without a new page, so it watches all of them.
    protected override IEnumerable<Address> Watched => [Address.All];

    private bool MayRead => Me.Reader.Carries(Duty.ReadLedger) || Me.Reader.Carries(Duty.VerifyLedger);

    /// <summary>Whoever reads the record of one matter may have that chain checked; the whole record takes the duty.</summary>
    private bool MayVerify => Matter is not null || Me.Reader.Carries(Duty.VerifyLedger);

    private bool Filtered => Words is { Length: > 0 } || Kind is { Length: > 0 } || Clause is { Length: > 0 } || Who is { Length: > 0 } || From is { Length: > 0 } || Until is { Length: > 0 };

    /// <summary>The list begins with the newest entry there is.</summary>
    private bool Newest => _view is { HasNewer: false };

    private string Here => Matter is { } matter ? $"ledger/{matter}" : "ledger";

    /// <summary>Where what is listed is given out as a file.</summary>
    private string Export(string kind) => Navigation.GetUriWithQueryParameters($"ledger/entries.{kind}", new Dictionary<string, object?>
    {
        ["matter"] = Matter, ["q"] = NullIfEmpty(Words), ["kind"] = NullIfEmpty(Kind), ["clause"] = NullIfEmpty(Clause), ["who"] = NullIfEmpty(Who), ["from"] = NullIfEmpty(From), ["until"] = NullIfEmpty(Until),
    });

    private IEnumerable<string> Kinds => LedgerQueries.Kinds.OrderBy(k => T[$"Kind_{k}"].Value, StringComparer.CurrentCulture);

    private LedgerFilter Filter => new(Matter, Words ?? "", Kind ?? "", Who ?? "", Clause ?? "", LedgerFilter.Day(From), LedgerFilter.Day(Until), Entry(Before), Entry(After));

    protected override async Task LoadAsync()
    {
        _names = await Me.NamesAsync();
        if (!MayRead)
        {
            return;
        }

        var asked = Navigation.Uri;
        var (filter, matter) = (Filter, Matter is { } id ? await Queries.FindMatterAsync(id, Me.Reader) : null);
        var view = await Queries.ReadAsync(filter, Me.Reader);
        if (asked != _asked)
        {
            // Turning pages keeps what counts as new; the first page shows all of it.
            _arrived = !view.HasNewer ? view.Rows.Select(r => r.Seq).FirstOrDefault()
                : _arrived == long.MaxValue ? await Queries.NewestAsync(filter, Me.Reader)
                : _arrived;
            Opened(asked, matter);
        }

        (_matter, _gone, _view) = (matter, Matter is not null && matter is null, view);
        _newer = Newest ? 0 : await Queries.CountAfterAsync(filter, _arrived, Me.Reader);
        var fresh = Newest ? view.Rows.Count(r => r.Seq > _arrived) : _newer;
        _said = fresh > 0 ? T["NewerSaid", fresh] : "";
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded && Navigation.Uri != _asked)
        {
            await ReloadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _left.Cancel();
            _left.Dispose();
        }

        base.Dispose(disposing);
    }

    [GeneratedRegex("^(sha256:)?[0-9a-f]{64}$")]
    private static partial Regex Digest();

    private static long? Entry(string? written) => long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    /// <summary>Enough of a hash to tell two apart by eye.</summary>
    private static string Short(string hash) => hash[(hash.IndexOf(':', StringComparison.Ordinal) + 1)..] is { Length: > 8 } figures ? figures[..8] : hash;

    /// <summary>Another list: what was opened, found and typed for the one before is put away.</summary>
    private void Opened(string asked, LedgerMatter? matter)
    {
        if (matter?.Id != _matter?.Id)
        {
            (_verdict, _against) = (null, 0);
        }

        _asked = asked;
        _open.Clear();
        (_words, _kind, _clause, _person, _from, _until) = (Words ?? "", Kind ?? "", Clause ?? "", Who ?? "", LedgerFilter.Day(From), LedgerFilter.Day(Until));
    }

    private void Toggle(long entry)
    {
        if (!_open.Remove(entry))
        {
            _ = _open.Add(entry);
        }
    }

    private void Search() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(Here, new Dictionary<string, object?>
    {
        ["q"] = NullIfEmpty(_words),
        ["kind"] = NullIfEmpty(_kind),
        ["clause"] = NullIfEmpty(_clause),
        ["who"] = NullIfEmpty(_person),
        ["from"] = _from?.ToString("O", CultureInfo.InvariantCulture),
        ["until"] = _until?.ToString("O", CultureInfo.InvariantCulture),
    }));

    /// <summary>The address of another page of the same list.</summary>
    private string With(long? before, long? after) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["before"] = before,
        ["after"] = after,
    });

    private async Task VerifyAsync()
    {
        string[] kept = [.. LedgerQueries.DigestsIn(_kept)];
        _keptIsBad = Matter is null && !Array.TrueForAll(kept, k => Digest().IsMatch(k));
        if (_verifying || _keptIsBad)
        {
            return;
        }

        (_verifying, _verdict) = (true, null);
        StateHasChanged();
        try
        {
            var matter = Matter;
            var verdict = matter is { } one
                ? await Queries.VerifyMatterAsync(one, Me.Reader, _left.Token)
                : await Queries.VerifyAsync([.. kept.Select(k => k.StartsWith("sha256:", StringComparison.Ordinal) ? k : $"sha256:{k}")], Me.Reader, _left.Token);
            if (matter == Matter)
            {
                (_verdict, _against) = (verdict, matter is null ? kept.Length : 0);
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page is gone; nobody waits for the answer.
        }
        finally
        {
            _verifying = false;
        }
    }

    /// <summary>What the matters of the bureau itself are called: they are no releases and have no page of their own. Null for a release.</summary>
    private string? OfTheBureau(Guid matter) =>
        matter == Organisation.Address ? T["OfOrganisation"].Value : matter == TimeRules.Address ? T["OfTimeRules"].Value : null;

    /// <summary>A release's title; that it is not in the tables any more, or a draft that is not for the reader.</summary>
    private string TitleOf(string? title) => title switch { null => T["ReleaseGone"], "" => T["UnsentDraft"], _ => title };

    private string NumberOf(string? number) => number switch
    {
        null => T["NoNumber"],
        "" => T["NotSentYet"],
        _ => number,
    };

    /// <summary>Of what a time limit asked for, or whoever held the first link, there is no person and no post.</summary>
    private string WhoOf(LedgerRow row) => RoleOfNobody(row) is { } role ? Wording.Of(role) : Wording.Of(_names!, row.Person);

    private static Role? RoleOfNobody(LedgerRow row) => row.How switch
    {
        nameof(Authentication.Clock) => Role.Clock,
        nameof(Authentication.SetUpLink) => Role.SetUp,
        _ => null,
    };

    private string PostOf(LedgerRow row) => RoleOfNobody(row) is not null ? ""
        : row is { Unit: { } unit, Role: { } role }
        ? $"{Wording.Of(_names!, unit)}{(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ", " : " ")}{Wording.Of(role)}"
        : T["PostGone"];

    private string HowOf(string how) => T[$"How_{how}"] is { ResourceNotFound: false } known ? known.Value : how;

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
