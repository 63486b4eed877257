using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>The length is nothing that anybody would mean.</summary>
public sealed record TermLengthIsOutOfBounds(int Least, int Most) : Refusal(Article: null);

/// <summary>A rule or the law sets the length of this term, and the row goes beyond.</summary>
/// <param name="Ground">That rule.</param>
public sealed record TermLengthIsSetByRule(Article Ground, int? Least, int? Most) : Refusal(Ground);

/// <summary>A rule or the law says in what this term is counted.</summary>
/// <param name="Ground">That rule.</param>
public sealed record TermUnitIsSetByRule(Article Ground, TermUnit Unit) : Refusal(Ground);

/// <summary>Terms change from today on, not backwards.</summary>
public sealed record TermChangeIsInThePast(DateOnly Today) : Refusal(Article: null);

/// <summary>So far ahead that it is a typing mistake: nobody would remember that it comes.</summary>
public sealed record TermChangeIsTooFarAhead(DateOnly Latest) : Refusal(Article: null);

/// <summary>A reminder would come before the term starts, or twice.</summary>
public sealed record ReminderIsOutOfPlace(int Units) : Refusal(Article: null);

/// <summary>The ladder is empty or does not rise.</summary>
public sealed record LadderDoesNotRise() : Refusal(Article: null);

/// <summary>What a row may say.</summary>
public static class TermChange
{
    /// <summary>Lengths that make sense at all, where no rule sets them.</summary>
    private static readonly Dictionary<TermUnit, int> Most = new() { [TermUnit.WorkingDays] = 60, [TermUnit.CalendarDays] = 90, [TermUnit.Hours] = 240 };

    private const int FarthestYears = 2;

    /// <summary>Whether a row may be set today.</summary>
    /// <param name="today">The legal day on which it is set.</param>
    public static Outcome Check(TermInForce row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        var term = Terms.Find(row.Term);
        if (row.EffectiveFrom < today)
        {
            return new TermChangeIsInThePast(today);
        }

        if (row.EffectiveFrom > today.AddYears(FarthestYears))
        {
            return new TermChangeIsTooFarAhead(today.AddYears(FarthestYears));
        }

        if (term.IsBoundByRule && row.Unit != term.Unit)
        {
            return new TermUnitIsSetByRule(term.Article, term.Unit);
        }

        if (row.Length < term.Shortest || row.Length > term.Longest)
        {
            return new TermLengthIsSetByRule(term.Article, term.Shortest, term.Longest);
        }

        if (row.Length < 1 || row.Length > Most[row.Unit])
        {
            return new TermLengthIsOutOfBounds(1, Most[row.Unit]);
        }

        foreach (var units in row.Reminders.Before)
        {
            // The default two units before are simply left out of a term that is shorter.
            if (units < 0 || units > Math.Max(row.Length, 2) || row.Reminders.Before.Count(u => u == units) > 1)
            {
                return new ReminderIsOutOfPlace(units);
            }
        }

        var rises = row.Ladder.Zip(row.Ladder.Skip(1)).All(pair => pair.First < pair.Second);
        return row.Ladder.Count > 0 && rises ? Outcome.Accepted : new LadderDoesNotRise();
    }
}
