using System.Diagnostics;
using System.Globalization;
using System.Text;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;
using DisclosureHub.Web.Features.Search;
using DisclosureHub.Web.Persistence;
using DisclosureHub.Web.Persistence.Search;
using DisclosureHub.Web.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DisclosureHub.Benchmarks;

/// <summary>What a search costs over many releases, as somebody who sees them all and as somebody of one section of twenty.</summary>
internal static class SearchFigures
{
    private const int Sections = 20;

    /// <summary>Before anything is counted: a server that has run for a minute has its code compiled as it stays.</summary>
    private const int WarmingUp = 30;

    private const int Rounds = 20;

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Beside it: the bare indexed query for the same rows on an open connection. The aim: p95 at most 1.5 of it, and at most 300 ms.</summary>
    /// <param name="releases">Each with about eight hundred characters; words occur as unevenly as in a language.</param>
    /// <param name="postgres">A database of its own to make and leave; null for a SQLite file.</param>
    public static async Task ManyReleasesAsync(int releases, string? postgres)
    {
        await using var bureau = await Bureau.OpenAsync(new FakeTimeProvider(Start), s => s.AddSingleton<BureauDirectory>().AddSingleton<SearchQueries>(), postgres);
        UnitId[] sections = [.. Enumerable.Range(0, Sections).Select(_ => NewId.Of<UnitId>())];
        var words = await FillAsync(bureau, releases, sections);
        var search = bureau.Get<SearchQueries>();
        Reader all = ReaderIn(NewId.Of<UnitId>(), Role.OfficeHead), one = ReaderIn(sections[3], Role.Drafter);
        List<(SearchTerms Terms, SearchFilter Filter, Reader Reader)> asked =
        [
            .. from text in words
               from reader in (Reader[])[all, one]
               select (new SearchTerms(Folding.Runs(text), [], [ReferenceEquals(reader, all) ? Mark.Whole : Mark.Inside(sections[3])]), new SearchFilter(text, null, null, null, null, 1), reader),
        ];

        List<TimeSpan> ours = [], floor = [];
        await using var db = bureau.Get<HubDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync();
        for (var round = 0; round < WarmingUp + Rounds; round++)
        {
            foreach (var (terms, filter, reader) in asked)
            {
                await using var bare = db.Search(terms, 0, SearchFilter.PageSize + 1).AsNoTracking().CreateDbCommand();
                var watch = Stopwatch.StartNew();
                var rows = 0;
                await using (var read = await bare.ExecuteReaderAsync())
                {
                    while (await read.ReadAsync())
                    {
                        rows++;
                    }
                }

                var bareTime = watch.Elapsed;
                watch.Restart();
                var found = await search.FindAsync(filter, reader);
                var ourTime = watch.Elapsed;
                if (found.Hits.Count != Math.Min(rows, SearchFilter.PageSize))
                {
                    throw new InvalidOperationException($"{filter.Words}: {found.Hits.Count} of {rows}");
                }

                if (round >= WarmingUp)
                {
                    ours.Add(ourTime);
                    floor.Add(bareTime);
                }
            }
        }

        Say($"Search over {releases:N0} releases, {asked.Count} questions, p50", At(ours, 0.5), At(floor, 0.5));
        Say($"Search over {releases:N0} releases, {asked.Count} questions, p95", At(ours, 0.95), At(floor, 0.95));
        Say($"Search over {releases:N0} releases, {asked.Count} questions, longest", At(ours, 1), At(floor, 1));
    }

    private static Reader ReaderIn(UnitId unit, Role role)
    {
        var person = NewId.Of<PersonId>();
        return new Reader(person, [new Post(NewId.Of<PostId>(), person, unit, role, new DateOnly(2020, 1, 1), null)]);
    }

    /// <summary>Releases with their searchable rows, as the product writes them; and what to ask: frequent and rare words, long ones, several, none.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(Bureau bureau, int releases, UnitId[] sections)
    {
        var chance = new Random(7);
        string[] vocabulary = [.. Enumerable.Range(0, 4000).Select(_ => string.Concat(Enumerable.Range(0, chance.Next(2, 5)).Select(_ => (char)(0x4E00 + (int)(6000 * Math.Pow(chance.NextDouble(), 2))))))];
        string Word() => vocabulary[(int)(vocabulary.Length * Math.Pow(chance.NextDouble(), 3))];
        var template = await bureau.AskAsync();
        await bureau.CopyReleasesAsync(template, releases);
        JointReleaseId[] ids = await bureau.IdsAsync();
        var lane = bureau.Get<WriteLane>();
        foreach (var some in ids.Chunk(500))
        {
            await lane.RunAsync(async db =>
            {
                foreach (var id in some)
                {
                    var text = new StringBuilder();
                    while (text.Length < 800)
                    {
                        _ = text.Append(Word()).Append(chance.Next(9) == 0 ? "。" : "");
                    }

                    var number = $"联发〔2026〕{chance.Next(100_000)}号";
                    var section = sections[chance.Next(Sections)];
                    var title = Word() + Word() + Word();
                    var folded = Folding.Of($"{number}\n{title}\n{text}");
                    _ = db.SearchTexts.Add(new SearchRow
                    {
                        Release = id, In = FoundIn.Release, Of = section, Print = "1:", At = Start, Number = number, Title = title, Text = text.ToString(), Folded = folded,
                        Grams = Folding.Grams(folded), Marks = [Mark.Kind(FoundIn.Release), Mark.Stage(ReleaseStage.InConsultation), Mark.Lead(section), Mark.Inside(section), Mark.Whole],
                    });
                }

                await Task.CompletedTask;
                return true;
            });
        }

        await bureau.GiveLeadsAsync();
        return
        [
            .. ((int[])[0, 1, 5, 20, 100, 500, 1500, 3000, 3999]).Select(n => vocabulary[n]),
            .. ((int[])[0, 10, 200, 2500]).Select(n => vocabulary[n][..2]),
            $"{vocabulary[0]} {vocabulary[3]}", $"{vocabulary[2]} {vocabulary[2000]}", $"{vocabulary[1]}{vocabulary[2]}", "联发2026 77号", "公开信", vocabulary[0][..1],
        ];
    }

    private static TimeSpan At(List<TimeSpan> taken, double share) => taken.Order().ElementAt(Math.Min(taken.Count - 1, (int)(taken.Count * share)));

    private static void Say(string what, TimeSpan ours, TimeSpan floor) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {ours.TotalMilliseconds:N2} ms; floor, the bare indexed query: {floor.TotalMilliseconds:N2} ms; ratio {ours / floor:N2}"));
}
