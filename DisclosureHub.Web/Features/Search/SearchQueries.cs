using DisclosureHub.Domain.Calendar;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Search;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;

namespace DisclosureHub.Web.Features.Search;

/// <summary>
/// The only EF in the room: finds texts and people under the reader's own rights. The index narrows to what he sees; what it gives is
/// asked for once more under the rule itself, so that a row that lags shows nobody anything.
/// </summary>
public sealed class SearchQueries(HubDbFactory contexts, BureauDirectory directory, BureauClock clock)
{
    private const int MostPeople = 8;

    private const int ExcerptLength = 150;

    public async Task<SearchView> FindAsync(SearchFilter filter, Reader reader, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        var words = filter.Words.Length > SearchFilter.MostCharacters ? filter.Words[..SearchFilter.MostCharacters] : filter.Words;
        var runs = Folding.Runs(words);
        if (runs.Count == 0 && filter.By is null)
        {
            return SearchView.Nothing;
        }

        await using var db = contexts.CreateDbContext();
        var page = Math.Clamp(filter.Page, 1, SearchFilter.MostPages);
        var hits = await HitsAsync(db, new SearchTerms(runs, [.. MarksOf(filter)], [.. EyesOf(reader)]), page, reader, stop);
        var people = page == 1 && filter is { In: null, Stage: null, Lead: null, By: null } && WhoSeesWhat.SeesTheRest(reader) ? await PeopleAsync(db, words.Trim(), stop) : [];
        return new SearchView(true, people, [.. hits.Take(SearchFilter.PageSize)], page, page < SearchFilter.MostPages && hits.Count > SearchFilter.PageSize);
    }

    /// <summary>A page and one more.</summary>
    private static async Task<IReadOnlyList<Hit>> HitsAsync(HubDb db, SearchTerms terms, int page, Reader reader, CancellationToken stop)
    {
        if (terms.AnyOf.Count == 0)
        {
            return [];
        }

        var found = await db.Search(terms, (page - 1) * SearchFilter.PageSize, SearchFilter.PageSize + 1).AsNoTracking()
            .Join(db.Releases.Where(WhoSeesWhat.Of(reader)), text => text.Release, release => release.Id, (text, release) => new FoundPlace<Line>
            {
                Found = new Line
                {
                    Seq = text.Seq, Release = text.Release, Number = text.Number, Title = text.Title, Text = text.Text, At = text.At,
                    Lead = release.Lead, Stage = EF.Property<ReleaseStage>(release, JointReleaseMapping.StageColumn),
                },
                In = text.In,
                Of = text.Of,
            })
            .Where(Findable.FoundBy<Line>(reader))
            .OrderByDescending(place => place.Found.Seq)
            .ToListAsync(stop);
        return
        [
            .. found.Select(place => new Hit(
                place.In, place.Found.Release, Excerpt.Whole(place.Found.Title, terms.Runs), Excerpt.Around(place.Found.Text, terms.Runs, ExcerptLength),
                Excerpt.Whole(place.Found.Number, terms.Runs), place.Of, place.Found.Lead, place.Found.Stage, place.Found.At)),
        ];
    }

    /// <summary>Colleagues by name; the bureau knows them all by name anyway.</summary>
    private async Task<IReadOnlyList<PersonHit>> PeopleAsync(HubDb db, string name, CancellationToken stop)
    {
        if (name.Length == 0)
        {
            return [];
        }

        var names = await directory.NamesAsync(stop);
        var found = names.People.Values
            .Where(p => p.Name.Contains(name, StringComparison.Ordinal) || p.NameEn.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value).Take(MostPeople).ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var (today, ids) = (WorkCalendar.DayOf(clock.Now), found.ConvertAll(p => p.Id));
        var posts = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Person) && p.From <= today && (p.Until == null || p.Until >= today)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(stop);
        return [.. found.Select(p => new PersonHit(p, [.. posts.Where(post => post.Person == p.Id)]))];
    }

    private static IEnumerable<string> MarksOf(SearchFilter filter)
    {
        if (filter.In is { } kind)
        {
            yield return Mark.Kind(kind);
        }

        if (filter.Stage is { } stage)
        {
            yield return Mark.Stage(stage);
        }

        if (filter.Lead is { } lead)
        {
            yield return Mark.Lead(lead);
        }

        if (filter.By is { } person)
        {
            yield return Mark.By(person);
        }
    }

    /// <summary>As whom the index knows the reader; nobody, for who sees no matter at all.</summary>
    private static IEnumerable<string> EyesOf(Reader reader)
    {
        var eyes = WhoSeesWhat.SeesTheRest(reader) ? reader.Units.Select(Mark.Inside) : reader.Units.Select(Mark.Outside);
        return reader.SeesTheWholeBureau ? [.. eyes, Mark.Whole] : eyes;
    }

    /// <summary>A row of the index with what its release is now.</summary>
    private sealed class Line
    {
        public required long Seq { get; init; }

        public required JointReleaseId Release { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required string Text { get; init; }

        public required DateTimeOffset At { get; init; }

        public required UnitId Lead { get; init; }

        public required ReleaseStage Stage { get; init; }
    }
}
