using DisclosureHub.Domain.People;

namespace DisclosureHub.Domain.Deadlines;

/// <summary>To whom a reminder goes; whoever stands higher is told together with those below.</summary>
public enum Rung
{
    Handler,
    Head,
    DeputyInCharge,
    Office,
}

/// <summary>When a clock reminds, in the unit of its term.</summary>
/// <param name="AtHalfTime">Once when half of it is gone.</param>
/// <param name="Before">That many units before it is due; 0 is the due day itself.</param>
/// <param name="AfterDue">Every working day (calendar day, 24 hours) once it is over, up the ladder.</param>
public sealed record ReminderPlan(bool AtHalfTime, IReadOnlyList<int> Before, bool AfterDue)
{
    /// <summary>At half time, two, one and zero units before, then daily.</summary>
    public static readonly ReminderPlan Default = new(true, [2, 1, 0], true);
}

/// <summary>
/// The values of a term from a day on, as a row over the default in code. A running clock keeps the row it started with.
/// Silence and article are not here: they are not anybody's to change.
/// </summary>
/// <param name="Term">The name in <see cref="Terms"/>.</param>
/// <param name="EffectiveFrom">First legal day (Asia/Shanghai) on which a clock starts with it.</param>
/// <param name="Length">In <paramref name="Unit"/>.</param>
/// <param name="Ladder">Before it is due reminders go to the first; each reminder after that goes one higher.</param>
/// <param name="SetBy">The person who set it; null for the default.</param>
/// <param name="SetAt">When, in UTC; null for the default.</param>
public sealed record TermInForce(string Term, DateOnly EffectiveFrom, int Length, TermUnit Unit, ReminderPlan Reminders, IReadOnlyList<Rung> Ladder, PersonId? SetBy, DateTimeOffset? SetAt)
{
    /// <summary>Handler, head, deputy in charge, office.</summary>
    public static readonly IReadOnlyList<Rung> WholeLadder = [Rung.Handler, Rung.Head, Rung.DeputyInCharge, Rung.Office];

    /// <summary>The default in code, in force until a row replaces it.</summary>
    public static TermInForce DefaultOf(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return new TermInForce(term.Name, DateOnly.MinValue, term.Length, term.Unit, ReminderPlan.Default, WholeLadder, null, null);
    }
}
