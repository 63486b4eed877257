using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Web.Persistence.Search;

/// <summary>
/// A text that can be found, beside the tables and made from them: nothing is on record here, and it can be made anew at any time. A text
/// that changes is a new row, so that the latest stand last.
/// </summary>
public sealed class SearchRow
{
    public long Seq { get; init; }

    public JointReleaseId Release { get; init; }

    public FoundIn In { get; init; }

    /// <summary>The unit whose text it is.</summary>
    public UnitId Of { get; init; }

    /// <summary>Which of the release's texts it is, within its kind.</summary>
    public string Key { get; init; } = "";

    /// <summary>The fingerprint of everything the row was made from, and of the way it was made.</summary>
    public string Print { get; init; } = "";

    /// <summary>When the text, its release's stage or who may find it last changed.</summary>
    public DateTimeOffset At { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>The passages as they are read, without marks, a line each.</summary>
    public string Text { get; init; } = "";

    /// <summary>Everything that is found by, in the form of <see cref="Folding"/>.</summary>
    public string Folded { get; init; } = "";

    /// <summary>What the index keeps of <see cref="Folded"/>. A column on PostgreSQL; on SQLite a full-text table beside this one.</summary>
    public IReadOnlyList<int> Grams { get; init; } = [];

    /// <summary>By what else the index narrows: see <see cref="Mark"/>. Kept where the grams are.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <summary>What the index narrows by besides words. Small letters and digits only: the full-text table takes them for words.</summary>
public static class Mark
{
    /// <summary>Whoever sees the whole bureau.</summary>
    public const string Whole = "whole";

    public static string Inside(UnitId unit) => $"in{unit.Value:N}";

    public static string Outside(UnitId unit) => $"out{unit.Value:N}";

    public static string Kind(FoundIn kind) => $"kind{Plain(kind)}";

    public static string Stage(ReleaseStage stage) => $"stage{Plain(stage)}";

    public static string Lead(UnitId unit) => $"lead{unit.Value:N}";

    public static string By(PersonId person) => $"by{person.Value:N}";

    private static string Plain<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>What is looked for in the index.</summary>
/// <param name="Runs">Each of them must stand in the text.</param>
/// <param name="Marks">The row must carry them all.</param>
/// <param name="AnyOf">And at least one of these.</param>
public sealed record SearchTerms(IReadOnlyList<string> Runs, IReadOnlyList<string> Marks, IReadOnlyList<string> AnyOf)
{
    /// <summary>What the index must have of every text that is found.</summary>
    public IReadOnlyList<int> Grams => [.. Runs.SelectMany(Folding.GramsOfRun).Distinct()];

    /// <summary>The runs that the grams alone do not prove.</summary>
    public IReadOnlyList<string> LongRuns => [.. Runs.Where(r => r.Length > 2)];
}
